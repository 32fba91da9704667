using System.CommandLine;
using KnowledgeHub.Content;
using KnowledgeHub.Exchange;
using KnowledgeHub.Search;

namespace KnowledgeHub.Web.Commands;

/// <summary>Imports items from files.</summary>
public static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A file with one JSON object on each line." };
        var type = new Option<string>("--type") { Description = $"One of {string.Join(", ", ContentType.All.Select(known => known.Id))}.", Required = true };
        var publish = new Option<bool>("--publish") { Description = "Publish the items at once." };
        var jsonl = new Command("jsonl", "Import items from JSON lines; the same id again updates the item.") { file, type, publish };
        jsonl.SetAction((parsed, ct) => HubScope.RunAsync(
            services => ImportAsync(services, parsed.GetRequiredValue(file), parsed.GetRequiredValue(type), parsed.GetValue(publish), ct), ct));
        return new Command("import", "Bring items into the hub.") { jsonl, ImportDraftCommand.Docx(), ImportDraftCommand.Url(), ImportSubscribersCommand.Create() };
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string file, string typeId, bool publish, CancellationToken ct)
    {
        var type = ImportDraftCommand.TypeOf(typeId);
        using var progress = new ProgressLine("items imported");
        var report = await services.GetRequiredService<ImportJsonLines>().RunAsync(file, type, publish, "import", progress, ct);
        progress.End();
        Console.WriteLine($"{report.Added} added, {report.Updated} updated, {report.Unchanged} unchanged{(publish ? ", all published" : " as drafts")}.");
        if (publish)
        {
            // A hub that runs finds them by itself; without one, search knows them at its next start.
            var index = services.GetRequiredService<SearchIndex>();
            await index.EnsureAsync(ct);
            await index.CatchUpAsync(ct);
        }

        return 0;
    }
}
