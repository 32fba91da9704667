using KnowledgeHub.Accounts;
using KnowledgeHub.Commitments;
using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;
using KnowledgeHub.Web.Stakeholders;

namespace KnowledgeHub.Web.Commitments;

/// <summary>Gathers what the staff's pages of commitments show, and reads the form.</summary>
public sealed class CommitmentDesk(
    CommitmentStore store, SaveCommitment save, OwnerLinks links, ReadPassage passages, CommitmentPages history, DirectoryNames names, WriteOutcome outcomes, EngagementStore engagements, ReviewedVersions versions, TermStore terms, MilestoneStore milestones, TimeProvider clock)
{
    public async Task<IResult> ListAsync(HttpContext context, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var filter = CommitmentQuery.Read(context.Request, known, ListQuery.Size);
        var organisations = await names.OrganisationsAsync(ct);
        var typed = filter.Organisation;
        filter = filter with { Organisation = typed.Length == 0 ? "" : organisations.Find(typed) ?? typed };
        var found = await store.ListAsync(filter, ct);
        return StaffPages.Draw<CommitmentListPage>(new CommitmentListPageModel(
            StaffFrame.For(context, "Commitments"), filter, typed, found, organisations.All, known, await milestones.AsksAsync(ct), store.Today, page => CommitmentQuery.Address(context.Request, "/admin/commitments", page)));
    }

    public async Task<IResult> ShowAsync(string id, HttpContext context, IReadOnlyList<Problem> problems, IFormCollection? typed, CancellationToken ct)
    {
        if (await store.FindAsync(id, ct) is not { } commitment)
        {
            return Results.NotFound();
        }

        var reports = await store.ReportsAsync(id, ct);
        return StaffPages.Draw<CommitmentRecordPage>(
            new CommitmentRecordPageModel(
                StaffFrame.For(context, commitment.Title), commitment, reports, await history.EntriesAsync(reports, ct), await links.OfAsync(id, ct), await passages.RunAsync(commitment, ct),
                (await names.PeopleAsync(ct)).All, await terms.ReadAsync(ct), await milestones.AsksAsync(ct), await milestones.ReadAsync(ct), store.Today, clock.GetUtcNow(), problems, typed, context.User.May(Permission.Newsletters)),
            problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The empty form, or one that a passage of a meeting outcome fills in: who, where, when and the very words.</summary>
    public async Task<IResult> NewAsync(HttpContext context, CancellationToken ct)
    {
        var (version, anchor, quote) = (context.Request.Query["version"].ToString(), context.Request.Query["anchor"].ToString(), Tidy.Line(context.Request.Query["quote"].ToString()));
        var commitment = new Commitment { MadeOn = store.Today };
        if (version.Length > 0 && await versions.FindAsync(version, ct) is { } source)
        {
            if (!context.Scope().Allows(source.Type, source.Body.Topics))
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            commitment = FromPassage(source, anchor, quote);
        }

        return await FormAsync(context, commitment, await OrganisationOfAsync(commitment, ct), null, ct);
    }

    public async Task<IResult> EditAsync(string id, HttpContext context, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { DeletedAt: null } commitment ? await FormAsync(context, commitment, commitment.OrganisationName, null, ct) : Results.NotFound();

    public async Task<IResult> SaveAsync(string id, HttpContext context, CancellationToken ct)
    {
        var form = await context.Request.ReadFormAsync(ct);
        var organisation = form["organisation"].ToString().Trim();
        var organisationId = organisation.Length == 0 ? null : (await names.OrganisationsAsync(ct)).Find(organisation);
        var typed = Read(form, id) with { OrganisationId = organisationId };
        var result = organisation.Length > 0 && organisationId is null
            ? RecordResult.Refused("organisation", $"There is no organisation “{organisation}” in the directory; choose one from the list, or write the name under “as the source names them”.")
            : await save.RunAsync(typed, context.User.StaffEmail(), ct);
        return result switch
        {
            RecordResult.Saved saved => Results.Redirect($"/admin/commitments/{saved.Id}?done=record-saved"),
            RecordResult.NotFound => Results.NotFound(),
            _ => await FormAsync(context, typed, organisation, result, ct),
        };
    }

    private async Task<IResult> FormAsync(HttpContext context, Commitment commitment, string organisation, RecordResult? result, CancellationToken ct) =>
        StaffPages.Draw<CommitmentFormPage>(
            new CommitmentFormPageModel(
                StaffFrame.For(context, commitment.Id.Length == 0 ? "New commitment" : "Edit commitment"), commitment, organisation, (await names.OrganisationsAsync(ct)).All, await terms.ReadAsync(ct),
                await milestones.AsksAsync(ct), await milestones.ReadAsync(ct), (result as RecordResult.Invalid)?.Problems ?? [], result as RecordResult.Conflict),
            result is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private Commitment FromPassage(ReviewedVersion source, string anchor, string quote)
    {
        var paragraph = source.Passages.FirstOrDefault(passage => passage.Anchor == anchor)?.Text ?? "";
        // What is not in the paragraph was not said there.
        var words = quote.Length > 0 && Tidy.Line(paragraph).Contains(quote, StringComparison.Ordinal) ? quote : paragraph;
        words = words.Length > CheckCommitment.LongestQuote ? words[..CheckCommitment.LongestQuote] : words;
        var heldOn = (source.Body as KnowledgeHub.Content.Types.MeetingOutcome)?.HeldOn ?? source.Body.PublishedOn;
        return new()
        {
            Title = words.Length > CheckCommitment.LongestTitle ? "" : words,
            Quote = words,
            ContentId = source.ContentId,
            Version = source.Id,
            Anchor = anchor,
            MadeOn = heldOn is { } day && day <= store.Today ? day : store.Today,
            Country = source.Body.Places.FirstOrDefault(),
            Topics = [.. source.Body.Topics],
            Illustrative = source.Body.Illustrative,
        };
    }

    // Whom the words name; else, when the outcome was begun from an engagement with one organisation, that one.
    private async Task<string> OrganisationOfAsync(Commitment commitment, CancellationToken ct)
    {
        if (commitment.Quote.Length == 0)
        {
            return "";
        }

        var known = await names.OrganisationsAsync(ct);
        var said = NameKey.Fold(commitment.Quote);
        return known.All.Where(name => said.Contains(NameKey.Fold(name), StringComparison.Ordinal)).MaxBy(name => name.Length)
            ?? (await OrganisationThereAsync(commitment.ContentId, ct) is { } there ? known.LabelOf(there) : "");
    }

    private async Task<string?> OrganisationThereAsync(string? contentId, CancellationToken ct) =>
        contentId is not null && await outcomes.EngagementOfAsync(contentId, ct) is { } id && await engagements.FindAsync(id, ct) is { } engagement
            && engagement.Participants.Select(participant => participant.OrganisationId).OfType<string>().Distinct().ToList() is [var only] ? only : null;

    private static Commitment Read(IFormCollection form, string id) => new()
    {
        Id = id,
        RecordVersion = RecordForm.Number(form["version"]),
        Title = form["title"].ToString(),
        Description = form["description"].ToString(),
        PromisedBy = form["promised-by"].ToString(),
        Country = form["country"].ToString(),
        City = form["city"].ToString(),
        MadeOn = RecordForm.Day(form["made-on"]) ?? default,
        DueOn = RecordForm.Day(form["due-on"]),
        ContentId = form["without-source"] == "yes" ? null : form["content-id"].ToString(),
        Version = form["content-version"].ToString(),
        Anchor = form["anchor"].ToString(),
        Quote = form["quote"].ToString(),
        SourceUrl = form["source-url"].ToString(),
        IsSpecific = form["smart"].Contains("specific"),
        IsMeasurable = form["smart"].Contains("measurable"),
        IsAchievable = form["smart"].Contains("achievable"),
        IsRelevant = form["smart"].Contains("relevant"),
        IsTimeBound = form["smart"].Contains("time_bound"),
        IsPublic = form["is-public"] == "yes",
        Illustrative = form["illustrative"] == "yes",
        Asks = RecordForm.Values(form, "ask"),
        Milestones = RecordForm.Values(form, "milestone"),
        Topics = RecordForm.Values(form, "topic"),
    };
}

/// <summary>The commitments that fit.</summary>
public sealed record CommitmentListPageModel(
    StaffFrame Frame, CommitmentFilter Filter, string Organisation, IReadOnlyList<Commitment> Commitments, IReadOnlyList<string> Organisations, Terms Terms, IReadOnlyList<Ask> Asks, DateOnly Today, Func<int, string> Address)
{
    public int Total => Commitments.Count > 0 ? Commitments[0].Total : 0;
}

/// <summary>One commitment with its history, its owners' links and what became of its passage.</summary>
public sealed record CommitmentRecordPageModel(
    StaffFrame Frame, Commitment Commitment, IReadOnlyList<CommitmentReport> Reports, IReadOnlyList<KnowledgeHub.Theming.Pages.ProgressEntry> Entries, IReadOnlyList<OwnerLink> Links, Passage Passage, IReadOnlyList<string> People,
    Terms Terms, IReadOnlyList<Ask> Asks, IReadOnlyList<Milestone> Milestones, DateOnly Today, DateTimeOffset Now, IReadOnlyList<Problem> Problems, IFormCollection? Typed, bool MayMail);

/// <summary>One commitment in its form.</summary>
public sealed record CommitmentFormPageModel(
    StaffFrame Frame, Commitment Typed, string Organisation, IReadOnlyList<string> Organisations, Terms Terms, IReadOnlyList<Ask> Asks, IReadOnlyList<Milestone> Milestones, IReadOnlyList<Problem> Problems, RecordResult.Conflict? Conflict);
