using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Readiness;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Readiness;

/// <summary>The page of a focal point who was given a link. Opening it changes nothing.</summary>
public sealed class SelfAssessmentPage(ThemePages pages, Frames frames, Assessments assessments, AnswerAssessment answer, ReadinessModels models, TermStore terms, TimeProvider clock)
{
    public async Task<IResult> ShowAsync(string token, HttpContext context, CancellationToken ct)
    {
        Close(context);
        return await assessments.ByTokenAsync(token, ct) is not { } known ? Gone(context)
            : known.IsOpenAt(clock.GetUtcNow()) ? await DrawAsync(known, null, null, context, ct)
            : Sent(context, known);
    }

    public async Task<IResult> AnswerAsync(string token, HttpContext context, CancellationToken ct)
    {
        Close(context);
        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (await assessments.ByTokenAsync(token, ct) is not { } known || !known.IsOpenAt(clock.GetUtcNow()))
        {
            return Gone(context);
        }

        var posted = await context.Request.ReadFormAsync(ct);
        if (MailForm.IsTrapped(posted))
        {
            return Results.Redirect(InviteFocalPoint.Path(token));
        }

        var typed = Read(posted, await models.ReadAsync(ct));
        var problem = await answer.RunAsync(token, typed, ct);
        return problem == AnswerAssessment.LinkEnded ? Gone(context)
            : problem is not null ? await DrawAsync(known, typed, problem, context, ct)
            : Results.Redirect(typed.Send ? InviteFocalPoint.Path(token) : $"{InviteFocalPoint.Path(token)}?done=kept");
    }

    private static TypedAssessment Read(IFormCollection posted, ReadinessModel model) => new()
    {
        Name = posted["name"].ToString(),
        Organisation = posted["organisation"].ToString(),
        Send = posted["action"] == "send",
        Answers = [.. model.Current.Select(dimension => new AssessmentAnswer
        {
            Dimension = dimension.Slug,
            Level = int.TryParse(posted[$"level-{dimension.Slug}"], NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null,
            Comment = posted[$"comment-{dimension.Slug}"].ToString(),
        })],
    };

    private async Task<IResult> DrawAsync(Assessment known, TypedAssessment? typed, Problem? problem, HttpContext context, CancellationToken ct)
    {
        var (model, place) = (await models.ReadAsync(ct), PlaceNames.Of(known.Place, await terms.ReadAsync(ct)));
        var answers = (typed?.Answers ?? known.Answers).GroupBy(given => given.Dimension).ToDictionary(given => given.Key, given => given.First());
        return ThemePages.Draw(
            pages.Theme.SelfAssessmentPage,
            new SelfAssessmentPageModel(
                frames.For(context, T("How ready is {0}?", place), T("The self-assessment of a place.")) with { Index = false, Canonical = "" },
                place,
                [.. model.Current.Select(dimension => new SelfAssessmentQuestion(dimension.Slug, dimension.Name, dimension.Words.Description, dimension.Words.Levels, answers.GetValueOrDefault(dimension.Slug)?.Level, answers.GetValueOrDefault(dimension.Slug)?.Comment ?? ""))],
                typed?.Name ?? known.Name,
                typed?.Organisation ?? known.Organisation,
                DateOnly.FromDateTime(known.ExpiresAt.UtcDateTime),
                known.State == AssessmentState.Returned ? known.Reason : "",
                ReadinessWords.Levels(model),
                context.Request.Query["done"] == "kept" ? T("Kept. Nobody sees it until you send it.") : "",
                problem?.Message),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private IResult Sent(HttpContext context, Assessment known) => known.State == AssessmentState.Accepted
        ? pages.Notice(context, T("Your assessment is public"), [T("The editors accepted it. Thank you.")], null, [new Link(T("See the profile"), known.Place.Path)])
        : pages.Notice(context, T("Your assessment is with the editors"), [T("Thank you. They accept it or ask you to look at it again; there is nothing more to do now.")], null, [new Link(T("Readiness"), "/readiness")]);

    private IResult Gone(HttpContext context) => pages.Notice(
        context,
        T("This link does not work"),
        [T("It has ended, was taken back, or was not copied as a whole. Ask whoever sent it to you for a new one.")],
        null,
        [new Link(T("Go to the front page"), "/")],
        StatusCodes.Status404NotFound);

    // The address is a secret: no cache keeps the page, no search engine lists it, and no other site learns of it.
    private static void Close(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
