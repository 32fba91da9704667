namespace KnowledgeHub.Subscribers;

/// <summary>A rule that a subscriber fits or not: at least one choice of every kind that it names.</summary>
public sealed record Segment
{
    public const int LongestName = 100;

    public required string Id { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<SegmentChoice> Choices { get; init; } = [];

    public DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    /// <summary>How many issues are for it.</summary>
    public int Issues { get; init; }

    public IEnumerable<string> Of(string kind) => Choices.Where(choice => choice.Kind == kind).Select(choice => choice.Value);
}

/// <summary>One choice of a segment.</summary>
public sealed record SegmentChoice
{
    /// <summary>What a rule can ask about, in the order of the form.</summary>
    public static IReadOnlyList<(string Id, string Name)> Kinds { get; } =
        [("audience", "Audience"), ("topic", "Topics"), ("place", "Where they work"), ("language", "Language"), ("organisation", "Organisation"), ("engagement", "How long and how well they are reached")];

    /// <summary>What the ledger and the dates tell of a subscriber without following what they do.</summary>
    public static IReadOnlyList<(string Id, string Name)> Engagements { get; } =
    [
        ("new", "New: confirmed in the last 90 days"),
        ("long", "Long-standing: confirmed more than a year ago"),
        ("reached", "Reached: their mail server took an issue in the last 90 days"),
        ("unreached", "Not reached: it took none in the last 90 days"),
    ];

    public required string Kind { get; init; }

    public required string Value { get; init; }

    /// <summary>In the form in which it is stored; null when there is no such kind or nothing in it.</summary>
    public static SegmentChoice? Of(string kind, string value)
    {
        var text = kind == "organisation" ? Preferences.KeyOf(value) : value.Trim();
        return Kinds.Any(known => known.Id == kind) && text.Length is > 0 and <= Preferences.LongestOrganisation && !text.Any(char.IsControl) ? new() { Kind = kind, Value = text } : null;
    }
}
