using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>What the owner of an address may do with what is held about it: take it away, or have it erased.</summary>
public static class PersonalDataEndpoints
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        // For a file, not for a page: letters of every script stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<IResult> DownloadAsync(string token, HttpContext context, ThemePages pages, SubscriberLinks links, ExportSubscriber export, CancellationToken ct)
    {
        if (await links.ReadAsync("preferences", token, ct) is not { } id || await export.RunAsync(id, ct) is not { } data)
        {
            return PreferencesEndpoints.Gone(context, pages);
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(data, Readable), "application/json", "my-data.json");
    }

    public static async Task<IResult> AskAsync(
        string token, HttpContext context, ThemePages pages, Frames frames, SubscriberLinks links, SubscriberStore subscribers, EraseSubscriber erase, CancellationToken ct)
    {
        if (await PreferencesEndpoints.OwnerAsync(token, links, subscribers, ct) is not { } subscriber)
        {
            return PreferencesEndpoints.Gone(context, pages);
        }

        context.Response.Headers.CacheControl = "no-store";
        return ThemePages.Draw(
            pages.Theme.ErasePage,
            new ErasePageModel(
                frames.For(context, T("Erase everything about me"), T("Your own page for the newsletter.")) with { Index = false },
                subscriber.MaskedEmail,
                $"/subscriptions/{token}/erase",
                await erase.CountSearchesAsync(subscriber.Id, ct),
                $"/subscriptions/{token}"));
    }

    public static async Task<IResult> EraseAsync(string token, HttpContext context, ThemePages pages, SubscriberLinks links, EraseSubscriber erase, CancellationToken ct)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var alsoSearches = (await context.Request.ReadFormAsync(ct))["searches"] == "yes";
        context.Response.Headers.CacheControl = "no-store";
        return await links.ReadAsync("preferences", token, ct) is { } id && await erase.RunAsync(id, alsoSearches, "", ct) is { } erased
            ? pages.Notice(context, T("Everything about you is erased"), Receipt(erased), null, [new Link(T("Go to the front page"), "/")])
            : PreferencesEndpoints.Gone(context, pages);
    }

    private static IReadOnlyList<string> Receipt(Erasure erased) =>
    [
        T("Erased: your address, audience choices, topics, country and organisation, and the proof of your consent."),
        .. erased.Mails > 0 ? [Plural(erased.Mails, "The copy of one mail to you was deleted.", "The copies of {0} mails to you were deleted.", erased.Mails)] : Array.Empty<string>(),
        .. erased.Searches > 0 ? [Plural(erased.Searches, "One search that you followed was deleted.", "{0} searches that you followed were deleted.", erased.Searches)] : Array.Empty<string>(),
        .. erased.Deliveries > 0 ? [Plural(erased.Deliveries, "That one newsletter was sent is still counted, without a name.", "That {0} newsletters were sent is still counted, without a name.", erased.Deliveries)] : Array.Empty<string>(),
        T("A fingerprint of the address, which nobody can read back, keeps it off our lists. You can subscribe again at any time; the links in older mails no longer work."),
    ];
}
