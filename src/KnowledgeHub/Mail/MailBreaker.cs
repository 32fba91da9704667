using KnowledgeHub.Storage;

namespace KnowledgeHub.Mail;

/// <summary>
/// Stops the sending while the mail server can't be reached: after three failures in a row one mail is tried after
/// growing waits, instead of every mail using up its attempts. All nodes share what is known, and a restart keeps it.
/// </summary>
public sealed class MailBreaker(Database database, TimeProvider clock)
{
    private const int FailuresInARow = 3;
    private static readonly int[] Seconds = [15, 30, 60, 120, 300, 600, 900];
    private readonly NamedSql sql = database.Sql<MailBreaker>();
    private int failures;
    private volatile bool isOpen;

    /// <summary>Whether this node knows that the server is away; then nothing more of what was claimed is tried.</summary>
    public bool IsOpen => isOpen;

    /// <summary>Since when the server is away and when it is tried next, or null when all is well.</summary>
    public async Task<Outage?> ReadAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Outage>(sql["find"], ct: ct);
    }

    /// <summary>How many of so many mails may be tried now: none while the server is away, and one when it is time to look.</summary>
    public async Task<int> RoomAsync(int wanted, CancellationToken ct)
    {
        var outage = await ReadAsync(ct);
        if (outage is null)
        {
            if (isOpen)
            {
                Forget();
            }

            return wanted;
        }

        // The one that is tried opens it again by itself when it fails.
        failures = FailuresInARow - 1;
        isOpen = outage.NextTryAt > clock.GetUtcNow();
        return isOpen ? 0 : 1;
    }

    /// <summary>Learns from an answer. True when it is the server that is away rather than a matter of this mail, and more than this mail has shown it.</summary>
    public async ValueTask<bool> LearnAsync(Handover answer)
    {
        if (answer is not Handover.TryLater { ServerIsAway: true } away)
        {
            if (failures > 0)
            {
                await CloseAsync();
            }

            return false;
        }

        if (Interlocked.Increment(ref failures) < FailuresInARow)
        {
            return false;
        }

        var known = isOpen;
        isOpen = true;
        if (!known)
        {
            await OpenAsync(away.Reason);
        }

        return known;
    }

    private async Task OpenAsync(string reason)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.OpenAsync(CancellationToken.None);
        var tries = (await session.FirstAsync<Outage>(sql["find"]))?.Tries ?? 0;
        await session.RunAsync(sql["open"], new { Now = now, NextTryAt = now + TimeSpan.FromSeconds(Seconds[Math.Min(tries, Seconds.Length - 1)]), Reason = reason });
    }

    private async Task CloseAsync()
    {
        Forget();
        await using var session = await database.OpenAsync(CancellationToken.None);
        await session.RunAsync(sql["close"]);
    }

    private void Forget()
    {
        Interlocked.Exchange(ref failures, 0);
        isOpen = false;
    }
}

/// <summary>A time in which the mail server can't be reached.</summary>
public sealed record Outage
{
    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset NextTryAt { get; init; }

    public int Tries { get; init; }

    /// <summary>What went wrong last.</summary>
    public required string Reason { get; init; }
}
