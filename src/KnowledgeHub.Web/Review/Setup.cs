using KnowledgeHub.Accounts;

namespace KnowledgeHub.Web.Review;

/// <summary>The way of a draft to its readers: the staff's buttons beside an item, and the pages of guests.</summary>
public static class Setup
{
    /// <summary>What staff do with an item, in the group of the content desk.</summary>
    public static void MapReview(this RouteGroupBuilder desk)
    {
        desk.MapGet("/rules", RulesEndpoints.ShowAsync).RequireAuthorization(nameof(Permission.Administer));
        desk.MapPost("/rules", RulesEndpoints.SaveAsync).RequireAuthorization(nameof(Permission.Administer));
        desk.MapGet("/{id}/review", ReviewDraft.ShowAsync);
        desk.MapPost("/{id}/review/send", StageEndpoints.SendAsync);
        desk.MapPost("/{id}/review/take-back", StageEndpoints.TakeBackAsync);
        desk.MapPost("/{id}/review/approve", StageEndpoints.ApproveAsync).RequireAuthorization(nameof(Permission.Publish));
        desk.MapPost("/{id}/review/send-back", StageEndpoints.SendBackAsync);
        desk.MapPost("/{id}/review/date", StageEndpoints.ReviewDateAsync);
        desk.MapPost("/{id}/review/comments", CommentEndpoints.AddAsync);
        desk.MapPost("/{id}/review/comments/{comment}/{action:regex(^(resolve|reopen)$)}", CommentEndpoints.ResolveAsync);
        desk.MapPost("/{id}/review/guests", GuestLinkEndpoints.InviteAsync);
        desk.MapPost("/{id}/review/guests/{guest}/revoke", GuestLinkEndpoints.RevokeAsync);
        desk.MapPost("/{id}/review/endorsements/{endorsement}/{action:regex(^(show|hide)$)}", GuestLinkEndpoints.DecideAsync).RequireAuthorization(nameof(Permission.Publish));
        desk.MapPost("/{id}/schedule", PlanEndpoints.ScheduleAsync).RequireAuthorization(nameof(Permission.Publish));
        desk.MapPost("/{id}/schedule/cancel", PlanEndpoints.CancelScheduleAsync).RequireAuthorization(nameof(Permission.Publish));
        desk.MapPost("/{id}/end", PlanEndpoints.EndAsync).RequireAuthorization(nameof(Permission.Publish));
        desk.MapPost("/{id}/end/cancel", PlanEndpoints.CancelEndAsync).RequireAuthorization(nameof(Permission.Publish));
        desk.MapPost("/{id}/unpublish", PlanEndpoints.UnpublishAsync).RequireAuthorization(nameof(Permission.Publish));
    }

    /// <summary>
    /// The pages of guests. As with the newsletter, their forms need no antiforgery token, and so no cookie: what they may do
    /// is decided by the secret in their address.
    /// </summary>
    public static void MapGuestReview(this WebApplication app)
    {
        app.MapGet("/review/{token}", (string token, HttpContext context, GuestPage page, CancellationToken ct) => page.ShowAsync(token, context, ct)).RequireRateLimiting(Site.Setup.FormLimit);
        app.MapPost("/review/{token}", (string token, HttpContext context, GuestPage page, CancellationToken ct) => page.AnswerAsync(token, context, ct)).RequireRateLimiting(Site.Setup.FormLimit);
    }
}
