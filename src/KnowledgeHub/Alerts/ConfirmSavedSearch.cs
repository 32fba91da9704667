using KnowledgeHub.Storage;

namespace KnowledgeHub.Alerts;

/// <summary>How confirming went.</summary>
public enum ConfirmResult
{
    Confirmed,

    /// <summary>The request is gone, too old, or its mails were paused since.</summary>
    Gone,

    /// <summary>The address follows as many searches as it can.</summary>
    Full,
}

/// <summary>The second half of the double opt-in: from now on the search is followed. Safe to run twice: the second time finds it done.</summary>
public sealed class ConfirmSavedSearch(Database database, SavedSearchStore searches, TimeProvider clock)
{
    /// <summary>How long the link in the mail works.</summary>
    public static readonly TimeSpan LinkWorksFor = TimeSpan.FromDays(7);

    private readonly NamedSql sql = database.Sql<ConfirmSavedSearch>();

    public async Task<ConfirmResult> RunAsync(string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await searches.FindAsync(id, ct) is not { State: not "paused" } search || (search.State == "pending" && search.RequestedAt <= now - LinkWorksFor))
        {
            return ConfirmResult.Gone;
        }

        await using var session = await database.OpenAsync(ct);
        var confirmed = await session.RunAsync(sql["confirm"], new { Id = id, Now = now, DueAt = AlertPeriod.Next(search.Period, now), Most = SavedSearch.MostPerAddress }, ct) == 1;
        return confirmed || search.State == "active" ? ConfirmResult.Confirmed : ConfirmResult.Full;
    }
}
