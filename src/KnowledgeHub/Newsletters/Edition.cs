namespace KnowledgeHub.Newsletters;

/// <summary>An issue as one audience reads it in one language: its own takeaways come first.</summary>
public sealed record Edition
{
    /// <summary>Stands where each recipient's own unsubscribe address goes.</summary>
    public const string UnsubscribeSlot = "{{slot:unsubscribe}}";

    /// <summary>Stands where each recipient's own preference page goes.</summary>
    public const string PreferencesSlot = "{{slot:preferences}}";

    public required string Audience { get; init; }

    public required string Locale { get; init; }

    public required string Title { get; init; }

    /// <summary>The language the title is written in: English where nobody translated it.</summary>
    public string TitleLocale { get; init; } = "en";

    /// <summary>The line that mail programs show beside the subject.</summary>
    public required string Preheader { get; init; }

    /// <summary>Clean HTML before the items.</summary>
    public required string Intro { get; init; }

    public string IntroLocale { get; init; } = "en";

    public required DateOnly SentOn { get; init; }

    public required IReadOnlyList<EditionSection> Sections { get; init; }

    /// <summary>The issue in the public archive.</summary>
    public required string ReadOnline { get; init; }

    public required IssueTexts Texts { get; init; }

    /// <summary>A text that somebody wrote, so that nothing in it is taken for a slot.</summary>
    public static string Literal(string text) => text.Replace("{{", "{ {", StringComparison.Ordinal);

    /// <summary>Whether its opening words alone are worth a mail, as those of a correction are.</summary>
    public bool SpeaksWithoutItems { get; init; }

    /// <summary>No block of it is for this reader and published; what is empty is not sent.</summary>
    public bool IsEmpty => !SpeaksWithoutItems && Sections.All(section => section.Blocks.Count == 0);
}

/// <summary>A part of an edition.</summary>
public sealed record EditionSection(string Heading, IReadOnlyList<EditionBlock> Blocks)
{
    /// <summary>Its place among the issue's sections, from 0; sections without anything for the reader are left out.</summary>
    public int Position { get; init; }

    public IReadOnlyList<EditionItem> Items => [.. Blocks.OfType<EditionItem>()];
}

/// <summary>Something an edition shows, in its own language.</summary>
public abstract record EditionBlock(string Title, string Url, string Locale);

/// <summary>An item of an edition; the takeaway is the audience's own, or empty; the locale is that of the item.</summary>
public sealed record EditionItem(string Kind, string Title, string Url, string Summary, string Takeaway, string Locale) : EditionBlock(Title, Url, Locale)
{
    public string TitleLocale { get; init; } = Locale;

    /// <summary>What changed since readers were told of it, or empty.</summary>
    public string Change { get; init; } = "";

    public string ChangeLocale { get; init; } = Locale;
}

/// <summary>What staff wrote, or the notice that an item was withdrawn.</summary>
/// <param name="Kind">One of <see cref="BlockKind"/>.</param>
/// <param name="Label">What it is, in the edition's language; empty when that goes without saying.</param>
/// <param name="Title">Its heading, or empty.</param>
/// <param name="Locale">The language of the words.</param>
public sealed record EditionNote(string Kind, string Label, string Title, string Locale) : EditionBlock(Title, "", Locale)
{
    /// <summary>Who, when and where, as far as it is known.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Clean HTML.</summary>
    public string Body { get; init; } = "";

    /// <summary>What the link says; empty without one.</summary>
    public string LinkText { get; init; } = "";
}

/// <summary>Draws the HTML part of an edition; the site's theme does.</summary>
public interface IDrawEdition
{
    Task<string> DrawAsync(Edition edition);
}
