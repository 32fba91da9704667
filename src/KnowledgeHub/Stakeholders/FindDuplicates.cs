using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>Pairs of records that are probably the same: one mail address, one web domain, or names that hardly differ.</summary>
public sealed class FindDuplicates(Database database, AuditTrail audit)
{
    private const int Most = 200;
    private readonly NamedSql sql = database.Sql<FindDuplicates>();

    public async Task<IReadOnlyList<DuplicatePair>> RunAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var settled = (await session.QueryAsync<Pair>(sql["settled"], ct: ct)).Select(pair => (pair.FirstId, pair.SecondId)).ToHashSet();
        var people = (await session.QueryAsync<Keyed>(sql["people"], ct: ct)).ToList();
        var organisations = (await session.QueryAsync<Keyed>(sql["organisations"], ct: ct)).ToList();
        return
        [
            .. Shared("person", await session.QueryAsync<Keyed>(sql["mails"], ct: ct), "the same mail address")
                .Concat(Shared("organisation", organisations.Where(one => one.Domain.Length > 0).Select(one => one with { NameKey = one.Domain }), "the same web domain"))
                .Concat(Similar("person", people)).Concat(Similar("organisation", organisations))
                .Where(pair => !settled.Contains((pair.FirstId, pair.SecondId)))
                .GroupBy(pair => (pair.FirstId, pair.SecondId))
                .Select(same => same.First() with { Why = string.Join(", ", same.Select(pair => pair.Why).Distinct()) })
                .Take(Most),
        ];
    }

    /// <summary>Says that two records are two: the pair is not shown again.</summary>
    public async Task DismissAsync(string one, string other, string who, CancellationToken ct)
    {
        var (first, second) = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["dismiss"], new { First = first, Second = second }, ct) > 0)
        {
            await audit.RecordAsync(session, who, AuditAction.Changed, new("duplicate", first), $"Not the same as {second}", ct);
        }

        await session.CommitAsync(ct);
    }

    private static IEnumerable<DuplicatePair> Shared(string kind, IEnumerable<Keyed> records, string why) =>
        records.GroupBy(one => one.NameKey).SelectMany(group => Pairs(kind, [.. group.DistinctBy(one => one.Id)], why));

    // Only names that share their first or last three letters are compared letter by letter; others are hardly the same.
    private static IEnumerable<DuplicatePair> Similar(string kind, List<Keyed> records) =>
        records.GroupBy(one => one.NameKey[..Math.Min(3, one.NameKey.Length)]).Concat(records.GroupBy(one => one.NameKey[Math.Max(0, one.NameKey.Length - 3)..]))
            .SelectMany(group => Pairs(kind, [.. group.Where(one => one.NameKey.Length > 0)], "names that hardly differ", NameKey.AreClose));

    private static IEnumerable<DuplicatePair> Pairs(string kind, List<Keyed> records, string why, Func<string, string, bool>? same = null)
    {
        for (var i = 0; i < records.Count; i++)
        {
            for (var j = i + 1; j < records.Count; j++)
            {
                if (same is null || same(records[i].NameKey, records[j].NameKey))
                {
                    var (first, second) = string.CompareOrdinal(records[i].Id, records[j].Id) < 0 ? (records[i], records[j]) : (records[j], records[i]);
                    yield return new(kind, first.Id, first.Name, second.Id, second.Name, why);
                }
            }
        }
    }

    private sealed record Keyed
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public string NameKey { get; init; } = "";

        public string Domain { get; init; } = "";
    }

    private sealed record Pair
    {
        public required string FirstId { get; init; }

        public required string SecondId { get; init; }
    }
}

/// <summary>Two records that may be one; the older first.</summary>
/// <param name="Kind"><c>person</c> or <c>organisation</c>.</param>
/// <param name="FirstId">The older one.</param>
/// <param name="FirstName">Its name.</param>
/// <param name="SecondId">The newer one.</param>
/// <param name="SecondName">Its name.</param>
/// <param name="Why">What they have in common.</param>
public sealed record DuplicatePair(string Kind, string FirstId, string FirstName, string SecondId, string SecondName, string Why);
