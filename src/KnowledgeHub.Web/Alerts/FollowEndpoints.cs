using KnowledgeHub.Alerts;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Alerts;

/// <summary>Asking to follow a search.</summary>
public static class FollowEndpoints
{
    public static Task<IResult> FormAsync(HttpContext context, FollowPage page, CancellationToken ct) => page.DrawAsync(context, "", null, ct);

    public static async Task<IResult> RequestAsync(HttpContext context, FollowPage page, RequestSavedSearch request, CancellationToken ct)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await context.Request.ReadFormAsync(ct);
        if (MailForm.IsTrapped(form))
        {
            return Results.Redirect("/search/follow/thanks");
        }

        var (query, period) = FollowPage.Read(context.Request);
        var problem = await request.RunAsync(form["email"].ToString(), query, period, page.Consent, ct);
        return problem is null ? Results.Redirect("/search/follow/thanks") : await page.DrawAsync(context, form["email"].ToString(), problem, ct);
    }

    public static IResult Thanks(HttpContext context, ThemePages pages) => pages.Notice(
        context,
        T("Look into your mailbox"),
        [
            T("We have sent a mail to the address you gave. Open the link in it to confirm; until then nothing else comes."),
            T("If it does not arrive within some minutes, look into the folder for unwanted mail. One address gets at most {0} such mails an hour.", Followers.MostMails),
        ]);
}
