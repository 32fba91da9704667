using System.Text.Json;
using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>What all records have: deleting, bringing back, import, meeting packs; and for people, export and erasure.</summary>
public static class RecordEndpoints
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers the form that deletes records of one kind.</summary>
    public static Func<string, HttpContext, DeleteRecord, CancellationToken, Task<IResult>> Delete(RecordKind kind) => async (id, context, delete, ct) =>
    {
        var form = await context.Request.ReadFormAsync(ct);
        return await delete.RunAsync(kind, id, RecordForm.Number(form["version"]), form["because"].ToString(), context.User.StaffEmail(), ct) is RecordResult.Invalid
            ? Results.Redirect($"/admin/stakeholders/{Folder(kind)}/{Uri.EscapeDataString(id)}?done=record-not-deleted")
            : Results.Redirect("/admin/stakeholders/deleted?done=record-deleted");
    };

    public static Func<string, HttpContext, DeleteRecord, CancellationToken, Task<IResult>> Restore(RecordKind kind) => async (id, context, delete, ct) =>
        await delete.RestoreAsync(kind, id, context.User.StaffEmail(), ct) ? Results.Redirect($"/admin/stakeholders/{Folder(kind)}/{Uri.EscapeDataString(id)}?done=record-back") : Results.NotFound();

    public static async Task<IResult> DeletedAsync(HttpContext context, DeleteRecord delete, CancellationToken ct) =>
        StaffPages.Draw<DeletedRecordsPage>(new DeletedRecordsPageModel(StaffFrame.For(context, "Deleted"), await delete.ListAsync(ct)));

    public static IResult Import(HttpContext context) => StaffPages.Draw<DirectoryImportPage>(new DirectoryImportPageModel(StaffFrame.For(context, "Import"), false, "", null, false));

    public static async Task<IResult> ImportAsync(HttpContext context, ImportDirectory import, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (people, store, text) = (form["what"] == "people", form["store"] == "yes", form["text"].ToString());
        if (form.Files.GetFile("file") is { } file)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            text = await reader.ReadToEndAsync(ct);
        }

        var outcome = await import.RunAsync(people, text, store, context.User.StaffEmail(), ct);
        return StaffPages.Draw<DirectoryImportPage>(
            new DirectoryImportPageModel(StaffFrame.For(context, "Import"), people, text, outcome, store && outcome.IsGood),
            outcome.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    public static async Task<IResult> OrganisationPackAsync(string id, HttpContext context, ComposePack compose, TermStore terms, CancellationToken ct) =>
        await compose.OfOrganisationAsync(id, ct) is { } pack
            ? StaffPages.Draw<PackPage>(new PackPageModel(StaffFrame.For(context, $"Meeting pack: {pack.Name}"), pack, await terms.ReadAsync(ct), $"/admin/stakeholders/organisations/{id}"))
            : Results.NotFound();

    public static async Task<IResult> PersonPackAsync(string id, HttpContext context, ComposePack compose, TermStore terms, CancellationToken ct) =>
        await compose.OfPersonAsync(id, ct) is { } pack
            ? StaffPages.Draw<PackPage>(new PackPageModel(StaffFrame.For(context, $"Meeting pack: {pack.Name}"), pack, await terms.ReadAsync(ct), $"/admin/stakeholders/people/{id}"))
            : Results.NotFound();

    public static async Task<IResult> ExportAsync(string id, HttpContext context, ExportPerson export, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await export.RunAsync(id, ct) is { } data
            ? Results.File(System.Text.Encoding.UTF8.GetBytes(data.ToJsonString(Indented)), "application/json", $"person-{id}.json")
            : Results.NotFound();
    }

    public static Task<IResult> EraseFormAsync(string id, HttpContext context, PersonStore people, ErasePerson erase, CancellationToken ct) => DrawEraseAsync(id, context, people, erase, [], ct);

    public static async Task<IResult> EraseAsync(string id, HttpContext context, PersonStore people, ErasePerson erase, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        return form["sure"] == "yes" && await erase.RunAsync(id, form["because"].ToString(), RecordForm.Values(form, "also").ToHashSet(), context.User.StaffEmail(), ct) is { } receipt
            ? Results.Redirect($"/admin/stakeholders/receipts/{receipt}")
            : await DrawEraseAsync(id, context, people, erase, [new("because", "Choose why, and tick that it is this person.")], ct);
    }

    public static async Task<IResult> ReceiptAsync(string id, HttpContext context, ErasePerson erase, CancellationToken ct)
    {
        var isFile = id.EndsWith(".json", StringComparison.Ordinal);
        return await erase.ReceiptAsync(isFile ? id[..^5] : id, ct) is not { } receipt ? Results.NotFound()
            : isFile ? Results.Json(new { receipt.Id, receipt.ErasedAt, receipt.ErasedBy, receipt.Because, Tables = receipt.Counts }, Indented)
            : StaffPages.Draw<ReceiptPage>(new ReceiptPageModel(StaffFrame.For(context, "Receipt of an erasure"), receipt));
    }

    private static async Task<IResult> DrawEraseAsync(string id, HttpContext context, PersonStore people, ErasePerson erase, IReadOnlyList<Problem> problems, CancellationToken ct) =>
        await people.FindAsync(id, ct) is { } person
            ? StaffPages.Draw<ErasePage>(
                new ErasePageModel(StaffFrame.For(context, "Erase this person"), person, await erase.NamedInContentAsync(person.Name, ct), await erase.ElsewhereAsync(id, ct), problems),
                problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();

    private static string Folder(RecordKind kind) => kind switch
    {
        RecordKind.Organisation => "organisations",
        RecordKind.Person => "people",
        RecordKind.Group => "groups",
        _ => "engagements",
    };
}

/// <summary>What is deleted.</summary>
public sealed record DeletedRecordsPageModel(StaffFrame Frame, IReadOnlyList<DeletedRecord> Records);

/// <summary>The form for a file, and what the last one brought.</summary>
public sealed record DirectoryImportPageModel(StaffFrame Frame, bool People, string Text, ImportedDirectory? Outcome, bool Stored);

/// <summary>A meeting pack.</summary>
public sealed record PackPageModel(StaffFrame Frame, MeetingPack Pack, Terms Terms, string Back);

/// <summary>What erasing will do, before it is done.</summary>
public sealed record ErasePageModel(StaffFrame Frame, Person Person, IReadOnlyList<Choice> Items, IReadOnlyList<(string What, int Count)> Elsewhere, IReadOnlyList<Problem> Problems);

/// <summary>The proof of an erasure.</summary>
public sealed record ReceiptPageModel(StaffFrame Frame, ErasureReceipt Receipt);
