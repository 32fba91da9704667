using KnowledgeHub.SearchDesk;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.SearchDesk;

/// <summary>What is asked, how it goes, and what the search page suggests.</summary>
public static class SearchDeskEndpoints
{
    private const int FirstOfQueue = 5;

    public static async Task<IResult> GetAsync(HttpContext context, SearchFigures figures, ZeroHits zeroHits, PublicSearches suggested, int? days, CancellationToken ct)
    {
        var period = SearchFigures.Periods.Contains(days ?? 0) ? days!.Value : 30;
        var (waiting, total) = await zeroHits.ListAsync(1, FirstOfQueue, ct);
        return StaffPages.Draw<SearchDeskPage>(new SearchDeskPageModel(
            StaffFrame.For(context, "Search"), period, await figures.ReadAsync(period, ct), waiting, total, await suggested.ReadAsync(ct), await suggested.HiddenAsync(ct)));
    }

    public static async Task<IResult> HideAsync(HttpContext context, PublicSearches suggested, CancellationToken ct)
    {
        await suggested.HideAsync((await context.Request.ReadFormAsync(ct))["query"].ToString(), context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/search?done=hidden#suggested");
    }

    public static async Task<IResult> ShowAsync(HttpContext context, PublicSearches suggested, CancellationToken ct)
    {
        await suggested.ShowAsync((await context.Request.ReadFormAsync(ct))["query"].ToString(), context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/search?done=shown#suggested");
    }
}

/// <summary>The desk of search.</summary>
public sealed record SearchDeskPageModel(
    StaffFrame Frame, int Days, SearchPeriod Period, IReadOnlyList<ZeroHit> Waiting, int WaitingTotal, SuggestedSearches Suggested, IReadOnlyList<string> Hidden);
