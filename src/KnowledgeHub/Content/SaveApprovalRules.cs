using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Content;

/// <summary>Sets which types and topics ask for approval, all at once.</summary>
public sealed class SaveApprovalRules(Database database, ApprovalRules rules, TermStore terms, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<SaveApprovalRules>();

    /// <returns>What to mend, or null when the rules are as wanted.</returns>
    public async Task<Problem?> RunAsync(IReadOnlyCollection<ApprovalRule> wanted, string who, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        if (wanted.FirstOrDefault(rule => !(rule.Kind == ApprovalRule.OfType ? ContentType.Find(rule.Value) is not null : known.Topic(rule.Value) is not null)) is { } stray)
        {
            return new("rules", $"There is no {stray.Kind} '{stray.Value}'; open the page anew and choose again.");
        }

        if (wanted.Any(rule => rule.People is < 1 or > ApprovalRule.MostPeople))
        {
            return new("rules", "A rule asks for one person or two; choose one of them.");
        }

        await using var session = await database.BeginAsync(ct);
        var before = await rules.ListAsync(session, ct);
        await session.RunAsync(sql["clear"], ct: ct);
        foreach (var rule in wanted.DistinctBy(rule => (rule.Kind, rule.Value)))
        {
            await session.RunAsync(sql["add"], rule, ct);
        }

        var after = await rules.ListAsync(session, ct);
        if (!before.SequenceEqual(after))
        {
            await audit.RecordAsync(session, who, AuditAction.Changed, new("approval-rules", "all"), $"Before: {Say(before)}\nNow: {Say(after)}", ct);
        }

        await session.CommitAsync(ct);
        return null;
    }

    private static string Say(IReadOnlyList<ApprovalRule> rules) =>
        rules.Count == 0 ? "no rule" : string.Join(", ", rules.Select(rule => $"{rule.Kind} {rule.Value}: {rule.People}"));
}
