using System.Net;
using System.Net.Sockets;

namespace KnowledgeHub.Exchange.FromWebPage;

/// <summary>Which network addresses are on the public internet. A page there may be fetched; the hub's own neighbours may not.</summary>
public static class PublicAddress
{
    /// <summary>What the registries of special-purpose addresses set aside, and one address at which a cloud answers its machines.</summary>
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Addresses of version 6 count only when they are global ones; those that carry one of version 4 inside never do.</summary>
    public static bool Is(IPAddress address) =>
        address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6
        && (address.AddressFamily == AddressFamily.InterNetwork || IsGlobal(address))
        && !NotPublic.Any(network => network.Contains(address));

    // All global addresses of version 6 begin with the bits 001.
    private static bool IsGlobal(IPAddress address) => address.ScopeId == 0 && !address.IsIPv4MappedToIPv6 && (address.GetAddressBytes()[0] & 0xE0) == 0x20;
}
