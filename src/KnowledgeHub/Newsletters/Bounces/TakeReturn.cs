using System.Security.Cryptography;
using KnowledgeHub.Mail;
using KnowledgeHub.Mail.Incoming;
using KnowledgeHub.Storage;
using KnowledgeHub.Subscribers;

namespace KnowledgeHub.Newsletters.Bounces;

/// <summary>What became of a message that came back.</summary>
public enum ReturnOutcome
{
    /// <summary>It is written down with its delivery.</summary>
    Counted,

    /// <summary>The address gets nothing any more until staff or its owner say otherwise.</summary>
    Held,

    /// <summary>The same message was taken before.</summary>
    Known,

    /// <summary>An automatic reply, or word from a server that is still trying.</summary>
    Nothing,

    /// <summary>Staff find it among what could not be read.</summary>
    Listed,
}

/// <summary>
/// Takes one raw message that came back. Only a report that proves which delivery it is about, by the signed return address
/// or by the Message-ID of the mail, touches a subscriber: anybody can write a report that names somebody else's address.
/// </summary>
public sealed class TakeReturn(Database database, ReturnPath paths, Suppression suppression, HubSettings hub, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<TakeReturn>();

    public async Task<ReturnOutcome> RunAsync(ReadOnlyMemory<byte> message, CancellationToken ct)
    {
        var mail = ReadReturn.Run(message);
        if (mail.Kind is ReturnKind.Progress or ReturnKind.AutoReply)
        {
            return ReturnOutcome.Nothing;
        }

        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(message.Span));
        return mail.Kind is not ReturnKind.Unknown && await DeliveryAsync(mail, ct) is { } delivery
            ? await WriteDownAsync(mail, delivery, fingerprint, ct)
            : await ListAsync(mail, fingerprint, ct);
    }

    private async Task<Delivery?> DeliveryAsync(ReturnedMail mail, CancellationToken ct)
    {
        var ids = new List<string>();
        foreach (var path in mail.ReturnPaths)
        {
            if (await paths.ReadAsync(path, ct) is { } id)
            {
                ids.Add(id);
            }
        }

        var host = $"@{hub.Host}";
        ids.AddRange(mail.MessageIds.Where(id => id.EndsWith(host, StringComparison.OrdinalIgnoreCase)).Select(id => id[..^host.Length]).Where(Id.IsId));
        await using var session = await database.OpenAsync(ct);
        foreach (var id in ids)
        {
            if (await session.FirstAsync<Delivery>(sql["delivery"], new { Id = id }, ct) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private async Task<ReturnOutcome> WriteDownAsync(ReturnedMail mail, Delivery delivery, string fingerprint, CancellationToken ct)
    {
        var hash = await suppression.HashAsync(delivery.Email, ct);
        var now = clock.GetUtcNow();
        await using var session = await database.BeginAsync(ct);
        var args = new
        {
            delivery.Id,
            delivery.SubscriberId,
            Fingerprint = fingerprint,
            Kind = Word(mail.Kind),
            mail.Status,
            mail.Diagnostic,
            Now = now,
            Since = now - BounceSettings.SoftPeriod,
        };
        if (await session.RunAsync(sql["add"], args, ct) == 0)
        {
            return ReturnOutcome.Known;
        }

        var held = mail.Kind is not ReturnKind.Soft || await IsTooMuchAsync(session, args, ct);
        if (held)
        {
            await HoldAsync(session, delivery.SubscriberId, hash, mail.Kind is ReturnKind.Complaint ? SuppressionReason.Complained : SuppressionReason.Bounced, now, ct);
        }

        await session.CommitAsync(ct);
        return held ? ReturnOutcome.Held : ReturnOutcome.Counted;
    }

    private async Task<bool> IsTooMuchAsync(Session session, object args, CancellationToken ct)
    {
        var soft = (await session.FirstAsync<SoftReturns>(sql["count-soft"], args, ct))!;
        return soft.Returns >= BounceSettings.MostSoft && soft.Issues >= BounceSettings.LeastIssues;
    }

    private async Task HoldAsync(Session session, string subscriberId, string hash, SuppressionReason reason, DateTimeOffset now, CancellationToken ct)
    {
        await session.RunAsync(sql["hold"], new { SubscriberId = subscriberId, Reason = reason.Id, Now = now }, ct);
        // Whoever left, was erased or was entered by staff stays on the list for that reason.
        var known = await suppression.FindAsync(session, hash, ct);
        if (known is null || (known == SuppressionReason.Bounced && reason == SuppressionReason.Complained))
        {
            await suppression.AddAsync(session, hash, reason, ct);
        }
    }

    private async Task<ReturnOutcome> ListAsync(ReturnedMail mail, string fingerprint, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.BeginAsync(ct);
        var row = new
        {
            Id = Id.New(clock),
            Fingerprint = fingerprint,
            Kind = Word(mail.Kind),
            Sender = mail.From,
            mail.Subject,
            mail.Recipient,
            mail.Excerpt,
            Now = now,
        };
        var listed = await session.RunAsync(sql["list"], row, ct);
        await session.RunAsync(sql["forget"], new { Before = now - BounceSettings.UnreadKept, Most = BounceSettings.MostUnread }, ct);
        await session.CommitAsync(ct);
        return listed == 1 ? ReturnOutcome.Listed : ReturnOutcome.Known;
    }

    private static string Word(ReturnKind kind) => kind.ToString().ToLowerInvariant();

    private sealed record Delivery
    {
        public required string Id { get; init; }

        public required string SubscriberId { get; init; }

        public required string Email { get; init; }
    }

    private sealed record SoftReturns
    {
        public long Returns { get; init; }

        public long Issues { get; init; }
    }
}
