using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Alerts;

/// <summary>Mails the owner of an address the link to their page. The answer is the same for an address that follows nothing, which gets no mail.</summary>
public sealed class MailFollowerLink(Database database, Followers followers, SavedSearchStore searches, AlertServiceMails mails, MailQueue queue, TimeProvider clock)
{
    /// <returns>What to mend, or null.</returns>
    public async Task<string?> RunAsync(string email, CancellationToken ct)
    {
        if (!Mailbox.TryReadAddress(email, out var address))
        {
            return Mailbox.NoAddress;
        }

        // Written for anybody, so that the time it takes tells nothing.
        var known = await followers.FindAsync(address, ct);
        var mail = await mails.LinkAsync(known?.Id ?? Id.New(clock), ct);
        var html = await queue.DrawAsync(mail);
        if (known is not { } follower || (await searches.OfAsync(follower.Id, ct)).Count == 0)
        {
            return null;
        }

        await using var session = await database.BeginAsync(ct);
        if (await followers.MayMailAsync(session, follower.Id, ct))
        {
            await queue.AddAsync(session, new QueuedMail { Recipient = address, Subject = mail.Subject, Text = mail.ToText(), Html = html, About = follower.Id }, ct);
            await session.CommitAsync(ct);
            queue.Wake();
        }

        return null;
    }
}
