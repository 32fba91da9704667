using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using KnowledgeHub.Media;

namespace KnowledgeHub.Exchange.FromWebPage;

/// <summary>A page as it came: where it was at last, and what the server said of its letters and language.</summary>
public sealed record FetchedPage(Uri Address, byte[] Content, string? Charset, string? Language);

/// <summary>How fetching went.</summary>
public abstract record FetchResult
{
    public sealed record Fetched(FetchedPage Page) : FetchResult;

    public sealed record Refused(string Why) : FetchResult;
}

/// <summary>
/// Fetches a page from the public web. Each connection goes to the very address that was checked, so that neither a
/// redirect nor another answer of the name server can lead it into the hub's own network.
/// </summary>
public sealed class FetchPage(FetchRules rules, HubSettings hub)
{
    private const int LongestAddress = 2000;

    public async Task<FetchResult> RunAsync(string typed, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(rules.FetchWithin);
        try
        {
            using var client = new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
            return new FetchResult.Fetched(await FollowAsync(client, Parse(typed), patience.Token));
        }
        catch (Exception e) when (Refusal(e) is { } refused)
        {
            return new FetchResult.Refused(refused.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new FetchResult.Refused($"The page did not arrive within {rules.FetchWithin.TotalSeconds:0} seconds; try again later, or save it and paste its text.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or InvalidDataException)
        {
            return new FetchResult.Refused("The page can't be fetched: its server does not answer as it should. Check the address in a browser.");
        }
    }

    private async Task<FetchedPage> FollowAsync(HttpClient client, Uri address, CancellationToken ct)
    {
        for (var redirects = 0; redirects <= rules.MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
            request.Headers.TryAddWithoutValidation("User-Agent", $"KnowledgeHub (+{hub.PublicUrl})");
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
            {
                return await ReadAsync(response, address, ct);
            }

            address = response.Headers.Location is { } next && Uri.TryCreate(address, next, out var following)
                ? Checked(following)
                : throw new RefusedException("The page leads on to nowhere; check the address in a browser.");
        }

        throw new RefusedException($"The page leads on to others more than {rules.MostRedirects} times; paste the address at which your browser ends.");
    }

    private async Task<FetchedPage> ReadAsync(HttpResponseMessage response, Uri address, CancellationToken ct)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new RefusedException($"{address.Host} answers with {(int)response.StatusCode} ({response.StatusCode}) instead of a page; check the address in a browser.");
        }

        var type = response.Content.Headers.ContentType;
        if (type?.MediaType?.ToLowerInvariant() is not ("text/html" or "application/xhtml+xml"))
        {
            throw new RefusedException($"The address holds no web page but {(type?.MediaType is { Length: > 0 and < 80 } other ? other : "something else")}; download it and add it to the library.");
        }

        await using var body = await response.Content.ReadAsStreamAsync(ct);
        await using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await body.ReadAsync(buffer, ct)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length > rules.MostBytes)
            {
                throw new RefusedException($"The page has more than {FileSize.Text(rules.MostBytes)}, which no text does; save what you need of it and paste it.");
            }
        }

        return new(address, content.ToArray(), type.CharSet, response.Content.Headers.ContentLanguage.FirstOrDefault());
    }

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
            throw new RefusedException($"{host} is not on the public web, so the hub does not fetch it; only pages that everybody can open are imported.");
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

    private Uri Parse(string typed)
    {
        var text = typed.Trim();
        text = text.Contains("://", StringComparison.Ordinal) || text.Length == 0 ? text : $"https://{text}";
        return text.Length <= LongestAddress && Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? Checked(address)
            : throw new RefusedException("That is not a web address; paste one that starts with https://.");
    }

    private Uri Checked(Uri address) =>
        address.Scheme is not ("http" or "https") || address.Host.Length == 0 ? throw new RefusedException("Only addresses that start with https:// or http:// can be imported.")
        : address.UserInfo.Length > 0 ? throw new RefusedException("The address holds a name or password; take it out. Only pages that everybody can open are imported.")
        : !rules.AllowsPort(address.Port) ? throw new RefusedException($"The address names port {address.Port}; pages are only fetched from the usual ports of the web.")
        : address;

    private static RefusedException? Refusal(Exception? e) => e as RefusedException ?? (e?.InnerException is null ? null : Refusal(e.InnerException));

    private sealed class RefusedException(string message, Exception? cause = null) : Exception(message, cause);
}
