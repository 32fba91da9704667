using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Content;

/// <summary>Whether publishing asks for what the rules of a type or topic ask for.</summary>
public enum ApprovalDemand
{
    AsRulesAsk,

    /// <summary>For commands such as imports and seeds: whoever may run one is an administrator.</summary>
    Exempt,
}

/// <summary>Which types and topics ask that somebody else approves a draft before it is published, and whether a draft has what they ask for.</summary>
public sealed class ApprovalRules(Database database, TermStore terms)
{
    private readonly NamedSql sql = database.Sql<ApprovalRules>();

    public async Task<IReadOnlyList<ApprovalRule>> ListAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await ListAsync(session, ct);
    }

    /// <summary>What an administrator saw when they began; when it differs, somebody else has changed the rules since.</summary>
    public static string StateOf(IEnumerable<ApprovalRule> rules) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rules.Select(rule => $"{rule.Kind} {rule.Value} {rule.People}").Order(StringComparer.Ordinal)))))[..16];

    /// <summary>What keeps a draft from being published, or null.</summary>
    internal async Task<Problem?> CheckAsync(Session session, ContentItem item, CancellationToken ct)
    {
        var needed = await NeededAsync(session, item, ct);
        var had = needed == 0 ? 0 : await session.ScalarAsync<int>(sql["count-approvals"], new { Version = item.DraftVersion }, ct);
        if (had >= needed)
        {
            return null;
        }

        return new("approval", needed == 1
            ? "Somebody other than its authors has to approve this draft before it is published; send it to review."
            : $"{needed} people other than its authors have to approve this draft before it is published, and {had} did so far; send it to review.");
    }

    /// <summary>How many people have to approve an item's draft: the most that its type, its topics or the topics above them ask for.</summary>
    internal async Task<int> NeededAsync(Session session, ContentItem item, CancellationToken ct)
    {
        var rules = await ListAsync(session, ct);
        if (rules.Count == 0)
        {
            return 0;
        }

        var known = await terms.ReadAsync(ct);
        var topics = (await TopicsAsync(session, item, ct)).SelectMany(known.WithAncestors).Select(topic => topic.Slug).ToHashSet();
        return rules.Where(rule => rule.Kind == ApprovalRule.OfType ? rule.Value == item.Type : topics.Contains(rule.Value)).Select(rule => rule.People).DefaultIfEmpty(0).Max();
    }

    // The topics that readers see count too: taking one out of the draft must not take the rule away.
    private async Task<IEnumerable<string>> TopicsAsync(Session session, ContentItem item, CancellationToken ct) =>
        item.LiveVersion is not null && await session.ScalarAsync<string>(sql["live-data"], new { item.LiveVersion }, ct) is { } live
            ? item.Body.Topics.Union(item.ContentType.Read(live).Topics)
            : item.Body.Topics;

    internal async Task<IReadOnlyList<ApprovalRule>> ListAsync(Session session, CancellationToken ct) => [.. await session.QueryAsync<ApprovalRule>(sql["list"], ct: ct)];
}

/// <summary>A type or topic whose drafts need approval.</summary>
public sealed record ApprovalRule
{
    public const string OfType = "type";

    public const string OfTopic = "topic";

    /// <summary>The most people that a rule can ask for.</summary>
    public const int MostPeople = 2;

    /// <summary><see cref="OfType"/> or <see cref="OfTopic"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The type's id or the topic's slug.</summary>
    public required string Value { get; init; }

    public int People { get; init; }
}
