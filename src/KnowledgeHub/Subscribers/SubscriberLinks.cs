using KnowledgeHub.Languages;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>The links that only the owner of a mailbox has, in the language that is spoken.</summary>
public sealed class SubscriberLinks(SignedTokens tokens, HubSettings hub)
{
    public async Task<string> ConfirmAsync(string id, CancellationToken ct) => hub.Url(SiteLanguage.Current.In($"/confirm/{await tokens.MakeAsync("confirm", id, ct)}"));

    public async Task<string> UnsubscribeAsync(string id, CancellationToken ct) => hub.Url(SiteLanguage.Current.In($"/unsubscribe/{await tokens.MakeAsync("unsubscribe", id, ct)}"));

    public async Task<string> PreferencesAsync(string id, CancellationToken ct) => hub.Url(SiteLanguage.Current.In($"/subscriptions/{await tokens.MakeAsync("preferences", id, ct)}"));

    /// <summary>Whose link this is, or null.</summary>
    public Task<string?> ReadAsync(string purpose, string token, CancellationToken ct) => tokens.ReadAsync(purpose, token, ct);
}
