using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>Groups and their members.</summary>
public static class GroupEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, GroupStore store, CancellationToken ct) =>
        StaffPages.Draw<GroupListPage>(new GroupListPageModel(StaffFrame.For(context, "Groups"), await store.ListAsync(ct), new(), []));

    public static async Task<IResult> AddAsync(HttpContext context, GroupStore store, SaveGroup save, CancellationToken ct)
    {
        var typed = await ReadAsync(context, "", ct);
        return await save.RunAsync(typed, context.User.StaffEmail(), ct) switch
        {
            RecordResult.Saved saved => Results.Redirect($"/admin/stakeholders/groups/{saved.Id}?done=record-saved"),
            RecordResult.Invalid invalid => StaffPages.Draw<GroupListPage>(new GroupListPageModel(StaffFrame.For(context, "Groups"), await store.ListAsync(ct), typed, invalid.Problems), StatusCodes.Status422UnprocessableEntity),
            _ => Results.NotFound(),
        };
    }

    public static async Task<IResult> ShowAsync(string id, HttpContext context, GroupStore store, DirectoryNames names, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } group ? await DrawAsync(context, group, store, names, null, ct) : Results.NotFound();

    public static async Task<IResult> SaveAsync(string id, HttpContext context, GroupStore store, SaveGroup save, DirectoryNames names, CancellationToken ct)
    {
        var typed = await ReadAsync(context, id, ct);
        return await save.RunAsync(typed, context.User.StaffEmail(), ct) switch
        {
            RecordResult.Saved => Results.Redirect($"/admin/stakeholders/groups/{id}?done=record-saved"),
            RecordResult.NotFound => Results.NotFound(),
            var result => await DrawAsync(context, typed, store, names, result, ct),
        };
    }

    public static async Task<IResult> AddMemberAsync(string id, HttpContext context, GroupStore store, ChangeMembers members, DirectoryNames names, CancellationToken ct)
    {
        var typed = (await context.Request.ReadFormAsync(ct))["member"].ToString();
        var person = (await names.PeopleAsync(ct)).Find(typed);
        var organisation = person is null ? (await names.OrganisationsAsync(ct)).Find(typed) : null;
        return (person ?? organisation) is not null && await members.AddAsync(id, person, organisation, context.User.StaffEmail(), ct)
            ? Results.Redirect($"/admin/stakeholders/groups/{id}?done=record-saved")
            : await store.FindAsync(id, ct) is { } group
                ? await DrawAsync(context, group, store, names, RecordResult.Refused("member", $"“{typed}” is a member already, or is not in the directory; choose a name from the list."), ct)
                : Results.NotFound();
    }

    public static async Task<IResult> RemoveMemberAsync(string id, string member, HttpContext context, ChangeMembers members, CancellationToken ct) =>
        await members.RemoveAsync(id, member, context.User.StaffEmail(), ct) ? Results.Redirect($"/admin/stakeholders/groups/{id}?done=record-saved") : Results.NotFound();

    private static async Task<StakeholderGroup> ReadAsync(HttpContext context, string id, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        return new() { Id = id, Name = form["name"].ToString(), Description = form["description"].ToString(), Version = RecordForm.Number(form["version"]) };
    }

    private static async Task<IResult> DrawAsync(HttpContext context, StakeholderGroup group, GroupStore store, DirectoryNames names, RecordResult? result, CancellationToken ct) =>
        StaffPages.Draw<GroupPage>(
            new GroupPageModel(
                StaffFrame.For(context, group.Name), group, await store.MembersAsync(group.Id, ct), [.. (await names.PeopleAsync(ct)).All, .. (await names.OrganisationsAsync(ct)).All],
                (result as RecordResult.Invalid)?.Problems ?? [], result as RecordResult.Conflict),
            result is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>All groups, and the form for another one.</summary>
public sealed record GroupListPageModel(StaffFrame Frame, IReadOnlyList<StakeholderGroup> Groups, StakeholderGroup Typed, IReadOnlyList<Problem> Problems);

/// <summary>One group with its members.</summary>
public sealed record GroupPageModel(StaffFrame Frame, StakeholderGroup Group, IReadOnlyList<GroupMember> Members, IReadOnlyList<string> Names, IReadOnlyList<Problem> Problems, RecordResult.Conflict? Conflict);
