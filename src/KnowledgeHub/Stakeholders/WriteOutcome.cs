using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Stakeholders;

/// <summary>
/// Begins the meeting outcome of an engagement: a draft with its title, date, place, topics and the organisations that took
/// part, as far as they are public or staff ticked them. People are never written into it.
/// </summary>
public sealed class WriteOutcome(Database database, EngagementStore engagements, OrganisationStore organisations, SaveDraft save, TermStore terms, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<WriteOutcome>();

    /// <param name="id">The engagement.</param>
    /// <param name="title">The draft's title, as staff left it or changed it.</param>
    /// <param name="ticked">Organisations that are named though they are not public.</param>
    /// <param name="who">The member of staff.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <returns>Saved with the item's id.</returns>
    public async Task<RecordResult> RunAsync(string id, string title, IReadOnlyCollection<string> ticked, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await engagements.FindAsync(session, id, ct) is not { DeletedAt: null } engagement)
        {
            return new RecordResult.NotFound();
        }

        if (engagement.OutcomeContent is { } begun)
        {
            return new RecordResult.Saved(begun);
        }

        var names = await NamesAsync(session, engagement, ticked, ct);
        var country = (await terms.ReadNewestAsync(session, ct)).Place(engagement.Country);
        var body = new MeetingOutcome
        {
            Title = Tidy.Line(title),
            HeldOn = engagement.OnDay,
            Location = string.Join(", ", new[] { engagement.Place, country?.Name ?? "" }.Where(part => part.Length > 0)),
            Participants = names,
            Topics = [.. engagement.Topics.Take(8)],
            Places = country is null ? [] : [country.Code],
            Illustrative = engagement.Illustrative,
        };
        var result = await save.RunAsync(session, new Draft { Type = ContentType.Get("meeting-outcome"), Body = body }, who, ct);
        if (result is not SaveResult.Saved saved)
        {
            return result is SaveResult.Invalid invalid ? new RecordResult.Invalid(invalid.Problems) : new RecordResult.NotFound();
        }

        await session.RunAsync(sql["link"], new { Id = id, Item = saved.Id }, ct);
        await audit.RecordAsync(session, who, AuditAction.Changed, new("engagement", id), $"Meeting outcome begun: {saved.Id}", ct);
        await session.CommitAsync(ct);
        return new RecordResult.Saved(saved.Id);
    }

    /// <summary>The engagement that an outcome was begun from, or null.</summary>
    public async Task<string?> EngagementOfAsync(string contentId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["engagement-of"], new { Item = contentId }, ct);
    }

    private async Task<IReadOnlyList<string>> NamesAsync(Session session, Engagement engagement, IReadOnlyCollection<string> ticked, CancellationToken ct)
    {
        var names = new List<string>();
        foreach (var id in engagement.Participants.Select(participant => participant.OrganisationId).OfType<string>())
        {
            if (await organisations.FindAsync(session, id, ct) is { } organisation && (organisation.IsPublic || ticked.Contains(id)))
            {
                names.Add(organisation.Name);
            }
        }

        return names;
    }
}
