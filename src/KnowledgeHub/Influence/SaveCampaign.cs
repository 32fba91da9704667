using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Influence;

/// <summary>Adds a campaign, or changes what it is about. Positions are none of its business.</summary>
public sealed class SaveCampaign(Database database, CampaignStore store, TermStore terms, MilestoneStore milestones, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SaveCampaign>();

    public async Task<RecordResult> RunAsync(Campaign typed, string who, CancellationToken ct)
    {
        var campaign = typed with { Name = Tidy.Line(typed.Name), Note = Tidy.Text(typed.Note), Ask = Given(typed.Ask), Topic = Given(typed.Topic) };
        if (Check(campaign, await terms.ReadAsync(ct), await milestones.AsksAsync(ct)).ToList() is { Count: > 0 } problems)
        {
            return new RecordResult.Invalid(problems);
        }

        await using var session = await database.BeginAsync(ct);
        var isNew = campaign.Id.Length == 0;
        var args = new
        {
            Id = isNew ? Id.New(clock) : campaign.Id,
            campaign.Name,
            campaign.Ask,
            campaign.Topic,
            campaign.StartsOn,
            campaign.EndsOn,
            campaign.Note,
            campaign.Illustrative,
            campaign.Version,
            Now = clock.GetUtcNow(),
            Who = who,
        };
        if (await session.ScalarAsync<int>(sql["taken"], args, ct) > 0)
        {
            return RecordResult.Refused("name", "There is a campaign of that name already; choose another name.");
        }

        if (await session.RunAsync(sql[isNew ? "add" : "change"], args, ct) == 0)
        {
            return await store.FindAsync(args.Id, ct) is { } theirs ? new RecordResult.Conflict(theirs.Version, theirs.UpdatedBy) : new RecordResult.NotFound();
        }

        await audit.RecordAsync(session, who, isNew ? AuditAction.Added : AuditAction.Changed, new("campaign", args.Id), "", ct);
        await session.CommitAsync(ct);
        return new RecordResult.Saved(args.Id);
    }

    private static string? Given(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed;

    private static IEnumerable<Problem> Check(Campaign campaign, Terms known, IReadOnlyList<Ask> asks)
    {
        if (campaign.Name.Length is 0 or > 200)
        {
            yield return new("name", "Give the campaign a name of at most 200 characters.");
        }

        if (campaign.StartsOn.Year is < 2000 or > 2100 || campaign.EndsOn is { Year: > 2100 } || campaign.EndsOn < campaign.StartsOn)
        {
            yield return new("starts-on", "Choose the first day, and a last day that is not before it, or none.");
        }

        if (campaign.Ask is { } ask && asks.All(one => one.Slug != ask))
        {
            yield return new("ask", "Choose an ask from the list.");
        }

        if (campaign.Topic is { } topic && known.Topic(topic) is null)
        {
            yield return new("topic", "Choose a topic from the list.");
        }

        if (campaign.Note.Length > 2000)
        {
            yield return new("note", "Shorten the note to 2,000 characters.");
        }
    }
}
