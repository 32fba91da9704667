using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>The log of engagements.</summary>
public static class EngagementEndpoints
{
    private const int Overdue = 10;

    public static async Task<IResult> ListAsync(HttpContext context, EngagementStore store, CancellationToken ct)
    {
        var (words, kind, page) = (ListQuery.Text(context.Request, "q"), ListQuery.Text(context.Request, "kind"), ListQuery.PageOf(context.Request));
        var (engagements, total) = await store.ListAsync(words, kind, page, ListQuery.Size, ct);
        return StaffPages.Draw<EngagementListPage>(new EngagementListPageModel(
            StaffFrame.For(context, "Engagements"), engagements, total, words, kind, page, await store.OverdueAsync(Overdue, ct), store.Today));
    }

    public static Task<IResult> ShowAsync(string id, EngagementDesk desk, HttpContext context, CancellationToken ct) => desk.ShowAsync(context, id, [], ct);

    public static async Task<IResult> NewAsync(HttpContext context, EngagementDesk desk, EngagementStore store, string? person, string? organisation, CancellationToken ct) =>
        await desk.FormAsync(
            context,
            new Engagement
            {
                OnDay = store.Today,
                Responsible = context.User.StaffEmail(),
                Participants =
                [
                    Participant.Of("staff", context.User.StaffEmail()),
                    .. person is null ? Array.Empty<Participant>() : [Participant.Of("person", person)],
                    .. organisation is null ? Array.Empty<Participant>() : [Participant.Of("organisation", organisation)],
                ],
            },
            null, null, ct);

    public static async Task<IResult> EditAsync(string id, HttpContext context, EngagementDesk desk, EngagementStore store, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { DeletedAt: null } engagement ? await desk.FormAsync(context, engagement, null, null, ct) : Results.NotFound();

    public static async Task<IResult> SaveAsync(string? id, HttpContext context, EngagementDesk desk, SaveEngagement save, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var (typed, problems) = await desk.ReadAsync(form, id ?? "", ct);
        var result = problems.Count > 0 ? new RecordResult.Invalid(problems) : await save.RunAsync(typed, context.User.StaffEmail(), ct);
        return result switch
        {
            RecordResult.Saved saved => Results.Redirect($"/admin/stakeholders/engagements/{saved.Id}?done=record-saved"),
            RecordResult.NotFound => Results.NotFound(),
            _ => await desk.FormAsync(context, typed, form, result, ct),
        };
    }

    public static async Task<IResult> DoneAsync(string id, HttpContext context, SaveEngagement save, CancellationToken ct) =>
        await save.DoneAsync(id, context.User.StaffEmail(), ct) ? Results.Redirect($"/admin/stakeholders/engagements/{id}?done=record-saved") : Results.NotFound();

    public static async Task<IResult> OutcomeAsync(string id, HttpContext context, WriteOutcome write, EngagementStore store, EngagementDesk desk, CancellationToken ct)
    {
        if (await store.FindAsync(id, ct) is { } engagement && !context.Scope().Allows("meeting-outcome", engagement.Topics))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var form = await context.Request.ReadFormAsync(ct);
        return await write.RunAsync(id, form["title"].ToString(), RecordForm.Values(form, "organisation").ToHashSet(), context.User.StaffEmail(), ct) switch
        {
            RecordResult.Saved saved => Results.Redirect($"/admin/content/{saved.Id}?done=outcome-begun"),
            RecordResult.Invalid invalid => await desk.ShowAsync(context, id, invalid.Problems, ct),
            _ => Results.NotFound(),
        };
    }
}

/// <summary>Gathers what the pages of an engagement show, and reads its form.</summary>
public sealed class EngagementDesk(EngagementStore store, OrganisationStore organisations, DirectoryNames names, TermStore terms, MilestoneStore milestones, LiveContent live, Colleagues colleagues)
{
    private const int Offered = 200;

