using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Html.WebPages;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Exchange.FromWebPage;

/// <summary>Makes a draft of a web page, with the page as its source.</summary>
public sealed class ImportWebPage(Database database, FetchPage fetch, SaveDraft save, ImportReports reports)
{
    private const int LongestTitle = 160;
    private const int LongestSummary = 500;
    private const int MostNamed = 20;

    public async Task<ImportResult> RunAsync(string address, ImportAs kind, CancellationToken ct)
    {
        var fetched = await fetch.RunAsync(address, ct);
        if (fetched is not FetchResult.Fetched { Page: var found })
        {
            return new ImportResult.Refused(((FetchResult.Refused)fetched).Why);
        }

        var page = await Task.Run(() => ReadWebPage.Run(found.Content, found.Charset, found.Language, found.Address), ct);
        if (page is null || PlainText.From(page.Html).Length == 0)
        {
            return new ImportResult.Refused($"No text was found on {found.Address.Host}; pages that are put together by scripts can't be read. Open it in a browser and paste its text.");
        }

        var notes = new List<string>();
        var draft = Draft(page, kind, notes);
        await using var session = await database.BeginAsync(ct);
        switch (await save.RunAsync(session, draft, kind.Author, ct))
        {
            case SaveResult.Saved saved:
                var result = await reports.KeepAsync(session, saved.Id, draft.Body.Title, $"web page {page.Address.AbsoluteUri}", notes, kind.Author, ct);
                await session.CommitAsync(ct);
                return result;
            case SaveResult.Invalid invalid:
                return new ImportResult.Refused($"The page can't become a draft: {invalid.Problems[0].Message}");
            case var other:
                throw new InvalidOperationException($"Saving ended with {other}.");
        }
    }

    private static Draft Draft(WebPage page, ImportAs kind, List<string> notes)
    {
        var title = page.Title.Length > 0 ? page.Title : page.Address.Host;
        if (title.Length > LongestTitle)
        {
            notes.Add($"The title has {title.Length} characters and was cut at {LongestTitle}: {title}");
            title = $"{title[..(LongestTitle - 1)]}…";
        }

        var summary = page.Description.Length <= LongestSummary ? page.Description : "";
        notes.Add(summary.Length > 0 ? "The summary is what the page says of itself; write your own before you publish." : "The page has no summary of itself; write one.");
        notes.Add(page.PublishedOn is { } day ? $"The date is the page's: {day:d MMMM yyyy}." : "The page does not say when it was published.");
        notes.Add(page.Authors.Count > 0 ? $"Its authors, as the page names them: {string.Join("; ", page.Authors)}." : "The page names no author.");
        var language = ImportReports.Language(page.Language, notes);
        notes.Add("The page is the draft's source. Its text belongs to whoever wrote it: publish what you may, and quote the rest.");
        notes.AddRange(Left(page));
        var body = kind.Blank with { Title = title, Summary = summary, Body = page.Html, PublishedOn = page.PublishedOn, Sources = [SourceOf(page)] };
        return new() { Type = kind.Type, Body = body, Locale = language };
    }

    private static Source SourceOf(WebPage page)
    {
        var who = page.Authors.Count > 0 && string.Join("; ", page.Authors) is { Length: <= 120 } authors ? $"{authors}, {page.Site}" : page.Site;
        return new()
        {
            Title = page.Title.Length == 0 ? page.Address.Host : page.Title[..Math.Min(page.Title.Length, 400)],
            Organisation = who[..Math.Min(who.Length, 200)],
            Year = page.PublishedOn?.Year,
            Url = page.Address.AbsoluteUri.Length <= 2000 ? page.Address.AbsoluteUri : page.Address.GetLeftPart(UriPartial.Path),
        };
    }

    private static IEnumerable<string> Left(WebPage page)
    {
        if (page.Pictures.Count > 0)
        {
            yield return $"{(page.Pictures.Count == 1 ? "1 picture was" : $"{page.Pictures.Count} pictures were")} left out; add to the library what you may use: {string.Join(" · ", page.Pictures.Take(MostNamed).Select(Short))}{(page.Pictures.Count > MostNamed ? " …" : "")}";
        }

        if (page.Embedded > 0)
        {
            yield return $"{(page.Embedded == 1 ? "1 video, map or other frame was" : $"{page.Embedded} videos, maps or other frames were")} left out.";
        }
    }

    private static string Short(string name) => name.Length > 160 ? $"{name[..159]}…" : name;
}
