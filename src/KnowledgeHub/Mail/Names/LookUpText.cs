using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace KnowledgeHub.Mail.Names;

/// <summary>Asks the name servers of this machine for TXT records: over UDP, and over TCP when the answer is too long (RFC 1035 section 4.2). Never waits long.</summary>
public sealed class LookUpText(NameServers servers)
{
    /// <summary>The texts; none when there is no such record, null when it could not be looked up.</summary>
    public async Task<IReadOnlyList<string>?> RunAsync(string name, CancellationToken ct)
    {
        var query = DnsText.Query((ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1), name);
        foreach (var server in query is null ? [] : servers.All)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(servers.Patience);
            try
            {
                var answer = await OverUdpAsync(server, query!, patience.Token);
                answer = DnsText.IsCut(answer) ? await OverTcpAsync(server, query!, patience.Token) : answer;
                if (DnsText.Answers(answer, query) && DnsText.Read(answer, query!.Length) is { } texts)
                {
                    return texts;
                }
            }
            catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                // The next server may know.
            }
        }

        return null;
    }

    private static async Task<byte[]> OverUdpAsync(IPEndPoint server, byte[] query, CancellationToken ct)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, ct);
        await socket.SendAsync(query, ct);
        var buffer = new byte[4096];
        while (true)
        {
            // What answers another question, late or forged, is passed over.
            var length = await socket.ReceiveAsync(buffer, ct);
            if (DnsText.Answers(buffer.AsSpan(0, length), query))
            {
                return buffer[..length];
            }
        }
    }

    private static async Task<byte[]> OverTcpAsync(IPEndPoint server, byte[] query, CancellationToken ct)
    {
        using var client = new TcpClient(server.AddressFamily);
        await client.ConnectAsync(server, ct);
        var stream = client.GetStream();
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)query.Length);
        await stream.WriteAsync((byte[])[.. length, .. query], ct);
        await stream.ReadExactlyAsync(length, ct);
        var answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(answer, ct);
        return answer;
    }
}
