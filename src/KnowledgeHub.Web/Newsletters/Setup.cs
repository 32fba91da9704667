using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>The public archive, and the desk where issues are composed and sent.</summary>
public static class Setup
{
    public static void MapNewsletters(this WebApplication app)
    {
        app.MapGet("/newsletters", ArchivePages.ListAsync);
        app.MapGet("/newsletters/{slug}", ArchivePages.IssueAsync);
        app.MapGet("/newsletters/feed.atom", ArchiveFeed.GetAsync);
        app.MapGet("/r/{token}", CountedLinkEndpoint.FollowAsync);
        app.MapPost("/api/v1/bounces", BouncesEndpoint.TakeAsync).ExcludeFromDescription();
    }

    public static void MapNewsletterDesk(this WebApplication app)
    {
        var desk = app.MapStaffGroup("/admin/issues", Permission.Newsletters);
        desk.MapGet("", ComposeEndpoints.ListAsync);
        desk.MapGet("/new", ComposeEndpoints.NewAsync);
        desk.MapPost("/new", ComposeEndpoints.AddAsync);
        desk.MapGet("/{id}", ComposeEndpoints.EditAsync);
        desk.MapPost("/{id}", ComposeEndpoints.SaveAsync);
        desk.MapGet("/{id}/preview", PreviewEndpoints.GetAsync);
        desk.MapGet("/{id}/preview.html", PreviewEndpoints.HtmlAsync);
        desk.MapGet("/rules", NewsletterRules.GetAsync);
        desk.MapPost("/rules", NewsletterRules.SaveAsync);
        desk.MapPost("/installation", NewsletterRules.ConfirmAsync);
        desk.MapGet("/{id}/recipients", RecipientsEndpoints.GetAsync);
        desk.MapGet("/{id}/preflight", PreflightEndpoints.GetAsync);
        desk.MapPost("/{id}/preflight", PreflightEndpoints.LookUpAsync);
        desk.MapPost("/{id}/approve", PreflightEndpoints.ApproveAsync);
        var digests = app.MapStaffGroup("/admin/digests", Permission.Newsletters);
        digests.MapGet("", DigestEndpoints.GetAsync);
        digests.MapPost("/{kind}", DigestEndpoints.SaveAsync);
        desk.MapPost("/{id}/test", SendEndpoints.TestAsync);
        desk.MapPost("/{id}/schedule", SendEndpoints.ScheduleAsync);
        desk.MapPost("/{id}/cancel", SendEndpoints.CancelAsync);
        desk.MapPost("/{id}/stop", SendEndpoints.StopAsync);
        desk.MapAfterSending();
        desk.MapGet("/{id}/sending", SendingEndpoints.ReadAsync);
        desk.MapPost("/{id}/pause", SendingEndpoints.PauseAsync);
        desk.MapPost("/{id}/resume", SendingEndpoints.ResumeAsync);
        desk.MapPost("/{id}/settle", SendingEndpoints.SettleAsync);
    }
}
