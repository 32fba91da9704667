using KnowledgeHub.Mail;
using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Newsletters;

/// <summary>Claims what is due, checks consent again, hands each message to the mailer and writes down the answer.</summary>
public sealed partial class SendDeliveries(Ledger ledger, IssueStore issues, EditionMessages messages, IMailer mailer, MailSettings settings, MailPace pace, ILogger<SendDeliveries> log)
{
    private const int LargestBatch = 50;

    // With a limit, no more is claimed than can go out long before the claim ends.
    private int Batch => settings.PerMinute == 0 ? LargestBatch : Math.Clamp(settings.PerMinute, 1, LargestBatch);

    /// <summary>Sends all that is due, batch by batch, and says how many messages the server took.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var sent = 0;
        while (await SendBatchAsync(ct) is { Claimed: > 0 } batch)
        {
            sent += batch.Sent;
        }

        return sent;
    }

    /// <summary>Sends one batch. Its editions are made anew, so that an item withdrawn meanwhile is in none of them.</summary>
    public async Task<(int Claimed, int Sent)> SendBatchAsync(CancellationToken ct)
    {
        await ledger.MarkUncertainAsync(ct);
        var due = await ledger.ClaimAsync(Batch, ct);
        var editions = new Dictionary<(string Issue, Reader Reader), (PreparedMessage? Message, string Reason)>();
        foreach (var edition in due.Select(delivery => (delivery.IssueId, delivery.Reader)).Distinct())
        {
            editions[edition] = await PrepareAsync(edition, ct);
        }

        var sent = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Connections, CancellationToken = ct };
        await Parallel.ForEachAsync(due, options, async (delivery, stop) =>
        {
            var (message, reason) = editions[(delivery.IssueId, delivery.Reader)];
            if (message is null)
            {
                await ledger.LeaveOutAsync(delivery.Id, reason, stop);
            }
            else if (await SendAsync(delivery, message, stop))
            {
                Interlocked.Increment(ref sent);
            }
        });
        await ledger.FinishAsync(ct);
        return (due.Count, sent);
    }

    private async Task<(PreparedMessage? Message, string Reason)> PrepareAsync((string Issue, Reader Reader) edition, CancellationToken ct)
    {
        const string empty = "Nothing in this edition is published any more.";
        try
        {
            return (await issues.FindAsync(edition.Issue, ct) is { } issue ? await messages.PrepareAsync(issue, edition.Reader, ct) : null, empty);
        }
        catch (ArgumentException e)
        {
            // An edition that can't be written must not hold up the others.
            LogNotWritten(edition.Issue, e.Message);
            return (null, $"The edition can't be written: {e.Message}");
        }
    }

    private async Task<bool> SendAsync(DueDelivery delivery, PreparedMessage edition, CancellationToken ct)
    {
        var message = edition.For(await messages.SlotsAsync(delivery.Id, delivery.SubscriberId, delivery.Email, delivery.Reader.Locale, ct));
        await pace.WaitAsync(ct);
        if (!await ledger.BeginAsync(delivery.Id, ct))
        {
            return false;
        }

        var answer = await HandOverAsync(delivery, message, ct);
        await ledger.WriteDownAsync(delivery, answer);
        if (answer is not Handover.Accepted)
        {
            LogNotSent(delivery.Id, answer.GetType().Name, answer.Reason);
        }

        return answer is Handover.Accepted;
    }

    private async Task<Handover> HandOverAsync(DueDelivery delivery, byte[] message, CancellationToken ct)
    {
        try
        {
            return await mailer.SendAsync(new Envelope(settings.Sender.Address, delivery.Email), message, ct);
        }
        catch (OperationCanceledException)
        {
            // The mailer promises that nothing was handed over; the row goes back to the queue.
            return new Handover.TryLater("The hub was stopped before this mail was handed over.");
        }
    }

    [LoggerMessage(LogLevel.Error, "An edition of issue {Issue} can't be written and is left out: {Reason}")]
    private partial void LogNotWritten(string issue, string reason);

    [LoggerMessage(LogLevel.Warning, "Delivery {Id} is {Answer}: {Reason}")]
    private partial void LogNotSent(string id, string answer, string reason);
}
