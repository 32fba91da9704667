using System.CommandLine;
using KnowledgeHub.Search;

namespace KnowledgeHub.Web.Commands;

/// <summary>Builds this node's search index anew.</summary>
public static class ReindexCommand
{
    public static Command Create()
    {
        var command = new Command("reindex", "Build this node's search index anew; search goes on from the old one meanwhile.");
        command.SetAction((_, ct) => HubScope.RunAsync(async services =>
        {
            using var line = new ProgressLine("items indexed");
            var report = await services.GetRequiredService<SearchIndex>().RebuildAsync(new Filling(line), ct);
            line.End();
            Console.WriteLine($"{report.Documents} items are searchable.");
            foreach (var (id, reason) in report.Quarantined)
            {
                Console.WriteLine($"Item {id} was set aside: {reason}");
            }

            return 0;
        }, ct));
        return command;
    }

    private sealed class Filling(ProgressLine line) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => line.Report(value.Done);
    }
}
