using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Subscribers;

/// <summary>Stores what a subscriber wants from now on.</summary>
public sealed class ChangePreferences(Database database, SubscriberStore subscribers, TermStore terms)
{
    private readonly NamedSql sql = database.Sql<ChangePreferences>();

    /// <returns>What to mend, or null when it is stored.</returns>
    public async Task<string?> RunAsync(string id, Preferences chosen, CancellationToken ct)
    {
        if (CheckPreferences.Run(chosen, await terms.ReadAsync(ct)) is { } problem)
        {
            return problem;
        }

        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["change"], new { Id = id, chosen.Audience, chosen.Locale, chosen.Frequency, chosen.Country, Organisation = chosen.Organisation.Trim(), chosen.OrganisationKey }, ct);
        await subscribers.SaveTopicsAsync(session, id, chosen.Topics, ct);
        await session.CommitAsync(ct);
        return null;
    }
}
