using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Workers;

/// <summary>Does one round of work after another. A round that fails is logged, once for a row of the same failures, and tried again.</summary>
public abstract partial class Worker(ILogger log) : BackgroundService
{
    private string lastFailure = "";

    protected abstract Task RoundAsync(CancellationToken ct);

    protected abstract Task WaitAsync(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server starts to answer before the first round, however long that takes.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
                lastFailure = "";
                await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Report(e);
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Report(Exception e)
    {
        if (e.Message == lastFailure)
        {
            return;
        }

        lastFailure = e.Message;
        if (e is SettingException)
        {
            LogProblem(log, GetType().Name, e.Message);
        }
        else
        {
            LogFailure(log, e, GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Worker} waits: {Message}")]
    private static partial void LogProblem(ILogger log, string worker, string message);

    [LoggerMessage(LogLevel.Error, "{Worker} failed and tries again")]
    private static partial void LogFailure(ILogger log, Exception e, string worker);
}
