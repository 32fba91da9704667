using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace KnowledgeHub.Exchange.FromWebPage;

/// <summary>
/// Asks servers of the public web and no others. Each connection goes to the very address that was checked, so that neither
/// a redirect nor another answer of the name server can lead it into the hub's own network.
/// </summary>
public sealed class PublicWeb(FetchRules rules, HubSettings hub)
{
    private const int LongestAddress = 2000;

    internal HttpClient Open() => new(Handler()) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Sends a request and follows where it leads. Gives the last answer, whose content is not read yet, and whence it came.</summary>
    internal async Task<(HttpResponseMessage Response, Uri Address)> SendAsync(HttpClient client, HttpMethod method, Uri address, CancellationToken ct)
    {
        for (var redirects = 0; redirects <= rules.MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(method, address);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*", 0.1));
            request.Headers.TryAddWithoutValidation("User-Agent", $"KnowledgeHub (+{hub.PublicUrl})");
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
            {
                return (response, address);
            }

            using (response)
            {
                address = response.Headers.Location is { } next && Uri.TryCreate(address, next, out var following)
                    ? Checked(following)
                    : throw new RefusedException("The page leads on to nowhere; check the address in a browser.");
            }
        }

        throw new RefusedException($"The page leads on to others more than {rules.MostRedirects} times; paste the address at which your browser ends.");
    }

    internal Uri Parse(string typed)
    {
        var text = typed.Trim();
        text = text.Contains("://", StringComparison.Ordinal) || text.Length == 0 ? text : $"https://{text}";
        return text.Length <= LongestAddress && Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? Checked(address)
            : throw new RefusedException("That is not a web address; paste one that starts with https://.");
    }

    private Uri Checked(Uri address) =>
        address.Scheme is not ("http" or "https") || address.Host.Length == 0 ? throw new RefusedException("Only addresses that start with https:// or http:// can be fetched.")
        : address.UserInfo.Length > 0 ? throw new RefusedException("The address holds a name or password; take it out. Only pages that everybody can open are fetched.")
        : !rules.AllowsPort(address.Port) ? throw new RefusedException($"The address names port {address.Port}; pages are only fetched from the usual ports of the web.")
        : address;

    private SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = rules.ConnectWithin,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = ConnectAsync,
    };

    // All answers are checked, and one of them is connected to: the name is not asked for again.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await LookUpAsync(host, ct);
        if (addresses.Length == 0 || !addresses.All(rules.Allows))
        {
            throw new RefusedException($"{host} is not on the public web, so the hub does not fetch it; only pages that everybody can open are fetched.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> LookUpAsync(string host, CancellationToken ct)
    {
        try
        {
            return await rules.ResolveAsync(host, ct);
        }
        catch (SocketException e)
        {
            throw new RefusedException($"There is no site called {host}; check the address.", e);
        }
    }
}

/// <summary>Something that must not be asked for, or an answer that is no use; the message says why.</summary>
internal sealed class RefusedException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The refusal inside an exception, or null.</summary>
    public static RefusedException? In(Exception? e) => e as RefusedException ?? (e?.InnerException is null ? null : In(e.InnerException));
}
