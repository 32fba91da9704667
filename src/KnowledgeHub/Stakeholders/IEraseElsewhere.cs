using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>
/// What another capability holds about somebody under their mail addresses, such as a subscription. Every registered one is
/// offered where a person is erased, and runs in the same transaction when staff tick it.
/// </summary>
public interface IEraseElsewhere
{
    /// <summary>What it is, for staff: <c>newsletter subscriptions</c>. The receipt names it too.</summary>
    string What { get; }

    Task<int> CountAsync(Session session, IReadOnlyList<string> mailAddresses, CancellationToken ct);

    /// <summary>Erases it and says how many rows that were.</summary>
    Task<int> RunAsync(Session session, IReadOnlyList<string> mailAddresses, string who, CancellationToken ct);
}
