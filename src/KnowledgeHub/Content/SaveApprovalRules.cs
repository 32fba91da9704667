using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Content;

/// <summary>Sets which types and topics ask for approval, all at once.</summary>
public sealed class SaveApprovalRules(Database database, ApprovalRules rules, TermStore terms, AuditTrail audit)
{
    /// <summary>Somebody else saved other rules since the page was opened.</summary>
    public static readonly Problem Changed = new("rules", "Somebody else changed the rules while you were choosing, so nothing was saved; below are the rules as they are now: choose again and save.");

    private readonly NamedSql sql = database.Sql<SaveApprovalRules>();

    /// <param name="wanted">The rules that hold from now on.</param>
    /// <param name="basedOn">What <see cref="ApprovalRules.StateOf"/> said of the rules on the screen; null replaces whatever holds.</param>
    /// <param name="who">Who decided.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    /// <returns>What to mend, or null when the rules are as wanted.</returns>
    public async Task<Problem?> RunAsync(IReadOnlyCollection<ApprovalRule> wanted, string? basedOn, string who, CancellationToken ct)
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
        // Two who save at once take turns, so that the second sees what the first did.
        await session.RunAsync(sql["take-turn"], ct: ct);
        var before = await rules.ListAsync(session, ct);
        if (basedOn is not null && basedOn != ApprovalRules.StateOf(before) && !before.ToHashSet().SetEquals(wanted))
        {
            return Changed;
        }

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
