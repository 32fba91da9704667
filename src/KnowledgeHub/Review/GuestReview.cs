using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Review;

/// <summary>What a guest does by their link: comment, approve or endorse, with name and organisation. The link is looked at again each time.</summary>
public sealed class GuestReview(Database database, Guests guests, Drafts drafts, AddComment add, Approvals approvals, ReviewMails mails, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<GuestReview>();

    /// <returns>What to mend, or null when it is stored; <see cref="LinkEnded"/> when the link does not work.</returns>
    public async Task<Problem?> CommentAsync(string token, NewComment comment, string name, string organisation, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await guests.ByTokenAsync(session, token, ct) is not { MayComment: true } guest)
        {
            return LinkEnded;
        }

        var problem = CheckNames(ref name, ref organisation) ?? await add.RunAsync(session, guest, comment with { Version = guest.Version }, name, organisation, ct);
        if (problem is null)
        {
            await RememberAsync(session, guest, name, organisation, ct);
            await session.CommitAsync(ct);
        }

        return problem;
    }

    /// <inheritdoc cref="CommentAsync"/>
    public async Task<Problem?> ApproveAsync(string token, string name, string organisation, CancellationToken ct)
    {
        if (await guests.ByTokenAsync(token, ct) is not { MayApprove: true } known || await drafts.FindAsync(known.ContentId, ct) is not { } seen)
        {
            return LinkEnded;
        }

        if (CheckNames(ref name, ref organisation) is { } problem)
        {
            return problem;
        }

        var mail = await mails.ApprovedAsync(seen.Item, $"{name} ({organisation})");
        await using var session = await database.BeginAsync(ct);
        if (await drafts.TakeAsync(session, known.ContentId, ct) is not { } state || await guests.ByTokenAsync(session, token, ct) is not { } guest)
        {
            return LinkEnded;
        }

        var approval = new Approval { Version = guest.Version, Who = guest.Id, Name = name, Organisation = organisation, ByGuest = true, Counts = guest.Counts, ApprovedAt = clock.GetUtcNow() };
        if (!await approvals.AddAsync(session, guest.ContentId, approval, ct))
        {
            return new("name", T("You approved this version already."));
        }

        // An approval of an older version is kept, and moves nothing.
        if (guest.Counts && guest.Version == state.Item.DraftVersion && state.Stage == Stage.InReview && await approvals.SettleAsync(session, state, name, ct))
        {
            await mails.PostAsync(session, mail, [state.Sent!.SentBy], ct);
        }

        await RememberAsync(session, guest, name, organisation, ct);
        await audit.RecordAsync(session, "", AuditAction.Approved, new("content", guest.ContentId, guest.Version), $"{seen.Item.Title}\nBy a guest: {name}, {organisation}", ct);
        await session.CommitAsync(ct);
        mails.Wake();
        return null;
    }

    /// <inheritdoc cref="CommentAsync"/>
    public async Task<Problem?> EndorseAsync(string token, string name, string organisation, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await guests.ByTokenAsync(session, token, ct) is not { MayEndorse: true } guest)
        {
            return LinkEnded;
        }

        if (CheckNames(ref name, ref organisation) is { } problem)
        {
            return problem;
        }

        var added = await session.RunAsync(
            sql["endorse"], new { Id = Id.New(clock), guest.ContentId, guest.Version, GuestId = guest.Id, Name = name, Organisation = organisation, Now = clock.GetUtcNow() }, ct);
        if (added == 0)
        {
            return new("name", T("You endorsed this version already."));
        }

        await RememberAsync(session, guest, name, organisation, ct);
        await audit.RecordAsync(session, "", AuditAction.Endorsed, new("content", guest.ContentId, guest.Version), $"By a guest: {name}, {organisation}", ct);
        await session.CommitAsync(ct);
        return null;
    }

    public static Problem LinkEnded { get; } = new("link", "This link does not work, or not for this.");

    // What is written with a version says who and for whom.
    private static Problem? CheckNames(ref string name, ref string organisation)
    {
        (name, organisation) = (Names.Tidy(name), Names.Tidy(organisation));
        return name.Length == 0 ? new("name", T("Give your name; it is kept with what you say."))
            : organisation.Length == 0 ? new("organisation", T("Give your organisation; write “none” if you speak for yourself."))
            : name.Length > InviteGuest.LongestName || organisation.Length > InviteGuest.LongestName ? new("name", T("A name has at most {0} characters; shorten it.", InviteGuest.LongestName))
            : null;
    }

    private Task RememberAsync(Session session, Guest guest, string name, string organisation, CancellationToken ct) =>
        session.RunAsync(sql["remember"], new { guest.Id, Name = name, Organisation = organisation }, ct);
}
