using KnowledgeHub.Subscribers;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>Segments: listed with their numbers, and built as rules whose count follows every choice.</summary>
public static class SegmentEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, SegmentStore segments, CountSegment count, CancellationToken ct) =>
        await DrawListAsync(context, segments, count, null, ct);

    public static Task<IResult> NewAsync(HttpContext context, SegmentStore segments, TermStore terms, CountSegment count, CancellationToken ct) =>
        DrawAsync(context, null, "", [], null, segments, terms, count, ct);

    public static async Task<IResult> EditAsync(string id, HttpContext context, SegmentStore segments, TermStore terms, CountSegment count, CancellationToken ct) =>
        await segments.FindAsync(id, ct) is { } segment ? await DrawAsync(context, id, segment.Name, segment.Choices, null, segments, terms, count, ct) : Results.NotFound();

    /// <summary>How many a rule fits, for the script that asks while somebody chooses.</summary>
    public static async Task<IResult> CountAsync(HttpContext context, CountSegment count, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { subscribers = await count.RunAsync(Read(name => context.Request.Query[name]), ct) });
    }

    public static Task<IResult> AddAsync(HttpContext context, SegmentStore segments, TermStore terms, CountSegment count, SaveSegment save, CancellationToken ct) =>
        StoreAsync(null, context, segments, terms, count, save, ct);

    public static Task<IResult> SaveAsync(string id, HttpContext context, SegmentStore segments, TermStore terms, CountSegment count, SaveSegment save, CancellationToken ct) =>
        StoreAsync(id, context, segments, terms, count, save, ct);

    public static async Task<IResult> DeleteAsync(string id, HttpContext context, SegmentStore segments, CountSegment count, DeleteSegment delete, CancellationToken ct) =>
        await delete.RunAsync(id, context.User.StaffEmail(), ct) is { } problem
            ? await DrawListAsync(context, segments, count, problem, ct)
            : Results.Redirect("/admin/segments?done=segment-removed");

    private static async Task<IResult> StoreAsync(string? id, HttpContext context, SegmentStore segments, TermStore terms, CountSegment count, SaveSegment save, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (name, choices) = (form["name"].ToString(), Read(kind => form[kind]));
        if (form["action"] == "count")
        {
            return await DrawAsync(context, id, name, choices, null, segments, terms, count, ct);
        }

        var (stored, problem) = await save.RunAsync(id, name, choices, context.User.StaffEmail(), ct);
        return stored is null
            ? await DrawAsync(context, id, name, choices, problem, segments, terms, count, ct)
            : Results.Redirect("/admin/segments?done=segment-saved");
    }

    private static List<SegmentChoice> Read(Func<string, Microsoft.Extensions.Primitives.StringValues> values) =>
    [
        .. SegmentChoice.Kinds
            .SelectMany(kind => values(kind.Id).OfType<string>().SelectMany(value => kind.Id == "organisation" ? value.Split('\n') : [value]).Select(value => SegmentChoice.Of(kind.Id, value)))
            .OfType<SegmentChoice>()
            .Distinct(),
    ];

    private static async Task<IResult> DrawListAsync(HttpContext context, SegmentStore segments, CountSegment count, string? problem, CancellationToken ct)
    {
        var listed = new List<(Segment Segment, int Subscribers)>();
        foreach (var segment in await segments.ListAsync(ct))
        {
            listed.Add((segment, await count.RunAsync(segment.Choices, ct)));
        }

        return StaffPages.Draw<SegmentListPage>(
            new SegmentListPageModel(StaffFrame.For(context, "Segments"), listed, problem), problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> DrawAsync(
        HttpContext context, string? id, string name, IReadOnlyList<SegmentChoice> choices, string? problem, SegmentStore segments, TermStore terms, CountSegment count, CancellationToken ct) =>
        StaffPages.Draw<SegmentEditPage>(
            new SegmentEditPageModel(
                StaffFrame.For(context, id is null ? "New segment" : name), id, name, choices, problem, await terms.ReadAsync(ct), await segments.OrganisationsAsync(ct), await count.RunAsync(choices, ct)),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>All segments, each with how many it fits now.</summary>
public sealed record SegmentListPageModel(StaffFrame Frame, IReadOnlyList<(Segment Segment, int Subscribers)> Segments, string? Problem);

/// <summary>One segment in its form.</summary>
public sealed record SegmentEditPageModel(
    StaffFrame Frame, string? Id, string Name, IReadOnlyList<SegmentChoice> Choices, string? Problem, Terms Terms, IReadOnlyList<SubscriberCount> Organisations, int Subscribers)
{
    public bool Has(string kind, string value) => Choices.Any(choice => choice.Kind == kind && choice.Value == value);
}
