using KnowledgeHub.Languages;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Taxonomy;

/// <summary>The dated events that content works towards, and what is asked of whom.</summary>
public sealed class MilestoneStore(Database database)
{
    private readonly NamedSql sql = database.Sql<MilestoneStore>();

    /// <summary>All milestones, oldest first.</summary>
    public async Task<IReadOnlyList<Milestone>> ReadAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Milestone>(sql["milestones"], ct: ct)];
    }

    public async Task<IReadOnlyList<Ask>> AsksAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Ask>(sql["asks"], ct: ct)];
    }

    public async Task SaveAsync(IEnumerable<Ask> asks, IEnumerable<(Milestone Milestone, IReadOnlyList<string> Asks)> milestones, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        foreach (var ask in asks)
        {
            await session.RunAsync(sql["save-ask"], ask, ct);
        }

        foreach (var (milestone, answered) in milestones)
        {
            await session.RunAsync(sql["save-milestone"], milestone, ct);
            foreach (var ask in answered)
            {
                await session.RunAsync(sql["link-ask"], new { Milestone = milestone.Slug, Ask = ask }, ct);
            }
        }

        await session.CommitAsync(ct);
    }
}

/// <summary>A dated public event that commitments and content work towards.</summary>
public sealed record Milestone
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public DateOnly OnDay { get; init; }

    /// <summary>How exactly the date is known: <c>day</c>, <c>month</c> or <c>year</c>.</summary>
    public string DatePrecision { get; init; } = "day";

    public string Description { get; init; } = "";

    /// <summary>The first day on which submissions are taken, or null.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>The last day on which submissions are taken, or null.</summary>
    public DateOnly? ClosesOn { get; init; }

    /// <summary>What to hand in, and where.</summary>
    public string Submission { get; init; } = "";

    /// <summary>Counts changes; a change is stored only on the version it was made from.</summary>
    public int Version { get; init; } = 1;

    /// <summary>By when everything has to be there.</summary>
    public DateOnly Deadline => ClosesOn ?? OnDay;

    /// <summary>The date, no more precise than it is known.</summary>
    public string When => DatePrecision switch
    {
        "year" => OnDay.ToString("yyyy", System.Globalization.CultureInfo.InvariantCulture),
        "month" => SiteLanguage.Current.Month(OnDay),
        _ => SiteLanguage.Current.Day(OnDay),
    };
}

/// <summary>One thing a resolution or brief asks a named party to do.</summary>
public sealed record Ask
{
    public required string Slug { get; init; }

    /// <summary><c>member-states</c> or <c>who</c>.</summary>
    public required string Addressee { get; init; }

    public required string Title { get; init; }

    public string Description { get; init; } = "";

    public int Position { get; init; }

    /// <summary>Counts changes; a change is stored only on the version it was made from.</summary>
    public int Version { get; init; } = 1;
}
