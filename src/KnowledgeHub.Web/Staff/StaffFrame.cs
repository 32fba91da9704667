using KnowledgeHub.Accounts;
using KnowledgeHub.Theming;
using KnowledgeHub.Web.Accounts;
using Microsoft.AspNetCore.Antiforgery;

namespace KnowledgeHub.Web.Staff;

/// <summary>What surrounds every page of the staff side.</summary>
/// <param name="HubName">The hub's name.</param>
/// <param name="Title">The page's heading.</param>
/// <param name="StaffName">Who is logged in; empty before.</param>
/// <param name="Navigation">What this member of staff may open.</param>
/// <param name="FormToken">Goes into every form, so that it is known to come from our own page.</param>
/// <param name="Done">What was just done, or empty.</param>
public sealed record StaffFrame(string HubName, string Title, string StaffName, IReadOnlyList<NavigationLink> Navigation, string FormToken, string Done)
{
    /// <summary>The content that this member of staff may change.</summary>
    public Scope Scope { get; init; } = Scope.Nothing;

    public static StaffFrame For(HttpContext context, string title)
    {
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken ?? "";
        // What staff see is theirs: no cache may keep it.
        context.Response.Headers.CacheControl = "no-store";
        return new(
            context.RequestServices.GetRequiredService<HubSettings>().Name,
            title,
            context.User.StaffName(),
            [.. Links(context)],
            token,
            StaffMessages.Text(context.Request.Query["done"]))
        {
            Scope = context.Scope(),
        };
    }

    private static IEnumerable<NavigationLink> Links(HttpContext context)
    {
        if (context.User.May(Permission.Write))
        {
            yield return Entry("Desk", "/admin", context.Request.Path == "/admin");
            yield return Entry("Content", "/admin/content", context.Request.Path.StartsWithSegments("/admin/content"));
            yield return Entry("Files", "/admin/media", context.Request.Path.StartsWithSegments("/admin/media"));
        }

        if (context.User.May(Permission.Write))
        {
            yield return Entry("Milestones", "/admin/delivery", context.Request.Path.StartsWithSegments("/admin/delivery"));
        }

        if (context.User.May(Permission.Search))
        {
            yield return Entry("Search", "/admin/search", context.Request.Path.StartsWithSegments("/admin/search"));
        }

        if (context.User.May(Permission.Taxonomy))
        {
            yield return Entry("Readiness", "/admin/readiness", context.Request.Path.StartsWithSegments("/admin/readiness"));
            yield return Entry("Topics", "/admin/topics", new[] { "/admin/topics", "/admin/places", "/admin/audiences" }.Any(path => context.Request.Path.StartsWithSegments(path)));
        }

        if (context.User.May(Permission.Newsletters))
        {
            yield return Entry("Newsletters", "/admin/issues", context.Request.Path.StartsWithSegments("/admin/issues"));
            yield return Entry("Subscribers", "/admin/subscribers", context.Request.Path.StartsWithSegments("/admin/subscribers") || context.Request.Path.StartsWithSegments("/admin/segments"));
            yield return Entry("Outbox", "/admin/outbox", context.Request.Path.StartsWithSegments("/admin/outbox"));
        }

        if (context.User.May(Permission.Stakeholders))
        {
            yield return Entry("Stakeholders", "/admin/stakeholders", context.Request.Path.StartsWithSegments("/admin/stakeholders"));
            yield return Entry("Commitments", "/admin/commitments", context.Request.Path.StartsWithSegments("/admin/commitments"));
        }

        if (context.User.May(Permission.ManagePeople))
        {
            yield return Entry("People", "/admin/people", context.Request.Path.StartsWithSegments("/admin/people"));
        }

        if (context.User.May(Permission.Administer))
        {
            yield return Entry("Audit trail", "/admin/audit", context.Request.Path.StartsWithSegments("/admin/audit"));
        }
    }

    private static NavigationLink Entry(string text, string url, bool current) => new(text, url, current);
}
