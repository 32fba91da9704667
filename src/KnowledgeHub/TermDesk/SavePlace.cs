using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.TermDesk;

/// <summary>How a change of a country went.</summary>
public abstract record PlaceResult
{
    public sealed record Saved : PlaceResult;

    public sealed record Unchanged : PlaceResult;

    public sealed record Invalid(IReadOnlyList<Problem> Problems) : PlaceResult;

    /// <summary>Somebody else changed it meanwhile; <paramref name="Theirs"/> is what stands now.</summary>
    public sealed record Conflict(Place Theirs) : PlaceResult;

    public sealed record NotFound : PlaceResult;
}

/// <summary>Changes a country's name or income group (the World Bank's change each July). Its items are indexed again.</summary>
public sealed class SavePlace(Database database, TermStore store, ChangeFeed changes, LiveTerms live, AuditTrail audit)
{
    public const int LongestName = 80;

    private readonly NamedSql sql = database.Sql<SavePlace>();

    /// <param name="code">The country.</param>
    /// <param name="basedOn">The country's name and income group as the editor saw them; see <see cref="StateOf"/>.</param>
    /// <param name="name">Its name from now on.</param>
    /// <param name="income">Its income group from now on, or empty.</param>
    /// <param name="who">The editor.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<PlaceResult> RunAsync(string code, string basedOn, string name, string income, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        if ((await store.ChangeAsync(session, ct)).Place(code) is not { } before)
        {
            return new PlaceResult.NotFound();
        }

        if (StateOf(before) != basedOn)
        {
            return new PlaceResult.Conflict(before);
        }

        var place = before with { Name = new TopicDraft { Name = name }.Tidy().Name, Income = income };
        if (Check(place).ToList() is { Count: > 0 } problems)
        {
            return new PlaceResult.Invalid(problems);
        }

        if (place == before)
        {
            return new PlaceResult.Unchanged();
        }

        await session.RunAsync(sql["change"], place, ct);
        await live.TellAsync(session, await live.CarriersAsync(session, "country", place.Code, ct), ct);
        await audit.RecordAsync(session, who, AuditAction.Changed, new("place", place.Code), $"Before: {Describe(before)}\nNow: {Describe(place)}", ct);
        await session.CommitAsync(ct);
        store.Forget();
        return new PlaceResult.Saved();
    }

    /// <summary>What an editor sees of a country and may change.</summary>
    public static string StateOf(Place place) => $"{place.Income} {place.Name}";

    private static IEnumerable<Problem> Check(Place place)
    {
        if (place.Name.Length is 0 or > LongestName)
        {
            yield return new("name", place.Name.Length == 0 ? "The name is empty; write the country's name." : $"The name has {place.Name.Length} characters and at most {LongestName} fit; shorten it.");
        }

        if (place.Income.Length > 0 && IncomeGroup.Find(place.Income) is null)
        {
            yield return new("income", "There is no such income group; choose one from the list.");
        }
    }

    private static string Describe(Place place) => $"{place.Name} · {IncomeGroup.Find(place.Income)?.Name ?? "no income group"}";
}
