using KnowledgeHub.Accounts;

namespace KnowledgeHub.Web.Workers;

/// <summary>Forgets logins, links and counts that are over. It does no harm when several nodes do it.</summary>
public sealed class ForgetLogins(TidyAccounts tidy, ILogger<ForgetLogins> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    protected override Task RoundAsync(CancellationToken ct) => tidy.RunAsync(ct);

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);
}
