namespace KnowledgeHub.Content.Types;

/// <summary>A short argued document with key messages, asks and sources.</summary>
[ContentType("policy-brief", "briefs", "Policy brief", "Policy briefs", "Short, argued documents with key messages, asks and sources.", Position = 1)]
public sealed record PolicyBrief : ContentBody
{
    [Field(FieldKind.Lines, 30, "Key messages", MaxItems = 7, MaxLength = 300, Weight = SearchWeight.Summary, Lead = true, Help = "Three to five sentences a reader should remember, one a line.")]
    public IReadOnlyList<string> KeyMessages { get; init; } = [];

    [Field(FieldKind.Lines, 105, "Asks", MaxItems = 10, MaxLength = 400, Weight = SearchWeight.Summary, Help = "Who should do what, one a line: start with the party that is asked.")]
    public IReadOnlyList<string> Asks { get; init; } = [];
}
