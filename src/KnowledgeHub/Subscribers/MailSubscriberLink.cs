using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>Mails the owner of an address the link to their page. The answer is the same for an address that is not known, which gets no mail.</summary>
public sealed class MailSubscriberLink(Database database, SubscriberMails mails, MailQueue queue, TimeProvider clock)
{
    /// <summary>An address gets at most one such mail in this time, however often the form is sent.</summary>
    public static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(10);

    private readonly NamedSql sql = database.Sql<MailSubscriberLink>();

    /// <returns>What to mend, or null.</returns>
    public async Task<string?> RunAsync(string email, CancellationToken ct)
    {
        if (!Mailbox.TryReadAddress(email, out var address))
        {
            return Mailbox.NoAddress;
        }

        // Written for anybody, so that the time it takes tells nothing.
        var known = await FindAsync(address, ct);
        var mail = await mails.LinkAsync(known?.Id ?? Id.New(clock), known?.Locale ?? SiteLanguage.Current.Tag, ct);
        var html = await queue.DrawAsync(mail);
        if (known is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["may-mail"], new { known.Id, Now = now, Before = now - BetweenMails }, ct) == 1)
        {
            await queue.AddAsync(session, new QueuedMail { Recipient = address, Subject = mail.Subject, Text = mail.ToText(), Html = html, About = known.Id }, ct);
            await session.CommitAsync(ct);
            queue.Wake();
        }

        return null;
    }

    private async Task<Known?> FindAsync(string address, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Known>(sql["find"], new { Email = address }, ct);
    }

    private sealed record Known
    {
        public required string Id { get; init; }

        public required string Locale { get; init; }
    }
}
