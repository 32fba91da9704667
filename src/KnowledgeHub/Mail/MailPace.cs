namespace KnowledgeHub.Mail;

/// <summary>Keeps this node below <c>Hub__Mail__PerMinute</c>: each newsletter and alert waits for its turn, and what somebody waits for does not. Without a limit nobody waits.</summary>
public sealed class MailPace(MailSettings settings, TimeProvider clock)
{
    private readonly Lock gate = new();
    private DateTimeOffset next;

    public Task WaitAsync(CancellationToken ct)
    {
        if (settings.PerMinute == 0)
        {
            return Task.CompletedTask;
        }

        TimeSpan wait;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            next = next > now ? next : now;
            wait = next - now;
            next += TimeSpan.FromMinutes(1) / settings.PerMinute;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, ct) : Task.CompletedTask;
    }
}
