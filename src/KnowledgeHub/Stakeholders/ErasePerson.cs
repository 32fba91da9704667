using System.Text.Json;
using System.Text.RegularExpressions;
using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>
/// Removes a person for good: their record and whatever was merged into it, everything that hangs on it, and their name and
/// addresses in texts that others wrote. Engagements stay, with “a person who was erased” in their place.
/// </summary>
public sealed partial class ErasePerson(Database database, PersonStore people, ExportPerson export, IEnumerable<IEraseElsewhere> elsewhere, AuditTrail audit, TimeProvider clock)
{
    public const string InTheirPlace = "a person who was erased";

    private readonly NamedSql sql = database.Sql<ErasePerson>();

    /// <summary>Erases the person and gives the receipt's id; null when there is no such person or the reason is none of the list.</summary>
    /// <param name="id">The person, who may be deleted already.</param>
    /// <param name="because">One of <see cref="Choices.ErasureReasons"/>.</param>
    /// <param name="also">Which <see cref="IEraseElsewhere.What"/> staff ticked.</param>
    /// <param name="who">The member of staff.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<string?> RunAsync(string id, string because, IReadOnlyCollection<string> also, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var ids = await export.IdsAsync(session, id, ct);
        if (ids.Count == 0 || !Choices.ErasureReasons.Has(because))
        {
            return null;
        }

