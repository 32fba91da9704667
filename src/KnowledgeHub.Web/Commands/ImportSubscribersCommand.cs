using System.CommandLine;
using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;
using KnowledgeHub.Subscribers;

namespace KnowledgeHub.Web.Commands;

/// <summary>Imports a CSV file of subscribers; rows that can't be imported are printed with their reason.</summary>
public static class ImportSubscribersCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = $"A CSV file with the columns {string.Join(',', SubscriberFile.Columns.Take(8))}, and perhaps country and organisation." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen to each row, and change nothing." };
        var subscribers = new Command("subscribers", "Import subscribers with the proof of their consent. Running the same file again changes nothing.") { file, dryRun };
        subscribers.SetAction((parsed, ct) => HubScope.RunAsync(services => RunAsync(services, parsed.GetRequiredValue(file), parsed.GetValue(dryRun), ct), ct));
        return subscribers;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string path, bool dryRun, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            throw new SettingException($"There is no file {path}; nothing was imported.");
        }

        await using var file = File.OpenRead(path);
        var import = services.GetRequiredService<ImportSubscribers>();
        // The whole file is read once before anything is written, so that a file that is none changes nothing.
        var counts = await PassAsync(import, file, checkOnly: true, print: dryRun ? _ => true : _ => false, "rows checked", ct);
        if (!dryRun)
        {
            counts = await PassAsync(import, file, checkOnly: false, print: line => line.Outcome is "wrong" or "repeated" or "suppressed", "rows imported", ct);
            await services.GetRequiredService<AuditTrail>().RecordAsync("command line", AuditAction.Imported, new AuditSubject("subscribers", Path.GetFileName(path)), Words(counts), ct);
        }

        Console.WriteLine(Words(counts) + (dryRun ? " Nothing was changed." : ""));
        return 0;
    }

    private static async Task<Dictionary<string, int>> PassAsync(ImportSubscribers import, Stream file, bool checkOnly, Func<RowReport, bool> print, string what, CancellationToken ct)
    {
        var counts = new Dictionary<string, int>();
        using var progress = new ProgressLine(what);
        var done = 0;
        var problem = await import.RunAsync(
            file,
            checkOnly,
            after: 0,
            (_, lines) =>
            {
                foreach (var line in lines)
                {
                    counts[line.Outcome] = counts.GetValueOrDefault(line.Outcome) + 1;
                    if (print(line))
                    {
                        Console.WriteLine($"row {line.Row}  {line.Email}  {line.Sentence}");
                    }
                }

                progress.Report(done += lines.Count);
                return Task.CompletedTask;
            },
            ct);
        progress.End();
        return problem is null ? counts : throw new SettingException($"{problem} {(checkOnly ? "Nothing was imported." : "The rows before it are imported; mend the file and run it again.")}");
    }

    private static string Words(Dictionary<string, int> counts) => counts.Count == 0
        ? "The file has no rows below its first."
        : string.Join(", ", RowOutcome.All.Where(outcome => counts.ContainsKey(outcome.Id)).Select(outcome => $"{counts[outcome.Id]} {outcome.Words}")) + ".";
}
