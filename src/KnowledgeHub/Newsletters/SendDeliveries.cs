using KnowledgeHub.Mail;
using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Newsletters;

/// <summary>Claims what is due, checks consent again, hands each message to the mailer and writes down the answer.</summary>
public sealed partial class SendDeliveries(Ledger ledger, IssueStore issues, EditionMessages messages, IMailer mailer, MailSettings settings, MailPace pace, ILogger<SendDeliveries> log)
{
    private const int Batch = 50;

    /// <summary>Sends everything that is due and says how many messages the server took.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var sent = 0;
        var editions = new Dictionary<(string Issue, Reader Reader), PreparedMessage?>();
        await ledger.MarkUncertainAsync(ct);
        while (await ledger.ClaimAsync(Batch, ct) is { Count: > 0 } due)
        {
            foreach (var edition in due.Select(delivery => (delivery.IssueId, delivery.Reader)).Distinct().Where(key => !editions.ContainsKey(key)).ToList())
            {
                editions[edition] = await PrepareAsync(edition, ct);
            }

            var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Connections, CancellationToken = ct };
            await Parallel.ForEachAsync(due, options, async (delivery, stop) =>
            {
                if (await SendAsync(delivery, editions[(delivery.IssueId, delivery.Reader)], stop))
                {
                    Interlocked.Increment(ref sent);
                }
            });
        }

        await ledger.FinishAsync(ct);
        return sent;
    }

    private async Task<PreparedMessage?> PrepareAsync((string Issue, Reader Reader) edition, CancellationToken ct) =>
        await issues.FindAsync(edition.Issue, ct) is { } issue ? await messages.PrepareAsync(issue, edition.Reader, ct) : null;

    private async Task<bool> SendAsync(DueDelivery delivery, PreparedMessage? edition, CancellationToken ct)
    {
        if (edition is null)
        {
            await ledger.LeaveOutAsync(delivery.Id, "Nothing in this edition is published any more.", ct);
            return false;
        }

        var message = edition.For(await messages.SlotsAsync(delivery.Id, delivery.SubscriberId, delivery.Email, ct));
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

    [LoggerMessage(LogLevel.Warning, "Delivery {Id} is {Answer}: {Reason}")]
    private partial void LogNotSent(string id, string answer, string reason);
}
