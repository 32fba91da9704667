namespace KnowledgeHub.Exchange.FromWord;

/// <summary>A paragraph, picture or table of a document, as HTML without its outer element.</summary>
internal sealed record WordBlock(WordRole Role, string Html)
{
    /// <summary>The words alone.</summary>
    public string Text { get; init; } = "";

    /// <summary>Of a heading, from 1.</summary>
    public int Level { get; init; }

    public WordListPlace? List { get; init; }

    /// <summary>Nothing but pictures.</summary>
    public bool IsFigure { get; init; }

    /// <summary>The HTML is a whole table.</summary>
    public bool IsTable { get; init; }

    public bool IsPlain => Role == WordRole.Paragraph && List is null && !IsFigure && !IsTable;
}
