using System.Net;

namespace KnowledgeHub.Exchange.FromWebPage;

/// <summary>What may be fetched. The rules are not settings: nobody who runs a hub needs others, only tests do.</summary>
public sealed record FetchRules
{
    /// <summary>Whether the hub may connect to an address.</summary>
    public Func<IPAddress, bool> Allows { get; init; } = PublicAddress.Is;

    public Func<int, bool> AllowsPort { get; init; } = port => port is 80 or 443;

    /// <summary>Asks for the addresses of a name.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> ResolveAsync { get; init; } = Dns.GetHostAddressesAsync;

    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan FetchWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Of the page as it is unpacked.</summary>
    public int MostBytes { get; init; } = 5 << 20;

    public int MostRedirects { get; init; } = 5;
}
