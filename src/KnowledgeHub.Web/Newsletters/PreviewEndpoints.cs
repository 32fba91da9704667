using KnowledgeHub.Content;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Site;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>An issue as each audience will read it, in HTML and in plain text.</summary>
public static class PreviewEndpoints
{
    public static async Task<IResult> GetAsync(string id, HttpContext context, IssueStore issues, ComposeEdition compose, CancellationToken ct)
    {
        if (await issues.FindAsync(id, ct) is not { } issue)
        {
            return Results.NotFound();
        }

        var (audience, locale) = Choice(context.Request);
        var edition = await compose.RunAsync(issue, new Reader(audience, locale, ""), ct);
        return StaffPages.Draw<IssuePreviewPage>(new IssuePreviewPageModel(StaffFrame.For(context, issue.Title), issue, audience, locale, edition.IsEmpty, EditionText.Write(edition)));
    }

    public static async Task<IResult> HtmlAsync(string id, HttpContext context, IssueStore issues, ComposeEdition compose, IDrawEdition drawer, CancellationToken ct)
    {
        if (await issues.FindAsync(id, ct) is not { } issue)
        {
            return Results.NotFound();
        }

        var (audience, locale) = Choice(context.Request);
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.MailPolicy;
        return Results.Text(await drawer.DrawAsync(await compose.RunAsync(issue, new Reader(audience, locale, ""), ct)), "text/html; charset=utf-8");
    }

    private static (string Audience, string Locale) Choice(HttpRequest request) => (
        Audience.Find(request.Query["audience"])?.Id ?? Audience.All[0].Id,
        Locales.Offered.FirstOrDefault(offered => offered.Tag == request.Query["locale"]).Tag ?? "en");
}

/// <summary>One edition of an issue for staff to look at.</summary>
public sealed record IssuePreviewPageModel(StaffFrame Frame, Issue Issue, string AudienceId, string Locale, bool IsEmpty, string Text);
