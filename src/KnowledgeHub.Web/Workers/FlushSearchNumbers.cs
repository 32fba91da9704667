using System.Data.Common;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Workers;

/// <summary>Adds what this node counted to the database every few seconds and at the end, and removes what is too old to keep.</summary>
public sealed partial class FlushSearchNumbers(SearchNumbers numbers, ILogger<FlushSearchNumbers> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan BetweenRemovals = TimeSpan.FromHours(6);
    private readonly ILogger log = log;
    private DateTimeOffset removedAt;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await numbers.FlushAsync(cancellationToken);
        }
        catch (Exception e) when (e is SettingException or DbException or OperationCanceledException)
        {
            LogLost(log, e.Message);
        }
    }

    protected override async Task RoundAsync(CancellationToken ct)
    {
        await numbers.FlushAsync(ct);
        if (DateTimeOffset.UtcNow - removedAt > BetweenRemovals)
        {
            await numbers.RemoveOldAsync(ct);
            removedAt = DateTimeOffset.UtcNow;
        }
    }

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);

    [LoggerMessage(LogLevel.Warning, "The searches of the last seconds are not counted: {Message}")]
    private static partial void LogLost(ILogger log, string message);
}
