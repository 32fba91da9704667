using KnowledgeHub.Web.Site;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>
/// Subscribing, confirming, preferences and leaving. These forms need no antiforgery token, and so no cookie: what
/// they may do is decided by the signed link in their address, not by who is logged in.
/// </summary>
public static class Setup
{
    public static void MapSubscribers(this WebApplication app)
    {
        app.MapGet("/subscribe", SubscribeEndpoints.FormAsync);
        app.MapPost("/subscribe", SubscribeEndpoints.RequestAsync).RequireRateLimiting(Site.Setup.FormLimit);
        app.MapGet("/subscribe/thanks", SubscribeEndpoints.Thanks);
        app.MapGet("/confirm/{token}", ConfirmEndpoints.AskAsync);
        app.MapPost("/confirm/{token}", ConfirmEndpoints.ConfirmAsync);
        app.MapGet("/unsubscribe/{token}", UnsubscribeEndpoints.AskAsync);
        app.MapPost("/unsubscribe/{token}", UnsubscribeEndpoints.LeaveAsync);
        app.MapGet("/subscriptions/{token}", PreferencesEndpoints.FormAsync);
        app.MapPost("/subscriptions/{token}", PreferencesEndpoints.SaveAsync);
    }
}
