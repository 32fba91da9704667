using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>Reads issues and what became of them.</summary>
public sealed class IssueStore(Database database)
{
    private readonly NamedSql sql = database.Sql<IssueStore>();

    public async Task<Issue?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await WithSectionsAsync(session, await session.FirstAsync<Issue>(sql["find"], new { Id = id }, ct), ct);
    }

    /// <summary>A sent issue for the public archive.</summary>
    public async Task<Issue?> SentAtAsync(string slug, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await WithSectionsAsync(session, await session.FirstAsync<Issue>(sql["sent-at"], new { Slug = slug }, ct), ct);
    }

    /// <summary>All issues for staff, newest change first, without their items.</summary>
    public async Task<IReadOnlyList<Issue>> ListAsync(int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Issue>(sql["list"], new { Limit = limit }, ct)];
    }

    /// <summary>Issues in the public archive, newest first, with their items.</summary>
    public async Task<IReadOnlyList<Issue>> ArchiveAsync(int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var issues = new List<Issue>();
        foreach (var issue in await session.QueryAsync<Issue>(sql["archive"], new { Limit = limit }, ct))
        {
            issues.Add((await WithSectionsAsync(session, issue, ct))!);
        }

        return issues;
    }

    /// <summary>How many deliveries of an issue are in each state.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountDeliveriesAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return (await session.QueryAsync<StateCount>(sql["count-deliveries"], new { Id = id }, ct)).ToDictionary(row => row.State, row => (int)row.Deliveries);
    }

    /// <summary>The segments that an issue can be narrowed down to.</summary>
    public async Task<IReadOnlyList<SegmentName>> SegmentsAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<SegmentName>(sql["segments"], ct: ct)];
    }

    /// <summary>When the last issue was queued, digests aside, or null before the first.</summary>
    public async Task<DateTimeOffset?> LastQueuedAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<DateTimeOffset?>(sql["last-queued"], ct: ct);
    }

    private async Task<Issue?> WithSectionsAsync(Session session, Issue? issue, CancellationToken ct)
    {
        if (issue is null)
        {
            return null;
        }

        var blocks = (await session.QueryAsync<BlockRow>(sql["blocks"], new { issue.Id }, ct)).ToLookup(row => row.Section, row => row.ToBlock());
        var sections = await session.QueryAsync<SectionRow>(sql["sections"], new { issue.Id }, ct);
        return issue with { Sections = [.. sections.Select(row => new Section(row.Heading) { Headings = IssueJson.ByLanguage<string>(row.Headings), Blocks = [.. blocks[row.Position]] })] };
    }

    private sealed record SectionRow
    {
        public int Position { get; init; }

        public required string Heading { get; init; }

        public required string Headings { get; init; }
    }

    private sealed record BlockRow
    {
        public required string Id { get; init; }

        public int Section { get; init; }

        public required string Kind { get; init; }

        public string? ContentId { get; init; }

        public string? CommitmentId { get; init; }

        public required string Details { get; init; }

        public Block ToBlock()
        {
            var details = IssueJson.Details(Details);
            return new()
            {
                Id = Id,
                Kind = Kind,
                ContentId = ContentId,
                CommitmentId = CommitmentId,
                Audiences = details.Audiences,
                Locales = details.Locales,
                Link = details.Link,
                Day = details.Day,
                Texts = details.Texts,
            };
        }
    }

    private sealed record StateCount
    {
        public required string State { get; init; }

        public long Deliveries { get; init; }
    }
}

/// <summary>A segment as staff choose it for an issue.</summary>
public sealed record SegmentName
{
    public required string Id { get; init; }

    public required string Name { get; init; }
}
