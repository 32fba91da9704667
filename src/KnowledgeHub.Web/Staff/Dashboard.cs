using KnowledgeHub.Accounts;
using KnowledgeHub.Alerts;
using KnowledgeHub.Commitments;
using KnowledgeHub.Content;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Review;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Health;

namespace KnowledgeHub.Web.Staff;

/// <summary>The desk: what waits for whoever opens it, what comes up and is due, what changed last, and how the hub is.</summary>
public static class Dashboard
{
    private const int Shown = 6;

    public static async Task<IResult> GetAsync(
        HttpContext context, ContentItems items, ReviewDesk review, IssueStore issues, SubscriberStore subscribers, ZeroHits zeroHits, SavedSearchStore searches, HubCheck check, EngagementStore engagements, CommitmentStore commitments, CancellationToken ct)
    {
        var me = context.User.StaffEmail();
        var (recent, _) = await items.ListAsync(null, null, null, 1, 8, ct);
        var (drafts, _) = await items.ListAsync(null, "draft", null, 1, 8, ct);
        return StaffPages.Draw<DashboardPage>(new DashboardPageModel(
            StaffFrame.For(context, "Desk"),
            new Waiting(
                await review.WaitingForAsync(me, Shown, ct), await review.SentBackToAsync(me, Shown, ct), await review.DueForReviewAsync(Shown, ct),
                await review.UpcomingAsync(Shown, ct), await review.EndingAsync(Shown, ct)),
            recent,
            drafts,
            await items.CountStatesAsync(ct),
            await subscribers.CountAsync(ct),
            await searches.CountAsync(ct),
            await issues.ListAsync(25, ct),
            context.User.May(Permission.Search) ? (await zeroHits.ListAsync(1, 5, ct)).Hits : [],
            await check.RunAsync(ct))
        {
            OverdueCommitments = context.User.May(Permission.Stakeholders) ? await commitments.OverdueAsync(Shown, ct) : [],
            ReportedCommitments = context.User.May(Permission.Stakeholders) ? await commitments.WaitingAsync(Shown, ct) : [],
            Overdue = context.User.May(Permission.Stakeholders) ? await engagements.OverdueAsync(Shown, ct) : [],
        });
    }
}

/// <summary>What the desk shows.</summary>
public sealed record DashboardPageModel(
    StaffFrame Frame, Waiting Waiting, IReadOnlyList<ContentItem> Recent, IReadOnlyList<ContentItem> Drafts, IReadOnlyDictionary<string, int> States,
    IReadOnlyDictionary<string, int> Subscribers, IReadOnlyList<SavedSearchCount> SavedSearches, IReadOnlyList<Issue> Issues, IReadOnlyList<ZeroHit> ZeroHits, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>Engagements whose next contact is overdue; only for those who look after stakeholders.</summary>
    public IReadOnlyList<Engagement> Overdue { get; init; } = [];

    /// <summary>Commitments past their day; only for those who look after stakeholders.</summary>
    public IReadOnlyList<Commitment> OverdueCommitments { get; init; } = [];

    /// <summary>Commitments with a report that waits; only for those who look after stakeholders.</summary>
    public IReadOnlyList<Commitment> ReportedCommitments { get; init; } = [];
}

/// <summary>What the editorial desk waits for; each list is cut after a few.</summary>
/// <param name="ForMe">Drafts whose review was asked of whoever looks.</param>
/// <param name="SentBack">Their drafts that came back.</param>
/// <param name="Due">Published items whose review is due.</param>
/// <param name="Upcoming">What is published by itself next.</param>
/// <param name="Ending">What leaves the site by itself next.</param>
public sealed record Waiting(
    IReadOnlyList<WaitingItem> ForMe, IReadOnlyList<WaitingItem> SentBack, IReadOnlyList<WaitingItem> Due, IReadOnlyList<WaitingItem> Upcoming, IReadOnlyList<WaitingItem> Ending);
