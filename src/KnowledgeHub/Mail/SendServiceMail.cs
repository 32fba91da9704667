using KnowledgeHub.Storage;
using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Mail;

/// <summary>Hands over the service mails that are due and writes down each answer. A row whose hand-over was cut off becomes uncertain and is not sent again.</summary>
public sealed partial class SendServiceMail(
    Database database, IMailer mailer, MailSettings settings, MailPace pace, MailBreaker breaker, Installation installation, HubSettings hub, TimeProvider clock, ILogger<SendServiceMail> log)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);
    private readonly NamedSql sql = database.Sql<SendServiceMail>();

    /// <summary>Sends what is due and says how many mails the server took.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var sent = 0;
        await MarkUncertainAsync(ct);
        // On a copy of another hub's database, what goes to many waits; what a reader of this one asked for goes.
        var withBulk = await installation.CopyOfAsync(ct) is null;
        while (await breaker.RoomAsync(1, ct) > 0 && await NextAsync(withBulk, ct) is { } mail)
        {
            if (mail.Bulk && !await installation.MaySendAsync(ct))
            {
                await WriteDownAsync(mail, new Handover.TryLater("Another hub was the first to send from this database."));
                continue;
            }

            if (!await TurnAsync(mail, ct))
            {
                continue;
            }

            var answer = await HandOverAsync(mail, ct);
            await breaker.LearnAsync(answer);
            sent += answer is Handover.Accepted ? 1 : 0;
            await WriteDownAsync(mail, answer);
        }

        return sent;
    }

    private async Task<Row?> NextAsync(bool withBulk, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.BeginAsync(ct);
        var mail = await session.FirstAsync<Row>(sql["claim"], new { Now = now, Until = now + Claim, WithBulk = withBulk }, ct);
        await session.CommitAsync(ct);
        return mail;
    }

    // What somebody waits for takes its turn at once, and others go later for it. Bulk waits for the pace that was set. False when the mail was taken back meanwhile, or the hub stops: then the mail waits again.
    private async Task<bool> TurnAsync(Row mail, CancellationToken ct)
    {
        try
        {
            if (!mail.Bulk)
            {
                await pace.TakeAsync(ct);
                return true;
            }

            await pace.WaitAsync(ct);
            await using var session = await database.OpenAsync(ct);
            return await session.ScalarAsync<int>(sql["still-wanted"], new { mail.Id }, ct) == 1;
        }
        catch (OperationCanceledException)
        {
            await WriteDownAsync(mail, new Handover.TryLater("The hub was stopped before this mail was handed over."));
            throw;
        }
    }

    private async Task MarkUncertainAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["mark-uncertain"], new { Now = clock.GetUtcNow() }, ct);
    }

    private async Task<Handover> HandOverAsync(Row mail, CancellationToken ct)
    {
        try
        {
            return await mailer.SendAsync(new Envelope(settings.Sender.Address, mail.Recipient), MessageWriter.Write(Compose(mail)), ct);
        }
        catch (OperationCanceledException)
        {
            // The mailer promises that nothing was handed over; the mail goes back to the queue.
            return new Handover.TryLater("The hub was stopped before this mail was handed over.");
        }
        catch (ArgumentException e)
        {
            return new Handover.Refused($"The mail can't be written: {e.Message}");
        }
    }

    private Message Compose(Row mail) => new()
    {
        From = settings.Sender with { Name = settings.FromName ?? hub.Name },
        To = new Mailbox("", mail.Recipient),
        Subject = mail.Subject,
        Text = mail.TextBody,
        Html = mail.HtmlBody,
        MessageId = $"<{mail.Id}@{hub.Host}>",
        Date = clock.GetUtcNow(),
        // RFC 3834: no out-of-office replies to mails that a program wrote.
        Headers = [new Header("Auto-Submitted", "auto-generated"), .. mail.OwnHeaders],
    };

    // Not cancelled with the work: once the server answered, the answer must be kept.
    private async Task WriteDownAsync(Row mail, Handover answer)
    {
        var (state, retry) = answer switch
        {
            Handover.Accepted => ("sent", false),
            Handover.Refused => ("refused", false),
            Handover.Unknown => ("uncertain", false),
            _ => mail.Attempts >= RetryDelays.Most ? ("refused", false) : ("queued", true),
        };
        if (state != "sent")
        {
            LogNotSent(mail.Id, state, answer.Reason);
        }

        await using var session = await database.OpenAsync(CancellationToken.None);
        await session.RunAsync(
            sql["write-down"],
            new { mail.Id, State = state, Answer = answer.Reason, DueAt = clock.GetUtcNow() + (retry ? RetryDelays.After(mail.Attempts) : TimeSpan.Zero) },
            CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Warning, "Service mail {Id} is {State}: {Reason}")]
    private partial void LogNotSent(string id, string state, string reason);

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Recipient { get; init; }

        public required string Subject { get; init; }

        public required string TextBody { get; init; }

        public required string HtmlBody { get; init; }

        public required string Headers { get; init; }

        public bool Bulk { get; init; }

        public int Attempts { get; init; }

        public IEnumerable<Header> OwnHeaders =>
            Headers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).Select(parts => new Header(parts[0], parts[1]));
    }
}
