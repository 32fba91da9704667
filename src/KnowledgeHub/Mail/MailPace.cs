using KnowledgeHub.Storage;

namespace KnowledgeHub.Mail;

/// <summary>
/// Keeps all nodes together below <c>Hub__Mail__PerMinute</c> and <c>Hub__Mail__PerDomainPerMinute</c>. When the next
/// mail may go out stands in the database, so a restart forgets nothing. Without a limit nobody waits and nothing is asked.
/// </summary>
public sealed class MailPace(Database database, MailSettings settings, TimeProvider clock) : IDisposable
{
    // How much is reserved at once: a longer time costs fewer questions, and a node that stops wastes more of the limit.
    private static readonly TimeSpan Reserved = TimeSpan.FromSeconds(5);
    private readonly NamedSql sql = database.Sql<MailPace>();
    private readonly SemaphoreSlim gate = new(1);
    private long next;
    private int left;

    /// <summary>Waits until one more mail may go out.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        if (await TakeAsync(ct) is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, clock, ct);
        }
    }

    /// <summary>Takes the next turn and says how long it is until then. What somebody waits for takes one without waiting: the others go later for it.</summary>
    public async Task<TimeSpan> TakeAsync(CancellationToken ct)
    {
        if (settings.PerMinute == 0)
        {
            return TimeSpan.Zero;
        }

        await gate.WaitAsync(ct);
        try
        {
            var interval = Interval(settings.PerMinute);
            // Turns of a while ago are not saved up.
            if (left == 0 || next + Microseconds(Reserved) < Now)
            {
                left = InOneGo(interval);
                next = await ReserveAsync(left, interval, ct);
            }

            var turn = next;
            next += interval;
            left--;
            return TimeSpan.FromMicroseconds(Math.Max(0, turn - Now));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Whether domains have a limit of their own.</summary>
    public bool LimitsDomains => settings.PerDomainPerMinute > 0;

    /// <summary>The latest next turn of a domain that may get more mail now, as <c>mail_pace</c> has it.</summary>
    public long Soon => Now + Microseconds(Reserved);

    /// <summary>Takes turns of one domain in the caller's transaction and says how many of those wanted there were: at most what the next seconds allow.</summary>
    public async Task<int> ReserveAsync(Session session, string domain, int wanted, CancellationToken ct)
    {
        var interval = Interval(settings.PerDomainPerMinute);
        var start = Math.Max(await session.ScalarAsync<long>(sql["lock"], new { Domain = domain }, ct), Now);
        var allowed = (int)Math.Clamp((Soon - start + interval - 1) / interval, 0, wanted);
        await session.RunAsync(sql["move"], new { Domain = domain, NextAt = start + (allowed * interval) }, ct);
        return allowed;
    }

    /// <summary>Forgets domains that got no mail lately.</summary>
    public Task ForgetAsync(Session session, CancellationToken ct) => session.RunAsync(sql["forget"], new { Before = Now - Microseconds(TimeSpan.FromHours(1)) }, ct);

    public void Dispose() => gate.Dispose();

    private long Now => Microseconds(clock.GetUtcNow() - DateTimeOffset.UnixEpoch);

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    private static long Interval(int perMinute) => Microseconds(TimeSpan.FromMinutes(1)) / perMinute;

    private static int InOneGo(long interval) => (int)Math.Clamp(Microseconds(Reserved) / interval, 1, 10_000);

    private async Task<long> ReserveAsync(int turns, long interval, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var start = Math.Max(await session.ScalarAsync<long>(sql["lock"], new { Domain = "" }, ct), Now);
        await session.RunAsync(sql["move"], new { Domain = "", NextAt = start + (turns * interval) }, ct);
        await session.CommitAsync(ct);
        return start;
    }
}
