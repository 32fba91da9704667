using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using KnowledgeHub.Mail.Names;
using KnowledgeHub.Newsletters.Preflight;
using Xunit;

namespace KnowledgeHub.Tests.Mail.Names;

public sealed class LookUpTextTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_of_many_strings_are_put_together_and_other_records_are_passed_over()
    {
        using var server = new ScriptedNames(query => [Answer(query, 0, Record(5, [0xC0, 12]), Text("v=spf1 include:", "mail.example.org -all"), Text("other"))]);
        Assert.Equal(["v=spf1 include:mail.example.org -all", "other"], await LookUp(server).RunAsync("alliance.test", Ct));
        Assert.Equal("alliance.test", server.Asked[0]);
    }

    [Fact]
    public async Task An_answer_to_another_question_is_passed_over()
    {
        using var server = new ScriptedNames(query =>
        {
            var forged = Answer(query, 0, Text("forged"));
            forged[0] ^= 0xFF;
            return [forged, Answer(query, 0, Text("right"))];
        });
        Assert.Equal(["right"], await LookUp(server).RunAsync("alliance.test", Ct));
    }

    [Fact]
    public async Task What_does_not_fit_is_asked_for_over_tcp()
    {
        using var server = new ScriptedNames(query =>
        {
            var cut = Answer(query, 0);
            cut[2] |= 0x02;
            return [cut];
        }, query => Answer(query, 0, Text("long")));
        Assert.Equal(["long"], await LookUp(server).RunAsync("alliance.test", Ct));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(0, true)]
    [InlineData(2, false)]
    [InlineData(5, false)]
    public async Task No_such_name_is_an_answer_and_a_servers_failure_is_none(int code, bool answered)
    {
        using var server = new ScriptedNames(query => [Answer(query, code)]);
        var texts = await LookUp(server).RunAsync("alliance.test", Ct);
        Assert.Equal(answered, texts is []);
        Assert.Equal(!answered, texts is null);
    }

    [Fact]
    public async Task Broken_answers_and_silence_mean_that_it_could_not_be_looked_up()
    {
        using var broken = new ScriptedNames(query => [[.. Answer(query, 0, Text("x"))[..^1]]]);
        Assert.Null(await LookUp(broken).RunAsync("alliance.test", Ct));
        using var silent = new ScriptedNames(_ => []);
        Assert.Null(await LookUp(silent, TimeSpan.FromMilliseconds(50)).RunAsync("alliance.test", Ct));
        Assert.Null(await LookUp(silent).RunAsync(new string('a', 64) + ".test", Ct));
    }

    [Fact]
    public async Task The_next_server_is_asked_when_one_can_not_say()
    {
        using var failing = new ScriptedNames(query => [Answer(query, 2)]);
        using var knowing = new ScriptedNames(query => [Answer(query, 0, Text("known"))]);
        Assert.Equal(["known"], await new LookUpText(new NameServers([failing.Address, knowing.Address], TimeSpan.FromSeconds(10))).RunAsync("alliance.test", Ct));
    }

    [Fact]
    public void The_servers_of_the_machine_are_read_from_its_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "# a comment\nsearch example.org\nnameserver 192.0.2.1\nnameserver 2001:db8::1\nnameserver nonsense\n");
        Assert.Equal(["192.0.2.1:53", "[2001:db8::1]:53"], NameServers.OfThisMachine(file).All.Select(server => server.ToString()));
        File.Delete(file);
    }

    [Theory]
    [InlineData("v=spf1 -all", "v=DMARC1; p=none", "Ok Note Ok")]
    [InlineData("v=spf1 +all", "nothing", "Warning Note Warning")]
    [InlineData("v=spf10", "", "Warning Note Warning")]
    public async Task A_domain_is_judged_by_its_records(string spf, string dmarc, string levels)
    {
        using var server = new ScriptedNames(query => [Answer(query, 0, Text(ScriptedNames.NameIn(query) == "_dmarc.alliance.test" ? dmarc : ScriptedNames.NameIn(query) == "news.alliance.test" ? spf : "unrelated"))]);
        Assert.Equal(levels, string.Join(' ', (await new CheckSenderDomain(LookUp(server)).RunAsync("news.alliance.test", null, Ct)).Select(finding => finding.Level)));
    }

    [Fact]
    public async Task A_domain_that_can_not_be_looked_up_is_no_warning()
    {
        using var server = new ScriptedNames(query => [Answer(query, 2)]);
        Assert.All(await new CheckSenderDomain(LookUp(server)).RunAsync("alliance.test", "s1", Ct), finding => Assert.Equal(FindingLevel.Note, finding.Level));
    }

    private static LookUpText LookUp(ScriptedNames server, TimeSpan? patience = null) => new(new NameServers([server.Address], patience ?? TimeSpan.FromSeconds(10)));

    private static byte[] Answer(byte[] query, int code, params byte[][] records)
    {
        byte[] answer = [.. query, .. records.SelectMany(record => record)];
        answer[2] |= 0x80;
        answer[3] = (byte)code;
        BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(6), (ushort)records.Length);
        return answer;
    }

    private static byte[] Text(params string[] strings) => Record(16, [.. strings.SelectMany(text => new[] { (byte)text.Length }.Concat(Encoding.ASCII.GetBytes(text)))]);

    // The name is a pointer to the question's.
    private static byte[] Record(byte type, byte[] data) => [0xC0, 12, 0, type, 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)data.Length, .. data];
}

/// <summary>A name server on loopback that answers as a test tells it.</summary>
internal sealed class ScriptedNames : IDisposable
{
    private readonly Socket udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly TcpListener? tcp;

    public ScriptedNames(Func<byte[], IReadOnlyList<byte[]>> overUdp, Func<byte[], byte[]>? overTcp = null)
    {
        udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Address = (IPEndPoint)udp.LocalEndPoint!;
        _ = Task.Run(() => ServeAsync(overUdp));
        if (overTcp is not null)
        {
            tcp = new TcpListener(Address);
            tcp.Start();
            _ = Task.Run(() => ServeTcpAsync(overTcp));
        }
    }

    public IPEndPoint Address { get; }

    public List<string> Asked { get; } = [];

    public static string NameIn(byte[] query)
    {
        var labels = new List<string>();
        for (var at = 12; query[at] > 0; at += query[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(query, at + 1, query[at]));
        }

        return string.Join('.', labels);
    }

    public void Dispose()
    {
        udp.Dispose();
        tcp?.Dispose();
    }

    private async Task ServeAsync(Func<byte[], IReadOnlyList<byte[]>> answer)
    {
        var buffer = new byte[512];
        while (true)
        {
            var got = await udp.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0));
            var query = buffer[..got.ReceivedBytes];
            Asked.Add(NameIn(query));
            foreach (var reply in answer(query))
            {
                await udp.SendToAsync(reply, got.RemoteEndPoint);
            }
        }
    }

    private async Task ServeTcpAsync(Func<byte[], byte[]> answer)
    {
        using var client = await tcp!.AcceptTcpClientAsync();
        var length = new byte[2];
        await client.GetStream().ReadExactlyAsync(length);
        var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await client.GetStream().ReadExactlyAsync(query);
        var reply = answer(query);
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)reply.Length);
        await client.GetStream().WriteAsync((byte[])[.. length, .. reply]);
    }
}
