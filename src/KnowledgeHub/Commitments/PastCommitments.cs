using KnowledgeHub.Stakeholders;

namespace KnowledgeHub.Commitments;

/// <summary>What an organisation promised, for the pack of the next meeting. People promise nothing here; the organisations where they have a role do.</summary>
public sealed class PastCommitments(CommitmentStore store) : IPastCommitments
{
    public async Task<IReadOnlyList<PackCommitment>> OfAsync(IReadOnlyList<string> organisationIds, string? personId, CancellationToken ct) =>
        organisationIds.Count == 0 ? [] : [.. (await store.OfOrganisationsAsync(organisationIds, ct)).Select(commitment => new PackCommitment(commitment.Title, commitment.DueOn, commitment.Progress.English.ToLowerInvariant(), $"/admin/commitments/{commitment.Id}", commitment.MadeOn) { Open = commitment.Status is not (ProgressStatus.Completed or ProgressStatus.Withdrawn) })];
}
