using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Influence;

/// <summary>
/// Writes down where somebody stands, as a logged engagement showed it. This is the only way in which a position comes about
/// or changes, and what stood before stays as history.
/// </summary>
public sealed class MovePosition(Database database, CampaignStore campaigns, EngagementStore engagements, AuditTrail audit, TimeProvider clock)
{
    public const int LongestReason = 500;

    // As many as one organisation has in years.
    private const int Offered = 200;

    private readonly NamedSql sql = database.Sql<MovePosition>();

    /// <summary>The engagements that can show where this organisation or person stands: those they took part in, the newest first.</summary>
    public Task<IReadOnlyList<Engagement>> EngagementsAsync(string? organisation, string? person, CancellationToken ct) =>
        organisation is not null ? engagements.OfOrganisationAsync(organisation, Offered, ct) : engagements.OfPersonAsync(person ?? "", Offered, ct);

    public async Task<RecordResult> RunAsync(PositionMove typed, string who, CancellationToken ct)
    {
        var move = typed with { Reason = Tidy.Text(typed.Reason) };
        if (await campaigns.FindAsync(move.CampaignId, ct) is null || (move.OrganisationId is null) == (move.PersonId is null))
        {
            return new RecordResult.NotFound();
        }

        var shown = (await EngagementsAsync(move.OrganisationId, move.PersonId, ct)).FirstOrDefault(one => one.Id == move.EngagementId);
        if (Check(move, shown).ToList() is { Count: > 0 } problems)
        {
            return new RecordResult.Invalid(problems);
        }

        await using var session = await database.BeginAsync(ct);
        var now = (await campaigns.PositionsAsync(session, move.CampaignId, ct)).FirstOrDefault(position => position.Now.Who == move.Who)?.Now;
        if (now is not null && (now.Influence, now.Interest, now.Stance) == (move.Influence, move.Interest, move.Stance))
        {
            return RecordResult.Refused("influence", "They stand there already; change influence, interest or stance, or leave it.");
        }

        var id = Id.New(clock);
        await session.RunAsync(
            sql["add"],
            new { Id = id, move.CampaignId, move.OrganisationId, move.PersonId, move.Influence, move.Interest, move.Stance, move.EngagementId, shown!.OnDay, move.Reason, Who = who, Now = clock.GetUtcNow() },
            ct);
        await audit.RecordAsync(session, who, AuditAction.Changed, new("campaign", move.CampaignId), $"Position of {move.Who} by engagement {move.EngagementId}", ct);
        await session.CommitAsync(ct);
        return new RecordResult.Saved(id);
    }

    private static IEnumerable<Problem> Check(PositionMove move, Engagement? shown)
    {
        if (shown is null)
        {
            yield return new("engagement", "Choose the engagement that shows it, one in which they took part. Log it first when it is missing.");
        }

        if (move.Influence is < 1 or > 5 || move.Interest is < 1 or > 5)
        {
            yield return new("influence", "Choose influence and interest from 1 to 5.");
        }

        if (!Stances.All.Has(move.Stance))
        {
            yield return new("stance", "Choose what they think of it.");
        }

        if (move.Reason.Length is 0 or > LongestReason)
        {
            yield return new("reason", $"Say in at most {LongestReason} characters what in the engagement shows it.");
        }
    }
}
