using KnowledgeHub.Storage;

namespace KnowledgeHub.Influence;

/// <summary>Reads who is related to whom and who promised what.</summary>
public sealed class ReadNetwork(Database database)
{
    private readonly NamedSql sql = database.Sql<Network>();

    /// <summary>The most connected organisations; those with neither a relation nor a commitment are left out.</summary>
    public async Task<Network> RunAsync(int most, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var relations = (await session.QueryAsync<NetworkRelation>(sql["relations"], ct: ct)).ToList();
        var commitments = (await session.QueryAsync<NetworkCommitment>(sql["commitments"], ct: ct)).ToLookup(one => one.OrganisationId);
        var degrees = relations.SelectMany(relation => new[] { relation.FromId, relation.ToId }).CountBy(id => id).ToDictionary();
        var all = (await session.QueryAsync<NetworkNode>(sql["organisations"], ct: ct))
            .Select(node => node with { Degree = degrees.GetValueOrDefault(node.Id) + commitments[node.Id].Count(), Commitments = [.. commitments[node.Id]] })
            .Where(node => node.Degree > 0)
            .OrderByDescending(node => node.Degree).ThenBy(node => node.Name, StringComparer.Ordinal).ThenBy(node => node.Id, StringComparer.Ordinal).ToList();
        var shown = all.Take(most).Select(node => node.Id).ToHashSet();
        return new([.. all.Take(most)], [.. relations.Where(relation => shown.Contains(relation.FromId) && shown.Contains(relation.ToId))], all.Count);
    }
}

/// <summary>Organisations with their relations and commitments.</summary>
/// <param name="Nodes">The most connected first.</param>
/// <param name="Relations">Between those that are shown.</param>
/// <param name="Total">How many there are that have any connection.</param>
public sealed record Network(IReadOnlyList<NetworkNode> Nodes, IReadOnlyList<NetworkRelation> Relations, int Total);

/// <summary>An organisation in the network.</summary>
public sealed record NetworkNode
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string ShortName { get; init; } = "";

    public string Kind { get; init; } = "";

    /// <summary>How many relations and commitments it has.</summary>
    public int Degree { get; init; }

    public IReadOnlyList<NetworkCommitment> Commitments { get; init; } = [];
}

/// <summary>A relation between two organisations.</summary>
public sealed record NetworkRelation
{
    public required string FromId { get; init; }

    public required string Kind { get; init; }

    public required string ToId { get; init; }
}

/// <summary>A commitment in the network, public or not.</summary>
public sealed record NetworkCommitment
{
    public required string Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string OrganisationId { get; init; }

    public required string Status { get; init; }

    public DateOnly? DueOn { get; init; }
}
