using KnowledgeHub.Content;
using KnowledgeHub.Milestones;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Lists, opens and saves issues.</summary>
public static class ComposeEndpoints
{
    private const int Most = 200;
    private const int MostSkipped = 8;

    public static async Task<IResult> ListAsync(HttpContext context, IssueStore issues, DigestSettings digests, KnowledgeHub.Mail.Installation installation, CancellationToken ct) =>
        StaffPages.Draw<IssueListPage>(new IssueListPageModel(
            StaffFrame.For(context, "Newsletters"),
            await issues.ListAsync(Most, ct),
            [.. (await digests.RunsAsync(MostSkipped, ct)).Where(run => run.Outcome != "made")],
            await installation.CopyOfAsync(ct)));

    /// <summary>A new issue holds nothing yet, or the commitment or question for evidence from whose page staff come: they take what they want from what is new.</summary>
    public static async Task<IResult> NewAsync(HttpContext context, ComposeForm form, TellOfDelivery delivery, string? commitment, string? ask, string? country, CancellationToken ct)
    {
        var state = new ComposeState(new IssueDraft(null, "", "", []));
        var block = commitment is not null ? await delivery.OfCommitmentAsync(commitment, ct) : ask is not null ? await delivery.OfGapAsync(ask, country ?? "", ct) : null;
        return await form.DrawAsync(context, null, block is null ? state : ComposeMoves.Add(state, [ProposeIssue.OfDelivery(block)]), [], ct);
    }

    public static async Task<IResult> EditAsync(string id, HttpContext context, ComposeForm form, IssueStore issues, CancellationToken ct) =>
        await issues.FindAsync(id, ct) is { } issue ? await form.DrawAsync(context, issue, Typed(issue), [], "", ct) : Results.NotFound();

    public static Task<IResult> AddAsync(HttpContext context, ComposeForm form, SaveIssue save, LiveContent live, IssueStore issues, TellOfDelivery delivery, TimeProvider clock, CancellationToken ct) =>
        HandleAsync(context, null, form, save, live, issues, delivery, clock, ct);

    public static async Task<IResult> SaveAsync(string id, HttpContext context, ComposeForm form, SaveIssue save, LiveContent live, IssueStore issues, TellOfDelivery delivery, TimeProvider clock, CancellationToken ct) =>
        await issues.FindAsync(id, ct) is { } issue ? await HandleAsync(context, issue, form, save, live, issues, delivery, clock, ct) : Results.NotFound();

    public static IssueDraft Typed(Issue issue) => new(issue.Id, issue.Title, issue.Intro, issue.Sections)
    {
        OtherLanguages = issue.OtherLanguages,
        SegmentId = issue.SegmentId,
        Revision = issue.Revision,
    };

    private static async Task<IResult> HandleAsync(HttpContext context, Issue? issue, ComposeForm form, SaveIssue save, LiveContent live, IssueStore issues, TellOfDelivery delivery, TimeProvider clock, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        var state = ComposeRead.From(issue?.Id, posted);
        var action = posted["action"].ToString();
        return action is "show" or "find" ? await form.DrawAsync(context, issue, state with { IsUnsaved = true }, [], ct)
            : action.StartsWith("tell", StringComparison.Ordinal) ? await form.DrawAsync(context, issue, await TellAsync(state, action, posted["gap"].ToString(), delivery, ct), [], ct)
            : action.StartsWith("take", StringComparison.Ordinal) ? await form.DrawAsync(context, issue, await TakeAsync(state, action, form, live, ct), [], ct)
            : ComposeMoves.Apply(state, action, clock) is { } changed ? await form.DrawAsync(context, issue, changed, [], ct)
            : await StoreAsync(context, issue, state, action, form, save, issues, ct);
    }

    private static async Task<ComposeState> TakeAsync(ComposeState state, string action, ComposeForm form, LiveContent live, CancellationToken ct)
    {
        var pressed = state with { IsUnsaved = true, Pressed = action };
        switch (action.Split(':'))
        {
            case ["take", var id]:
                return ComposeMoves.Add(pressed, ProposeIssue.From((await form.NewsAsync(state, ct)).Where(one => one.Item.ContentId == id)));
            case ["take-topic", var ids] when ids.Length > 0:
                var wanted = ids.Split(',').ToHashSet();
                return ComposeMoves.Add(pressed, ProposeIssue.From((await form.NewsAsync(state, ct)).Where(one => wanted.Contains(one.Item.ContentId))));
            case ["take-all"]:
                return ComposeMoves.Add(pressed, ProposeIssue.From((await form.NewsAsync(state, ct)).Where(one => one.Earlier.Count == 0 || one.Kind != Announcement.New)));
            case ["take-found", var id] when await live.FindAsync(id, ct) is { Withdrawn: false } && state.Draft.Sections.SelectMany(section => section.Blocks).All(block => block.ContentId != id):
                return ComposeMoves.Add(pressed, "", Block.ForItem(id));
            default:
                return pressed with { Said = "That item is in the issue already, or is not published any more." };
        }
    }

    private static async Task<ComposeState> TellAsync(ComposeState state, string action, string gap, TellOfDelivery delivery, CancellationToken ct)
    {
        var block = action.Split(':') switch
        {
            ["tell-commitment", var id] => await delivery.OfCommitmentAsync(id, ct),
            ["tell-gap"] when gap.Split(':') is [var ask, var country] => await delivery.OfGapAsync(ask, country, ct),
            _ => null,
        };
        var pressed = state with { IsUnsaved = true, Pressed = action };
        return block is null ? pressed with { Said = "Choose what to tell; that one is not public any more." }
            : state.ToSave().Sections.SelectMany(section => section.Blocks).Any(own => own.Kind == block.Kind && own.Link == block.Link) ? pressed with { Said = "It is in the issue already." }
            : ComposeMoves.Add(pressed, [ProposeIssue.OfDelivery(block)]);
    }

    private static async Task<IResult> StoreAsync(HttpContext context, Issue? issue, ComposeState state, string action, ComposeForm form, SaveIssue save, IssueStore issues, CancellationToken ct)
    {
        // Whoever has seen how the two differ may decide for theirs; what was saved after that look counts as new again.
        var (id, problems) = await save.RunAsync(state.ToSave(), context.User.StaffEmail(), ct);
        if (id is not null)
        {
            return Results.Redirect(action == "preview" ? $"/admin/issues/{id}/preview" : $"/admin/issues/{id}?done=issue-saved");
        }

        var shown = state with { IsUnsaved = true };
        if (problems.Any(problem => problem.Field == SaveIssue.Conflict) && await issues.FindAsync(issue!.Id, ct) is { } stored)
        {
            var titles = await form.TitlesAsync(stored, shown.Draft, ct);
            shown = shown with { Differences = IssueDifference.Between(stored, shown.ToSave(), titles), Draft = shown.Draft with { Revision = stored.Revision } };
            issue = stored;
        }

        return await form.DrawAsync(context, issue, shown, problems, ct);
    }
}
