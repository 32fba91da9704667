using System.Collections.Concurrent;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;
using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Newsletters;

/// <summary>Claims what is due, checks consent again, hands each message to the mailer and writes down the answer.</summary>
public sealed partial class SendDeliveries(
    Ledger ledger, PreparedEditions editions, EditionMessages messages, IMailer mailer, ReturnPath returnPath, MailSettings settings, MailPace pace, MailBreaker breaker, RefusalWatch refusals, PauseIssue pause, Installation installation, ILogger<SendDeliveries> log)
{
    private const int LargestBatch = 1000;

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

    /// <summary>Sends one batch. What changed since the last one is in its editions.</summary>
    public async Task<(int Claimed, int Sent)> SendBatchAsync(CancellationToken ct)
    {
        if (await installation.CopyOfAsync(ct) is not null)
        {
            return (0, 0);
        }

        await ledger.MarkUncertainAsync(ct);
        var room = await breaker.RoomAsync(Batch, ct);
        if (room == 0)
        {
            return (0, 0);
        }

        var due = await ledger.ClaimAsync(room, ct);
        if (due.Count == 0)
        {
            await ledger.FinishAsync(ct);
            return (0, 0);
        }

        var waiting = new ConcurrentQueue<DueDelivery>(due);
        var passedOver = new ConcurrentBag<string>();
        var sent = 0;
        try
        {
            sent = await KeepClaimsAsync(SendAllAsync(due, waiting, passedOver, ct), ct);
        }
        finally
        {
            if (!waiting.IsEmpty || !passedOver.IsEmpty)
            {
                await ledger.ReleaseAsync([.. waiting.Select(delivery => delivery.Id), .. passedOver], CancellationToken.None);
            }
        }

        await ledger.FinishAsync(ct);
        return (due.Count, sent);
    }

    // A slow mail server must not look like a node that is gone.
    private async Task<int> KeepClaimsAsync(Task<int> sending, CancellationToken ct)
    {
        while (await Task.WhenAny(sending, Task.Delay(Lease.Length / 4, ct)) != sending && !ct.IsCancellationRequested)
        {
            await ledger.StayAliveAsync(ct);
        }

        return await sending;
    }

    private async Task<int> SendAllAsync(IReadOnlyList<DueDelivery> due, ConcurrentQueue<DueDelivery> waiting, ConcurrentBag<string> passedOver, CancellationToken ct)
    {
        var ready = await editions.ForAsync(due, ct);
        refusals.Keep(due.Select(delivery => delivery.IssueId).Distinct());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var workers = Enumerable.Range(0, Math.Min(settings.Connections, due.Count)).Select(_ => Task.Run(() => WorkAsync(ready, waiting, passedOver, stop), CancellationToken.None)).ToList();
        return (await Task.WhenAll(workers)).Sum();
    }

    // One for each connection. The answer about a row and the beginning of the next are written together.
    private async Task<int> WorkAsync(
        IReadOnlyDictionary<(string Issue, Reader Reader), PreparedEdition> ready, ConcurrentQueue<DueDelivery> waiting, ConcurrentBag<string> passedOver, CancellationTokenSource stop)
    {
        var sent = 0;
        LedgerWriter.Answer? answer = null;
        try
        {
            while (!breaker.IsOpen && waiting.TryDequeue(out var delivery))
            {
                var edition = ready[(delivery.IssueId, delivery.Reader)];
                if (edition.Message is not { } prepared)
                {
                    await ledger.LeaveOutAsync(delivery.Id, edition.Reason, stop.Token);
                    continue;
                }

                if (refusals.IsTripped(delivery.IssueId))
                {
                    passedOver.Add(delivery.Id);
                    continue;
                }

                var message = prepared.For(await messages.SlotsAsync(delivery.Id, delivery.SubscriberId, delivery.Email, delivery.Reader.Locale, stop.Token));
                var from = await returnPath.ForAsync(delivery.Id, stop.Token);
                answer = await WaitAsync(answer, stop.Token);
                stop.Token.ThrowIfCancellationRequested();
                var before = answer;
                answer = null;
                // The server hears whose message comes while the row is being marked; it gets the end only after that.
                var begun = ledger.BeginAsync(delivery.Id, before);
                var said = await HandOverAsync(new Envelope(from, delivery.Email) { MayGo = begun }, message, stop.Token);
                if (!await begun)
                {
                    passedOver.Add(delivery.Id);
                }
                else
                {
                    sent += said is Handover.Accepted ? 1 : 0;
                    answer = ledger.Judge(delivery, said, counts: !await breaker.LearnAsync(said));
                    await WatchAsync(delivery, said, stop.Token);
                }
            }
        }
        catch
        {
            // The others end after the message that they are at.
            await stop.CancelAsync();
            throw;
        }
        finally
        {
            await FlushAsync(answer);
        }

        return sent;
    }

    // An answer is not kept waiting with the next message.
    private async Task<LedgerWriter.Answer?> WaitAsync(LedgerWriter.Answer? answer, CancellationToken ct)
    {
        var turn = pace.WaitAsync(ct);
        if (turn.IsCompleted)
        {
            await turn;
            return answer;
        }

        await FlushAsync(answer);
        await turn;
        return null;
    }

    private Task FlushAsync(LedgerWriter.Answer? answer) => answer is null ? Task.CompletedTask : ledger.WriteDownAsync(answer);

    private async Task WatchAsync(DueDelivery delivery, Handover said, CancellationToken ct)
    {
        if (said is not Handover.Accepted)
        {
            LogNotSent(delivery.Id, said.GetType().Name, said.Reason);
        }

        if (said is Handover.Accepted or Handover.Refused && refusals.Learn(delivery.IssueId, said is Handover.Refused))
        {
            await pause.ByHubAsync(
                delivery.IssueId,
                $"The mail server refused {RefusalWatch.TooMany} of the issue's last mails ({RefusalWatch.Last} at most). The last time it said: {said.Reason}",
                ct);
            refusals.Reset(delivery.IssueId);
        }
    }

    private async Task<Handover> HandOverAsync(Envelope envelope, byte[] message, CancellationToken ct)
    {
        try
        {
            return await mailer.SendAsync(envelope, message, ct);
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
