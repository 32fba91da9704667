using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.SearchDesk;

/// <summary>What to promote: a new one when <see cref="Id"/> is null.</summary>
public sealed record PromotedDraft
{
    public string? Id { get; init; }

    public string Query { get; init; } = "";

    public string ContentId { get; init; } = "";

    public DateOnly? Until { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>The version that the editor saw.</summary>
    public int BasedOn { get; init; }
}

/// <summary>How saving or removing a promoted result went.</summary>
public abstract record PromotedOutcome
{
    public sealed record Saved(string Id) : PromotedOutcome;

    public sealed record Removed : PromotedOutcome;

    public sealed record Invalid(IReadOnlyList<Problem> Problems) : PromotedOutcome;

    /// <summary>Somebody else changed it meanwhile; <paramref name="Theirs"/> is what stands now.</summary>
    public sealed record Conflict(PromotedResult Theirs) : PromotedOutcome;

    public sealed record NotFound : PromotedOutcome;
}

/// <summary>Puts an item above the results of a question, or changes for how long and why.</summary>
public sealed class SavePromoted(Database database, PromotedResults promoted, AuditTrail audit, TimeProvider clock)
{
    public const int LongestQuery = 120;
    public const int LongestReason = 300;

    private readonly NamedSql sql = database.Sql<SavePromoted>();

    public async Task<PromotedOutcome> RunAsync(PromotedDraft draft, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["lock"], ct: ct);
        var before = draft.Id is null ? null : await session.FirstAsync<PromotedResult>(sql["one"], new { draft.Id }, ct);
        if (draft.Id is not null && before is null)
        {
            return new PromotedOutcome.NotFound();
        }

        if (before is not null && before.Version != draft.BasedOn)
        {
            return new PromotedOutcome.Conflict(before);
        }

        var row = Row(draft, before, who);
        if (await CheckAsync(session, row, before is null, ct) is { Count: > 0 } problems)
        {
            return new PromotedOutcome.Invalid(problems);
        }

        await session.RunAsync(sql[before is null ? "add" : "change"], row, ct);
        var now = (await session.FirstAsync<PromotedResult>(sql["one"], new { row.Id }, ct))!;
        await audit.RecordAsync(
            session, who, before is null ? AuditAction.Added : AuditAction.Changed, new("promoted", row.Id),
            before is null ? now.Text : $"Before: {before.Text}\nNow: {now.Text}", ct);
        await session.CommitAsync(ct);
        promoted.Forget();
        return new PromotedOutcome.Saved(row.Id);
    }

    private PromotedRow Row(PromotedDraft draft, PromotedResult? before, string who)
    {
        var query = Line(draft.Query);
        return new PromotedRow(
            before?.Id ?? Id.New(clock), query, AskedQuery.From(query).Key, before?.ContentId ?? (Id.IsId(draft.ContentId) ? draft.ContentId : ""), draft.Until,
            Line(draft.Reason), clock.GetUtcNow(), who, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }

    private static string Line(string typed) =>
        string.Join(' ', new string([.. typed.Select(c => char.IsControl(c) ? ' ' : c)]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<IReadOnlyList<Problem>> CheckAsync(Session session, PromotedRow row, bool isNew, CancellationToken ct)
    {
        var problems = CheckForm(row).ToList();
        if (isNew && await session.ScalarAsync<int>(sql["is-live"], row, ct) == 0)
        {
            problems.Add(new("item", row.ContentId.Length == 0
                ? "Choose the item that is to stand above the results: find it by its words, then mark it in the list."
                : "That item is not published, so readers could not open it; choose another one."));
        }

        if (problems.Count == 0 && await session.ScalarAsync<int>(sql["is-there"], row, ct) > 0)
        {
            problems.Add(new("item", "This item is promoted for these words already; change that entry instead."));
        }

        if (problems.Count == 0 && await session.ScalarAsync<int>(sql["others"], row, ct) >= PromotedResults.MostForAQuery)
        {
            problems.Add(new("query", $"{PromotedResults.MostForAQuery} items are promoted for these words already, and more would hide the results; remove one of them first."));
        }

        return problems;
    }

    private static IEnumerable<Problem> CheckForm(PromotedRow row)
    {
        if (row.QueryKey.Length == 0)
        {
            yield return new("query", "Write the words that people search for; they need at least one letter or digit.");
        }
        else if (row.Query.Length > LongestQuery)
        {
            yield return new("query", $"The words have {row.Query.Length} characters and at most {LongestQuery} fit; use the shorter form that people type.");
        }
        else if (!AskedQuery.From(row.Query).IsPlain)
        {
            yield return new("query", "Write plain words, without signs such as - : * or words such as OR and NOT: such searches say exactly what they want.");
        }

        if (row.Reason.Length == 0)
        {
            yield return new("reason", "Say in a sentence why; colleagues need it to decide whether it still holds.");
        }
        else if (row.Reason.Length > LongestReason)
        {
            yield return new("reason", $"The reason has {row.Reason.Length} characters and at most {LongestReason} fit; shorten it.");
        }

        if (row.Until < row.Today)
        {
            yield return new("until", "That day has passed. Choose a later one, or leave it empty.");
        }
    }

    private sealed record PromotedRow(string Id, string Query, string QueryKey, string ContentId, DateOnly? Until, string Reason, DateTimeOffset Now, string Who, DateOnly Today);
}
