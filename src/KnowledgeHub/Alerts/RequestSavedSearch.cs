using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Alerts;

/// <summary>
/// The first half of the double opt-in: stores the search with the proof of what was agreed to, and mails a link to
/// confirm it. The answer is the same whether or not the address is known; what there is to tell is told by mail.
/// </summary>
public sealed class RequestSavedSearch(Database database, Followers followers, AlertServiceMails mails, MailQueue queue, TermStore terms, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<RequestSavedSearch>();

    /// <returns>What to mend, or null when a mail is on its way.</returns>
    public async Task<string?> RunAsync(string email, SavedQuery query, string period, string consentText, CancellationToken ct)
    {
        if (!Mailbox.TryReadAddress(email, out var address))
        {
            return Mailbox.NoAddress;
        }

        if (!AlertPeriod.Is(period))
        {
            return AlertPeriod.Unknown;
        }

        if (query.Problem is { } problem)
        {
            return problem;
        }

        // A race with another request of the same address is settled by trying again with what the other one stored.
        while (!await StoreAsync(address, query, period, consentText, ct))
        {
        }

        queue.Wake();
        return null;
    }

    // The mail is written before the transaction begins, so that nobody waits for the database meanwhile.
    private async Task<bool> StoreAsync(string address, SavedQuery query, string period, string consentText, CancellationToken ct)
    {
        var known = await KnownAsync(address, query, ct);
        var (followerId, id) = (known?.FollowerId ?? Id.New(clock), known?.Id ?? Id.New(clock));
        var (mail, about) = await WriteAsync(known, followerId, id, query, period, ct);
        var html = await queue.DrawAsync(mail);

        await using var session = await database.BeginAsync(ct);
        await followers.AddAsync(session, followerId, address, ct);
        if (await KnownAsync(session, address, query, ct) is { } now && (now.FollowerId != followerId || (now.Id ?? id) != id || now.State != known?.State || now.IsFull != (known?.IsFull ?? false)))
        {
            return false;
        }

        if (!await followers.MayMailAsync(session, followerId, ct))
        {
            return true;
        }

        if (about == id && known?.State is null or "pending")
        {
            await session.RunAsync(sql["request"], new { Id = id, FollowerId = followerId, query.Words, Chosen = query.ChosenJson, query.Fingerprint, Period = period, Locale = SiteLanguage.Current.Tag, ConsentText = consentText, Now = clock.GetUtcNow() }, ct);
        }

        await queue.AddAsync(session, new QueuedMail { Recipient = address, Subject = mail.Subject, Text = mail.ToText(), Html = html, About = about }, ct);
        await session.CommitAsync(ct);
        return true;
    }

    private async Task<(ServiceMail Mail, string About)> WriteAsync(Known? known, string followerId, string id, SavedQuery query, string period, CancellationToken ct)
    {
        var name = query.PlainName(await terms.ReadAsync(ct));
        return known switch
        {
            { State: "active" or "paused" } => (await mails.AlreadyAsync(followerId, name, known.State == "paused", ct), id),
            { IsFull: true } => (await mails.FullAsync(followerId, ct), followerId),
            _ => (await mails.ConfirmAsync(id, name, period, ct), id),
        };
    }

    private async Task<Known?> KnownAsync(string address, SavedQuery query, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await KnownAsync(session, address, query, ct);
    }

    private Task<Known?> KnownAsync(Session session, string address, SavedQuery query, CancellationToken ct) =>
        session.FirstAsync<Known>(sql["known"], new { Email = address, query.Fingerprint }, ct);

    private sealed record Known
    {
        public required string FollowerId { get; init; }

        /// <summary>The same search, if the address saved it before.</summary>
        public string? Id { get; init; }

        public string? State { get; init; }

        public int Confirmed { get; init; }

        public bool IsFull => Confirmed >= SavedSearch.MostPerAddress;
    }
}
