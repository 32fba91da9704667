namespace KnowledgeHub.Newsletters;

/// <summary>A kind of block and which fields staff fill in; an empty name means that the kind has no such field.</summary>
/// <param name="Id">As it is stored.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Heading">The name of the first field.</param>
/// <param name="Text">The name of the field for words.</param>
public sealed record BlockKind(string Id, string Name, string Heading, string Text)
{
    public const string Item = "item";
    public const string Withdrawn = "withdrawn";
    public const string Evidence = "evidence";
    public const string Commitment = "commitment";

    /// <summary>Who is asked to do, or has promised, something.</summary>
    public string Who { get; init; } = "";

    public string Place { get; init; } = "";

    public string Day { get; init; } = "";

    public string Link { get; init; } = "";

    public string Label { get; init; } = "";

    /// <summary>Whether the block makes no sense without these fields.</summary>
    public bool NeedsHeading { get; init; }

    public bool NeedsText { get; init; }

    public bool NeedsLink { get; init; }

    public bool NeedsDay { get; init; }

    public static IReadOnlyList<BlockKind> All { get; } =
    [
        new(Item, "Item", "Own title (optional)", "What changed, for readers who know the item (optional)"),
        new(Withdrawn, "Withdrawn item", "Own title (optional)", ""),
        new("text", "Text", "Heading (optional)", "Text") { NeedsText = true },
        new("call", "Call to action", "Heading (optional)", "Why it matters (optional)") { Link = "Link", Label = "What the button says", NeedsLink = true },
        new("event", "Event", "Title", "More about it (optional)") { Day = "Day", Place = "Place (optional)", Link = "Link (optional)", NeedsHeading = true, NeedsDay = true },
        new(Evidence, "We need evidence", "Question", "More about it (optional)") { Place = "Topic or country (optional)", Link = "Where to answer", NeedsHeading = true, NeedsLink = true },
        new(Commitment, "Commitment due", "What was promised", "More about it (optional)") { Who = "Who promised it", Day = "Due", Link = "Link (optional)", NeedsHeading = true, NeedsDay = true },
    ];

    /// <summary>Those that staff write, not taken from the hub.</summary>
    public static IReadOnlyList<BlockKind> Written { get; } = [.. All.Where(kind => !kind.ShowsItem)];

    public bool NeedsAnything => NeedsHeading || NeedsText || NeedsLink;

    public bool ShowsItem => Id is Item or Withdrawn;

    public static BlockKind? Find(string? id) => All.FirstOrDefault(kind => kind.Id == id);
}
