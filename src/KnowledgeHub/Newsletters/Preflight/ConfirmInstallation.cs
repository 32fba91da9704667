using KnowledgeHub.Accounts;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>Staff say that this is the real hub now, after it moved to another address: newsletters and alerts go out again.</summary>
public sealed class ConfirmInstallation(Database database, Installation installation, HubSettings hub, AuditTrail audit)
{
    public async Task RunAsync(string who, CancellationToken ct)
    {
        if (await installation.CopyOfAsync(ct) is not { } original)
        {
            return;
        }

        await using var session = await database.BeginAsync(ct);
        await installation.MoveHereAsync(session, ct);
        await audit.RecordAsync(session, who, AuditAction.Changed, new("installation", "mail"), $"{original} → {hub.PublicUrl}", ct);
        await session.CommitAsync(ct);
    }
}
