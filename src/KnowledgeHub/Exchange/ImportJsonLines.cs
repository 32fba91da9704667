using System.Text.Json;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Exchange;

/// <summary>What an import did.</summary>
public sealed record ImportReport(int Added, int Updated, int Unchanged)
{
    public int Total => Added + Updated + Unchanged;
}

/// <summary>
/// Imports items from JSON lines. The whole file is checked before anything is stored, so that a bad line leaves
/// nothing behind; the same id again updates the item, so that an import that was cut off can simply be run again.
/// </summary>
public sealed class ImportJsonLines(Database database, ContentItems items, SaveDraft save, PublishContent publish, ChangeFeed changes, TermStore terms)
{
    private const int Batch = 100;

    /// <summary>Throws <see cref="SettingException"/> with the line and what to mend.</summary>
    public async Task<ImportReport> RunAsync(string file, ContentType type, bool alsoPublish, string author, IProgress<int>? progress, CancellationToken ct)
    {
        await CheckAsync(file, type, alsoPublish, ct);
        var report = new ImportReport(0, 0, 0);
        await foreach (var batch in LinesAsync(file, ct).Chunk(Batch))
        {
            await using var session = await database.BeginAsync(ct);
            if (alsoPublish)
            {
                await changes.TakeTurnAsync(session, ct);
            }

            foreach (var line in batch)
            {
                report = await StoreAsync(session, type, line, alsoPublish, author, report, ct);
            }

            await session.CommitAsync(ct);
            progress?.Report(report.Total);
        }

        return report;
    }

    private async Task CheckAsync(string file, ContentType type, bool alsoPublish, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var count = 0;
        await foreach (var line in LinesAsync(file, ct))
        {
            count++;
            if (Problem(line, type, known, alsoPublish) is { } problem)
            {
                throw Reject(line.Number, problem);
            }
        }

        if (count == 0)
        {
            throw new SettingException($"{file} is empty; it needs one JSON object on each line.");
        }
    }

    private static string? Problem(JsonLine line, ContentType type, Terms known, bool alsoPublish)
    {
        if (string.IsNullOrWhiteSpace(line.Title) || string.IsNullOrWhiteSpace(line.Body))
        {
            return $"its {(string.IsNullOrWhiteSpace(line.Title) ? "title" : "body")} is missing or empty.";
        }

        if (!Locales.IsTag(line.Locale))
        {
            return $"'{line.Locale}' is not a language tag; use one such as en.";
        }

        if (line.Id?.Length > 200)
        {
            return "its id is longer than 200 characters.";
        }

        var body = TidyContent.Run(type, line.ToBody(type));
        return CheckContent.ForDraft(type, body, known).Concat(alsoPublish ? CheckContent.ForPublication(type, body) : []).FirstOrDefault()?.Message;
    }

    private async Task<ImportReport> StoreAsync(Session session, ContentType type, JsonLine line, bool alsoPublish, string author, ImportReport report, CancellationToken ct)
    {
        var existing = line.Id is null ? null : await items.FindExternalAsync(session, type.Id, line.Id, ct);
        var draft = new Draft { Id = existing?.Id, Type = type, Body = line.ToBody(type), Locale = line.Locale, ExternalId = line.Id };
        var result = await save.RunAsync(session, draft, author, ct);
        var id = result switch
        {
            SaveResult.Saved saved => saved.Id,
            SaveResult.Unchanged unchanged => unchanged.Id,
            // The file was checked, so this is about what others did meanwhile.
            SaveResult.Invalid invalid => throw CutOff(line.Number, invalid.Problems[0].Message),
            SaveResult.NotFound => throw CutOff(line.Number, "the item with this id was deleted; bring it back under Content, Deleted, or give the line another id."),
            _ => throw CutOff(line.Number, "somebody changed the same item just now."),
        };
        if (alsoPublish)
        {
            await publish.RunAsync(session, id, author, Edit.Minor, ApprovalDemand.Exempt, ct);
        }

        return result is SaveResult.Unchanged ? report with { Unchanged = report.Unchanged + 1 }
            : existing is null ? report with { Added = report.Added + 1 }
            : report with { Updated = report.Updated + 1 };
    }

    private static async IAsyncEnumerable<JsonLine> LinesAsync(string file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        StreamReader reader;
        try
        {
            reader = new StreamReader(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"{file} can't be read: {e.Message}", e);
        }

        using (reader)
        {
            for (var number = 1; await reader.ReadLineAsync(ct) is { } text; number++)
            {
                if (!string.IsNullOrWhiteSpace(text))
                {
                    yield return Parse(text, number);
                }
            }
        }
    }

    private static JsonLine Parse(string text, int number)
    {
        try
        {
            var line = JsonSerializer.Deserialize<JsonLine>(text, ContentJson.Options) ?? throw new JsonException("the line is null.");
            // An empty id names nothing: two lines that have it are two items.
            return line with { Number = number, Id = string.IsNullOrWhiteSpace(line.Id) ? null : line.Id, Locale = line.Locale ?? "en" };
        }
        catch (JsonException e)
        {
            throw Reject(number, $"it is not the JSON we expect ({FirstSentence(e.Message)}).");
        }
    }

    private static string FirstSentence(string message) => message.Split(" Path:")[0].Split(". ")[0].TrimEnd('.');

    private static SettingException CutOff(int line, string why) =>
        new($"The import stopped at line {line}: {why} The lines before it are stored; run the command again to go on.");

    private static SettingException Reject(int line, string why) =>
        new($"Line {line} can't be imported: {why} Nothing of the file was imported; mend the line and run the command again.");
}

/// <summary>One line of the file: only title and body are required.</summary>
internal sealed record JsonLine
{
    public int Number { get; init; }

    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Summary { get; init; }

    /// <summary>HTML, or plain text with an empty line between paragraphs.</summary>
    public string? Body { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public IReadOnlyList<string>? Topics { get; init; }

    public IReadOnlyList<string>? Countries { get; init; }

    public IReadOnlyList<string>? Audiences { get; init; }

    public IReadOnlyDictionary<string, string>? Takeaways { get; init; }

    public string? Evidence { get; init; }

    public string Locale { get; init; } = "en";

    public ContentBody ToBody(ContentType type)
    {
        var html = AsHtml(Body ?? "");
        return type.Empty() with
        {
            Title = Title ?? "",
            Summary = string.IsNullOrWhiteSpace(Summary) ? Opening(PlainText.From(CleanHtml.From(html))) : Summary,
            Body = html,
            PublishedOn = PublishedOn,
            Topics = Topics ?? [],
            Places = Countries ?? [],
            Audiences = Audiences ?? [],
            Takeaways = Takeaways ?? new Dictionary<string, string>(),
            Evidence = Evidence,
        };
    }

    private static string AsHtml(string text) =>
        text.Contains('<', StringComparison.Ordinal) && text.Contains('>', StringComparison.Ordinal)
            ? text
            : string.Concat(text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(paragraph => $"<p>{System.Net.WebUtility.HtmlEncode(paragraph)}</p>"));

    // Without a summary, lists show how the text begins.
    private static string Opening(string text)
    {
        const int length = 280;
        if (text.Length <= length)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', length);
        return $"{text[..(end > 0 ? end : length)]}…";
    }
}
