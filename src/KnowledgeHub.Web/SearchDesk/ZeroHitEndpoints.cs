using KnowledgeHub.Search;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.SearchDesk;

/// <summary>The zero-hit queue: what found nothing, and what was done about it.</summary>
public static class ZeroHitEndpoints
{
    private const int Size = 25;

    public static async Task<IResult> ListAsync(HttpContext context, ZeroHits zeroHits, FindItems find, int? page, CancellationToken ct)
    {
        var current = Math.Clamp(page ?? 1, 1, 10_000);
        var (waiting, total) = await zeroHits.ListAsync(current, Size, ct);
        var now = new Dictionary<string, int>();
        foreach (var hit in waiting)
        {
            now[hit.Query] = (await find.RunAsync(new SearchRequest { Words = hit.Query, Size = 1 }, ct)).Total;
        }

        return StaffPages.Draw<ZeroHitsPage>(new ZeroHitsPageModel(
            StaffFrame.For(context, "Searches that found nothing"), waiting, total, now, await zeroHits.DoneAsync(20, ct), current, Math.Max(1, (total + Size - 1) / Size)));
    }

    public static async Task<IResult> DoneAsync(HttpContext context, ZeroHits zeroHits, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        return ZeroHitOutcomes.Find(form["outcome"]) is { } outcome && await zeroHits.MarkAsync(form["query"].ToString(), outcome, context.User.StaffEmail(), ct)
            ? Results.Redirect("/admin/search/nothing-found?done=zero-hit-done")
            : Results.NotFound();
    }

    public static async Task<IResult> UndoAsync(HttpContext context, ZeroHits zeroHits, CancellationToken ct)
    {
        await zeroHits.UndoAsync((await context.Request.ReadFormAsync(ct))["query"].ToString(), context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/search/nothing-found?done=zero-hit-back");
    }
}

/// <summary>The queue with what each question finds by now, and what was done last.</summary>
public sealed record ZeroHitsPageModel(
    StaffFrame Frame, IReadOnlyList<ZeroHit> Waiting, int Total, IReadOnlyDictionary<string, int> FoundNow, IReadOnlyList<ZeroHitDone> Done, int Page, int Pages);
