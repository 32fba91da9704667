namespace KnowledgeHub.Stakeholders;

/// <summary>What an organisation or person promised before. The capability of commitments registers one; meeting packs and timelines show what every registered one tells.</summary>
public interface IPastCommitments
{
    /// <param name="organisationIds">The organisation, or those where the person has a role.</param>
    /// <param name="personId">The person, or null.</param>
    /// <param name="ct">Ends the work early.</param>
    Task<IReadOnlyList<PackCommitment>> OfAsync(IReadOnlyList<string> organisationIds, string? personId, CancellationToken ct);
}

/// <summary>A commitment as a meeting pack shows it.</summary>
/// <param name="Text">What was promised.</param>
/// <param name="Due">By when, or null.</param>
/// <param name="Status">How far it is, in words.</param>
/// <param name="Url">Its page, or empty.</param>
/// <param name="Made">When it was promised.</param>
public sealed record PackCommitment(string Text, DateOnly? Due, string Status, string Url, DateOnly Made)
{
    /// <summary>Whether it is still to be kept: neither completed nor withdrawn.</summary>
    public bool Open { get; init; } = true;

    public bool IsOverdue(DateOnly today) => Open && Due < today;
}
