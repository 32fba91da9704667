using System.Net;
using System.Net.Sockets;

namespace KnowledgeHub.Web.Accounts;

/// <summary>What is kept of where somebody logs in from: the kind of browser, and the address without its last part.</summary>
public static class Visit
{
    /// <summary>The visitor's network: 203.0.113.0/24, or the first 48 bits of an IPv6 address.</summary>
    public static string Network(this HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "unknown";
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }

    public static string Browser(this HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return (Find(agent, [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]),
            Find(agent, [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")])) switch
        {
            (null, _) => "Another browser",
            ({ } browser, null) => browser,
            ({ } browser, { } system) => $"{browser} on {system}",
        };
    }

    private static string? Find(string agent, (string Sign, string Name)[] known) =>
        known.Where(one => agent.Contains(one.Sign, StringComparison.Ordinal)).Select(one => one.Name).FirstOrDefault();
}
