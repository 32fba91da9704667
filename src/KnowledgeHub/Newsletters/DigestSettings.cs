using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>Reads and stores when digests are made, and tells which were.</summary>
public sealed class DigestSettings(Database database, AuditTrail audit, TimeProvider clock)
{
    private const int LongestTitle = 120;
    private const int LongestHold = 72;
    private readonly NamedSql sql = database.Sql<DigestSettings>();

    /// <summary>One for each kind; a hub that never set them sends both.</summary>
    public async Task<IReadOnlyList<DigestSetting>> ReadAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        foreach (var kind in DigestSetting.Kinds)
        {
            var first = new DigestSetting { Kind = kind };
            await session.RunAsync(sql["add-default"], new { first.Kind, first.IsOn, first.Day, first.Hour, first.HoldHours, Now = clock.GetUtcNow() }, ct);
        }

        return [.. await session.QueryAsync<DigestSetting>(sql["read"], ct: ct)];
    }

    /// <summary>Stores one. Its times count from now on, so that a change never makes a digest for a time that has passed.</summary>
    public async Task<IReadOnlyList<Problem>> SaveAsync(DigestSetting typed, string author, CancellationToken ct)
    {
        var problems = Check(typed).ToList();
        if (problems.Count > 0)
        {
            return problems;
        }

        var texts = typed.Texts.Where(words => words.Value.Title.Length + words.Value.Intro.Length > 0)
            .ToDictionary(words => words.Key, words => new IssueWords(words.Value.Title.Trim(), CleanHtml.From(words.Value.Intro)));
        await using var session = await database.BeginAsync(ct);
        var args = new { typed.Kind, typed.IsOn, typed.Day, typed.Hour, typed.HoldHours, Texts = IssueJson.Write(texts), Now = clock.GetUtcNow(), Author = author };
        await session.RunAsync(sql["save"], args, ct);
        var how = typed.IsOn ? $"on, day {typed.Day}, {typed.Hour}:00 UTC, held {typed.HoldHours} hours" : "off";
        await audit.RecordAsync(session, author, AuditAction.Changed, new("digest", typed.Kind), $"The {typed.Kind} digest is {how}.", ct);
        await session.CommitAsync(ct);
        return [];
    }

    /// <summary>The last digests that were due, newest first.</summary>
    public async Task<IReadOnlyList<DigestRun>> RunsAsync(int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<DigestRun>(sql["runs"], new { Limit = limit }, ct)];
    }

    /// <summary>How many confirmed subscribers chose each frequency.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ReadersAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return (await session.QueryAsync<ReaderCount>(sql["readers"], ct: ct)).ToDictionary(row => row.Frequency, row => (int)row.Readers);
    }

    private static IEnumerable<Problem> Check(DigestSetting typed)
    {
        if (!DigestSetting.Kinds.Contains(typed.Kind) || typed.Day < 1 || typed.Day > (typed.Kind == "weekly" ? 7 : 28) || typed.Hour is < 0 or > 23)
        {
            yield return new(typed.Kind, "Choose a day and an hour from the lists; in a month the days 1 to 28.");
        }

        if (typed.HoldHours is < 0 or > LongestHold)
        {
            yield return new(typed.Kind, $"A digest can be held for review for at most {LongestHold} hours; give a number from 0 to {LongestHold}.");
        }

        if (typed.Texts.Values.Any(words => words.Title.Length > LongestTitle || words.Intro.Length > 5000))
        {
            yield return new(typed.Kind, $"A title may have {LongestTitle} characters and the opening words 5000; shorten what is longer.");
        }
    }

    private sealed record ReaderCount
    {
        public required string Frequency { get; init; }

        public long Readers { get; init; }
    }
}

/// <summary>A digest that was due.</summary>
public sealed record DigestRun
{
    public required string Kind { get; init; }

    /// <summary>When it goes out, or would have.</summary>
    public DateTimeOffset Slot { get; init; }

    public DateTimeOffset CoversFrom { get; init; }

    public DateTimeOffset CoversUntil { get; init; }

    /// <summary><c>made</c>, <c>empty</c> or <c>no-readers</c>.</summary>
    public required string Outcome { get; init; }

    public string? IssueId { get; init; }
}
