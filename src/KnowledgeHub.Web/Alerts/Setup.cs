using KnowledgeHub.Web.Site;

namespace KnowledgeHub.Web.Alerts;

/// <summary>
/// Following a search by mail. As with the newsletter, these forms need no antiforgery token, and so no cookie: what they
/// may do is decided by the signed link in their address.
/// </summary>
public static class Setup
{
    public static void MapAlerts(this WebApplication app)
    {
        // The page looks back over months of announcements, so it is limited like the forms.
        app.MapGet("/search/follow", FollowEndpoints.FormAsync).RequireRateLimiting(Site.Setup.FormLimit);
        app.MapPost("/search/follow", FollowEndpoints.RequestAsync).RequireRateLimiting(Site.Setup.FormLimit);
        app.MapGet("/search/follow/thanks", FollowEndpoints.Thanks);
        app.MapGet("/follow/confirm/{token}", ConfirmFollowEndpoints.AskAsync);
        app.MapPost("/follow/confirm/{token}", ConfirmFollowEndpoints.ConfirmAsync);
        app.MapGet("/follow/stop/{token}", StopEndpoints.AskAsync);
        app.MapPost("/follow/stop/{token}", StopEndpoints.StopAsync);
        app.MapGet("/following", FollowingLinkEndpoints.Form);
        app.MapPost("/following", FollowingLinkEndpoints.SendAsync).RequireRateLimiting(Site.Setup.FormLimit);
        app.MapGet("/following/thanks", FollowingLinkEndpoints.Thanks);
        app.MapGet("/following/{token}", FollowingEndpoints.ShowAsync);
        app.MapPost("/following/{token}", FollowingEndpoints.ChangeAsync);
    }
}
