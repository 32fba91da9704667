namespace KnowledgeHub.Content;

/// <summary>What a field holds, which decides its widget, its check and its place in the index.</summary>
public enum FieldKind
{
    /// <summary>One line of text.</summary>
    Line,

    /// <summary>Some sentences without mark-up.</summary>
    Paragraph,

    /// <summary>Clean HTML.</summary>
    RichText,

    /// <summary>A list of lines.</summary>
    Lines,

    Date,

    Flag,

    /// <summary>One of a few values that the field declares.</summary>
    Choice,

    /// <summary>Slugs of the topic tree.</summary>
    Topics,

    /// <summary>ISO 3166-1 alpha-2 codes.</summary>
    Places,

    /// <summary>Ids of audiences.</summary>
    Audiences,

    /// <summary>A text for each audience.</summary>
    Takeaways,

    /// <summary>What the item rests on.</summary>
    Sources,

    /// <summary>Files of the library that readers can take away.</summary>
    Attachments,
}

/// <summary>How much a word in this field says about what an item is about.</summary>
public enum SearchWeight
{
    None,
    Body,
    Names,
    Takeaways,
    Summary,
    Title,
}
