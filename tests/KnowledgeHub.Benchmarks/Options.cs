using System.Globalization;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Benchmarks;

/// <summary>What the command line asks for.</summary>
public sealed record Options
{
    private const string Usage = "Use: dotnet run -c Release --project tests/KnowledgeHub.Benchmarks -- relevance|speed|mail|all [--collections DIR] [--dump] [--items 10000[,100000]] [--messages 5000] [--recipients 1000,200000]";

    public bool Relevance { get; private init; }

    public bool Speed { get; private init; }

    public bool Mail { get; private init; }

    /// <summary>How many messages are sent in a round.</summary>
    public int Messages { get; private init; } = 5_000;

    /// <summary>For how many recipients the memory is measured, one hub after the other.</summary>
    public IReadOnlyList<int> Recipients { get; private init; } = [1_000, 200_000];

    /// <summary>A folder with one folder for each test collection.</summary>
    public string Collections { get; private init; } = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "search-collections"));

    /// <summary>Whether each query is printed with its nDCG@10.</summary>
    public bool Dump { get; private init; }

    /// <summary>How many items are generated to measure the speed, one hub after the other.</summary>
    public IReadOnlyList<int> Items { get; private init; } = [10_000];

    /// <summary>Throws <see cref="SettingException"/> with the usage when the arguments make no sense.</summary>
    public static Options From(IReadOnlyList<string> args)
    {
        var options = args.FirstOrDefault() switch
        {
            "relevance" => new Options { Relevance = true },
            "speed" => new Options { Speed = true },
            "mail" => new Options { Mail = true },
            "all" => new Options { Relevance = true, Speed = true },
            _ => throw new SettingException(Usage),
        };
        for (var at = 1; at < args.Count; at++)
        {
            options = args[at] switch
            {
                "--dump" => options with { Dump = true },
                "--collections" when at + 1 < args.Count => options with { Collections = Path.GetFullPath(args[++at]) },
                "--items" when at + 1 < args.Count => options with { Items = [.. args[++at].Split(',').Select(Count)] },
                "--messages" when at + 1 < args.Count => options with { Messages = Count(args[++at]) },
                "--recipients" when at + 1 < args.Count => options with { Recipients = [.. args[++at].Split(',').Select(Count)] },
                _ => throw new SettingException($"'{args[at]}' is not known here, or its value is missing. {Usage}"),
            };
        }

        return options;
    }

    private static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 100 and <= 1_000_000
        ? count
        : throw new SettingException($"'{text}' is no count; give a number from 100 to 1000000.");
}
