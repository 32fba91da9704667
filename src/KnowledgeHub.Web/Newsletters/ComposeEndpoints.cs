using KnowledgeHub.Newsletters;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Lists, opens and saves issues.</summary>
public static class ComposeEndpoints
{
    private const int Most = 200;

    public static async Task<IResult> ListAsync(HttpContext context, IssueStore issues, CancellationToken ct) =>
        StaffPages.Draw<IssueListPage>(new IssueListPageModel(StaffFrame.For(context, "Newsletters"), await issues.ListAsync(Most, ct)));

    public static async Task<IResult> NewAsync(HttpContext context, ComposeForm form, CancellationToken ct) =>
        await form.DrawAsync(context, null, await form.ProposeIssueAsync(ct), [], "", ct);

    public static async Task<IResult> EditAsync(string id, HttpContext context, ComposeForm form, IssueStore issues, CancellationToken ct) =>
        await issues.FindAsync(id, ct) is { } issue ? await form.DrawAsync(context, issue, Typed(issue), [], "", ct) : Results.NotFound();

    public static Task<IResult> AddAsync(HttpContext context, ComposeForm form, SaveIssue save, CancellationToken ct) => StoreAsync(context, null, form, save, ct);

    public static async Task<IResult> SaveAsync(string id, HttpContext context, ComposeForm form, SaveIssue save, IssueStore issues, CancellationToken ct) =>
        await issues.FindAsync(id, ct) is { } issue ? await StoreAsync(context, issue, form, save, ct) : Results.NotFound();

    public static IssueDraft Typed(Issue issue) => new(issue.Id, issue.Title, issue.Intro, issue.Sections);

    private static async Task<IResult> StoreAsync(HttpContext context, Issue? issue, ComposeForm form, SaveIssue save, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        var draft = ComposeForm.Read(issue?.Id, posted);
        if (posted["action"] == "find")
        {
            return await form.DrawAsync(context, issue, draft, [], posted["words"].ToString(), ct);
        }

        var (id, problems) = await save.RunAsync(draft, context.User.StaffEmail(), ct);
        return id is null
            ? await form.DrawAsync(context, issue, draft, problems, "", ct)
            : Results.Redirect(posted["action"] == "preview" ? $"/admin/issues/{id}/preview" : $"/admin/issues/{id}?done=issue-saved");
    }
}
