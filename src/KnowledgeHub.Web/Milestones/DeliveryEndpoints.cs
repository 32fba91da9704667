using System.Text;
using KnowledgeHub.Accounts;
using KnowledgeHub.Milestones;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;
using KnowledgeHub.Web.Stakeholders;

namespace KnowledgeHub.Web.Milestones;

/// <summary>The back-plan, and the coverage map with what is to be commissioned.</summary>
public static class DeliveryEndpoints
{
    public static async Task<IResult> PlanAsync(HttpContext context, ReadDelivery read, TimeProvider clock, CancellationToken ct)
    {
        var (delivery, today) = (await read.RunAsync(ct), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var plans = delivery.Milestones.Where(milestone => milestone.Deadline >= today).Select(milestone => BackPlan.Of(milestone, delivery, today));
        return StaffPages.Draw<PlanPage>(new PlanPageModel(StaffFrame.For(context, "Back-plan"), [.. plans], [.. delivery.Milestones.Where(milestone => milestone.Deadline < today)], MayEdit(context)));
    }

    public static Task<IResult> CoverageAsync(HttpContext context, ReadDelivery read, Commissions commissions, TermStore terms, Colleagues colleagues, string? region, string? income, CancellationToken ct) =>
        DrawAsync(context, read, commissions, terms, colleagues, region ?? "", income ?? "", null, ct);

    public static async Task<IResult> ChoosePlacesAsync(HttpContext context, Commissions commissions, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        await commissions.ChoosePlacesAsync(RecordForm.Values(form, "country"), context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/delivery/coverage?done=record-saved");
    }

    public static async Task<IResult> CommissionAsync(HttpContext context, ReadDelivery read, Commissions commissions, TermStore terms, Colleagues colleagues, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var typed = new Commission { Ask = form["ask"].ToString(), Country = form["country"].ToString(), Note = form["note"].ToString(), Responsible = form["responsible"].ToString() };
        return await commissions.SaveAsync(typed, context.User.StaffEmail(), ct) is { } problem
            ? await DrawAsync(context, read, commissions, terms, colleagues, "", "", new(typed, problem), ct)
            : Results.Redirect("/admin/delivery/coverage?done=record-saved#commission");
    }

    /// <summary>The empty cells as a file: ask, country, note, responsible.</summary>
    public static async Task<IResult> CsvAsync(HttpContext context, ReadDelivery read, Commissions commissions, TermStore terms, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var (coverage, notes) = (Coverage.Of(await read.RunAsync(ct), known, await commissions.PlacesAsync(ct)), (await commissions.ListAsync(ct)).ToDictionary(one => (one.Ask, one.Country)));
        var csv = new StringBuilder("ask,ask_title,country,country_name,note,responsible\r\n");
        foreach (var cell in coverage.Empty)
        {
            var note = notes.GetValueOrDefault((cell.Ask.Slug, cell.Country));
            csv.AppendJoin(',', new[] { cell.Ask.Slug, cell.Ask.Title, cell.Country, known.Place(cell.Country)!.Name, note?.Note ?? "", note?.Responsible ?? "" }.Select(Cell)).Append("\r\n");
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "to-commission.csv");
    }

    /// <summary>The question for a newsletter's block "We need evidence".</summary>
    public static async Task<IResult> EvidenceAsync(HttpContext context, EvidenceWanted wanted, string? ask, string? country, CancellationToken ct) =>
        await wanted.ForAsync(ask ?? "", country ?? "", ct) is { } question ? StaffPages.Draw<EvidencePage>(new EvidencePageModel(StaffFrame.For(context, "Ask readers for evidence"), question, ask ?? "", country ?? "", context.User.May(Permission.Newsletters))) : Results.NotFound();

    // A spreadsheet would calculate what begins like a formula.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static bool MayEdit(HttpContext context) => context.User.May(Permission.Taxonomy);

    private static async Task<IResult> DrawAsync(HttpContext context, ReadDelivery read, Commissions commissions, TermStore terms, Colleagues colleagues, string region, string income, RefusedCommission? refused, CancellationToken ct)
    {
        var (known, chosen) = (await terms.ReadAsync(ct), await commissions.PlacesAsync(ct));
        return StaffPages.Draw<CoverageDeskPage>(
            new CoverageDeskPageModel(
                StaffFrame.For(context, "Coverage"), Coverage.Of(await read.RunAsync(ct), known, chosen, region, income), known, chosen, (await commissions.ListAsync(ct)).ToDictionary(one => (one.Ask, one.Country)),
                await colleagues.ListAsync(ct), region, income, refused, MayEdit(context)),
            refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>What is missing before each coming milestone.</summary>
public sealed record PlanPageModel(StaffFrame Frame, IReadOnlyList<BackPlan> Plans, IReadOnlyList<Milestone> Past, bool MayEdit);

/// <summary>The coverage map with its empty cells.</summary>
public sealed record CoverageDeskPageModel(
    StaffFrame Frame, Coverage Coverage, Terms Terms, IReadOnlyList<string> Chosen, IReadOnlyDictionary<(string Ask, string Country), Commission> Commissions, IReadOnlyList<Colleague> Colleagues,
    string Region, string Income, RefusedCommission? Refused, bool MayEdit);

/// <summary>An entry that could not be stored, and why.</summary>
public sealed record RefusedCommission(Commission Typed, string Problem);

/// <summary>A question for readers, ready for an issue.</summary>
public sealed record EvidencePageModel(StaffFrame Frame, EvidenceQuestion Question, string Ask, string Country, bool MayMail);
