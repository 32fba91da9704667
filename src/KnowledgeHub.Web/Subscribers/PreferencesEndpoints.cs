using KnowledgeHub.Subscribers;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>A subscriber's own page, opened by the signed link in every mail.</summary>
public static class PreferencesEndpoints
{
    // The address carries only a word, so that nobody can make the page say something else.
    private static readonly Dictionary<string, string> Done = new(StringComparer.Ordinal)
    {
        ["1"] = Later("Saved. The next newsletter follows these choices."),
        ["paused"] = Later("Paused. You stay subscribed, and nothing comes before the day below."),
        ["resumed"] = Later("The pause is over. The next newsletter comes to you."),
    };

    public static async Task<IResult> FormAsync(
        string token, HttpContext context, ThemePages pages, Frames frames, SubscriberLinks links, SubscriberStore subscribers, TermStore terms, TimeProvider clock, CancellationToken ct) =>
        await OwnerAsync(token, links, subscribers, ct) is { } subscriber
            ? await DrawAsync(token, subscriber, subscriber.Chosen, null, context, pages, frames, links, terms, clock, ct)
            : Gone(context, pages);

    public static async Task<IResult> SaveAsync(
        string token, HttpContext context, ThemePages pages, Frames frames, SubscriberLinks links, SubscriberStore subscribers, TermStore terms, ChangePreferences change, TimeProvider clock, CancellationToken ct)
    {
        if (await OwnerAsync(token, links, subscribers, ct) is not { } subscriber)
        {
            return Gone(context, pages);
        }

        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var chosen = SubscriptionForm.Read(await context.Request.ReadFormAsync(ct));
        return await change.RunAsync(subscriber.Id, chosen, ct) is { } problem
            ? await DrawAsync(token, subscriber, chosen, problem, context, pages, frames, links, terms, clock, ct)
            : Results.Redirect($"/subscriptions/{token}?saved=1");
    }

    /// <summary>Pauses for the months that were chosen; none ends the pause.</summary>
    public static async Task<IResult> PauseAsync(string token, HttpContext context, ThemePages pages, SubscriberLinks links, SubscriberStore subscribers, PauseSubscription pause, CancellationToken ct)
    {
        if (await OwnerAsync(token, links, subscribers, ct) is not { State: not "unsubscribed" } subscriber)
        {
            return Gone(context, pages);
        }

        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var months = (await context.Request.ReadFormAsync(ct))["months"].ToString();
        if (months == "0")
        {
            await pause.ResumeAsync(subscriber.Id, ct);
            return Results.Redirect($"/subscriptions/{token}?saved=resumed");
        }

        return int.TryParse(months, out var number) && await pause.RunAsync(subscriber.Id, number, ct) is not null
            ? Results.Redirect($"/subscriptions/{token}?saved=paused")
            : Results.Redirect($"/subscriptions/{token}");
    }

    public static async Task<Subscriber?> OwnerAsync(string token, SubscriberLinks links, SubscriberStore subscribers, CancellationToken ct) =>
        await links.ReadAsync("preferences", token, ct) is { } id ? await subscribers.FindAsync(id, ct) : null;

    public static IResult Gone(HttpContext context, ThemePages pages) => pages.Notice(
        context,
        T("This link does not work"),
        [T("It was probably not copied as a whole. Use the link in the newest mail you have from us.")],
        null,
        [new Link(T("Get a new link by mail"), "/subscriptions")],
        StatusCodes.Status404NotFound);

    private static async Task<IResult> DrawAsync(
        string token, Subscriber subscriber, Preferences chosen, string? problem, HttpContext context, ThemePages pages, Frames frames, SubscriberLinks links, TermStore terms, TimeProvider clock, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (subscriber.State == "unsubscribed")
        {
            return pages.Notice(
                context,
                T("You are not subscribed"),
                [T("{0} gets no newsletter from us.", subscriber.MaskedEmail)],
                null,
                [new Link(T("Subscribe again"), "/subscribe"), new Link(T("Download my data"), $"/subscriptions/{token}/data"), new Link(T("Erase me"), $"/subscriptions/{token}/erase")]);
        }

        return ThemePages.Draw(
            pages.Theme.PreferencesPage,
            new PreferencesPageModel(
                frames.For(context, T("What you get"), T("Your own page for the newsletter.")) with { Index = false },
                subscriber.MaskedEmail,
                SubscriptionForm.Choices(chosen, await terms.ReadAsync(ct)),
                new Uri(await links.UnsubscribeAsync(subscriber.Id, ct)).AbsolutePath,
                Done.TryGetValue(context.Request.Query["saved"].ToString(), out var done) ? T(done) : "",
                problem)
            {
                PauseUrl = $"/subscriptions/{token}/pause",
                PausedUntil = subscriber.IsPaused(clock.GetUtcNow()) ? DateOnly.FromDateTime(subscriber.PausedUntil!.Value.UtcDateTime) : null,
                Pauses = [.. PauseSubscription.Offered.Select(months => new Choice($"{months}", Plural(months, "One month", "{0} months", months), false))],
                DataUrl = $"/subscriptions/{token}/data",
                EraseUrl = $"/subscriptions/{token}/erase",
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
