using KnowledgeHub.Search;

namespace KnowledgeHub.Web.Workers;

/// <summary>Looks after the index of this node; every node looks after its own.</summary>
public sealed class TendIndexes(TendIndex tend, ILogger<TendIndexes> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    protected override Task RoundAsync(CancellationToken ct) => tend.RunAsync(ct);

    protected override Task WaitAsync(CancellationToken ct) => Task.Delay(Between, ct);
}
