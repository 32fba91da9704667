using System.Globalization;
using KnowledgeHub.Commitments;
using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Commitments;

/// <summary>The page of somebody who was given a link to report on a commitment: what was promised, their report, and what became of it.</summary>
public sealed class OwnerPage(ThemePages pages, Frames frames, OwnerLinks links, CommitmentStore store, ReportProgress report, ReadPassage passages, CommitmentPages history, TermStore terms, LiveContent live)
{
    private static readonly string[] Fields = ["status", "on-day", "summary", "evidence-url", "evidence-item", "evidence-title", "barriers", "enablers", "name", "organisation"];

    /// <summary>Changes nothing: mail scanners open links too.</summary>
    public async Task<IResult> ShowAsync(string token, HttpContext context, CancellationToken ct) =>
        await links.ByTokenAsync(token, ct) is { } link && await store.FindAsync(link.CommitmentId, ct) is { DeletedAt: null } commitment
            ? await DrawAsync(link, commitment, context, new Dictionary<string, string> { ["on-day"] = Day(store.Today) }, [], ct)
            : Gone(context);

    public async Task<IResult> ReportAsync(string token, HttpContext context, CancellationToken ct)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (await links.ByTokenAsync(token, ct) is not { } link || await store.FindAsync(link.CommitmentId, ct) is not { DeletedAt: null } commitment)
        {
            return Gone(context);
        }

        var posted = await context.Request.ReadFormAsync(ct);
        if (MailForm.IsTrapped(posted))
        {
            return Results.Redirect(OwnerLinks.Path(token));
        }

        var typed = Fields.ToDictionary(field => field, field => posted[field].ToString());
        var (read, problem) = await ReportForm.ReadAsync(posted, live, ct);
        var problems = problem is null ? NameProblems(typed) : [problem];
        var result = problems.Count > 0 ? new RecordResult.Invalid(problems) : await report.ByOwnerAsync(token, read, ct);
        return result switch
        {
            RecordResult.Saved => Results.Redirect($"{OwnerLinks.Path(token)}?done=reported"),
            RecordResult.Invalid invalid => await DrawAsync(link, commitment, context, typed, invalid.Problems, ct),
            _ => Gone(context),
        };
    }

    private static IReadOnlyList<Problem> NameProblems(Dictionary<string, string> typed) =>
        typed["name"].Trim().Length == 0 || typed["organisation"].Trim().Length == 0 ? [new("name", T("Write your name and your organisation."))] : [];

    private async Task<IResult> DrawAsync(OwnerLink link, Commitment commitment, HttpContext context, IReadOnlyDictionary<string, string> typed, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        Close(context);
        var known = await terms.ReadAsync(ct);
        var own = (await store.ReportsAsync(commitment.Id, ct)).Where(one => one.LinkId == link.Id).ToList();
        var entries = await history.EntriesAsync(own, ct);
        return ThemePages.Draw(
            pages.Theme.ProgressPage,
            new ProgressPageModel(
                frames.For(context, commitment.Title, T("A commitment on which you were asked to report.")) with { Index = false, Canonical = "" },
                CommitmentPages.Card(commitment, known, store.Today),
                commitment.Description,
                commitment.MadeOn,
                CommitmentPages.QuoteFor(commitment, await passages.RunAsync(commitment, ct)),
                DateOnly.FromDateTime(link.ExpiresAt.UtcDateTime),
                [.. ProgressStatus.All.Select(status => KeyValuePair.Create(status.Id, status.Name))],
                typed,
                store.Today,
                [.. own.Zip(entries, (one, entry) => entry with { Decision = Decision(one) })],
                context.Request.Query["done"] == "reported" ? T("Thank you. We read your report and tell you if something is missing.") : "",
                [.. problems.Select(problem => problem.Message)]),
            problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static string Decision(CommitmentReport report) => report.State switch
    {
        "accepted" => T("Accepted"),
        "returned" => T("Returned: {0}", report.ReturnedBecause),
        _ => T("Waits to be read"),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
}
