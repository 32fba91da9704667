using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.TermDesk;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.TermDesk;

/// <summary>Merging a topic into another: first what will change, then the button that does it.</summary>
public static class MergeEndpoints
{
    public static async Task<IResult> PreviewAsync(string slug, HttpContext context, TermStore terms, TopicUses uses, string? into, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(ct);
        return known.Topics.FirstOrDefault(topic => topic.Slug == slug) is { } from
            ? await DrawAsync(context, known, from, into ?? "", into is null ? null : MergeTopics.Problem(from, known.Topic(into), known), uses, ct)
            : Results.NotFound();
    }

    public static async Task<IResult> MergeAsync(string slug, HttpContext context, MergeTopics merge, TermStore terms, TopicUses uses, CancellationToken ct)
    {
        var into = (await context.Request.ReadFormAsync(ct))["into"].ToString();
        var result = await merge.RunAsync(slug, into, context.User.StaffEmail(), ct);
        if (result is TopicResult.Saved saved)
        {
            return Results.Redirect($"/admin/topics/{Uri.EscapeDataString(saved.Slug)}?done=topic-merged");
        }

        var known = await terms.ReadNewestAsync(ct);
        return result is TopicResult.Invalid invalid && known.Topic(slug) is { } from
            ? await DrawAsync(context, known, from, into, invalid.Problems[0].Message, uses, ct)
            : Results.NotFound();
    }

    private static async Task<IResult> DrawAsync(HttpContext context, Terms known, Topic from, string into, string? problem, TopicUses uses, CancellationToken ct) =>
        StaffPages.Draw<MergePage>(
            new MergePageModel(StaffFrame.For(context, $"Merge {from.Name}"), known, from, problem is null ? known.Topic(into) : null, await uses.OfAsync(from.Slug, ct), problem is null ? [] : [new("into", problem)]),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>What merging will change; <paramref name="Into"/> is null until a topic is chosen that fits.</summary>
public sealed record MergePageModel(StaffFrame Frame, Terms Terms, Topic From, Topic? Into, TopicUse Use, IReadOnlyList<Problem> Problems);
