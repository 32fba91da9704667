using KnowledgeHub.Newsletters.Clicks;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Reports;

/// <summary>Reads what became of an issue.</summary>
public sealed class ReadReport(Database database, ClickSettings clicks)
{
    /// <summary>Leaving this long after an issue counts as caused by it.</summary>
    public static readonly TimeSpan LeavingPeriod = TimeSpan.FromDays(14);

    private const int MostReasons = 15;
    private readonly NamedSql sql = database.Sql<ReadReport>();

    public async Task<IssueReport> RunAsync(string issueId, CancellationToken ct)
    {
        var counts = await clicks.CountsAsync(issueId, ct);
        var args = new { Id = issueId };
        await using var session = await database.OpenAsync(ct);
        return new()
        {
            Rows = await session.ScalarAsync<int>(sql["rows"], args, ct),
            States = [.. await session.QueryAsync<EditionState>(sql["states"], args, ct)],
            Refusals = Grouped(await session.QueryAsync<AnswerCount>(sql["answers"], new { Id = issueId, State = "refused" }, ct)),
            LeftOut = Grouped(await session.QueryAsync<AnswerCount>(sql["answers"], new { Id = issueId, State = "left" }, ct)),
            Returns = [.. (await session.QueryAsync<ReturnCount>(sql["returns"], args, ct)).Select(row => new Counted(row.Text, row.Count))],
            Complaints = await session.ScalarAsync<int>(sql["complaints"], args, ct),
            Clicks = [.. await session.QueryAsync<LinkClicks>(sql["clicks"], args, ct)],
            Days = [.. await session.QueryAsync<DayClicks>(sql["days"], args, ct)],
            Leaving = [.. (await session.QueryAsync<Leaver>(sql["leaving"], args, ct)).Where(leaver => leaver.LeftAt - leaver.GotAt <= LeavingPeriod)
                .GroupBy(leaver => (leaver.Audience, leaver.Locale)).Select(group => new EditionLeaving(group.Key.Audience, group.Key.Locale, group.Count()))],
            CountsClicks = counts,
        };
    }

    /// <summary>Every row of the ledger with its address, in the order of the addresses, some at a time.</summary>
    public async Task<IReadOnlyList<LedgerRow>> RowsAsync(string issueId, string afterEmail, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<LedgerRow>(sql["ledger"], new { Id = issueId, After = afterEmail, Limit = limit }, ct)];
    }

    private static List<Counted> Grouped(IEnumerable<AnswerCount> answers)
    {
        var groups = answers.GroupBy(answer => AnswerGroup.Of(answer.Answer)).Select(group => new Counted(group.Key, group.Sum(answer => answer.Count)))
            .OrderByDescending(group => group.Count).ThenBy(group => group.Text, StringComparer.Ordinal).ToList();
        return groups.Count <= MostReasons ? groups : [.. groups.Take(MostReasons), new($"{groups.Count - MostReasons} other answers", groups.Skip(MostReasons).Sum(group => group.Count))];
    }

    private sealed record AnswerCount
    {
        public required string Answer { get; init; }

        public int Count { get; init; }
    }

    private sealed record ReturnCount
    {
        public required string Kind { get; init; }

        public required string Status { get; init; }

        public int Count { get; init; }

        public string Text => (Kind, Status) switch
        {
            ("hard", "") => "The mailbox takes no mail",
            ("hard", _) => $"The mailbox takes no mail ({Status})",
            (_, "") => "Not delivered this time",
            _ => $"Not delivered this time ({Status})",
        };
    }

    private sealed record Leaver
    {
        public required string Audience { get; init; }

        public required string Locale { get; init; }

        public DateTimeOffset GotAt { get; init; }

        public DateTimeOffset LeftAt { get; init; }
    }
}

/// <summary>A row of the ledger as it is exported.</summary>
public sealed record LedgerRow
{
    public required string Email { get; init; }

    public required string Audience { get; init; }

    public required string Locale { get; init; }

    public required string State { get; init; }

    public required string Answer { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What came back last, and null when nothing did.</summary>
    public string? ReturnKind { get; init; }

    public string? ReturnStatus { get; init; }

    public DateTimeOffset? ReturnAt { get; init; }
}
