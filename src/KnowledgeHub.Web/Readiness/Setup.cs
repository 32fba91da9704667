using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Api;
using KnowledgeHub.Web.Staff;
using KnowledgeHub.Web.TermDesk;

namespace KnowledgeHub.Web.Readiness;

/// <summary>Where places stand: public pages and files, the focal points' page, and where staff look after it all.</summary>
public static class Setup
{
    public static void MapReadiness(this WebApplication app)
    {
        app.MapGet("/readiness", ReadinessPages.OverviewAsync);
        app.MapGet("/readiness/compare", ReadinessPages.CompareAsync);
        app.MapGet("/readiness/{country}/{city?}", ReadinessPages.PlaceAsync);
        app.MapGet("/readiness.csv", ReadinessFiles.CsvAsync);
        app.MapGet("/api/v1/readiness", ReadinessFiles.ListAsync)
            .Described("readiness", "How ready places are, by dimension; a level of null is unknown.")
            .Produces<ReadinessList>();
        app.MapGet("/api/v1/readiness/{country}", (string country, KnowledgeHub.Readiness.ReadReadiness read, HubSettings hub, CancellationToken ct) => ReadinessFiles.OneAsync(country, null, read, hub, ct))
            .Described("readinessOfCountry", "One country, by its ISO 3166-1 code; what is known of its cities counts where nothing speaks for the whole country.", 404)
            .Produces<PlaceReadiness>();
        app.MapGet("/api/v1/readiness/{country}/{city}", (string country, string city, KnowledgeHub.Readiness.ReadReadiness read, HubSettings hub, CancellationToken ct) => ReadinessFiles.OneAsync(country, city, read, hub, ct))
            .Described("readinessOfCity", "One city, as it stands in the address of its page.", 404)
            .Produces<PlaceReadiness>();
        // As with guests' reviews: what may be done is decided by the secret in the address, so the form needs no cookie.
        app.MapGet("/self-assessment/{token}", (string token, HttpContext context, SelfAssessmentPage page, CancellationToken ct) => page.ShowAsync(token, context, ct)).RequireRateLimiting(Site.Setup.FormLimit);
        app.MapPost("/self-assessment/{token}", (string token, HttpContext context, SelfAssessmentPage page, CancellationToken ct) => page.AnswerAsync(token, context, ct)).RequireRateLimiting(Site.Setup.FormLimit);
        MapDesk(app);
    }

    private static void MapDesk(WebApplication app)
    {
        var desk = app.MapStaffGroup("/admin/readiness", Permission.Taxonomy).AddEndpointFilter<WithoutLimits>();
        desk.MapGet("", ModelEndpoints.DeskAsync);
        desk.MapGet("/model/new", ModelEndpoints.New);
        desk.MapPost("/model/new", ModelEndpoints.SaveAsync);
        desk.MapGet("/model/{slug}", ModelEndpoints.EditAsync);
        desk.MapPost("/model/{slug}", ModelEndpoints.SaveAsync);
        desk.MapPost("/model/{slug}/{action:regex(^(retire|use)$)}", ModelEndpoints.RetireAsync);
        desk.MapGet("/levels", ModelEndpoints.LevelsAsync);
        desk.MapPost("/levels", ModelEndpoints.SaveLevelsAsync);
        desk.MapGet("/model/{slug}/remap", RemapEndpoints.ShowAsync);
        desk.MapPost("/model/{slug}/remap", RemapEndpoints.RunAsync);
        desk.MapPost("/remaps/{id}/undo", RemapEndpoints.UndoAsync);
        desk.MapGet("/contexts", ContextEndpoints.ListAsync);
        desk.MapPost("/contexts", ContextEndpoints.AddAsync);
        desk.MapPost("/contexts/{id}/remove", ContextEndpoints.RemoveAsync);
        var assessments = desk.MapGroup("/assessments").AddEndpointFilter<NamesOfFocalPoints>();
        assessments.MapGet("", AssessmentEndpoints.ListAsync);
        assessments.MapPost("", AssessmentEndpoints.InviteAsync);
        assessments.MapGet("/{id}", AssessmentEndpoints.ShowAsync);
        assessments.MapPost("/{id}/{action:regex(^(accept|return|revoke)$)}", AssessmentEndpoints.DecideAsync);
        var findings = app.MapStaffGroup("/admin/content/{id}/findings", Permission.Publish).AddEndpointFilter<WithinScope>();
        findings.MapGet("", FindingEndpoints.ShowAsync);
        findings.MapPost("", FindingEndpoints.AddAsync);
        findings.MapPost("/{finding}/keep", FindingEndpoints.KeepAsync);
        findings.MapPost("/{finding}/remove", FindingEndpoints.RemoveAsync);
    }
}
