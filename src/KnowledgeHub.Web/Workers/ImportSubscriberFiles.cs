using KnowledgeHub.Subscribers;

namespace KnowledgeHub.Web.Workers;

/// <summary>Checks and imports the files of subscribers that staff brought, on one node at a time.</summary>
public sealed class ImportSubscriberFiles(RunImports run, SubscriberImports imports, ILogger<ImportSubscriberFiles> log) : Worker(log)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(20);

    protected override Task RoundAsync(CancellationToken ct) => run.RunAsync(ct);

    protected override Task WaitAsync(CancellationToken ct) => imports.WaitAsync(Between, ct);
}
