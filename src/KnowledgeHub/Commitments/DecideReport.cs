using KnowledgeHub.Accounts;
using KnowledgeHub.Languages;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Commitments;

/// <summary>Accepts an owner's report, which moves the status, or returns it with a reason, which the owner gets by mail.</summary>
public sealed class DecideReport(Database database, CommitmentStore store, Standing standing, OwnerLinks links, OwnerMails mails, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<DecideReport>();

    public async Task<RecordResult> AcceptAsync(string commitmentId, string reportId, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        if (!await standing.TakeAsync(session, commitmentId, ct))
        {
            return new RecordResult.NotFound();
        }

        if (await session.RunAsync(sql["accept"], new { Id = reportId, CommitmentId = commitmentId, Who = who, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return Decided;
        }

        await standing.AcceptedAsync(session, commitmentId, ct);
        await audit.RecordAsync(session, who, AuditAction.Approved, new("commitment", commitmentId), $"An owner's report\nReport {reportId}", ct);
        await session.CommitAsync(ct);
        return new RecordResult.Saved(commitmentId);
    }

    public async Task<RecordResult> ReturnAsync(string commitmentId, string reportId, string because, string who, CancellationToken ct)
    {
        var reason = Tidy.Text(because);
        if (reason.Length is 0 or > CheckReport.LongestText)
        {
            return RecordResult.Refused("because", "Say what is missing; the owner reads it.");
        }

        if (await store.FindAsync(commitmentId, ct) is not { DeletedAt: null } commitment || await ReadAsync(commitmentId, reportId, ct) is not { } read)
        {
            return new RecordResult.NotFound();
        }

        OwnerMail? mail = null;
        if (read.Link is { } link)
        {
            using var speaking = SiteLanguage.For(link.Locale).Speak();
            mail = await mails.ReturnedAsync(commitment, reason, await links.UrlAsync(link.Id, link.Locale, ct));
        }

        await using var session = await database.BeginAsync(ct);
        if (!await standing.TakeAsync(session, commitmentId, ct))
        {
            return new RecordResult.NotFound();
        }

        var find = (read.Report with { ReturnedBecause = reason }).FindText;
        if (await session.RunAsync(sql["return"], new { Id = reportId, CommitmentId = commitmentId, Because = reason, FindText = find, Who = who, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return Decided;
        }

        if (mail is not null)
        {
            await mails.PostAsync(session, mail, read.Link!.Email, read.Link.Id, ct);
        }

        await audit.RecordAsync(session, who, AuditAction.SentBack, new("commitment", commitmentId), $"An owner's report\nReport {reportId}", ct);
        await session.CommitAsync(ct);
        mails.Wake();
        return new RecordResult.Saved(commitmentId);
    }

    private static RecordResult Decided => RecordResult.Refused("report", "Somebody decided on this report meanwhile; look at the history.");

    // The link only while it works: a mail with a dead one helps nobody.
    private async Task<(CommitmentReport Report, OwnerLink? Link)?> ReadAsync(string commitmentId, string reportId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<CommitmentReport>(sql["find"], new { Id = reportId, CommitmentId = commitmentId }, ct) is not { } report ? null
            : (report, report.LinkId is { } id && await session.FirstAsync<OwnerLink>(sql["link"], new { Id = id }, ct) is { } link && link.WorksAt(clock.GetUtcNow()) ? link : null);
    }
}
