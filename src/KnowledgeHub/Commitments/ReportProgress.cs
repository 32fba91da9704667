using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Commitments;

/// <summary>
/// Writes down how far a commitment is. What staff report counts at once; what an owner reports waits for staff. Either
/// needs evidence, or says plainly that there is none.
/// </summary>
public sealed class ReportProgress(Database database, CommitmentStore store, Standing standing, OwnerLinks links, LiveContent live, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Who reported, where it was an owner: their address stands with the link alone.</summary>
    public const string Owner = "owner";

    private const int MostWaiting = 5;

    private readonly NamedSql sql = database.Sql<ReportProgress>();

    public async Task<RecordResult> ByStaffAsync(string commitmentId, CommitmentReport typed, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var result = await ByStaffAsync(session, commitmentId, typed, who, ct);
        if (result is RecordResult.Saved)
        {
            await session.CommitAsync(ct);
        }

        return result;
    }

    /// <summary>The same inside the caller's transaction.</summary>
    internal async Task<RecordResult> ByStaffAsync(Session session, string commitmentId, CommitmentReport typed, string who, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var result = await AddAsync(session, commitmentId, typed with { State = "accepted", ByOwner = false, ReportedBy = who, DecidedBy = who, DecidedAt = now, LinkId = null }, ct);
        if (result is RecordResult.Saved)
        {
            await standing.AcceptedAsync(session, commitmentId, ct);
            await audit.RecordAsync(session, who, AuditAction.Changed, new("commitment", commitmentId), $"Progress reported: {typed.Status}", ct);
        }

        return result;
    }

    /// <summary>Leaves an owner's report for staff. <see cref="RecordResult.NotFound"/> when the link works no more.</summary>
    public async Task<RecordResult> ByOwnerAsync(string token, CommitmentReport typed, CancellationToken ct)
    {
        if (await links.ByTokenAsync(token, ct) is not { } link)
        {
            return new RecordResult.NotFound();
        }

        await using var session = await database.BeginAsync(ct);
        var result = await AddAsync(session, link.CommitmentId, typed with { State = "waiting", ByOwner = true, ReportedBy = Owner, DecidedBy = "", DecidedAt = null, LinkId = link.Id }, ct);
        if (result is RecordResult.Saved)
        {
            await audit.RecordAsync(session, "", AuditAction.Added, new("commitment-report", link.CommitmentId), "An owner reported by their link", ct);
            await session.CommitAsync(ct);
        }

        return result;
    }

    private async Task<RecordResult> AddAsync(Session session, string commitmentId, CommitmentReport typed, CancellationToken ct)
    {
        if (!await standing.TakeAsync(session, commitmentId, ct))
        {
            return new RecordResult.NotFound();
        }

        var item = typed.EvidenceContent is null ? null : await live.FindAsync(typed.EvidenceContent, ct);
        if (typed.EvidenceContent is not null && item is null)
        {
            return RecordResult.Refused("evidence-item", T("There is no published item at that address; paste the address of its page."));
        }

        var commitment = (await store.FindAsync(session, commitmentId, ct))!;
        var report = CheckReport.Tidied(typed);
        report = item is null ? report : report with { EvidenceTitle = item.Title };
        if (CheckReport.Of(report, commitment.MadeOn, store.Today).ToList() is { Count: > 0 } problems)
        {
            return new RecordResult.Invalid(problems);
        }

        if (report.ByOwner && await session.ScalarAsync<int>(sql["count-waiting"], new { CommitmentId = commitmentId }, ct) >= MostWaiting)
        {
            return RecordResult.Refused("status", T("{0} reports wait to be read already. Please wait for an answer.", MostWaiting));
        }

        report = report with { Id = Id.New(clock), CommitmentId = commitmentId, ReportedAt = clock.GetUtcNow() };
        await session.RunAsync(sql["add"], Row(report), ct);
        return new RecordResult.Saved(report.Id);
    }

    private static object Row(CommitmentReport of) => new
    {
        of.Id,
        of.CommitmentId,
        of.Status,
        of.OnDay,
        of.Summary,
        of.EvidenceUrl,
        of.EvidenceContent,
        of.EvidenceTitle,
        of.NoEvidence,
        of.Barriers,
        of.Enablers,
        of.ByOwner,
        of.ReporterName,
        of.ReporterOrganisation,
        of.State,
        of.ReportedBy,
        of.ReportedAt,
        of.DecidedBy,
        of.DecidedAt,
        of.LinkId,
        of.FindText,
    };
}
