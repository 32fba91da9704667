using KnowledgeHub.Accounts;
using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Commitments;

/// <summary>To whom a link goes.</summary>
public sealed record OwnerInvitation
{
    /// <summary>A person of the directory, or null.</summary>
    public string? PersonId { get; init; }

    /// <summary>An address that was typed; used when no person is chosen.</summary>
    public string Email { get; init; } = "";

    /// <summary>The language of the mail; a person's own languages come first.</summary>
    public string Locale { get; init; } = "en";

    public int Days { get; init; } = InviteOwner.UsualDays;
}

/// <summary>Mails a link by which somebody reports on a commitment without an account. A newer link to the same address takes the place of the older one.</summary>
public sealed class InviteOwner(Database database, CommitmentStore store, PersonStore people, MayContact may, OwnerLinks links, OwnerMails mails, AuditTrail audit, TimeProvider clock)
{
    public const int UsualDays = 180;
    public const int MostDays = 730;
    private const int MostLinks = 20;

    private readonly NamedSql sql = database.Sql<InviteOwner>();

    public async Task<RecordResult> RunAsync(string commitmentId, OwnerInvitation invitation, string who, CancellationToken ct)
    {
        if (await store.FindAsync(commitmentId, ct) is not { DeletedAt: null } commitment)
        {
            return new RecordResult.NotFound();
        }

        if (invitation.Days is < 1 or > MostDays)
        {
            return RecordResult.Refused("owner", $"A link works for 1 to {MostDays} days; choose a number between them.");
        }

        var (email, locale, problem) = await ReachAsync(commitment, invitation, ct);
        if (problem is not null)
        {
            return RecordResult.Refused("owner", problem);
        }

        var (id, until) = (Id.New(clock), clock.GetUtcNow().AddDays(invitation.Days));
        using var speaking = SiteLanguage.For(locale).Speak();
        var mail = await mails.InviteAsync(commitment, await links.UrlAsync(id, locale, ct), until);
        var hash = OwnerLinks.Hash(await links.TokenAsync(id, ct));
        await using var session = await database.BeginAsync(ct);
        var now = clock.GetUtcNow();
        await session.RunAsync(sql["revoke-earlier"], new { CommitmentId = commitmentId, Email = email, Now = now }, ct);
        if (await session.ScalarAsync<int>(sql["count"], new { CommitmentId = commitmentId, Now = now }, ct) >= MostLinks)
        {
            return RecordResult.Refused("owner", $"This commitment has {MostLinks} links that work, which is the most; take one back first.");
        }

        await session.RunAsync(sql["add"], new { Id = id, CommitmentId = commitmentId, Hash = hash, PersonId = invitation.PersonId is { Length: > 0 } person ? person : null, Email = email, Locale = locale, Until = until, Who = who, Now = now }, ct);
        await mails.PostAsync(session, mail, email, id, ct);
        await audit.RecordAsync(session, who, AuditAction.Added, new("commitment-link", id), $"An owner's link\nCommitment {commitmentId}", ct);
        await session.CommitAsync(ct);
        mails.Wake();
        return new RecordResult.Saved(id);
    }

    private async Task<(string Email, string Locale, string? Problem)> ReachAsync(Commitment commitment, OwnerInvitation invitation, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(invitation.PersonId))
        {
            return Mailbox.TryReadAddress(invitation.Email, out var typed) ? (typed.ToLowerInvariant(), SiteLanguage.For(invitation.Locale).Tag, null) : ("", "", Mailbox.NoAddress);
        }

        var person = await people.FindAsync(invitation.PersonId, ct);
        var email = person?.Addresses.FirstOrDefault(address => address.Kind == "mail")?.Value ?? "";
        var language = person?.Languages.Split(' ').Select(SiteLanguage.Find).FirstOrDefault(known => known is not null) ?? SiteLanguage.For(invitation.Locale);
        return (email, language.Tag, await may.WhyNotAsync(invitation.PersonId, email, commitment.OrganisationId, ct));
    }
}
