using System.CommandLine;
using KnowledgeHub.Search;

namespace KnowledgeHub.Web.Commands;

/// <summary>Builds this node's search index anew, or compares it with what is live.</summary>
public static class ReindexCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Do not rebuild: read the whole index, compare it with what is published, and mend what differs." };
        var command = new Command("reindex", "Build this node's search index anew; search goes on from the old one meanwhile. After a kill it goes on where it was.") { check };
        command.SetAction((parsed, ct) => HubScope.RunAsync(services => parsed.GetValue(check) ? CheckAsync(services, ct) : RebuildAsync(services, ct), ct));
        return command;
    }

    private static async Task<int> RebuildAsync(IServiceProvider services, CancellationToken ct)
    {
        using var line = new PercentLine("filling");
        var report = await services.GetRequiredService<SearchIndex>().RebuildAsync(line, ct);
        line.End();
        Console.WriteLine($"{report.Documents} items are searchable.");
        foreach (var (id, reason) in report.Quarantined)
        {
            Console.WriteLine($"Item {id} was set aside: {reason}");
        }

        return 0;
    }

    private static async Task<int> CheckAsync(IServiceProvider services, CancellationToken ct)
    {
        Console.WriteLine($"{await services.GetRequiredService<ReconcileIndex>().RunAsync(ct)}.");
        return 0;
    }
}
