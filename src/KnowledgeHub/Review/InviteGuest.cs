using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>What a guest is invited to.</summary>
public sealed record Invitation
{
    public required string Version { get; init; }

    public string Name { get; init; } = "";

    public string Organisation { get; init; } = "";

    /// <summary>Where the link is mailed; empty when staff hand it over themselves.</summary>
    public string Email { get; init; } = "";

    public bool MayComment { get; init; }

    public bool MayApprove { get; init; }

    public bool MayEndorse { get; init; }

    public bool Counts { get; init; }

    public int Days { get; init; } = InviteGuest.UsualDays;

    public string What => string.Join(" and ", new[] { MayComment ? "comment" : "", MayApprove ? "approve it" : "", MayEndorse ? "endorse it" : "" }.Where(word => word.Length > 0)) is { Length: > 0 } what ? what : "read it";
}

/// <summary>How inviting went.</summary>
/// <param name="Problem">What to mend, or null.</param>
/// <param name="Path">The link to hand over, shown this once; null when it was mailed.</param>
public sealed record InviteResult(Problem? Problem, string? Path);

/// <summary>
/// Makes a link by which somebody without an account reads one version. A link whose approval counts goes by mail only,
/// to an address of nobody who works here: so nobody can approve their own draft with it.
/// </summary>
public sealed class InviteGuest(Database database, Drafts drafts, Colleagues colleagues, ReviewMails mails, AuditTrail audit, HubSettings hub, TimeProvider clock)
{
    public const int UsualDays = 14;
    public const int MostDays = 90;
    public const int LongestName = 120;
    private const int MostLinks = 50;

    private readonly NamedSql sql = database.Sql<InviteGuest>();

    public async Task<InviteResult> RunAsync(string id, Invitation invitation, string who, CancellationToken ct)
    {
        invitation = invitation with { Name = Names.Tidy(invitation.Name), Organisation = Names.Tidy(invitation.Organisation), Email = invitation.Email.Trim() };
        if (await drafts.FindAsync(id, ct) is not { } seen)
        {
            return new(SendToReview.Gone, null);
        }

        if ((Check(invitation) ?? await CheckCountingAsync(seen, invitation, who, ct)) is { } problem)
        {
            return new(problem, null);
        }

        var (token, until) = (GuestLinks.NewToken(), clock.GetUtcNow().AddDays(invitation.Days));
        var mail = await mails.InviteAsync(seen.Item.Title, invitation.Name, invitation.Organisation, hub.Url(GuestLinks.Path(token)), invitation.What, until);
        await using var session = await database.BeginAsync(ct);
        if (await drafts.TakeAsync(session, id, ct) is not { } state || state.Item.DraftVersion != invitation.Version)
        {
            return new(SendToReview.Newer with { Field = "guest" }, null);
        }

        if (await session.ScalarAsync<int>(sql["count"], new { ContentId = id, Now = clock.GetUtcNow() }, ct) >= MostLinks)
        {
            return new(new("guest", $"This item has {MostLinks} links that work, which is the most; take one back first."), null);
        }

        var guest = await AddAsync(session, id, invitation, token, until, who, ct);
        if (invitation.Email.Length > 0)
        {
            await mails.PostPrivateAsync(session, mail, invitation.Email, guest, ct);
        }

        await session.CommitAsync(ct);
        mails.Wake();
        return new(null, invitation.Email.Length > 0 ? null : GuestLinks.Path(token));
    }

    private static Problem? Check(Invitation invitation) =>
        invitation.Days is < 1 or > MostDays ? new("guest", $"A link works for 1 to {MostDays} days; choose a number between them.")
        : invitation.Name.Length > LongestName || invitation.Organisation.Length > LongestName ? new("guest", $"A name has at most {LongestName} characters; shorten it.")
        : invitation.Email.Length > 0 && !Mailbox.TryReadAddress(invitation.Email, out _) ? new("guest", Mailbox.NoAddress)
        : invitation is { Counts: true, MayApprove: false } ? new("guest", "An approval can only count when the guest may approve; tick both or neither.")
        : null;

    private async Task<Problem?> CheckCountingAsync(DraftState state, Invitation invitation, string who, CancellationToken ct)
    {
        if (!invitation.Counts)
        {
            return null;
        }

        var staff = await colleagues.ListAsync(ct);
        return invitation.Email.Length == 0 ? new("guest", "A link whose approval counts goes to the guest by mail; give their address.")
            : staff.Any(colleague => colleague.Is(invitation.Email)) ? new("guest", "That is the address of a colleague; ask them as a reviewer instead.")
            : state.WroteIt(who) ? new("guest", "You wrote a part of this draft, so somebody else has to make a link whose approval counts.")
            : !staff.Any(colleague => colleague.Is(who) && colleague.May(Permission.Publish)) ? new("guest", "Only who may approve drafts can make a link whose approval counts.")
            : null;
    }

    private async Task<string> AddAsync(Session session, string contentId, Invitation invitation, string token, DateTimeOffset until, string who, CancellationToken ct)
    {
        var id = Id.New(clock);
        await session.RunAsync(
            sql["add"],
            new
            {
                Id = id,
                ContentId = contentId,
                invitation.Version,
                Hash = GuestLinks.Hash(token),
                invitation.Name,
                invitation.Organisation,
                invitation.Email,
                invitation.MayComment,
                invitation.MayApprove,
                invitation.MayEndorse,
                invitation.Counts,
                Until = until,
                Who = who,
                Now = clock.GetUtcNow(),
            },
            ct);
        var whom = string.Join(", ", new[] { invitation.Name, invitation.Organisation, invitation.Email }.Where(part => part.Length > 0));
        await audit.RecordAsync(session, who, AuditAction.Added, new("review-link", id), $"{(whom.Length > 0 ? whom : "A guest")} can {invitation.What}{(invitation.Counts ? ", and the approval counts" : "")}\nItem {contentId}", ct);
        return id;
    }
}
