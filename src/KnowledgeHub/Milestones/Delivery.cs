using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Milestones;

/// <summary>Reads what is public and works towards the asks and milestones.</summary>
public sealed class ReadDelivery(Database database, MilestoneStore milestones)
{
    private readonly NamedSql sql = database.Sql<Delivery>();

    public async Task<Delivery> RunAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var places = await LinksAsync(session, "places", ct);
        var (asks, aims) = (await LinksAsync(session, "commitment-asks", ct), await LinksAsync(session, "commitment-milestones", ct));
        return new()
        {
            Asks = await milestones.AsksAsync(ct),
            Milestones = await milestones.ReadAsync(ct),
            AsksOfMilestones = await LinksAsync(session, "milestone-asks", ct),
            Items = [.. (await session.QueryAsync<TiedItem>(sql["items"], ct: ct)).Select(item => item with { Countries = [.. places[item.ContentId]] })],
            Promised = [.. (await session.QueryAsync<PublicCommitment>(sql["commitments"], ct: ct)).Select(one => one with { Asks = [.. asks[one.Id]], Milestones = [.. aims[one.Id]] })],
        };
    }

    private async Task<ILookup<string, string>> LinksAsync(Session session, string query, CancellationToken ct) =>
        (await session.QueryAsync<Tie>(sql[query], ct: ct)).ToLookup(link => link.Id, link => link.Value);

    private sealed record Tie
    {
        public required string Id { get; init; }

        public required string Value { get; init; }
    }
}

/// <summary>Asks and milestones with everything public that works towards them, at one moment.</summary>
public sealed record Delivery
{
    public required IReadOnlyList<Ask> Asks { get; init; }

    public required IReadOnlyList<Milestone> Milestones { get; init; }

    public required ILookup<string, string> AsksOfMilestones { get; init; }

    /// <summary>One entry for each tie of a live item, the newest first.</summary>
    public required IReadOnlyList<TiedItem> Items { get; init; }

    /// <summary>Public ones, by the day on which they are due.</summary>
    public required IReadOnlyList<PublicCommitment> Promised { get; init; }

    public IEnumerable<TiedItem> ItemsFor(Ask ask) => Items.Where(item => item.Ask == ask.Slug);

    public IEnumerable<TiedItem> ItemsFor(Milestone milestone) => Items.Where(item => item.Milestone == milestone.Slug);

    public IEnumerable<PublicCommitment> CommitmentsFor(Ask ask) => Promised.Where(one => one.Asks.Contains(ask.Slug));

    public IEnumerable<PublicCommitment> CommitmentsFor(Milestone milestone) => Promised.Where(one => one.Milestones.Contains(milestone.Slug));

    public IEnumerable<Ask> AsksOf(Milestone milestone) => Asks.Where(ask => AsksOfMilestones[milestone.Slug].Contains(ask.Slug));

    public IEnumerable<Milestone> MilestonesOf(Ask ask) => Milestones.Where(milestone => AsksOfMilestones[milestone.Slug].Contains(ask.Slug));
}

/// <summary>A live item as it is tied to one ask or one milestone.</summary>
public sealed record TiedItem
{
    public string Ask { get; init; } = "";

    public string Milestone { get; init; } = "";

    public required string ContentId { get; init; }

    public required string Type { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Locale { get; init; }

    public DateOnly PublishedOn { get; init; }

    /// <summary>ISO 3166-1 codes; none means that it speaks of no country in particular.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    public string Path => $"/{Content.ContentType.Get(Type).Path}/{Slug}";
}

/// <summary>A commitment as readers may see it.</summary>
public sealed record PublicCommitment
{
    public required string Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public string PromisedBy { get; init; } = "";

    public string? Country { get; init; }

    public DateOnly? DueOn { get; init; }

    public required string Status { get; init; }

    public bool Illustrative { get; init; }

    public IReadOnlyList<string> Asks { get; init; } = [];

    public IReadOnlyList<string> Milestones { get; init; } = [];

    public string Path => $"/commitments/{Slug}";

    /// <summary>The status for readers, in the language of the page.</summary>
    public string StatusName => CommitmentStatus.Name(Status);

    /// <summary>Whether it is neither completed nor withdrawn.</summary>
    public bool IsOpen => Status is not ("completed" or "withdrawn");

    /// <summary>Whether the day has passed and it is still open.</summary>
    public bool IsLate(DateOnly today) => DueOn < today && IsOpen;
}
