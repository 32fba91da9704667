using KnowledgeHub.Mail;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Subscribers;

/// <summary>
/// The first half of the double opt-in: stores the wish with its proof (text shown, time, source) and mails a link to
/// confirm it. The answer is the same whether or not the address is known, so that nobody can test who reads us.
/// </summary>
public sealed class RequestSubscription(Database database, SubscriberStore subscribers, TermStore terms, SubscriberMails mails, MailQueue queue, TimeProvider clock)
{
    /// <summary>An address gets at most one such mail in this time, however often the form is sent.</summary>
    public static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(10);

    private readonly NamedSql sql = database.Sql<RequestSubscription>();

    /// <returns>What to mend, or null when a mail is on its way.</returns>
    public async Task<string?> RunAsync(string email, Preferences chosen, string consentText, string source, CancellationToken ct)
    {
        if (!Mailbox.TryReadAddress(email, out var address))
        {
            return Mailbox.NoAddress;
        }

        if (CheckPreferences.Run(chosen, await terms.ReadAsync(ct)) is { } problem)
        {
            return problem;
        }

        // A race with another request of the same address is settled by trying again with what the other one stored.
        while (!await StoreAsync(address, chosen, consentText, source, ct))
        {
        }

        queue.Wake();
        return null;
    }

    // The mail is written before the transaction begins, so that nobody waits for the database meanwhile.
    private async Task<bool> StoreAsync(string address, Preferences chosen, string consentText, string source, CancellationToken ct)
    {
        var known = await FindAsync(address, ct);
        var id = known?.Id ?? Id.New(clock);
        var mail = known is { State: "confirmed" } ? await mails.AlreadySubscribedAsync(id, chosen.Locale, ct) : await mails.ConfirmAsync(id, chosen.Locale, ct);
        var html = await queue.DrawAsync(mail);

        await using var session = await database.BeginAsync(ct);
        var now = clock.GetUtcNow();
        var args = new
        {
            Id = id,
            Email = address,
            chosen.Audience,
            chosen.Locale,
            chosen.Frequency,
            chosen.Country,
            Organisation = chosen.Organisation.Trim(),
            chosen.OrganisationKey,
            ConsentText = consentText,
            ConsentSource = source,
            Now = now,
            MailedBefore = now - BetweenMails,
        };
        await session.RunAsync(sql["request"], args, ct);
        var row = (await session.FirstAsync<Row>(sql["by-email"], args, ct))!;
        if (row.Id != id || (row.State == "confirmed") != (known?.State == "confirmed"))
        {
            return false;
        }

        if (await session.RunAsync(sql["may-mail"], args, ct) == 1)
        {
            if (row.State != "confirmed")
            {
                await subscribers.SaveTopicsAsync(session, id, chosen.Topics, ct);
            }

            await queue.AddAsync(session, new QueuedMail { Recipient = address, Subject = mail.Subject, Text = mail.ToText(), Html = html, About = id }, ct);
        }

        await session.CommitAsync(ct);
        return true;
    }

    private async Task<Row?> FindAsync(string address, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Row>(sql["by-email"], new { Email = address }, ct);
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string State { get; init; }
    }
}
