namespace KnowledgeHub.Search;

/// <summary>The parts of an item that are searched, in the order of the index's columns.</summary>
public enum IndexColumn
{
    Title,
    Summary,
    Takeaways,
    Body,
    Names,
    Attachments,
}