        var args = new { Ids = $" {string.Join(' ', ids)} " };
        var names = (await session.QueryAsync<string>(sql["names"], args, ct)).ToList();
        var mails = (await session.QueryAsync<string>(sql["mails"], args, ct)).ToList();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var other in elsewhere.Where(other => also.Contains(other.What)))
        {
            counts[other.What] = await other.RunAsync(session, mails, who, ct);
        }

        counts["commitment_owner_link"] = await RemoveOwnerLinksAsync(session, ids, mails, ct);
        await RemoveAsync(session, args, counts, ct);
        await CleanAsync(session, names, counts, ct);
        var receipt = Id.New(clock);
        await session.RunAsync(sql["write-receipt"], new { Id = receipt, Because = because, Tables = JsonSerializer.Serialize(counts), Now = clock.GetUtcNow(), Who = who }, ct);
        await audit.RecordAsync(session, who, AuditAction.Removed, new("person", id), $"Erased; receipt {receipt}", ct);
        await session.CommitAsync(ct);
        return receipt;
    }

    /// <summary>What else is kept under the person's addresses and can be erased with them.</summary>
    public async Task<IReadOnlyList<(string What, int Count)>> ElsewhereAsync(string id, CancellationToken ct)
    {
        var person = await people.FindAsync(id, ct);
        var mails = person?.Addresses.Where(address => address.Kind == "mail").Select(address => address.Value).ToList() ?? [];
        await using var session = await database.OpenAsync(ct);
        var found = new List<(string, int)>();
        foreach (var other in elsewhere)
        {
            found.Add((other.What, await other.CountAsync(session, mails, ct)));
        }

        return [.. found.Where(one => one.Item2 > 0)];
    }

    /// <summary>Items whose stored text names the person. Versions never change, so erasing leaves them: somebody has to look.</summary>
    public async Task<IReadOnlyList<Choice>> NamedInContentAsync(string name, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var like = $"%{name.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return [.. await session.QueryAsync<Choice>(sql["named-in-content"], new { Like = like }, ct)];
    }

    public async Task<ErasureReceipt?> ReceiptAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<ErasureReceipt>(sql["receipt"], new { Id = id }, ct);
    }

    private async Task RemoveAsync(Session session, object args, SortedDictionary<string, int> counts, CancellationToken ct)
    {
        foreach (var (table, query) in new[]
        {
            ("directory_merge", sql["remove-merges"]), ("not_duplicate", sql["remove-pairs"]), ("engagement_participant", sql["remove-participants"]), ("group_member", sql["remove-groups"]),
            ("person_role", sql["remove-roles"]), ("consent", sql["remove-consents"]), ("person_topic", sql["remove-topics"]), ("person_address", sql["remove-addresses"]),
            ("position_move", sql["remove-positions"]),
        })
        {
            counts[table] = await session.RunAsync(query, args, ct);
        }

        await session.RunAsync(sql["part-from-merged"], args, ct);
        counts["person"] = await session.RunAsync(sql["remove-people"], args, ct);
    }

    // The links by which they reported on commitments, with the mails that carry them. Links to an address of theirs that was typed count too.
    private async Task<int> RemoveOwnerLinksAsync(Session session, IReadOnlyList<string> ids, List<string> mails, CancellationToken ct)
    {
        var args = new { Ids = $" {string.Join(' ', ids)} ", Mails = $" {string.Join(' ', mails).ToLowerInvariant()} " };
        await session.RunAsync(sql["remove-owner-names"], args, ct);
        await session.RunAsync(sql["remove-owner-mails"], args, ct);
        await session.RunAsync(sql["part-from-owner-links"], args, ct);
        return await session.RunAsync(sql["remove-owner-links"], args, ct);
    }

    // Texts that others wrote: wherever a name or address of the person stands as it was recorded.
    private async Task CleanAsync(Session session, List<string> names, SortedDictionary<string, int> counts, CancellationToken ct)
    {
        foreach (var (table, read, write) in new[]
        {
            ("engagement (texts)", sql["read-engagements"], sql["write-engagement"]), ("organisation (texts)", sql["read-organisations"], sql["write-organisation"]),
            ("person (texts of others)", sql["read-people"], sql["write-person"]), ("stakeholder_group (texts)", sql["read-groups"], sql["write-group"]),
            ("person_role (titles of others)", sql["read-roles"], sql["write-role"]), ("consent (sources of others)", sql["read-consents"], sql["write-consent"]),
            ("person_address (of others)", sql["read-addresses"], sql["write-address"]), ("directory_merge (texts)", sql["read-merges"], sql["write-merge"]),
            ("commitment (texts)", sql["read-commitments"], sql["write-commitment"]), ("commitment_report (texts)", sql["read-reports"], sql["write-report"]), ("commitment_report (names)", sql["read-reporters"], sql["write-reporter"]),
            ("position_move (reasons)", sql["read-positions"], sql["write-position"]), ("campaign (texts)", sql["read-campaigns"], sql["write-campaign"]),
        })
        {
            var cleaned = (await session.QueryAsync<Texts>(read, ct: ct)).Select(texts => (Before: texts, Now: texts.Without(names))).Where(pair => pair.Before != pair.Now).Select(pair => pair.Now).ToList();
            foreach (var texts in cleaned)
            {
                await session.RunAsync(write, texts, ct);
            }

            counts[table] = cleaned.Count;
        }
    }

    private sealed record Texts
    {
        public required string Id { get; init; }

        public string A { get; init; } = "";

        public string B { get; init; } = "";

        public string C { get; init; } = "";

        public string D { get; init; } = "";

        public string E { get; init; } = "";

        public string F { get; init; } = "";

        // What searching looks at, made anew from what is left.
        public string FindText => NameKey.Fold($"{A} {B} {C} {D} {E}");

        public Texts Without(List<string> names) => this with { A = Clean(A, names), B = Clean(B, names), C = Clean(C, names), D = Clean(D, names), E = Clean(E, names), F = Clean(F, names) };

        // Longest first: an address may hold the name. Spaces between the words of a name may be any.
        private static string Clean(string text, List<string> names) => names.OrderByDescending(name => name.Length).Aggregate(text, (now, name) =>
            Regex.Replace(now, $@"(?<![\p{{L}}\p{{N}}]){Spaces().Replace(Regex.Escape(name), @"\s+")}(?![\p{{L}}\p{{N}}])", InTheirPlace, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }

    [GeneratedRegex(@"(\\ |\\n|\s)+")]
    private static partial Regex Spaces();
}

/// <summary>The proof that somebody was erased, which does not say who.</summary>
public sealed record ErasureReceipt
{
    public required string Id { get; init; }

    public required string Because { get; init; }

    /// <summary>JSON: how many rows of each table.</summary>
    public required string Tables { get; init; }

    public DateTimeOffset ErasedAt { get; init; }

    public string ErasedBy { get; init; } = "";

    public IReadOnlyDictionary<string, int> Counts => JsonSerializer.Deserialize<Dictionary<string, int>>(Tables)!;
}
