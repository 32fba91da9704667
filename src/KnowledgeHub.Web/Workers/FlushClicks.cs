using System.Data.Common;
using KnowledgeHub.Newsletters.Clicks;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Workers;

/// <summary>Adds the clicks that this node counted to the database every few seconds and at the end.</summary>
public sealed partial class FlushClicks(ClickNumbers numbers, ILogger<FlushClicks> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(4);
    private readonly ILogger log = log;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await numbers.FlushAsync(all: true, cancellationToken);
        }
        catch (Exception e) when (e is SettingException or DbException or OperationCanceledException)
        {
            LogLost(log, e.Message);
        }
    }

    protected override Task RoundAsync(CancellationToken ct) => numbers.FlushAsync(all: false, ct);

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);

    [LoggerMessage(LogLevel.Warning, "The clicks of the last seconds are not counted: {Message}")]
    private static partial void LogLost(ILogger log, string message);
}
