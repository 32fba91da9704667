namespace KnowledgeHub.Storage;

/// <summary>Work that only one node may do at a time: whoever holds the lease does it, until it lets go or stops renewing.</summary>
public sealed class Lease(Database database, TimeProvider clock)
{
    /// <summary>How long a lease that is held outlives its holder.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(12);

    private readonly NamedSql sql = database.Sql<Lease>();

    /// <summary>Who this process is, in leases and claims.</summary>
    public string Holder { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():n}";

    /// <summary>Takes or renews a lease; false while somebody else holds it.</summary>
    public async Task<bool> TakeAsync(string name, TimeSpan length, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.OpenAsync(ct);
        return await session.RunAsync(sql["take"], new { Name = name, Holder, Now = now, Until = now + length }, ct) == 1;
    }

    /// <summary>
    /// Takes a lease and keeps it until disposed, renewing it in time; null while somebody else holds it. It is short,
    /// so that after a crash another node, or the same one started again, need not wait long.
    /// </summary>
    public async Task<IAsyncDisposable?> HoldAsync(string name, CancellationToken ct) =>
        await TakeAsync(name, Length, ct) ? new Held(this, name) : null;

    /// <summary>Lets go, so that another node need not wait for the end.</summary>
    public async Task ReleaseAsync(string name, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["release"], new { Name = name, Holder }, ct);
    }

    private sealed class Held : IAsyncDisposable
    {
        private readonly CancellationTokenSource end = new();
        private readonly Lease lease;
        private readonly string name;
        private readonly Task renewing;

        public Held(Lease lease, string name)
        {
            (this.lease, this.name) = (lease, name);
            renewing = RenewAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await end.CancelAsync();
            await renewing;
            end.Dispose();
            await lease.ReleaseAsync(name, CancellationToken.None);
        }

        private async Task RenewAsync()
        {
            using var timer = new PeriodicTimer(Length / 4);
            try
            {
                while (await timer.WaitForNextTickAsync(end.Token))
                {
                    await lease.TakeAsync(name, Length, end.Token);
                }
            }
            catch (OperationCanceledException)
            {
                // The work is done.
            }
            catch (SettingException)
            {
                // The database is away; the work itself will say so, and the lease ends by itself.
            }
        }
    }
}
