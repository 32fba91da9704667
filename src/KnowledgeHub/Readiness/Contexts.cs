using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Readiness;

/// <summary>The conditions of places: staff enter them with source and day, readers see the newest of each kind.</summary>
public sealed class Contexts(Database database, TermStore terms, AuditTrail audit, TimeProvider clock)
{
    public const int LongestSource = 200;

    private readonly NamedSql sql = database.Sql<Contexts>();

    /// <summary>All that were entered, newest day first.</summary>
    public async Task<IReadOnlyList<ContextFact>> AllAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<ContextFact>(sql["all"], ct: ct)];
    }

    /// <returns>What to mend, or null when it is stored.</returns>
    public async Task<Problem?> AddAsync(ContextFact fact, string who, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(ct);
        await using var session = await database.BeginAsync(ct);
        var problem = await AddAsync(session, fact, known, who, ct);
        if (problem is null)
        {
            await session.CommitAsync(ct);
        }

        return problem;
    }

    internal async Task<Problem?> AddAsync(Session session, ContextFact fact, Terms known, string who, CancellationToken ct)
    {
        var (place, problem) = ReadinessPlace.Read(fact.Country, fact.City, known);
        fact = fact with { Source = Review.Names.Tidy(fact.Source), SourceUrl = fact.SourceUrl.Trim() };
        if ((problem ?? Check(fact)) is { } wrong)
        {
            return wrong;
        }

        var id = Id.New(clock);
        await session.RunAsync(sql["add"], new { Id = id, place.Country, place.City, place.CitySlug, fact.Kind, fact.Value, fact.AsOf, fact.Source, fact.SourceUrl, fact.Illustrative, Now = clock.GetUtcNow(), Who = who }, ct);
        await audit.RecordAsync(session, who, AuditAction.Added, new("readiness-context", id), $"{place.Key}: {fact.Kind} {fact.Value}, {fact.AsOf:yyyy-MM-dd}\n{fact.Source}", ct);
        return null;
    }

    /// <summary>Removes a condition. False when there was none.</summary>
    public async Task<bool> RemoveAsync(string id, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.ScalarAsync<string>(sql["remove"], new { Id = id }, ct) is not { } what)
        {
            return false;
        }

        await audit.RecordAsync(session, who, AuditAction.Removed, new("readiness-context", id), what, ct);
        await session.CommitAsync(ct);
        return true;
    }

    private Problem? Check(ContextFact fact) =>
        ContextKind.Entered.FirstOrDefault(kind => kind.Id == fact.Kind)?.Value(fact.Value) is null ? new("value", "Choose a condition and one of its values.")
        : fact.AsOf is not { } day || day.Year < 1990 || day > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) ? new("as-of", "Give the day for which it holds, between 1990 and today.")
        : fact.Source.Length is 0 or > LongestSource ? new("source", $"Say in at most {LongestSource} characters where this is known from; readers see it.")
        : fact.SourceUrl.Length > 0 && !Links.IsWebAddress(fact.SourceUrl) ? new("source-url", "The source's address has to begin with https:// or http://.")
        : null;
}
