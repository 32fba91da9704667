using KnowledgeHub.Accounts;
using KnowledgeHub.Alerts;
using KnowledgeHub.Content;
using KnowledgeHub.Newsletters;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Health;

namespace KnowledgeHub.Web.Staff;

/// <summary>The desk: what waits, what changed last, and how the hub is.</summary>
public static class Dashboard
{
    public static async Task<IResult> GetAsync(HttpContext context, ContentItems items, IssueStore issues, SubscriberStore subscribers, ZeroHits zeroHits, SavedSearchStore searches, HubCheck check, CancellationToken ct)
    {
        var (recent, _) = await items.ListAsync(null, null, null, 1, 8, ct);
        var (drafts, _) = await items.ListAsync(null, "draft", null, 1, 8, ct);
        return StaffPages.Draw<DashboardPage>(new DashboardPageModel(
            StaffFrame.For(context, "Desk"),
            recent,
            drafts,
            await items.CountStatesAsync(ct),
            await subscribers.CountAsync(ct),
            await searches.CountAsync(ct),
            await issues.ListAsync(5, ct),
            context.User.May(Permission.Search) ? (await zeroHits.ListAsync(1, 5, ct)).Hits : [],
            await check.RunAsync(ct)));
    }
}

/// <summary>What the desk shows.</summary>
public sealed record DashboardPageModel(
    StaffFrame Frame, IReadOnlyList<ContentItem> Recent, IReadOnlyList<ContentItem> Drafts, IReadOnlyDictionary<string, int> States,
    IReadOnlyDictionary<string, int> Subscribers, IReadOnlyList<SavedSearchCount> SavedSearches, IReadOnlyList<Issue> Issues, IReadOnlyList<ZeroHit> ZeroHits, IReadOnlyList<CheckResult> Checks);
