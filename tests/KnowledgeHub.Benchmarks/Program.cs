using System.Globalization;
using KnowledgeHub.Benchmarks.Relevance;
using KnowledgeHub.Benchmarks.Sending;
using KnowledgeHub.Benchmarks.Speed;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Benchmarks;

/// <summary>Measures how well and how fast the hub finds things and mails, and writes the result into <c>docs/benchmarks.md</c>.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            await RunAsync(Options.From(args), CancellationToken.None);
            return 0;
        }
        catch (SettingException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task RunAsync(Options options, CancellationToken ct)
    {
        var page = ReportPage.Open(Path.Combine(Repository.Root, "docs", "benchmarks.md"));
        if (options.Relevance)
        {
            await ReportAsync(page, "relevance", await MeasureRelevance.RunAsync(options, ct), ct);
        }

        if (options.Speed)
        {
            await ReportAsync(page, "speed", await MeasureSpeed.RunAsync(options.Items, ct), ct);
        }

        if (options.Mail)
        {
            await ReportAsync(page, "mail", await MeasureSending.RunAsync(options, ct), ct);
        }
    }

    private static async Task ReportAsync(ReportPage page, string section, string result, CancellationToken ct)
    {
        var text = $"{await Machine.DescribeAsync(ct)}\n\n{result}";
        Console.WriteLine($"\n{text}\n");
        page.Replace(section, text);
    }
}
