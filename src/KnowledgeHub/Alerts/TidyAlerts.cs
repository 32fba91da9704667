using KnowledgeHub.Mail;

namespace KnowledgeHub.Alerts;

/// <summary>Forgets what is no longer needed: requests that were never confirmed, with their addresses, and copies of alerts that were sent.</summary>
public sealed class TidyAlerts(DeleteSavedSearch delete, MailQueue queue, TimeProvider clock)
{
    /// <summary>How long a copy of a sent alert is kept, to answer questions about it.</summary>
    public static readonly TimeSpan CopiesKept = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await delete.UnconfirmedAsync(now - ConfirmSavedSearch.LinkWorksFor, ct);
        await queue.ForgetBulkAsync(now - CopiesKept, ct);
    }
}
