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

    /// <summary>The line that mail programs show beside the subject.</summary>
    public required string Preheader { get; init; }

    /// <summary>Clean HTML before the items.</summary>
    public required string Intro { get; init; }

    public required DateOnly SentOn { get; init; }

    public required IReadOnlyList<EditionSection> Sections { get; init; }

    /// <summary>The issue in the public archive.</summary>
    public required string ReadOnline { get; init; }

    public required IssueTexts Texts { get; init; }

    /// <summary>A text that somebody wrote, so that nothing in it is taken for a slot.</summary>
    public static string Literal(string text) => text.Replace("{{", "{ {", StringComparison.Ordinal);

    /// <summary>Whether its opening words alone are worth a mail, as those of a correction are.</summary>
    public bool SpeaksWithoutItems { get; init; }

    public bool IsEmpty => !SpeaksWithoutItems && Sections.All(section => section.Items.Count == 0);
}

/// <summary>A part of an edition.</summary>
public sealed record EditionSection(string Heading, IReadOnlyList<EditionItem> Items);

/// <summary>An item of an edition; the takeaway is the audience's own, or empty; the locale is that of the item.</summary>
public sealed record EditionItem(string Kind, string Title, string Url, string Summary, string Takeaway, string Locale);

/// <summary>Draws the HTML part of an edition; the site's theme does.</summary>
public interface IDrawEdition
{
    Task<string> DrawAsync(Edition edition);
}
