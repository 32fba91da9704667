using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.SearchDesk;

/// <summary>
/// The zero-hit queue: questions that found nothing, until staff have done something about them. One that finds nothing
/// again after that comes back, unless it is to be ignored.
/// </summary>
public sealed class ZeroHits(Database database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How far back the queue looks, in days.</summary>
    public const int Days = 90;

    private readonly NamedSql sql = database.Sql<ZeroHits>();

    /// <summary>What waits, the most frequent first, and how much there is of it.</summary>
    public async Task<(IReadOnlyList<ZeroHit> Hits, int Total)> ListAsync(int page, int size, CancellationToken ct)
    {
        var args = new { From = Today.AddDays(1 - Days), Floor = PrivacyFloor.Staff, Limit = size, Offset = (page - 1) * size };
        await using var session = await database.OpenAsync(ct);
        return ([.. await session.QueryAsync<ZeroHit>(sql["waiting"], args, ct)], await session.ScalarAsync<int>(sql["count-waiting"], args, ct));
    }

    /// <summary>What was done last.</summary>
    public async Task<IReadOnlyList<ZeroHitDone>> DoneAsync(int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<ZeroHitDone>(sql["done"], new { Limit = limit }, ct)];
    }

    /// <summary>Takes a question off the queue and writes down what was done. False when nobody asked it.</summary>
    public async Task<bool> MarkAsync(string query, ZeroHitOutcome outcome, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["mark"], new { Query = AskedQuery.WithoutNul(query), Outcome = outcome.ToString().ToLowerInvariant(), Today, Who = who }, ct) == 0)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("zero-hit", query), $"Done: {outcome.Text()}", ct);
        await session.CommitAsync(ct);
        return true;
    }

    /// <summary>Puts a question back on the queue. False when it is there already.</summary>
    public async Task<bool> UndoAsync(string query, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["undo"], new { Query = AskedQuery.WithoutNul(query) }, ct) == 0)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("zero-hit", query), "Put back on the queue", ct);
        await session.CommitAsync(ct);
        return true;
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}

/// <summary>What staff did about a question that found nothing.</summary>
public enum ZeroHitOutcome
{
    /// <summary>Its words are in the thesaurus now.</summary>
    Synonym,

    /// <summary>An item is promoted for it.</summary>
    Promoted,

    /// <summary>Somebody was asked to write about it.</summary>
    Text,

    /// <summary>It has no place here and does not come back.</summary>
    Ignore,
}

/// <summary>Outcomes for readers.</summary>
public static class ZeroHitOutcomes
{
    public static string Text(this ZeroHitOutcome outcome) => outcome switch
    {
        ZeroHitOutcome.Synonym => "made a synonym",
        ZeroHitOutcome.Promoted => "promoted an item",
        ZeroHitOutcome.Text => "asked for a text",
        _ => "ignore",
    };

    public static ZeroHitOutcome? Find(string? word) =>
        Enum.GetValues<ZeroHitOutcome>().Where(outcome => outcome.ToString().ToLowerInvariant() == word).Select(outcome => (ZeroHitOutcome?)outcome).FirstOrDefault();
}

/// <summary>A question that found nothing.</summary>
public sealed record ZeroHit
{
    public required string Query { get; init; }

    public long Times { get; init; }

    public DateOnly LastDay { get; init; }

    /// <summary>What was done before it came back, or null.</summary>
    public string? Outcome { get; init; }
}

/// <summary>A question that was dealt with.</summary>
public sealed record ZeroHitDone
{
    public required string Query { get; init; }

    public required string Outcome { get; init; }

    public DateOnly DoneOn { get; init; }

    public required string DoneBy { get; init; }
}
