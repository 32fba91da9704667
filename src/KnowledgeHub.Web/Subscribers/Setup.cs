using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using KnowledgeHub.Accounts;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Web.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>
/// Subscribing, confirming, preferences and leaving. These forms need no antiforgery token, and so no cookie: what
/// they may do is decided by the signed link in their address, not by who is logged in.
/// </summary>
public static class Setup
{
    /// <summary>Signing up and asking for a link: a few a minute from one network.</summary>
    private const string SignUpLimit = "sign-up";

    public static IServiceCollection AddSubscriberPages(this IServiceCollection services, Settings settings) => services
        .AddSingleton<FormStamp>()
        .Configure<RateLimiterOptions>(options => options.AddPolicy(SignUpLimit, context => RateLimitPartition.GetSlidingWindowLimiter(
            NetworkOf(context.Connection.RemoteIpAddress),
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = settings.FormsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })));

    public static void MapSubscribers(this WebApplication app)
    {
        app.MapGet("/subscribe", SubscribeEndpoints.FormAsync);
        app.MapPost("/subscribe", SubscribeEndpoints.RequestAsync).RequireRateLimiting(SignUpLimit);
        app.MapGet("/subscribe/thanks", SubscribeEndpoints.Thanks);
        app.MapGet("/confirm/{token}", ConfirmEndpoints.AskAsync);
        app.MapPost("/confirm/{token}", ConfirmEndpoints.ConfirmAsync);
        app.MapGet("/unsubscribe/{token}", UnsubscribeEndpoints.AskAsync);
        app.MapPost("/unsubscribe/{token}", UnsubscribeEndpoints.LeaveAsync);
        app.MapGet("/subscriptions", SubscriptionLinkEndpoints.FormAsync);
        app.MapPost("/subscriptions", SubscriptionLinkEndpoints.SendAsync).RequireRateLimiting(SignUpLimit);
        app.MapGet("/subscriptions/thanks", SubscriptionLinkEndpoints.Thanks);
        app.MapGet("/subscriptions/{token}", PreferencesEndpoints.FormAsync);
        app.MapPost("/subscriptions/{token}", PreferencesEndpoints.SaveAsync);
        app.MapPost("/subscriptions/{token}/pause", PreferencesEndpoints.PauseAsync);
        app.MapGet("/subscriptions/{token}/data", PersonalDataEndpoints.DownloadAsync);
        app.MapGet("/subscriptions/{token}/erase", PersonalDataEndpoints.AskAsync);
        app.MapPost("/subscriptions/{token}/erase", PersonalDataEndpoints.EraseAsync);
    }

    public static void MapSubscriberDesk(this WebApplication app)
    {
        var desk = app.MapStaffGroup("/admin/subscribers", Permission.Newsletters);
        desk.MapGet("", SubscriberEndpoints.ShowAsync);
        desk.MapPost("/find", SubscriberEndpoints.FindAsync);
        desk.MapPost("/suppress", SubscriberEndpoints.SuppressAsync);
        desk.MapGet("/import", SubscriberImportEndpoints.ListAsync);
        desk.MapPost("/import", SubscriberImportEndpoints.UploadAsync).WithMetadata(new RequestSizeLimitAttribute(((long)SubscriberImports.MostMegabytes + 1) << 20));
        desk.MapGet("/import/{id}", SubscriberImportEndpoints.ShowAsync);
        desk.MapPost("/import/{id}", SubscriberImportEndpoints.ChangeAsync);
        desk.MapGet("/import/{id}/report.csv", SubscriberImportEndpoints.ReportAsync);
        desk.MapGet("/{id}", SubscriberEndpoints.OpenAsync);
        desk.MapPost("/{id}", SubscriberEndpoints.ChangeAsync);
        var segments = app.MapStaffGroup("/admin/segments", Permission.Newsletters);
        segments.MapGet("", SegmentEndpoints.ListAsync);
        segments.MapGet("/count", SegmentEndpoints.CountAsync);
        segments.MapGet("/new", SegmentEndpoints.NewAsync);
        segments.MapPost("/new", SegmentEndpoints.AddAsync);
        segments.MapGet("/{id}", SegmentEndpoints.EditAsync);
        segments.MapPost("/{id}", SegmentEndpoints.SaveAsync);
        segments.MapPost("/{id}/delete", SegmentEndpoints.DeleteAsync);
    }

    // A house or a provider's customer: whoever has one address in it has many.
    private static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return new IPNetwork(Masked(plain, plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 7), plain.AddressFamily == AddressFamily.InterNetwork ? 24 : 56).ToString();
    }

    private static IPAddress Masked(IPAddress address, int bytesKept)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, bytesKept, bytes.Length - bytesKept);
        return new IPAddress(bytes);
    }
}
