using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>Records that are probably the same: shown, compared side by side, merged, and made two again.</summary>
public static class DuplicateEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, FindDuplicates find, MergeRecords merge, string? problem, CancellationToken ct) =>
        StaffPages.Draw<DuplicatesPage>(new DuplicatesPageModel(
            StaffFrame.For(context, "Duplicates"), await find.RunAsync(ct), await merge.ListAsync(ct),
            problem is null ? null : "That merge can't be undone any more: one of the two was deleted, merged further or erased."));

    public static async Task<IResult> DismissAsync(HttpContext context, FindDuplicates find, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        await find.DismissAsync(form["first"].ToString(), form["second"].ToString(), context.User.StaffEmail(), ct);
        return Results.Redirect("/admin/stakeholders/duplicates?done=record-saved");
    }

    public static Task<IResult> CompareAsync(HttpContext context, OrganisationStore organisations, PersonStore people, TermStore terms, string? kind, string? keep, string? gone, CancellationToken ct) =>
        DrawAsync(context, organisations, people, terms, kind ?? "", keep ?? "", gone ?? "", null, ct);

    public static async Task<IResult> MergeAsync(HttpContext context, MergeRecords merge, OrganisationStore organisations, PersonStore people, TermStore terms, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (kind, keep, gone, who) = (form["kind"].ToString(), form["keep"].ToString(), form["gone"].ToString(), context.User.StaffEmail());
        var (keepVersion, goneVersion) = (RecordForm.Number(form["keep-version"]), RecordForm.Number(form["gone-version"]));
        RecordResult result = new RecordResult.NotFound();
        if (kind == "person" && await people.FindAsync(keep, ct) is { } stays && await people.FindAsync(gone, ct) is { } goes)
        {
            result = await merge.PeopleAsync(MergeFields.Choose(stays, goes, field => form[field] == "gone") with { Version = keepVersion }, gone, goneVersion, who, ct);
        }
        else if (kind == "organisation" && await organisations.FindAsync(keep, ct) is { } kept && await organisations.FindAsync(gone, ct) is { } other)
        {
            result = await merge.OrganisationsAsync(MergeFields.Choose(kept, other, field => form[field] == "gone") with { Version = keepVersion }, gone, goneVersion, who, ct);
        }

        return result is RecordResult.Saved
            ? Results.Redirect($"/admin/stakeholders/{(kind == "person" ? "people" : "organisations")}/{keep}?done=records-merged")
            : await DrawAsync(context, organisations, people, terms, kind, keep, gone, result, ct);
    }

    public static async Task<IResult> UndoAsync(string id, HttpContext context, MergeRecords merge, CancellationToken ct) =>
        Results.Redirect(await merge.UndoAsync(id, context.User.StaffEmail(), ct) is RecordResult.Saved ? "/admin/stakeholders/duplicates?done=merge-undone" : "/admin/stakeholders/duplicates?problem=gone");

    private static async Task<IResult> DrawAsync(
        HttpContext context, OrganisationStore organisations, PersonStore people, TermStore terms, string kind, string keep, string gone, RecordResult? result, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var (rows, keepVersion, goneVersion) = kind == "person" && await people.FindAsync(keep, ct) is { DeletedAt: null } person && await people.FindAsync(gone, ct) is { DeletedAt: null } goes
            ? (MergeFields.Rows(person, goes, known), person.Version, goes.Version)
            : kind == "organisation" && await organisations.FindAsync(keep, ct) is { DeletedAt: null } organisation && await organisations.FindAsync(gone, ct) is { DeletedAt: null } other
                ? (MergeFields.Rows(organisation, other, known), organisation.Version, other.Version) : ([], 0, 0);
        return rows.Count == 0 || keep == gone
            ? Results.NotFound()
            : StaffPages.Draw<MergeRecordsPage>(
                new MergeRecordsPageModel(
                    StaffFrame.For(context, "Merge two records"), kind, keep, keepVersion, gone, goneVersion, rows,
                    result switch
                    {
                        RecordResult.Invalid invalid => invalid.Problems,
                        RecordResult.Conflict => [new("name", "Somebody changed one of the two meanwhile; below is what stands now. Look again and merge once more.")],
                        _ => [],
                    }),
                result is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>Pairs that look alike, and merges that can be undone.</summary>
public sealed record DuplicatesPageModel(StaffFrame Frame, IReadOnlyList<DuplicatePair> Pairs, IReadOnlyList<DirectoryMerge> Merges, string? Problem);

/// <summary>Two records side by side.</summary>
public sealed record MergeRecordsPageModel(StaffFrame Frame, string Kind, string KeepId, int KeepVersion, string GoneId, int GoneVersion, IReadOnlyList<MergeField> Rows, IReadOnlyList<Problem> Problems);
