using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Content;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Review;

/// <summary>The page of somebody who was given a link: exactly the version it was made for, and what they may do with it.</summary>
public sealed class GuestPage(ThemePages pages, Frames frames, Guests guests, GuestReview review, ReviewedVersions versions, Comments comments, ItemMedia media)
{
    // The address carries only a word, so that nobody can make the page say something else.
    private static readonly Dictionary<string, string> Done = new(StringComparer.Ordinal)
    {
        ["comment"] = Later("Thank you. Your comment is with the authors."),
        ["approve"] = Later("Thank you. Your approval is written down with this version."),
        ["endorse"] = Later("Thank you. Your endorsement is written down with this version."),
    };

    public async Task<IResult> ShowAsync(string token, HttpContext context, CancellationToken ct) =>
        await guests.ByTokenAsync(token, ct) is { } guest && await versions.FindAsync(guest.Version, ct) is { } version
            ? await DrawAsync(guest, version, context, new Typed(guest.Name, guest.Organisation, "", "", ""), null, ct)
            : Gone(context);

    /// <summary>Only what is sent by a button of the page does anything: mail scanners open links too.</summary>
    public async Task<IResult> AnswerAsync(string token, HttpContext context, CancellationToken ct)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (await guests.ByTokenAsync(token, ct) is not { } guest || await versions.FindAsync(guest.Version, ct) is not { } version)
        {
            return Gone(context);
        }

        var posted = await context.Request.ReadFormAsync(ct);
        var action = posted["action"].ToString();
        var typed = new Typed(posted["name"].ToString(), posted["organisation"].ToString(), posted["anchor"].ToString(), posted["quote"].ToString(), posted["text"].ToString());
        if (MailForm.IsTrapped(posted))
        {
            return Results.Redirect(GuestLinks.Path(token));
        }

        var problem = action switch
        {
            "comment" => await review.CommentAsync(token, new NewComment { Version = guest.Version, Answers = posted["answers"].ToString() is { Length: > 0 } thread ? thread : null, Anchor = typed.Anchor, Quote = typed.Quote, Text = typed.Text }, typed.Name, typed.Organisation, ct),
            "approve" => await review.ApproveAsync(token, typed.Name, typed.Organisation, ct),
            "endorse" => await review.EndorseAsync(token, typed.Name, typed.Organisation, ct),
            _ => new Problem("action", T("Choose what to do: comment, approve or endorse.")),
        };
        return problem == GuestReview.LinkEnded ? Gone(context)
            : problem is not null ? await DrawAsync(guest, version, context, typed, problem, ct)
            : Results.Redirect($"{GuestLinks.Path(token)}?done={action}");
    }

    private async Task<IResult> DrawAsync(Guest guest, ReviewedVersion version, HttpContext context, Typed typed, Problem? problem, CancellationToken ct)
    {
        Close(context);
        var text = await ReviewText.FromAsync(version, media, ct);
        var own = (await comments.OfAsync(version, ct)).Where(thread => thread.First.GuestId == guest.Id);
        return ThemePages.Draw(
            pages.Theme.ReviewPage,
            new ReviewPageModel(
                frames.For(context, text.Title, T("A draft that you were asked to review.")) with { Index = false, Canonical = "" },
                text.Kind, text.Title, text.Summary, text.Body, text.Lists, text.Takeaways, text.Passages,
                guest.MayComment, guest.MayApprove && !guest.Approved, guest.MayEndorse && !guest.Endorsed,
                typed.Name, typed.Organisation, typed.Anchor, typed.Text,
                DateOnly.FromDateTime(guest.ExpiresAt.UtcDateTime),
                !version.IsNewest,
                [.. own.Select(thread => new ReviewThread(thread.First.Id, thread.First.Quote, [.. thread.Answers.Prepend(thread.First).Select(Line)], !thread.IsOpen))],
                Done.GetValueOrDefault(context.Request.Query["done"].ToString()) is { } done ? T(done) : "",
                problem?.Message)
            { Language = version.Locale, RightToLeft = Locales.IsRightToLeft(version.Locale) },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static ReviewLine Line(Comment comment) =>
        new(comment.By, comment.WrittenAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture), comment.Text);

    private IResult Gone(HttpContext context)
    {
        Close(context);
        return pages.Notice(
            context,
            T("This link does not work"),
            [T("It has ended, was taken back, or was not copied as a whole. Ask whoever sent it to you for a new one.")],
            null,
            [new Link(T("Go to the front page"), "/")],
            StatusCodes.Status404NotFound);
    }

    // The address is a secret: no cache keeps the page, no search engine lists it, and no other site learns of it.
    private static void Close(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private sealed record Typed(string Name, string Organisation, string Anchor, string Quote, string Text);
}
