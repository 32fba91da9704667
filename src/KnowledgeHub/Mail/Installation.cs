using System.Net;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Mail;

/// <summary>
/// Knows whether this hub runs on its own database or on a copy of another's. The address of the hub that first sent to
/// readers is kept in the database; a hub with another address holds newsletters and alerts until staff say that it is the real one.
/// </summary>
public sealed class Installation(Database database, HubValues values, MailSettings settings, HubSettings hub)
{
    private const string Home = "mail-home";
    private readonly NamedSql sql = database.Sql<Installation>();

    /// <summary>The address of the hub that this database belongs to, when it is another one; null when all is well.</summary>
    public async Task<string?> CopyOfAsync(CancellationToken ct)
    {
        // Into the outbox folder everything may go: nobody gets it.
        var home = settings.Host is null ? null : await values.ReadAsync(Home, ct);
        return home is null || home == hub.PublicUrl ? null : home;
    }

    /// <summary>Before something is sent to readers: the first hub to ask is the real one. False when another was.</summary>
    public async Task<bool> MaySendAsync(CancellationToken ct)
    {
        if (await CopyOfAsync(ct) is not null)
        {
            return false;
        }

        // A trial on one machine is nobody's real hub.
        return settings.Host is null || IsLoopback(hub) || await values.EnsureAsync(Home, () => hub.PublicUrl, ct) == hub.PublicUrl;
    }

    /// <summary>Writes down, in the caller's transaction, that this is the real hub now.</summary>
    public Task MoveHereAsync(Session session, CancellationToken ct) => session.RunAsync(sql["move"], new { Name = Home, Value = hub.PublicUrl }, ct);

    /// <summary>Whether readers on other machines can't open the hub's pages.</summary>
    public static bool IsLoopback(HubSettings hub) =>
        hub.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(hub.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
