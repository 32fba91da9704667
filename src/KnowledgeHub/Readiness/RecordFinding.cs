using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Readiness;

/// <summary>A finding as it was typed beside a case study.</summary>
public sealed record NewFinding
{
    /// <summary>The version that stood beside the form.</summary>
    public required string Version { get; init; }

    public required string Anchor { get; init; }

    /// <summary>Some words of that paragraph; empty for all of it.</summary>
    public string Quote { get; init; } = "";

    public required string Dimension { get; init; }

    public int Level { get; init; }

    public DateOnly? ObservedOn { get; init; }

    public required string Country { get; init; }

    public string City { get; init; } = "";

    public string Note { get; init; } = "";
}

/// <summary>Records what a passage of a case study shows. Readers see it while they see that passage.</summary>
public sealed class RecordFinding(Database database, ReadinessModels models, LivePassages passages, TermStore terms, AuditTrail audit, TimeProvider clock)
{
    public const int LongestQuote = 600;
    public const int LongestNote = 600;
    private const int Most = 100;

    private readonly NamedSql sql = database.Sql<RecordFinding>();

    /// <returns>What to mend, or null when it is stored.</returns>
    public async Task<Problem?> RunAsync(string contentId, NewFinding finding, string who, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(ct);
        await using var session = await database.BeginAsync(ct);
        var problem = await RunAsync(session, contentId, finding, known, who, ct);
        if (problem is null)
        {
            await session.CommitAsync(ct);
        }

        return problem;
    }

    internal async Task<Problem?> RunAsync(Session session, string contentId, NewFinding finding, Terms known, string who, CancellationToken ct)
    {
        if (await session.ScalarAsync<string>(sql["case-study"], new { ContentId = contentId, finding.Version, CaseText.Type }, ct) is not { } title)
        {
            return new("passage", "Findings belong to a case study that is not deleted; open the page anew.");
        }

        var (place, problem) = ReadinessPlace.Read(finding.Country, finding.City, known);
        var text = (await passages.ReadAsync(session, [finding.Version], ct)).GetValueOrDefault(finding.Version);
        problem = CheckPassage(finding, text) ?? CheckValue(finding, await models.ReadAsync(session, ct)) ?? problem
            ?? (await session.ScalarAsync<int>(sql["count"], new { ContentId = contentId }, ct) >= Most ? new("passage", $"A case study has at most {Most} findings; remove one first.") : null);
        if (problem is not null)
        {
            return problem;
        }

        var id = Id.New(clock);
        await session.RunAsync(
            sql["add"],
            new
            {
                Id = id,
                ContentId = contentId,
                finding.Version,
                finding.Anchor,
                Quote = QuoteOf(finding, text!),
                finding.Dimension,
                finding.Level,
                finding.ObservedOn,
                place.Country,
                place.City,
                place.CitySlug,
                Note = Review.Names.Tidy(finding.Note),
                Now = clock.GetUtcNow(),
                Who = who,
            },
            ct);
        await audit.RecordAsync(session, who, AuditAction.Added, new("readiness-finding", id), $"{title}\n{finding.Dimension} {finding.Level}, {place.Key}, {finding.ObservedOn:yyyy-MM-dd}", ct);
        return null;
    }

    /// <summary>The words that were chosen when they stand in the paragraph, else its beginning.</summary>
    internal static string QuoteOf(NewFinding finding, CaseText text)
    {
        var (quote, paragraph) = (Review.Names.Tidy(finding.Quote), text.Find(finding.Anchor)!);
        return quote.Length is > 0 and <= LongestQuote && paragraph.Contains(quote, StringComparison.Ordinal) ? quote : paragraph[..Math.Min(paragraph.Length, LongestQuote)];
    }

    private static Problem? CheckPassage(NewFinding finding, CaseText? text) =>
        finding.Anchor.Length == 0 ? new("passage", "Choose the passage that shows it; a level without its source is not stored.")
        : text?.Find(finding.Anchor) is null ? new("passage", "That passage is not in this version; choose another one.")
        : null;

    private Problem? CheckValue(NewFinding finding, ReadinessModel model) =>
        model.Find(finding.Dimension) is not { RetiredAt: null } ? new("dimension", "Choose a dimension.")
        : finding.Level is < 1 or > ReadinessModel.Highest ? new("level", "Choose a level from 1 to 5. Where the case shows none, record nothing: unknown stays unknown.")
        : finding.ObservedOn is not { } day ? new("observed", "Give the day for which the passage speaks.")
        : day > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) || day.Year < 1990 ? new("observed", "Give a day between 1990 and today.")
        : finding.Note.Length > LongestNote ? new("note", $"The note is longer than {LongestNote} characters; shorten it.")
        : null;
}
