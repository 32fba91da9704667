namespace KnowledgeHub.Content;

/// <summary>What every type of item has. A version stores one of these as JSON and never changes it.</summary>
public abstract record ContentBody
{
    [Field(FieldKind.Line, 10, "Title", Required = true, MaxLength = 160, Weight = SearchWeight.Title, Help = "Say what the item argues or reports, in at most 160 characters.")]
    public string Title { get; init; } = "";

    [Field(FieldKind.Paragraph, 20, "Summary", Required = true, MaxLength = 500, Weight = SearchWeight.Summary, Help = "Two or three sentences that stand alone: lists, search results and newsletters show them.")]
    public string Summary { get; init; } = "";

    [Field(FieldKind.RichText, 100, "Text", Required = true, Weight = SearchWeight.Body, Help = "Headings start at the second level; the title is the first.")]
    public string Body { get; init; } = "";

    [Field(FieldKind.Takeaways, 110, "Takeaways", MaxLength = 400, Weight = SearchWeight.Takeaways, Help = "What this means for each audience, in one or two sentences. Newsletters lead with the reader's own.")]
    public IReadOnlyDictionary<string, string> Takeaways { get; init; } = new Dictionary<string, string>();

    [Field(FieldKind.Audiences, 115, "Further audiences", Help = "Whom it concerns besides the audiences with a takeaway.")]
    public IReadOnlyList<string> Audiences { get; init; } = [];

    [Field(FieldKind.Topics, 120, "Topics", MaxItems = 8, Weight = SearchWeight.Names, Help = "Two to four are enough.")]
    public IReadOnlyList<string> Topics { get; init; } = [];

    [Field(FieldKind.Places, 130, "Countries", MaxItems = 30, Weight = SearchWeight.Names, Help = "The countries the item is about. Leave empty when it is about the world.")]
    public IReadOnlyList<string> Places { get; init; } = [];

    [Field(FieldKind.Sources, 140, "Sources", MaxItems = 60, Weight = SearchWeight.Names, Help = "What the item rests on: title, organisation, year and address.")]
    public IReadOnlyList<Source> Sources { get; init; } = [];

    [Field(FieldKind.Attachments, 145, "Files", MaxItems = 30, Help = "Files of the library that readers can take away with the item. The title is what readers see; left empty, it is the file's own.")]
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Null when nobody has said; then it is not stored either, so that older versions stay as they are.</summary>
    [Field(FieldKind.Choice, 147, "Evidence level", Choices = typeof(EvidenceLevel), Fact = true, Help = "How what the item reports was found out. Choose the level of what it rests on most; readers filter by it.")]
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Evidence { get; init; }

    [Field(FieldKind.Date, 150, "Date", Help = "The date readers see. Left empty, it is the day of publication.")]
    public DateOnly? PublishedOn { get; init; }

    /// <summary>All audiences the item concerns.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<string> AllAudiences => Takeaways.Keys.Union(Audiences);

    [Field(FieldKind.Flag, 160, "Illustrative example", Help = "Tick it when places, people or figures are invented; a notice says so above the text.")]
    public bool Illustrative { get; init; }
}

/// <summary>What an item rests on.</summary>
public sealed record Source
{
    public string Title { get; init; } = "";

    public string Organisation { get; init; } = "";

    public int? Year { get; init; }

    /// <summary>A web address, or empty.</summary>
    public string Url { get; init; } = "";
}

/// <summary>A file that goes with an item.</summary>
public sealed record Attachment
{
    /// <summary>The file's id in the library. Its address, as staff see it, is taken too and becomes its id when the item is saved.</summary>
    public string Media { get; init; } = "";

    /// <summary>What readers see, or empty for the file's own title.</summary>
    public string Title { get; init; } = "";
}
