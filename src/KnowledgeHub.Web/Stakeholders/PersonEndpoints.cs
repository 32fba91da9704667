using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>People: listed, looked at and written, with their roles and consents.</summary>
public static class PersonEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, PersonStore store, TermStore terms, GroupStore groups, CancellationToken ct)
    {
        var query = await ListQuery.ReadAsync(context.Request, terms, groups, ct);
        var (people, total) = await store.ListAsync(query.Filter, ct);
        return StaffPages.Draw<PersonListPage>(new PersonListPageModel(
            StaffFrame.For(context, "People"), query, people, total, await store.CurrentRolesAsync(people.Select(person => person.Id), ct), await store.CountExpiredAsync(ct)));
    }

    public static Task<IResult> ShowAsync(string id, PersonDesk desk, HttpContext context, CancellationToken ct) => desk.DrawAsync(context, id, [], ct);

    public static async Task<IResult> NewAsync(HttpContext context, TermStore terms, CancellationToken ct) => Form(context, new Person(), await terms.ReadAsync(ct), null);

    public static async Task<IResult> EditAsync(string id, HttpContext context, PersonStore store, TermStore terms, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { DeletedAt: null } person ? Form(context, person, await terms.ReadAsync(ct), null) : Results.NotFound();

    public static async Task<IResult> SaveAsync(string? id, HttpContext context, SavePerson save, TermStore terms, CancellationToken ct)
    {
        var typed = RecordForm.Person(await context.Request.ReadFormAsync(ct), id ?? "");
        var result = await save.RunAsync(typed, context.User.StaffEmail(), ct);
        return result switch
        {
            RecordResult.Saved saved => Results.Redirect($"/admin/stakeholders/people/{saved.Id}?done=record-saved"),
            RecordResult.NotFound => Results.NotFound(),
            _ => Form(context, typed, await terms.ReadAsync(ct), result),
        };
    }

    public static async Task<IResult> AddRoleAsync(string id, HttpContext context, ChangeRoles roles, DirectoryNames names, PersonDesk desk, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var role = new PersonRole
        {
            PersonId = id,
            OrganisationId = (await names.OrganisationsAsync(ct)).Find(form["organisation"].ToString()) ?? "",
            Title = form["title"].ToString(),
            FromDay = RecordForm.Day(form["from-day"]),
            ToDay = RecordForm.Day(form["to-day"]),
        };
        return await AnswerAsync(context, id, await roles.AddAsync(role, context.User.StaffEmail(), ct), desk, ct);
    }

    public static async Task<IResult> EndRoleAsync(string id, string role, HttpContext context, ChangeRoles roles, PersonDesk desk, CancellationToken ct)
    {
        var day = RecordForm.Day((await context.Request.ReadFormAsync(ct))["to-day"]);
        return day is { } last && await roles.EndAsync(id, role, last, context.User.StaffEmail(), ct)
            ? Results.Redirect($"/admin/stakeholders/people/{id}?done=record-saved")
            : await desk.DrawAsync(context, id, [new("title", "The last day of the role can't be read, or lies before its first; choose another day.")], ct);
    }

    public static async Task<IResult> RemoveRoleAsync(string id, string role, HttpContext context, ChangeRoles roles, CancellationToken ct) =>
        await roles.RemoveAsync(id, role, context.User.StaffEmail(), ct) ? Results.Redirect($"/admin/stakeholders/people/{id}?done=record-saved") : Results.NotFound();

    public static async Task<IResult> RecordConsentAsync(string id, HttpContext context, ChangeConsents consents, PersonDesk desk, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var consent = new Consent
        {
            Purpose = form["purpose"].ToString(),
            GivenOn = RecordForm.Day(form["given-on"]) ?? default,
            Source = form["source"].ToString(),
            ExpiresOn = RecordForm.Day(form["expires-on"]),
        };
        return await AnswerAsync(context, id, await consents.RecordAsync(id, consent, context.User.StaffEmail(), ct), desk, ct);
    }

    public static async Task<IResult> WithdrawConsentAsync(string id, string consent, HttpContext context, ChangeConsents consents, CancellationToken ct) =>
        await consents.WithdrawAsync(id, consent, context.User.StaffEmail(), ct) ? Results.Redirect($"/admin/stakeholders/people/{id}?done=record-saved") : Results.NotFound();

    private static async Task<IResult> AnswerAsync(HttpContext context, string id, RecordResult result, PersonDesk desk, CancellationToken ct) => result switch
    {
        RecordResult.Invalid invalid => await desk.DrawAsync(context, id, invalid.Problems, ct),
        RecordResult.Saved => Results.Redirect($"/admin/stakeholders/people/{id}?done=record-saved"),
        _ => Results.NotFound(),
    };

    private static IResult Form(HttpContext context, Person typed, Terms terms, RecordResult? result) =>
        StaffPages.Draw<PersonFormPage>(
            new PersonFormPageModel(StaffFrame.For(context, typed.Id.Length == 0 ? "New person" : "Edit person"), typed, terms, (result as RecordResult.Invalid)?.Problems ?? [], result as RecordResult.Conflict),
            result is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>Gathers what a person's page shows.</summary>
public sealed class PersonDesk(PersonStore store, TermStore terms, Timeline timeline, MailReceived mail, DirectoryNames names, EngagementStore engagements)
{
    public async Task<IResult> DrawAsync(HttpContext context, string id, IReadOnlyList<Problem> problems, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } person
            ? StaffPages.Draw<PersonPage>(
                new PersonPageModel(
                    StaffFrame.For(context, person.Name), person, await terms.ReadAsync(ct), await store.RolesAsync(id, ct), await store.ConsentsAsync(id, ct), await store.GroupsAsync(id, ct),
                    await timeline.OfPersonAsync(id, ct), await mail.OfPersonAsync(id, ct), await names.OrganisationsAsync(ct), engagements.Today, problems),
                problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();
}

/// <summary>The people who fit.</summary>
public sealed record PersonListPageModel(StaffFrame Frame, ListQuery Query, IReadOnlyList<Person> People, int Total, ILookup<string, PersonRole> Roles, int Expired)
{
    public int Pages => ListQuery.Pages(Total);
}

/// <summary>One person with all that is known about them.</summary>
public sealed record PersonPageModel(
    StaffFrame Frame, Person Person, Terms Terms, IReadOnlyList<PersonRole> Roles, IReadOnlyList<Consent> Consents, IReadOnlyList<GroupMember> Groups, IReadOnlyList<TimelineEntry> Timeline,
    MailHistory Mail, LabelList Organisations, DateOnly Today, IReadOnlyList<Problem> Problems);

/// <summary>One person in their form.</summary>
public sealed record PersonFormPageModel(StaffFrame Frame, Person Typed, Terms Terms, IReadOnlyList<Problem> Problems, RecordResult.Conflict? Conflict);
