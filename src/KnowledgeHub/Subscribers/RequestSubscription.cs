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
        if (!Mailbox.TryParse(email.Trim(), out var mailbox) || mailbox.Name.Length > 0)
        {
            return "That is not a complete mail address; write it like name@example.org.";
        }

        if (CheckPreferences.Run(chosen, await terms.ReadAsync(ct)) is { } problem)
        {
            return problem;
        }

        var address = mailbox.Address.ToLowerInvariant();
        await using var session = await database.WriteAsync(ct);
        var now = clock.GetUtcNow();
        var args = new
        {
            Id = Id.New(clock),
            Email = address,
            chosen.Audience,
            chosen.Locale,
            chosen.Frequency,
            ConsentText = consentText,
            ConsentSource = source,
            Now = now,
            MailedBefore = now - BetweenMails,
        };
        await session.RunAsync(sql["request"], args, ct);
        var row = (await session.FirstAsync<Row>(sql["by-email"], args, ct))!;
        if (row.State != "confirmed")
        {
            await subscribers.SaveTopicsAsync(session, row.Id, chosen.Topics, ct);
        }

        if (await session.RunAsync(sql["may-mail"], args, ct) == 1)
        {
            var mail = row.State == "confirmed" ? await mails.AlreadySubscribedAsync(row.Id, chosen.Locale, ct) : await mails.ConfirmAsync(row.Id, chosen.Locale, ct);
            await queue.AddAsync(session, address, mail, ct);
        }

        await session.CommitAsync(ct);
        queue.Wake();
        return null;
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string State { get; init; }
    }
}
