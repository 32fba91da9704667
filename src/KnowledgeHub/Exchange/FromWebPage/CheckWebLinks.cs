using System.Net;
using System.Net.Sockets;

namespace KnowledgeHub.Exchange.FromWebPage;

/// <summary>Asks other sites whether what a text links to is still there. Only what is on the public web is asked.</summary>
public sealed class CheckWebLinks(PublicWeb web)
{
    /// <summary>No more links of one text are asked for.</summary>
    public const int Most = 100;

    private const int AtOnce = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How each web address stands, in the order given; addresses of mail and places of the hub are left out.</summary>
    public async Task<IReadOnlyList<WebLink>> RunAsync(IEnumerable<string> links, CancellationToken ct)
    {
        var asked = links.Where(link => Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https").Distinct(StringComparer.Ordinal).Take(Most).ToList();
        var found = new WebLink[asked.Count];
        using var client = web.Open();
        await Parallel.ForAsync(0, asked.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (n, turn) => found[n] = new(asked[n], await ProblemAsync(client, asked[n], turn)));
        return found;
    }

    private async Task<string?> ProblemAsync(HttpClient client, string link, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            // Some servers know only one of the two methods, so what fails is asked for in the other way.
            var status = await StatusAsync(client, HttpMethod.Head, link, patience.Token);
            status = (int)status < 400 ? status : await StatusAsync(client, HttpMethod.Get, link, patience.Token);
            return (int)status switch
            {
                < 400 => null,
                401 or 403 or 429 => $"The site does not let programs in ({(int)status}); check it in a browser.",
                404 or 410 => $"It is not there any more ({(int)status}); look for its new address.",
                _ => $"The site answers with an error ({(int)status}); try again later.",
            };
        }
        catch (Exception e) when (RefusedException.In(e) is { } refused)
        {
            return refused.Message;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"The site did not answer within {Patience.TotalSeconds:0} seconds; check it in a browser.";
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return "The site does not answer; check the address in a browser.";
        }
    }

    private async Task<HttpStatusCode> StatusAsync(HttpClient client, HttpMethod method, string link, CancellationToken ct)
    {
        var (response, _) = await web.SendAsync(client, method, web.Parse(link), ct);
        using (response)
        {
            return response.StatusCode;
        }
    }
}

/// <summary>A web address that a text links to, and what is wrong with it, or null.</summary>
public sealed record WebLink(string Address, string? Problem);
