using KnowledgeHub.Storage;

namespace KnowledgeHub.Mail;

/// <summary>
/// Service mails that wait to be handed over. A mail is queued in the transaction of what it speaks of, so that
/// neither exists without the other.
/// </summary>
public sealed class MailQueue(Database database, IDrawServiceMail drawer, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<MailQueue>();
    private readonly SemaphoreSlim bell = new(0, 1);

    /// <summary>The HTML part, to be made before the transaction that queues the mail.</summary>
    public Task<string> DrawAsync(ServiceMail mail) => drawer.DrawAsync(mail);

    public Task AddAsync(Session session, string recipient, ServiceMail mail, string html, CancellationToken ct) => session.RunAsync(
        sql["add"],
        new { Id = Id.New(clock), Recipient = recipient, mail.Subject, Text = mail.ToText(), Html = html, Now = clock.GetUtcNow() },
        ct);

    /// <summary>Tells the worker of this process that something is waiting.</summary>
    public void Wake()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It was told already.
        }
    }

    /// <summary>Waits until woken, at most this long.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken ct) => bell.WaitAsync(most, ct);
}
