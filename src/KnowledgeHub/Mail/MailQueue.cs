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

    public Task AddAsync(Session session, string recipient, ServiceMail mail, string html, CancellationToken ct) =>
        AddAsync(session, new QueuedMail { Recipient = recipient, Subject = mail.Subject, Text = mail.ToText(), Html = html }, ct);

    /// <summary>Queues a mail that is written already and gives its id.</summary>
    public async Task<string> AddAsync(Session session, QueuedMail mail, CancellationToken ct)
    {
        var id = Id.New(clock);
        var headers = string.Join('\n', mail.Headers.Select(header => $"{header.Name}: {header.Value}"));
        await session.RunAsync(
            sql["add"], new { Id = id, mail.Recipient, mail.Subject, mail.Text, mail.Html, mail.About, Headers = headers, mail.Bulk, Now = clock.GetUtcNow() }, ct);
        return id;
    }

    /// <summary>
    /// Takes back every mail about this, sent ones included: what waits is not sent any more, what is just being handed
    /// over is not tried again, and no copy stays. In the transaction of whoever's wish it is.
    /// </summary>
    public Task TakeBackAsync(Session session, string about, CancellationToken ct) => session.RunAsync(sql["take-back"], new { About = about }, ct);

    /// <summary>Forgets the copies of bulk mails that were sent or refused before an instant.</summary>
    public async Task ForgetBulkAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["forget-bulk"], new { Before = before }, ct);
    }

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
