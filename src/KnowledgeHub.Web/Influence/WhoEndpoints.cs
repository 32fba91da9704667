using KnowledgeHub.Content;
using KnowledgeHub.Influence;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;
using KnowledgeHub.Web.Stakeholders;

namespace KnowledgeHub.Web.Influence;

/// <summary>Whom an item concerns, and handing them over to the newsletter.</summary>
public static class WhoEndpoints
{
    private static readonly string[] Kinds = ["topic", "place", "organisation"];

    public static Task<IResult> ShowAsync(string id, HttpContext context, ContentItems items, WhoShouldSee who, TermStore terms, CancellationToken ct) => DrawAsync(id, context, items, who, terms, [], [], ct);

    /// <summary>Makes a segment of what is ticked. It chooses among subscribers, who have agreed to get the newsletter: nobody of the directory is mailed because of it, and no person's name goes along.</summary>
    public static async Task<IResult> HandOverAsync(string id, HttpContext context, ContentItems items, WhoShouldSee who, TermStore terms, SaveSegment save, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var known = await terms.ReadAsync(ct);
        // Only what exists: a typed-in value would be a rule that nobody fits.
        var choices = Kinds.SelectMany(kind => RecordForm.Values(form, kind).Select(value => (kind, value)))
            .Where(choice => choice.kind switch { "topic" => known.Topic(choice.value) is not null, "place" => known.Place(choice.value) is not null, _ => choice.value.Length <= 300 }).ToList();
        var (segment, problem) = await save.RunAsync(null, form["name"].ToString(), [.. Broadened(choices, known).Select(choice => SegmentChoice.Of(choice.Kind, choice.Value)).OfType<SegmentChoice>()], context.User.StaffEmail(), ct);
        return segment is null
            ? await DrawAsync(id, context, items, who, terms, [new(choices.Count == 0 ? "choices" : "name", problem!)], choices, ct)
            : Results.Redirect($"/admin/stakeholders/who/{id}?done=handed-over");
    }

    // Subscribers choose main topics, and who wants all of financing wants reimbursement too.
    private static IEnumerable<(string Kind, string Value)> Broadened(IEnumerable<(string Kind, string Value)> choices, Terms known) =>
        choices.SelectMany(choice => choice.Kind == "topic" ? known.WithAncestors(choice.Value).Select(topic => ("topic", topic.Slug)) : [choice]).Distinct();

    private static async Task<IResult> DrawAsync(
        string id, HttpContext context, ContentItems items, WhoShouldSee who, TermStore terms, IReadOnlyList<Problem> problems, IReadOnlyList<(string Kind, string Value)> chosen, CancellationToken ct)
    {
        if (await items.FindAsync(id, ct) is not { } item)
        {
            return Results.NotFound();
        }

        var (known, body) = (await terms.ReadAsync(ct), item.Body);
        return StaffPages.Draw<WhoPage>(
            new WhoPageModel(StaffFrame.For(context, "Who should see this"), item, body.Topics, body.Places, known, await who.RunAsync(id, body.Topics, body.Places, ct), problems, chosen),
            problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>Whom an item concerns.</summary>
public sealed record WhoPageModel(
    StaffFrame Frame, ContentItem Item, IReadOnlyList<string> Topics, IReadOnlyList<string> Places, Terms Terms, Proposal Proposal, IReadOnlyList<Problem> Problems, IReadOnlyList<(string Kind, string Value)> Chosen);
