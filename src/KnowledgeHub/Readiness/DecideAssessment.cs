using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Readiness;

/// <summary>What staff do with a self-assessment: accept it for readers, give it back with a reason, or take the link back.</summary>
public sealed class DecideAssessment(Database database, Assessments assessments, TermStore terms, AssessmentMails mails, AuditTrail audit, TimeProvider clock)
{
    public const int LongestReason = 1000;

    private readonly NamedSql sql = database.Sql<DecideAssessment>();

    private static Problem NotSent { get; } = new("decide", "It is not waiting for a decision any more; open the page anew.");

    /// <summary>Shows it to readers from now on.</summary>
    /// <returns>What stands in the way, or null.</returns>
    public async Task<Problem?> AcceptAsync(string id, string who, CancellationToken ct)
    {
        if (await assessments.FindAsync(id, ct) is not { } known)
        {
            return NotSent;
        }

        var mail = await mails.AcceptAsync(known.Locale, await NameAsync(known, ct), known.Place.Path);
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["accept"], new { Id = id, Now = clock.GetUtcNow(), Who = who }, ct) == 0)
        {
            return NotSent;
        }

        await assessments.StepAsync(session, id, "accepted", who, "", "", ct);
        await mails.PostAsync(session, mail, known.Email, id, ct);
        await audit.RecordAsync(session, who, AuditAction.Approved, new("readiness-assessment", id), known.Place.Key, ct);
        await session.CommitAsync(ct);
        mails.Wake();
        return null;
    }

    /// <summary>Gives it back. The focal point gets a new link, for nobody knows the secret of the old one; without an address, staff hand it over.</summary>
    /// <returns>What to mend, and the link to hand over; the link is null when it was mailed.</returns>
    public async Task<(Problem? Problem, string? Path)> ReturnAsync(string id, string reason, string who, CancellationToken ct)
    {
        reason = Names.Tidy(reason);
        if (reason.Length is 0 or > LongestReason)
        {
            return (new("reason", $"Say in at most {LongestReason} characters what should be looked at again."), null);
        }

        if (await assessments.FindAsync(id, ct) is not { } known)
        {
            return (NotSent, null);
        }

        var (token, until) = (GuestLinks.NewToken(), clock.GetUtcNow().AddDays(InviteFocalPoint.UsualDays));
        var mail = await mails.ReturnAsync(known.Locale, await NameAsync(known, ct), token, until, reason);
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["return"], new { Id = id, Now = clock.GetUtcNow(), Who = who, Reason = reason, Hash = GuestLinks.Hash(token), Until = until }, ct) == 0)
        {
            return (NotSent, null);
        }

        await mails.TakeBackAsync(session, id, ct);
        await assessments.StepAsync(session, id, "returned", who, reason, "", ct);
        await mails.PostAsync(session, mail, known.Email, id, ct);
        await audit.RecordAsync(session, who, AuditAction.SentBack, new("readiness-assessment", id), $"{known.Place.Key}\n{reason}", ct);
        await session.CommitAsync(ct);
        mails.Wake();
        return (null, known.Email.Length > 0 ? null : InviteFocalPoint.Path(token));
    }

    /// <summary>Ends the link, or takes an accepted assessment off the site. False when there was nothing to end.</summary>
    public async Task<bool> RevokeAsync(string id, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (await session.ScalarAsync<string>(sql["revoke"], new { Id = id, Now = clock.GetUtcNow(), Who = who }, ct) is not { } country)
        {
            return false;
        }

        await mails.TakeBackAsync(session, id, ct);
        await assessments.StepAsync(session, id, "revoked", who, "", "", ct);
        await audit.RecordAsync(session, who, AuditAction.Removed, new("readiness-assessment", id), country, ct);
        await session.CommitAsync(ct);
        return true;
    }

    private async Task<string> NameAsync(Assessment known, CancellationToken ct) => PlaceNames.Of(known.Place, await terms.ReadAsync(ct), known.Locale);
}
