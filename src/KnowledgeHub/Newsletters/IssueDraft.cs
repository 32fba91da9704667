using KnowledgeHub.Html;

namespace KnowledgeHub.Newsletters;

/// <summary>What staff typed: a new issue when <see cref="Id"/> is null.</summary>
public sealed record IssueDraft(string? Id, string Title, string Intro, IReadOnlyList<Section> Sections)
{
    /// <summary>Title and opening words in other languages than English.</summary>
    public IReadOnlyDictionary<string, IssueWords> OtherLanguages { get; init; } = new Dictionary<string, IssueWords>();

    public string? SegmentId { get; init; }

    /// <summary>The revision that was open when it was typed; null overwrites whatever is stored.</summary>
    public int? Revision { get; init; }

    /// <summary>What a new issue is; it stays what it is.</summary>
    internal string Kind { get; init; } = "issue";

    /// <summary>When a new issue goes out, if that is known from the start.</summary>
    internal DateTimeOffset? DueAt { get; init; }

    /// <summary>Lines without breaks and HTML without what mails can't carry.</summary>
    internal IssueDraft Tidy() => this with
    {
        Title = Line(Title),
        OtherLanguages = OtherLanguages.Select(words => (words.Key, Words: words.Value with { Title = Line(words.Value.Title) }))
            .Where(words => words.Words.Title.Length + words.Words.Intro.Length > 0).ToDictionary(words => words.Key, words => words.Words),
        Sections = [.. Sections.Select(Tidy)],
    };

    private static Section Tidy(Section section) => section with
    {
        Heading = Line(section.Heading),
        Headings = section.Headings.Where(heading => heading.Value.Trim().Length > 0).ToDictionary(heading => heading.Key, heading => Line(heading.Value)),
        Blocks = [.. section.Blocks.Select(Tidy)],
    };

    private static Block Tidy(Block block) => block with { Link = block.Link.Trim(), Texts = block.Texts.ToDictionary(text => text.Key, text => Tidy(block, text.Value)) };

    private static BlockText Tidy(Block block, BlockText text) => new()
    {
        Heading = Line(text.Heading),
        Text = block.Kind == BlockKind.Item ? Line(text.Text) : CleanHtml.From(text.Text),
        Label = Line(text.Label),
        Place = Line(text.Place),
        Who = Line(text.Who),
    };

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
