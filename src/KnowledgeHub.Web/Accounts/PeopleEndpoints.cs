using KnowledgeHub.Accounts;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Accounts;

/// <summary>Where administrators invite people and decide what each may do.</summary>
public static class PeopleEndpoints
{
    public static void MapPeople(this WebApplication app)
    {
        var people = app.MapStaffGroup("/admin/people", Permission.ManagePeople);
        people.MapGet("", async (HttpContext context, People all, TermStore terms, CancellationToken ct) =>
            StaffPages.Draw<PeoplePage>(new PeoplePageModel(StaffFrame.For(context, "People"), await all.ListAsync(ct), await terms.ReadAsync(ct))));
        people.MapGet("/invite", async (HttpContext context, TermStore terms, CancellationToken ct) =>
            DrawInvite(context, "", new Rights { Role = Roles.Author }, null, await terms.ReadAsync(ct)));
        people.MapPost("/invite", InviteAsync);
        people.MapGet("/{id}", (string id, HttpContext context, PersonForm form, CancellationToken ct) => form.ShowAsync(context, id, null, ct));
        people.MapPost("/{id}", async (string id, HttpContext context, ChangePerson change, PersonForm form, CancellationToken ct) =>
        {
            var wanted = Read(await context.Request.ReadFormAsync(ct));
            return await ChangeAsync(context, id, before => wanted with { State = before.State }, "person-saved", change, form, ct);
        });
        people.MapPost("/{id}/deactivate", (string id, HttpContext context, ChangePerson change, PersonForm form, CancellationToken ct) =>
            ChangeAsync(context, id, before => before with { State = AccountState.Deactivated }, "person-deactivated", change, form, ct));
        people.MapPost("/{id}/reactivate", (string id, HttpContext context, ChangePerson change, PersonForm form, CancellationToken ct) =>
            ChangeAsync(context, id, before => before with { State = AccountState.Active }, "person-reactivated", change, form, ct));
        people.MapPost("/{id}/invite-again", async (string id, HttpContext context, InvitePerson invite, CancellationToken ct) =>
            await invite.AgainAsync(id, context.User.StaffEmail(), ct) ? Results.Redirect($"/admin/people/{id}?done=invited") : Results.NotFound());
        people.MapPost("/{id}/reset-second-factor", async (string id, HttpContext context, SecondFactor secondFactor, CancellationToken ct) =>
            Results.Redirect($"/admin/people/{id}{(await secondFactor.TurnOffAsync(id, context.User.StaffEmail(), ct) ? "?done=second-factor-off" : "")}"));
        people.MapPost("/{id}/end-sessions", async (string id, HttpContext context, People all, Sessions sessions, CancellationToken ct) =>
        {
            if (await all.FindAsync(id, ct) is null)
            {
                return Results.NotFound();
            }

            await sessions.EndOthersAsync(id, "", context.User.StaffEmail(), ct);
            return Results.Redirect($"/admin/people/{id}?done=sessions-ended");
        });
    }

    private static async Task<IResult> InviteAsync(HttpContext context, InvitePerson invite, TermStore terms, CancellationToken ct)
    {
        var posted = await context.Request.ReadFormAsync(ct);
        var (email, rights) = (posted["email"].ToString(), Read(posted));
        var (id, problem) = await invite.RunAsync(email, rights, context.User.StaffEmail(), ct);
        return id is null ? DrawInvite(context, email, rights, problem, await terms.ReadAsync(ct)) : Results.Redirect($"/admin/people/{id}?done=invited");
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, string id, Func<Rights, Rights> wanted, string done, ChangePerson change, PersonForm form, CancellationToken ct) =>
        await change.RunAsync(id, wanted, context.User.StaffEmail(), ct) switch
        {
            PersonChange.Changed => Results.Redirect($"/admin/people/{id}?done={done}"),
            PersonChange.Unchanged => Results.Redirect($"/admin/people/{id}?done=person-unchanged"),
            PersonChange.LastAdministrator => await form.ShowAsync(context, id, "This is the last administrator who can log in. Make somebody else an administrator first.", ct),
            PersonChange.NoRole => await form.ShowAsync(context, id, "Choose a role.", ct),
            _ => Results.NotFound(),
        };

    private static Rights Read(IFormCollection posted) => new()
    {
        Role = posted["role"].ToString(),
        Types = [.. posted["types"].OfType<string>()],
        Topics = [.. posted["topics"].OfType<string>()],
    };

    private static IResult DrawInvite(HttpContext context, string email, Rights rights, string? problem, Terms terms) => StaffPages.Draw<InvitePage>(
        new InvitePageModel(StaffFrame.For(context, "Invite somebody"), email, rights, problem, terms),
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>Draws one person.</summary>
public sealed class PersonForm(People people, Sessions sessions, TermStore terms)
{
    public async Task<IResult> ShowAsync(HttpContext context, string id, string? problem, CancellationToken ct) =>
        await people.FindAsync(id, ct) is { } person
            ? StaffPages.Draw<PersonPage>(
                new PersonPageModel(StaffFrame.For(context, person.Name), person, await sessions.OfAsync(id, ct), problem, await terms.ReadAsync(ct)),
                problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();
}
