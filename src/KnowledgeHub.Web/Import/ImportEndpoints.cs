using KnowledgeHub.Content;
using KnowledgeHub.Exchange;
using KnowledgeHub.Exchange.FromWebPage;
using KnowledgeHub.Exchange.FromWord;
using KnowledgeHub.Media;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Import;

/// <summary>Makes drafts of documents and pages: by plain forms, or document by document from the script, which asks for JSON.</summary>
public static class ImportEndpoints
{
    public static IResult Show(HttpContext context, MediaSettings settings, string? type) => Draw(context, settings, type, "", []);

    public static async Task<IResult> WordAsync(HttpContext context, ImportWord import, TermStore terms, MediaSettings settings, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var outcomes = new List<ImportOutcome>();
        if (Chosen(context, form) is not { } type)
        {
            outcomes.Add(new("Choose what the drafts are to be, such as a policy brief.", null, 0, true));
        }
        else
        {
            var kind = As(context, type, await terms.ReadAsync(ct));
            foreach (var file in form.Files.Where(file => file.Length > 0 || file.FileName.Length > 0))
            {
                await using var content = file.OpenReadStream();
                outcomes.Add(Describe(FileName.Shown(file.FileName), await import.RunAsync(content, file.FileName, kind, ct)));
            }

            if (outcomes.Count == 0)
            {
                outcomes.Add(new("No document was chosen; choose one or more and press Import.", null, 0, true));
            }
        }

        return context.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal) ? Results.Json(outcomes)
            : outcomes is [{ Id: { } id }] ? Results.Redirect($"/admin/content/{id}/import")
            : Draw(context, settings, form["type"], "", outcomes);
    }

    public static async Task<IResult> PageAsync(HttpContext context, ImportWebPage import, TermStore terms, MediaSettings settings, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var address = form["address"].ToString().Trim();
        if (Chosen(context, form) is not { } type || address.Length == 0)
        {
            return Draw(context, settings, form["type"], address, [new(address.Length == 0 ? "Paste the address of a page." : "Choose what the draft is to be, such as a policy brief.", null, 0, true)]);
        }

        var outcome = Describe(address, await import.RunAsync(address, As(context, type, await terms.ReadAsync(ct)), ct));
        return outcome.Id is { } id ? Results.Redirect($"/admin/content/{id}/import") : Draw(context, settings, type.Id, address, [outcome]);
    }

    /// <summary>What was lost or changed when an item came in.</summary>
    public static async Task<IResult> ReportAsync(string id, HttpContext context, ContentItems items, ImportReports reports, CancellationToken ct) =>
        await items.FindAsync(id, ct) is { } item && await reports.FindAsync(id, ct) is { } report
            ? StaffPages.Draw<ReportPage>(new ReportPageModel(StaffFrame.For(context, $"Import of {item.Title}"), item, report))
            : Results.NotFound();

    private static ContentType? Chosen(HttpContext context, IFormCollection form) =>
        ContentType.Find(form["type"]) is { } type && context.Scope().AllowsType(type.Id) ? type : null;

    // Somebody who looks after some topics only gets drafts with these.
    private static ImportAs As(HttpContext context, ContentType type, Terms terms)
    {
        var mine = context.Scope().Topics;
        return new(type, context.User.StaffEmail()) { Topics = [.. terms.Topics.Where(topic => mine.Contains(topic.Slug) && !mine.Contains(topic.Parent ?? "")).Select(topic => topic.Slug).Take(8)] };
    }

    private static ImportOutcome Describe(string name, ImportResult result) => result switch
    {
        ImportResult.Imported imported => new($"{name} is a draft now: “{imported.Title}”.", imported.Id, imported.Notes.Count, false),
        ImportResult.Refused refused => new(refused.Why, null, 0, true),
        _ => throw new InvalidOperationException($"The import ended with {result}."),
    };

    private static IResult Draw(HttpContext context, MediaSettings settings, string? type, string address, IReadOnlyList<ImportOutcome> outcomes) => StaffPages.Draw<ImportPage>(
        new ImportPageModel(StaffFrame.For(context, "Import"), (ContentType.Find(type) ?? ContentType.All[0]).Id, address, settings, outcomes),
        outcomes.Any(outcome => outcome.Refused) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}

/// <summary>How one import went.</summary>
/// <param name="Message">One sentence.</param>
/// <param name="Id">The draft, or null.</param>
/// <param name="Notes">How many lines its report has.</param>
/// <param name="Refused">Whether nothing was stored.</param>
public sealed record ImportOutcome(string Message, string? Id, int Notes, bool Refused);

/// <summary>The two forms, and above them how an import went.</summary>
public sealed record ImportPageModel(StaffFrame Frame, string Type, string Address, MediaSettings Settings, IReadOnlyList<ImportOutcome> Outcomes);

/// <summary>The report of one import.</summary>
public sealed record ReportPageModel(StaffFrame Frame, ContentItem Item, ImportedFrom Report);
