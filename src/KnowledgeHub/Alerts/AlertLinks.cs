using KnowledgeHub.Languages;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Alerts;

/// <summary>The links that only the owner of a mailbox has, in the language that is spoken.</summary>
public sealed class AlertLinks(SignedTokens tokens, HubSettings hub)
{
    private const string Confirm = "confirm-saved-search";
    private const string Stop = "stop-saved-search";
    private const string Page = "saved-searches";

    public async Task<string> ConfirmAsync(string searchId, CancellationToken ct) => hub.Url(SiteLanguage.Current.In($"/follow/confirm/{await tokens.MakeAsync(Confirm, searchId, ct)}"));

    public async Task<string> StopAsync(string searchId, CancellationToken ct) => hub.Url(SiteLanguage.Current.In($"/follow/stop/{await tokens.MakeAsync(Stop, searchId, ct)}"));

    public async Task<string> PageAsync(string followerId, CancellationToken ct) => hub.Url(SiteLanguage.Current.In($"/following/{await tokens.MakeAsync(Page, followerId, ct)}"));

    /// <summary>The saved search that a link confirms, or null.</summary>
    public Task<string?> ReadConfirmAsync(string token, CancellationToken ct) => tokens.ReadAsync(Confirm, token, ct);

    /// <summary>The saved search whose mails a link stops, or null.</summary>
    public Task<string?> ReadStopAsync(string token, CancellationToken ct) => tokens.ReadAsync(Stop, token, ct);

    /// <summary>The follower whose page a link opens, or null.</summary>
    public Task<string?> ReadPageAsync(string token, CancellationToken ct) => tokens.ReadAsync(Page, token, ct);
}
