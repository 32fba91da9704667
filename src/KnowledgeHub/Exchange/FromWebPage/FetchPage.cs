using System.Net;
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

/// <summary>Fetches a page from the public web, within limits of time and size.</summary>
public sealed class FetchPage(PublicWeb web, FetchRules rules)
{
    public async Task<FetchResult> RunAsync(string typed, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(rules.FetchWithin);
        try
        {
            using var client = web.Open();
            return new FetchResult.Fetched(await FollowAsync(client, web.Parse(typed), patience.Token));
        }
        catch (Exception e) when (RefusedException.In(e) is { } refused)
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
        var (response, end) = await web.SendAsync(client, HttpMethod.Get, address, ct);
        using (response)
        {
            return await ReadAsync(response, end, ct);
        }
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
}
