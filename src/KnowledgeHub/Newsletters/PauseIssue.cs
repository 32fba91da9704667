using KnowledgeHub.Accounts;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>Holds an issue that is being sent, and lets it go on with who has not got it yet. What is at the mail server can't be called back.</summary>
public sealed class PauseIssue(Database database, AuditTrail audit, Colleagues colleagues, MailQueue queue, HubSettings hub, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<PauseIssue>();

    /// <returns>False when it is not being sent, or a colleague was first.</returns>
    public Task<bool> RunAsync(string id, string editor, CancellationToken ct) => ChangeAsync("pause", id, editor, "", AuditAction.Paused, ct);

    /// <returns>False when it is not paused any more.</returns>
    public Task<bool> ResumeAsync(string id, string editor, CancellationToken ct) => ChangeAsync("resume", id, editor, "", AuditAction.Resumed, ct);

    /// <summary>The hub itself pauses, and mails everybody who may compose newsletters.</summary>
    public async Task<bool> ByHubAsync(string id, string reason, CancellationToken ct)
    {
        var mail = new ServiceMail
        {
            Subject = "The hub paused a newsletter",
            Locale = "en",
            Paragraphs = [reason, "Nothing more of this issue goes out until somebody resumes it."],
            Button = ("Open the issue", hub.Url($"/admin/issues/{id}")),
        };
        var html = await queue.DrawAsync(mail);
        var readers = (await colleagues.ListAsync(ct)).Where(colleague => colleague.May(Permission.Newsletters)).ToList();
        await using var session = await database.BeginAsync(ct);
        if (!await ChangeAsync(session, "pause", id, "", reason, AuditAction.Paused, ct))
        {
            return false;
        }

        foreach (var reader in readers)
        {
            await queue.AddAsync(session, reader.Email, mail, html, ct);
        }

        await session.CommitAsync(ct);
        queue.Wake();
        return true;
    }

    private async Task<bool> ChangeAsync(string query, string id, string editor, string reason, AuditAction action, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var isDone = await ChangeAsync(session, query, id, editor, reason, action, ct);
        await session.CommitAsync(ct);
        return isDone;
    }

    private async Task<bool> ChangeAsync(Session session, string query, string id, string editor, string reason, AuditAction action, CancellationToken ct)
    {
        if (await session.RunAsync(sql[query], new { Id = id, By = editor, Reason = reason, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return false;
        }

        var title = await session.ScalarAsync<string>(sql["title"], new { Id = id }, ct) ?? "";
        await audit.RecordAsync(session, editor, action, new AuditSubject("issue", id), reason.Length > 0 ? $"{title}: {reason}" : title, ct);
        return true;
    }
}
