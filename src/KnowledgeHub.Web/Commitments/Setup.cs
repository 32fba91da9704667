using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Api;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Commitments;

/// <summary>Commitments: the public list and pages, the pages of owners, and the staff's desk.</summary>
public static class Setup
{
    public static IServiceCollection AddCommitmentPages(this IServiceCollection services) =>
        services.AddSingleton<CommitmentPages>().AddSingleton<CommitmentFeed>().AddSingleton<OwnerPage>().AddSingleton<CommitmentDesk>();

    /// <summary>What everybody may see. The pages of owners need no antiforgery token: what they may do is decided by the secret in their address.</summary>
    public static void MapCommitments(this WebApplication app)
    {
        app.MapGet("/commitments", (HttpContext context, CommitmentPages pages, CancellationToken ct) => pages.ListAsync(context, ct));
        app.MapGet("/commitments/feed.atom", (CommitmentFeed feed, CancellationToken ct) => feed.WriteAsync(ct));
        app.MapGet("/commitments.csv", (HttpContext context, CommitmentPages pages, CancellationToken ct) => pages.CsvAsync(context, ct));
        app.MapGet("/commitments/{slug}", (string slug, HttpContext context, CommitmentPages pages, CancellationToken ct) => pages.ShowAsync(slug, context, ct));
        app.MapGet("/progress/{token}", (string token, HttpContext context, OwnerPage page, CancellationToken ct) => page.ShowAsync(token, context, ct)).RequireRateLimiting(Site.Setup.FormLimit);
        app.MapPost("/progress/{token}", (string token, HttpContext context, OwnerPage page, CancellationToken ct) => page.ReportAsync(token, context, ct)).RequireRateLimiting(Site.Setup.FormLimit);
        app.MapGet("/api/v1/commitments", CommitmentApi.ListAsync)
            .Described("listCommitments", "Public commitments with their newest accepted report, the soonest due first.", 400)
            .Produces<CommitmentList>()
            .Takes("q", "Words of the text, of who promised, of barriers and enablers.")
            .Takes("status", "How far it is.", oneOf: [.. KnowledgeHub.Commitments.ProgressStatus.All.Select(status => status.Id)])
            .Takes("country", "A country's ISO 3166-1 alpha-2 code.")
            .Takes("ask", "An ask's id.")
            .Takes("topic", "A topic's id; those below it count too.")
            .Takes("kind", "A kind of organisation.")
            .Takes("overdue", "With `yes`, only what is past its day.", oneOf: ["yes"])
            .Takes("page", "Which page.", most: 9_999, whenEmpty: 1)
            .Takes("size", "How many a page has.", most: 100, whenEmpty: 20);
    }

    /// <summary>What staff do; it asks for the permission Stakeholders.</summary>
    public static void MapCommitmentDesk(this WebApplication app)
    {
        var desk = app.MapStaffGroup("/admin/commitments", Permission.Stakeholders);
        desk.MapGet("", (HttpContext context, CommitmentDesk page, CancellationToken ct) => page.ListAsync(context, ct));
        desk.MapGet("/new", (HttpContext context, CommitmentDesk page, CancellationToken ct) => page.NewAsync(context, ct));
        desk.MapPost("/new", (HttpContext context, CommitmentDesk page, CancellationToken ct) => page.SaveAsync("", context, ct));
        desk.MapGet("/export.csv", CommitmentEndpoints.ExportAsync);
        desk.MapGet("/import", CommitmentEndpoints.Import);
        desk.MapPost("/import", CommitmentEndpoints.ImportAsync);
        desk.MapGet("/deleted", CommitmentEndpoints.DeletedAsync);
        desk.MapGet("/capture/{content}", CommitmentEndpoints.CaptureAsync);
        desk.MapGet("/{id}", (string id, HttpContext context, CommitmentDesk page, CancellationToken ct) => page.ShowAsync(id, context, [], null, ct));
        desk.MapGet("/{id}/edit", (string id, HttpContext context, CommitmentDesk page, CancellationToken ct) => page.EditAsync(id, context, ct));
        desk.MapPost("/{id}/edit", (string id, HttpContext context, CommitmentDesk page, CancellationToken ct) => page.SaveAsync(id, context, ct));
        desk.MapPost("/{id}/delete", CommitmentEndpoints.DeleteAsync);
        desk.MapPost("/{id}/restore", CommitmentEndpoints.RestoreAsync);
        desk.MapPost("/{id}/reports", CommitmentEndpoints.ReportAsync);
        desk.MapPost("/{id}/reports/{report}/accept", CommitmentEndpoints.AcceptAsync);
        desk.MapPost("/{id}/reports/{report}/return", CommitmentEndpoints.ReturnAsync);
        desk.MapPost("/{id}/owners", CommitmentEndpoints.InviteAsync);
        desk.MapPost("/{id}/owners/{link}/revoke", CommitmentEndpoints.RevokeAsync);
    }
}
