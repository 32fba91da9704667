using System.Globalization;
using System.Text.Json;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Where staff say when digests are made, and see which were.</summary>
public static class DigestEndpoints
{
    private const int Shown = 20;

    public static Task<IResult> GetAsync(HttpContext context, DigestSettings digests, TimeProvider clock, CancellationToken ct) => DrawAsync(context, null, [], digests, clock, ct);

    public static async Task<IResult> SaveAsync(string kind, HttpContext context, DigestSettings digests, TimeProvider clock, CancellationToken ct)
    {
        if (!DigestSetting.Kinds.Contains(kind))
        {
            return Results.NotFound();
        }

        var form = await context.Request.ReadFormAsync(ct);
        var texts = Locales.Offered.ToDictionary(offered => offered.Tag, offered => new IssueWords(form[$"title.{offered.Tag}"].ToString(), Intro(form[$"intro.{offered.Tag}"].ToString())));
        var typed = new DigestSetting
        {
            Kind = kind,
            IsOn = form["on"] == "true",
            Day = Number(form["day"]),
            Hour = Number(form["hour"]),
            HoldHours = form["hold"].ToString().Trim().Length == 0 ? 0 : Number(form["hold"]),
            TextsJson = JsonSerializer.Serialize(texts, JsonSerializerOptions.Web),
        };
        var problems = await digests.SaveAsync(typed, context.User.StaffEmail(), ct);
        return problems.Count > 0 ? await DrawAsync(context, typed, problems, digests, clock, ct) : Results.Redirect("/admin/digests?done=digest-saved");
    }

    /// <summary>Why a digest was not made.</summary>
    public static string Why(this DigestRun run) => run.Outcome == "empty" ? "nothing was published for it." : "nobody has chosen this frequency.";

    private static async Task<IResult> DrawAsync(HttpContext context, DigestSetting? typed, IReadOnlyList<Problem> problems, DigestSettings digests, TimeProvider clock, CancellationToken ct) =>
        StaffPages.Draw<DigestPage>(
            new DigestPageModel(
                StaffFrame.For(context, "Automatic digests"),
                [.. (await digests.ReadAsync(ct)).Select(stored => typed?.Kind == stored.Kind ? typed : stored)],
                problems,
                await digests.ReadersAsync(ct),
                await digests.RunsAsync(Shown, ct),
                clock.GetUtcNow()),
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private static string Intro(string typed) => typed.TrimStart().StartsWith('<') ? typed : MarkdownText.ToHtml(typed);

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

/// <summary>When digests are made, and which were.</summary>
public sealed record DigestPageModel(
    StaffFrame Frame, IReadOnlyList<DigestSetting> Settings, IReadOnlyList<Problem> Problems, IReadOnlyDictionary<string, int> Readers, IReadOnlyList<DigestRun> Runs, DateTimeOffset Now);
