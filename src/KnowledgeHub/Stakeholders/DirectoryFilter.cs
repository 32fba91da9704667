namespace KnowledgeHub.Stakeholders;

/// <summary>Which records of the directory a list shows; what is empty means all.</summary>
public sealed record DirectoryFilter
{
    /// <summary>Words of names, cities and addresses; accents and case make no difference.</summary>
    public string Words { get; init; } = "";

    /// <summary>The kind of organisation; for people, <c>expired</c> or <c>none</c> for their consents.</summary>
    public string Kind { get; init; } = "";

    public string Country { get; init; } = "";

    /// <summary>A topic with those below it, between spaces.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>A group's id.</summary>
    public string Group { get; init; } = "";

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = 25;

    internal object Args(DateOnly today)
    {
        var patterns = NameKey.Patterns(Words);
        return new
        {
            WordA = patterns[0],
            WordB = patterns[1],
            WordC = patterns[2],
            WordD = patterns[3],
            Kind,
            Country,
            Topics = Topics.Count == 0 ? "" : $" {string.Join(' ', Topics)} ",
            Group,
            Today = today,
            Limit = Size,
            Offset = (Math.Max(1, Page) - 1) * Size,
        };
    }
}
