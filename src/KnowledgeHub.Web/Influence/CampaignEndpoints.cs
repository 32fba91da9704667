using KnowledgeHub.Content;
using KnowledgeHub.Influence;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;
using KnowledgeHub.Web.Stakeholders;

namespace KnowledgeHub.Web.Influence;

/// <summary>Campaigns with their grids, and the network.</summary>
public static class CampaignEndpoints
{
    // More would only be lines across each other.
    private const int MostNodes = 16;

    public static async Task<IResult> ListAsync(HttpContext context, CampaignStore store, CancellationToken ct) =>
        StaffPages.Draw<CampaignListPage>(new CampaignListPageModel(StaffFrame.For(context, "Campaigns"), await store.ListAsync(ct), await store.NotContactedAsync(ct)));

    public static Task<IResult> NewAsync(HttpContext context, CampaignDesk desk, CampaignStore store, CancellationToken ct) => desk.FormAsync(context, new() { StartsOn = store.Today }, null, ct);

    public static async Task<IResult> EditAsync(string id, HttpContext context, CampaignDesk desk, CampaignStore store, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } campaign ? await desk.FormAsync(context, campaign, null, ct) : Results.NotFound();

    public static async Task<IResult> SaveAsync(string? id, HttpContext context, CampaignDesk desk, SaveCampaign save, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var typed = new Campaign
        {
            Id = id ?? "",
            Name = form["name"].ToString(),
            Ask = form["ask"].ToString(),
            Topic = form["topic"].ToString(),
            StartsOn = RecordForm.Day(form["starts-on"]) ?? default,
            EndsOn = RecordForm.Day(form["ends-on"]),
            Note = form["note"].ToString(),
            Version = RecordForm.Number(form["version"]),
        };
        return await save.RunAsync(typed, context.User.StaffEmail(), ct) switch
        {
            RecordResult.Saved saved => Results.Redirect($"/admin/stakeholders/campaigns/{saved.Id}?done=record-saved"),
            RecordResult.NotFound => Results.NotFound(),
            var result => await desk.FormAsync(context, typed, result, ct),
        };
    }

    public static async Task<IResult> ShowAsync(string id, HttpContext context, CampaignStore store, MilestoneStore milestones, TermStore terms, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } campaign
            ? StaffPages.Draw<CampaignPage>(new CampaignPageModel(StaffFrame.For(context, campaign.Name), campaign, await store.PositionsAsync(id, ct), await milestones.AsksAsync(ct), await terms.ReadAsync(ct)))
            : Results.NotFound();

    public static Task<IResult> MoveFormAsync(string id, string? who, HttpContext context, CampaignDesk desk, CancellationToken ct) => desk.MoveFormAsync(context, id, who ?? "", null, [], ct);

    public static async Task<IResult> MoveAsync(string id, HttpContext context, CampaignDesk desk, MovePosition move, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (organisation, person) = await desk.FindAsync(form["who"].ToString(), ct);
        var typed = new PositionMove
        {
            CampaignId = id,
            OrganisationId = organisation,
            PersonId = person,
            Influence = RecordForm.Number(form["influence"]),
            Interest = RecordForm.Number(form["interest"]),
            Stance = form["stance"].ToString(),
            EngagementId = form["engagement"].ToString(),
            Reason = form["reason"].ToString(),
        };
        return await move.RunAsync(typed, context.User.StaffEmail(), ct) switch
        {
            RecordResult.Saved => Results.Redirect($"/admin/stakeholders/campaigns/{id}?done=record-saved"),
            RecordResult.Invalid invalid => await desk.MoveFormAsync(context, id, form["who"].ToString(), typed, invalid.Problems, ct),
            _ => Results.NotFound(),
        };
    }

    public static async Task<IResult> NetworkAsync(HttpContext context, ReadNetwork read, CancellationToken ct) =>
        StaffPages.Draw<NetworkPage>(new NetworkPageModel(StaffFrame.For(context, "Network"), await read.RunAsync(MostNodes, ct)));
}

/// <summary>Gathers what the forms of a campaign show.</summary>
public sealed class CampaignDesk(CampaignStore store, MovePosition move, DirectoryNames names, MilestoneStore milestones, TermStore terms)
{
    public async Task<IResult> FormAsync(HttpContext context, Campaign campaign, RecordResult? result, CancellationToken ct) =>
        StaffPages.Draw<CampaignFormPage>(
            new CampaignFormPageModel(
                StaffFrame.For(context, campaign.Id.Length == 0 ? "New campaign" : "Edit campaign"), campaign, await milestones.AsksAsync(ct), await terms.ReadAsync(ct),
                (result as RecordResult.Invalid)?.Problems ?? [], result as RecordResult.Conflict),
            result is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>First whom, then what an engagement of theirs showed.</summary>
    public async Task<IResult> MoveFormAsync(HttpContext context, string id, string who, PositionMove? typed, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (await store.FindAsync(id, ct) is not { } campaign)
        {
            return Results.NotFound();
        }

        var (organisation, person) = await FindAsync(who, ct);
        var isKnown = (organisation ?? person) is not null;
        var problem = who.Length > 0 && !isKnown ? [new Problem("who", $"“{who}” is not in the directory; choose a name from the list.")] : problems;
        var now = (await store.PositionsAsync(id, ct)).FirstOrDefault(position => position.Now.Who == (organisation ?? person))?.Now;
        return StaffPages.Draw<MovePage>(
            new MovePageModel(
                StaffFrame.For(context, "Where they stand"), campaign, who, isKnown, isKnown ? await move.EngagementsAsync(organisation, person, ct) : [],
                [.. (await names.OrganisationsAsync(ct)).All, .. (await names.PeopleAsync(ct)).All], typed ?? now ?? new(), now, problem),
            problem.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The organisation or person of a label; both null when there is none.</summary>
    public async Task<(string? Organisation, string? Person)> FindAsync(string who, CancellationToken ct) =>
        (await names.OrganisationsAsync(ct)).Find(who) is { } organisation ? (organisation, null) : (null, (await names.PeopleAsync(ct)).Find(who));
}

/// <summary>All campaigns, and who was not contacted since a commitment fell due.</summary>
public sealed record CampaignListPageModel(StaffFrame Frame, IReadOnlyList<Campaign> Campaigns, IReadOnlyList<NotContacted> NotContacted);

/// <summary>A campaign with its grid.</summary>
public sealed record CampaignPageModel(StaffFrame Frame, Campaign Campaign, IReadOnlyList<Position> Positions, IReadOnlyList<Ask> Asks, Terms Terms);

/// <summary>A campaign in its form.</summary>
public sealed record CampaignFormPageModel(StaffFrame Frame, Campaign Campaign, IReadOnlyList<Ask> Asks, Terms Terms, IReadOnlyList<Problem> Problems, RecordResult.Conflict? Conflict);

/// <summary>What an engagement showed about somebody.</summary>
public sealed record MovePageModel(
    StaffFrame Frame, Campaign Campaign, string Who, bool IsKnown, IReadOnlyList<Engagement> Engagements, IReadOnlyList<string> Names, PositionMove Typed, PositionMove? Now, IReadOnlyList<Problem> Problems);

/// <summary>Organisations with their relations and commitments.</summary>
public sealed record NetworkPageModel(StaffFrame Frame, Network Network);
