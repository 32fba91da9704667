using KnowledgeHub.Mail;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>Who reads the newsletter, in numbers; and one person at a time for those who have to help them.</summary>
public static class SubscriberEndpoints
{
    public static async Task<IResult> ShowAsync(HttpContext context, SubscriberDesk desk, CancellationToken ct) =>
        StaffPages.Draw<SubscribersPage>(new SubscribersPageModel(StaffFrame.For(context, "Subscribers"), await desk.CountsAsync(ct), "", null, null));

    /// <summary>A search is posted, so that no address stands in an address line, a history or a log.</summary>
    public static async Task<IResult> FindAsync(HttpContext context, SubscriberDesk desk, CancellationToken ct)
    {
        var words = (await context.Request.ReadFormAsync(ct))["q"].ToString().Trim();
        var found = await desk.FindAsync(words, context.User.StaffEmail(), ct);
        var listed = Mailbox.TryReadAddress(words, out var address) ? new ListedAddress(address, await desk.SuppressedAsync(address, ct), found.Any(subscriber => subscriber.Email == address)) : null;
        return StaffPages.Draw<SubscribersPage>(new SubscribersPageModel(StaffFrame.For(context, "Subscribers"), await desk.CountsAsync(ct), words, found, listed));
    }

    public static async Task<IResult> SuppressAsync(HttpContext context, SuppressAddress suppress, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var lift = form["action"] == "lift";
        var problem = lift
            ? await suppress.LiftAsync(form["email"].ToString(), context.User.StaffEmail(), ct)
            : await suppress.RunAsync(form["email"].ToString(), context.User.StaffEmail(), ct);
        return Results.Redirect($"/admin/subscribers{(problem is null ? lift ? "?done=lifted" : "?done=suppressed" : "")}");
    }

    public static async Task<IResult> OpenAsync(string id, HttpContext context, SubscriberDesk desk, TermStore terms, CancellationToken ct) =>
        await desk.OpenAsync(id, context.User.StaffEmail(), ct) is { } found
            ? StaffPages.Draw<SubscriberPage>(new SubscriberPageModel(StaffFrame.For(context, "Subscriber"), found, await terms.ReadAsync(ct)))
            : Results.NotFound();

    public static async Task<IResult> ChangeAsync(
        string id, HttpContext context, SubscriberStore subscribers, Unsubscribe unsubscribe, SuppressAddress suppress, EraseSubscriber erase, CancellationToken ct)
    {
        if (await subscribers.FindAsync(id, ct) is not { } subscriber)
        {
            return Results.NotFound();
        }

        var (form, staff) = (await context.Request.ReadFormAsync(ct), context.User.StaffEmail());
        switch (form["action"].ToString())
        {
            case "unsubscribe":
                await unsubscribe.ForOwnerAsync(id, staff, ct);
                return Results.Redirect($"/admin/subscribers/{id}?done=subscriber-left");
            case "suppress":
                await suppress.RunAsync(subscriber.Email, staff, ct);
                return Results.Redirect($"/admin/subscribers/{id}?done=suppressed");
            case "lift":
                await suppress.LiftAsync(subscriber.Email, staff, ct);
                return Results.Redirect($"/admin/subscribers/{id}?done=lifted");
            case "erase" when form["sure"] == "yes":
                await erase.RunAsync(id, alsoSearches: form["searches"] == "yes", staff, ct);
                return Results.Redirect("/admin/subscribers?done=subscriber-erased");
            default:
                return Results.Redirect($"/admin/subscribers/{id}");
        }
    }
}

/// <summary>The numbers, and what was found; <paramref name="Found"/> is null before a search.</summary>
public sealed record SubscribersPageModel(StaffFrame Frame, IReadOnlyList<SubscriberCount> Counts, string Words, IReadOnlyList<FoundSubscriber>? Found, ListedAddress? Listed)
{
    /// <summary>What stands in numbers for people.</summary>
    public static string Name(string kind, string value) => kind switch
    {
        "audience" => Audience.Find(value)?.English ?? value,
        "language" => KnowledgeHub.Content.Locales.NameOf(value),
        "frequency" => Preferences.Frequencies.FirstOrDefault(frequency => frequency.Id == value).Name ?? value,
        _ => value switch { "confirmed" => "Confirmed, get mail", "pending" => "Not confirmed yet", "held" => "Held: suppressed", "paused" => "Paused", "unsubscribed" => "Unsubscribed", "erased" => "Erased", _ => value },
    };
}

/// <summary>Whether an address that was typed in full is on the suppression list, and whether it has a record.</summary>
public sealed record ListedAddress(string Address, SuppressionReason? Reason, bool HasRecord);

/// <summary>One subscriber.</summary>
public sealed record SubscriberPageModel(StaffFrame Frame, SubscriberRecord Found, Terms Terms);
