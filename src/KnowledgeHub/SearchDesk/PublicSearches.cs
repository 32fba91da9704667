using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.SearchDesk;

/// <summary>
/// What the empty search page suggests: questions that several people asked lately and that found what they asked for.
/// The floor is in <see cref="PrivacyFloor"/>; staff can hide any of them.
/// </summary>
public sealed class PublicSearches(Database database, AuditTrail audit, TimeProvider clock)
{
    private const int Shown = 8;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly NamedSql sql = database.Sql<PublicSearches>();
    private (SuggestedSearches Searches, DateTimeOffset ReadAt)? kept;

    /// <summary>At most a minute old: the page must not wait for it.</summary>
    public async Task<SuggestedSearches> ReadAsync(CancellationToken ct)
    {
        if (kept is { } known && clock.GetUtcNow() - known.ReadAt < Fresh)
        {
            return known.Searches;
        }

        var args = new
        {
            From = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1 - PrivacyFloor.PublicDays),
            Floor = PrivacyFloor.Public,
            Days = PrivacyFloor.PublicDifferentDays,
        };
        await using var session = await database.OpenAsync(ct);
        // A link repeats the words in lower case, which is only the same question when they hold no operators.
        var asked = (await session.QueryAsync<Asked>(sql["asked"], args, ct)).Where(row => AskedQuery.From(row.Query) is { IsPlain: true, MayBeKept: true }).ToList();
        var popular = asked.Take(Shown).Select(row => row.Query).ToList();
        var recent = asked.Skip(Shown).OrderByDescending(row => row.LastDay).ThenBy(row => row.Query, StringComparer.Ordinal).Take(Shown).Select(row => row.Query);
        kept = (new SuggestedSearches(popular, [.. recent]), clock.GetUtcNow());
        return kept.Value.Searches;
    }

    /// <summary>What staff took off the page.</summary>
    public async Task<IReadOnlyList<string>> HiddenAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<string>(sql["hidden"], ct: ct)];
    }

    public Task HideAsync(string query, string who, CancellationToken ct) => ChangeAsync("hide", query, who, "Hidden from the search page", ct);

    public Task ShowAsync(string query, string who, CancellationToken ct) => ChangeAsync("show", query, who, "May stand on the search page again", ct);

    private async Task ChangeAsync(string change, string query, string who, string details, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql[change], new { Query = AskedQuery.WithoutNul(query), Now = clock.GetUtcNow(), Who = who }, ct) > 0)
        {
            await audit.RecordAsync(session, who, AuditAction.Changed, new("suggested-search", query), details, ct);
            await session.CommitAsync(ct);
        }

        kept = null;
    }

    private sealed record Asked
    {
        public required string Query { get; init; }

        public DateOnly LastDay { get; init; }
    }
}

/// <summary>Questions that the search page suggests.</summary>
/// <param name="Popular">Asked most in the last weeks.</param>
/// <param name="Recent">Of the others, those asked last.</param>
public sealed record SuggestedSearches(IReadOnlyList<string> Popular, IReadOnlyList<string> Recent);
