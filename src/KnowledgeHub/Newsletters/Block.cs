namespace KnowledgeHub.Newsletters;

/// <summary>One thing that an issue holds: an item of the hub, or what staff wrote.</summary>
public sealed record Block
{
    /// <summary>Names it within its issue.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="BlockKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The item of the hub that the block shows, or null.</summary>
    public string? ContentId { get; init; }

    /// <summary>The commitment that the block speaks of, where the hub keeps it.</summary>
    public string? CommitmentId { get; init; }

    /// <summary>Who sees it; nobody named means everybody.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>In which languages' editions it stands; none named means all.</summary>
    public IReadOnlyList<string> Locales { get; init; } = [];

    public string Link { get; init; } = "";

    /// <summary>The day of an event, or when a commitment is due.</summary>
    public DateOnly? Day { get; init; }

    public IReadOnlyDictionary<string, BlockText> Texts { get; init; } = new Dictionary<string, BlockText>();

    public static Block ForItem(string contentId) => new() { Id = contentId, Kind = BlockKind.Item, ContentId = contentId };

    public static Block Empty(string kind, TimeProvider clock) => new() { Id = KnowledgeHub.Storage.Id.New(clock), Kind = kind };

    public bool IsFor(Reader reader) =>
        (Audiences.Count == 0 || Audiences.Contains(reader.Audience)) && (Locales.Count == 0 || Locales.Contains(reader.Locale));

    /// <summary>The words in a language, or those that come closest: English, then any other.</summary>
    public (string Locale, BlockText Text) In(string locale)
    {
        foreach (var tag in new[] { locale, "en" }.Concat(Texts.Keys))
        {
            if (Texts.TryGetValue(tag, out var text) && !text.IsEmpty)
            {
                return (tag, text);
            }
        }

        return (locale, new BlockText());
    }
}

/// <summary>The words of a block in one language; each kind uses some of them.</summary>
public sealed record BlockText
{
    public string Heading { get; init; } = "";

    /// <summary>Clean HTML; for an item a plain sentence on what changed.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the link says.</summary>
    public string Label { get; init; } = "";

    /// <summary>Where an event is, or the topic or country that evidence is needed for.</summary>
    public string Place { get; init; } = "";

    /// <summary>Who committed themselves.</summary>
    public string Who { get; init; } = "";

    public bool IsEmpty => Heading.Length + Text.Length + Label.Length + Place.Length + Who.Length == 0;
}
