using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Influence;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Milestones;

/// <summary>Asks, milestones, the coverage map and the timeline for readers; back-plan, campaigns and whom an item concerns for staff.</summary>
public static class Setup
{
    public static IServiceCollection AddMilestonePages(this IServiceCollection services) => services.AddSingleton<MilestonePages>().AddSingleton<WorksTowards>().AddSingleton<CampaignDesk>();

    public static void MapMilestones(this WebApplication app)
    {
        app.MapGet("/asks", (MilestonePages pages, HttpContext context, CancellationToken ct) => pages.AsksAsync(context, ct));
        app.MapGet("/asks/{slug}", (string slug, string? country, MilestonePages pages, HttpContext context, CancellationToken ct) => pages.AskAsync(slug, country ?? "", context, ct));
        app.MapGet("/milestones", (MilestonePages pages, HttpContext context, CancellationToken ct) => pages.MilestonesAsync(context, ct));
        app.MapGet("/milestones/{slug}", (string slug, MilestonePages pages, HttpContext context, CancellationToken ct) => pages.MilestoneAsync(slug, context, ct));
        app.MapGet("/timeline", (MilestonePages pages, HttpContext context, CancellationToken ct) => pages.TimelineAsync(context, ct));
        app.MapGet("/coverage", (string? region, string? income, MilestonePages pages, HttpContext context, CancellationToken ct) => pages.CoverageAsync(region ?? "", income ?? "", context, ct));
        app.MapDeliveryDesk();
        app.MapCampaigns();
    }

    private static void MapDeliveryDesk(this WebApplication app)
    {
        var desk = app.MapStaffGroup("/admin/delivery", Permission.Write);
        desk.MapGet("", DeliveryEndpoints.PlanAsync);
        desk.MapGet("/coverage", DeliveryEndpoints.CoverageAsync);
        desk.MapGet("/commission.csv", DeliveryEndpoints.CsvAsync);
        desk.MapGet("/evidence", DeliveryEndpoints.EvidenceAsync);
        var change = app.MapStaffGroup("/admin/delivery", Permission.Taxonomy);
        change.MapPost("/coverage/countries", DeliveryEndpoints.ChoosePlacesAsync);
        change.MapPost("/coverage/commission", DeliveryEndpoints.CommissionAsync);
        change.MapGet("/milestones/{slug}", MilestoneEndpoints.EditAsync);
        change.MapPost("/milestones/{slug}", MilestoneEndpoints.SaveAsync);
        change.MapGet("/asks", MilestoneEndpoints.AsksAsync);
        change.MapGet("/asks/{slug}", MilestoneEndpoints.EditAskAsync);
        change.MapPost("/asks/{slug}", MilestoneEndpoints.SaveAskAsync);
        change.MapPost("/asks/{slug}/order", MilestoneEndpoints.MoveAskAsync);
        var ties = app.MapStaffGroup("/admin/content/{id}/towards", Permission.Write).AddEndpointFilter<WithinScope>();
        ties.MapGet("", TieEndpoints.ShowAsync);
        ties.MapPost("", TieEndpoints.SaveAsync);
    }

    private static void MapCampaigns(this WebApplication app)
    {
        var desk = app.MapStaffGroup("/admin/stakeholders", Permission.Stakeholders);
        desk.MapGet("/campaigns", CampaignEndpoints.ListAsync);
        desk.MapGet("/campaigns/new", CampaignEndpoints.NewAsync);
        desk.MapPost("/campaigns/new", CampaignEndpoints.SaveAsync);
        desk.MapGet("/campaigns/{id}", CampaignEndpoints.ShowAsync);
        desk.MapGet("/campaigns/{id}/edit", CampaignEndpoints.EditAsync);
        desk.MapPost("/campaigns/{id}/edit", CampaignEndpoints.SaveAsync);
        desk.MapGet("/campaigns/{id}/move", CampaignEndpoints.MoveFormAsync);
        desk.MapPost("/campaigns/{id}/move", CampaignEndpoints.MoveAsync);
        desk.MapGet("/network", CampaignEndpoints.NetworkAsync);
        desk.MapGet("/who/{id}", WhoEndpoints.ShowAsync);
        desk.MapPost("/who/{id}", WhoEndpoints.HandOverAsync);
    }
}
