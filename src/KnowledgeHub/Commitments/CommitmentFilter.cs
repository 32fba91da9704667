using KnowledgeHub.Stakeholders;

namespace KnowledgeHub.Commitments;

/// <summary>Which commitments a list shows; what is empty means all.</summary>
public sealed record CommitmentFilter
{
    /// <summary>Words of the text, of who promised and of accepted reports, barriers and enablers among them.</summary>
    public string Words { get; init; } = "";

    public string Status { get; init; } = "";

    /// <summary>Only what is past its day and neither completed nor withdrawn.</summary>
    public bool Overdue { get; init; }

    public string Country { get; init; } = "";

    /// <summary>An organisation's id; for staff.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>A kind of organisation. The public list finds only public organisations by it.</summary>
    public string Kind { get; init; } = "";

    public string Ask { get; init; } = "";

    /// <summary>A topic with those below it.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = 25;

    /// <summary>Whether nothing narrows the list.</summary>
    public bool IsEmpty => Words.Length + Status.Length + Country.Length + Organisation.Length + Kind.Length + Ask.Length + Topics.Count == 0 && !Overdue;

    internal object Args(DateOnly today, bool publicOnly)
    {
        var patterns = NameKey.Patterns(Words);
        return new
        {
            PublicOnly = publicOnly,
            WordA = patterns[0],
            WordB = patterns[1],
            WordC = patterns[2],
            WordD = patterns[3],
            Status,
            Overdue,
            Country,
            Organisation = publicOnly ? "" : Organisation,
            Kind,
            Ask,
            Topics = Topics.Count == 0 ? "" : $" {string.Join(' ', Topics)} ",
            Today = today,
            Limit = Size,
            Offset = (Math.Max(1, Page) - 1) * Size,
        };
    }
}
