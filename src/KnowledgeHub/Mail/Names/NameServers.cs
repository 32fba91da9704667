using System.Net;

namespace KnowledgeHub.Mail.Names;

/// <summary>The name servers that this machine asks, and how long each may take.</summary>
public sealed record NameServers(IReadOnlyList<IPEndPoint> All, TimeSpan Patience)
{
    private const int Most = 3;
    private const int Port = 53;

    /// <summary>As resolv.conf(5) names them; the machine's own when it names none.</summary>
    public static NameServers OfThisMachine(string file = "/etc/resolv.conf")
    {
        var named = (File.Exists(file) ? File.ReadAllLines(file) : [])
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is ["nameserver", ..] && words.Length > 1)
            .Select(words => IPAddress.TryParse(words[1], out var address) ? new IPEndPoint(address, Port) : null)
            .OfType<IPEndPoint>().Take(Most).ToList();
        return new(named.Count > 0 ? named : [new(IPAddress.Loopback, Port)], TimeSpan.FromSeconds(2));
    }
}