    public async Task<IResult> ShowAsync(HttpContext context, string id, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (await store.FindAsync(id, ct) is not { } engagement)
        {
            return Results.NotFound();
        }

        var there = new List<Organisation>();
        foreach (var organisation in engagement.Participants.Select(participant => participant.OrganisationId).OfType<string>())
        {
            there.Add((await organisations.FindAsync(organisation, ct))!);
        }

        return StaffPages.Draw<EngagementPage>(
            new EngagementPageModel(
                StaffFrame.For(context, engagement.Subject), engagement, there, await terms.ReadAsync(ct), await milestones.AsksAsync(ct), await live.FindManyWithWithdrawnAsync([.. engagement.Items], ct), store.Today, problems),
            problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    public async Task<IResult> FormAsync(HttpContext context, Engagement engagement, IFormCollection? typed, RecordResult? result, CancellationToken ct)
    {
        var (people, known) = (await names.PeopleAsync(ct), await names.OrganisationsAsync(ct));
        var items = typed is null ? [.. (await live.FindManyWithWithdrawnAsync([.. engagement.Items], ct)).Select(item => item.Path)] : RecordForm.Values(typed, "item");
        return StaffPages.Draw<EngagementFormPage>(
            new EngagementFormPageModel(
                StaffFrame.For(context, engagement.Id.Length == 0 ? "Log an engagement" : "Edit engagement"), engagement,
                typed is null ? [.. engagement.Participants.Select(one => one.PersonId).OfType<string>().Select(people.LabelOf).Where(label => label.Length > 0)] : RecordForm.Values(typed, "person"),
                typed is null ? [.. engagement.Participants.Select(one => one.OrganisationId).OfType<string>().Select(known.LabelOf).Where(label => label.Length > 0)] : RecordForm.Values(typed, "organisation"),
                items, people.All, known.All, await live.NewestAsync(null, Offered, ct), await colleagues.ListAsync(ct), await terms.ReadAsync(ct), await milestones.AsksAsync(ct),
                (result as RecordResult.Invalid)?.Problems ?? [], result as RecordResult.Conflict),
            result is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The engagement as it was typed, and which names and addresses lead nowhere.</summary>
    public async Task<(Engagement Typed, IReadOnlyList<Problem> Problems)> ReadAsync(IFormCollection form, string id, CancellationToken ct)
    {
        var (people, known) = (await names.PeopleAsync(ct), await names.OrganisationsAsync(ct));
        var (participants, items, problems) = (new List<Participant>(), new List<string>(), new List<Problem>());
        foreach (var (field, kind, list) in new[] { ("person", "person", people), ("organisation", "organisation", known) })
        {
            foreach (var typed in RecordForm.Values(form, field))
            {
                if (list.Find(typed) is { } found)
                {
                    participants.Add(Participant.Of(kind, found));
                }
                else
                {
                    problems.Add(new("people", $"There is no {kind} “{typed}” in the directory; choose a name from the list, or add them first."));
                }
            }
        }

        var staff = await colleagues.ListAsync(ct);
        participants.AddRange(RecordForm.Values(form, "staff").Where(email => staff.Any(colleague => colleague.Is(email))).Select(email => Participant.Of("staff", email)));
        foreach (var typed in RecordForm.Values(form, "item"))
        {
            var parts = typed.Split('?', '#')[0].Trim('/').Split('/');
            if (parts.Length >= 2 && ContentType.AtPath(parts[^2]) is { } type && await live.AtAsync(type.Id, parts[^1], ct) is { } item)
            {
                items.Add(item.ContentId);
            }
            else
            {
                problems.Add(new("item", $"There is no published item at “{typed}”; choose one from the list, or paste its address."));
            }
        }

        // Who is deleted is on no list and stays where they took part.
        var before = id.Length > 0 ? await store.FindAsync(id, ct) : null;
        participants.AddRange(before?.Participants.Where(one => (one.PersonId ?? one.OrganisationId) is { } who && people.LabelOf(who).Length + known.LabelOf(who).Length == 0) ?? []);
        return (RecordForm.Engagement(form, id) with { Participants = participants, Items = items }, problems);
    }
}

/// <summary>The engagements that fit.</summary>
public sealed record EngagementListPageModel(StaffFrame Frame, IReadOnlyList<Engagement> Engagements, int Total, string Words, string Kind, int Page, IReadOnlyList<Engagement> Overdue, DateOnly Today);

/// <summary>One engagement.</summary>
public sealed record EngagementPageModel(
    StaffFrame Frame, Engagement Engagement, IReadOnlyList<Organisation> Organisations, Terms Terms, IReadOnlyList<Ask> Asks, IReadOnlyList<LiveItem> Items, DateOnly Today, IReadOnlyList<Problem> Problems);

/// <summary>One engagement in its form, with the names as they were typed.</summary>
public sealed record EngagementFormPageModel(
    StaffFrame Frame, Engagement Typed, IReadOnlyList<string> People, IReadOnlyList<string> Organisations, IReadOnlyList<string> Paths, IReadOnlyList<string> AllPeople, IReadOnlyList<string> AllOrganisations,
    IReadOnlyList<LiveItem> Newest, IReadOnlyList<Colleague> Staff, Terms Terms, IReadOnlyList<Ask> Asks, IReadOnlyList<Problem> Problems, RecordResult.Conflict? Conflict);
