using KnowledgeHub.Subscribers;

namespace KnowledgeHub.Web.Workers;

/// <summary>Forgets sign-ups that nobody confirmed. It does no harm when several nodes do it.</summary>
public sealed class ForgetSignUps(ForgetUnconfirmed forget, ILogger<ForgetSignUps> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    protected override async Task RoundAsync(CancellationToken ct) => await forget.RunAsync(ct);

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);
}
