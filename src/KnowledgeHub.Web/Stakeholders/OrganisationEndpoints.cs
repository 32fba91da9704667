using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>Organisations: listed, looked at, written, related.</summary>
public static class OrganisationEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, OrganisationStore store, TermStore terms, GroupStore groups, CancellationToken ct)
    {
        var query = await ListQuery.ReadAsync(context.Request, terms, groups, ct);
        var (organisations, total) = await store.ListAsync(query.Filter, ct);
        return StaffPages.Draw<OrganisationListPage>(new OrganisationListPageModel(StaffFrame.For(context, "Stakeholders"), query, organisations, total));
    }

    public static Task<IResult> ShowAsync(string id, HttpContext context, OrganisationDesk desk, CancellationToken ct) => desk.DrawAsync(context, id, [], ct);

    public static async Task<IResult> NewAsync(HttpContext context, TermStore terms, CancellationToken ct) => Form(context, new Organisation(), await terms.ReadAsync(ct), null);

    public static async Task<IResult> EditAsync(string id, HttpContext context, OrganisationStore store, TermStore terms, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { DeletedAt: null } organisation ? Form(context, organisation, await terms.ReadAsync(ct), null) : Results.NotFound();

    public static async Task<IResult> SaveAsync(string? id, HttpContext context, SaveOrganisation save, TermStore terms, CancellationToken ct)
    {
        var typed = RecordForm.Organisation(await context.Request.ReadFormAsync(ct), id ?? "");
        var result = await save.RunAsync(typed, context.User.StaffEmail(), ct);
        return result switch
        {
            RecordResult.Saved saved => Results.Redirect($"/admin/stakeholders/organisations/{saved.Id}?done=record-saved"),
            RecordResult.NotFound => Results.NotFound(),
            _ => Form(context, typed, await terms.ReadAsync(ct), result),
        };
    }

    public static async Task<IResult> RelateAsync(string id, HttpContext context, RelateOrganisations relate, DirectoryNames names, OrganisationDesk desk, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var other = (await names.OrganisationsAsync(ct)).Find(form["organisation"].ToString());
        var result = other is null
            ? RecordResult.Refused("relation", "There is no organisation of that name; choose one from the list.")
            : await relate.RunAsync(id, form["kind"].ToString(), other, context.User.StaffEmail(), ct);
        return result is RecordResult.Invalid invalid
            ? await desk.DrawAsync(context, id, invalid.Problems, ct)
            : Results.Redirect($"/admin/stakeholders/organisations/{id}?done=relation-added");
    }

    public static async Task<IResult> UnrelateAsync(string id, string relation, HttpContext context, RelateOrganisations relate, CancellationToken ct) =>
        await relate.RemoveAsync(id, relation, context.User.StaffEmail(), ct) ? Results.Redirect($"/admin/stakeholders/organisations/{id}?done=relation-removed") : Results.NotFound();

    private static IResult Form(HttpContext context, Organisation typed, Terms terms, RecordResult? result) =>
        StaffPages.Draw<OrganisationFormPage>(
            new OrganisationFormPageModel(
                StaffFrame.For(context, typed.Id.Length == 0 ? "New organisation" : "Edit organisation"), typed, terms, (result as RecordResult.Invalid)?.Problems ?? [], result as RecordResult.Conflict),
            result is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>Gathers what an organisation's page shows.</summary>
public sealed class OrganisationDesk(OrganisationStore store, TermStore terms, Timeline timeline, MailReceived mail, DirectoryNames names)
{
    public async Task<IResult> DrawAsync(HttpContext context, string id, IReadOnlyList<Problem> problems, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } organisation
            ? StaffPages.Draw<OrganisationPage>(
                new OrganisationPageModel(
                    StaffFrame.For(context, organisation.Name), organisation, await terms.ReadAsync(ct), await store.RolesAsync(id, ct), await store.RelationsAsync(id, ct), await store.GroupsAsync(id, ct),
                    await timeline.OfOrganisationAsync(id, ct), await mail.OfOrganisationAsync(id, ct), await names.OrganisationsAsync(ct), problems),
                problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();
}

/// <summary>The organisations that fit.</summary>
public sealed record OrganisationListPageModel(StaffFrame Frame, ListQuery Query, IReadOnlyList<Organisation> Organisations, int Total)
{
    public int Pages => ListQuery.Pages(Total);
}

/// <summary>One organisation with all that is known about it.</summary>
public sealed record OrganisationPageModel(
    StaffFrame Frame, Organisation Organisation, Terms Terms, IReadOnlyList<PersonRole> Roles, IReadOnlyList<OrganisationRelation> Relations, IReadOnlyList<GroupMember> Groups,
    IReadOnlyList<TimelineEntry> Timeline, MailHistory Mail, LabelList Names, IReadOnlyList<Problem> Problems);

/// <summary>One organisation in its form.</summary>
public sealed record OrganisationFormPageModel(StaffFrame Frame, Organisation Typed, Terms Terms, IReadOnlyList<Problem> Problems, RecordResult.Conflict? Conflict);
