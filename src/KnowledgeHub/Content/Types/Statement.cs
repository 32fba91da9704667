namespace KnowledgeHub.Content.Types;

/// <summary>The alliance's public position on an event.</summary>
[ContentType("statement", "statements", "Statement", "Statements", "The alliance's public positions.", Position = 4, SchemaOrg = "Article")]
public sealed record Statement : ContentBody
{
    [Field(FieldKind.Line, 30, "Responds to", MaxLength = 200, Weight = SearchWeight.Summary, Fact = true, Help = "The event or document the statement answers.")]
    public string Event { get; init; } = "";
}
