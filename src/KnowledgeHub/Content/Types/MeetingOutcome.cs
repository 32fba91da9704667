namespace KnowledgeHub.Content.Types;

/// <summary>What a meeting decided: decisions, participants and next steps.</summary>
[ContentType("meeting-outcome", "meetings", "Meeting outcome", "Meeting outcomes", "What meetings decided, who took part, and what follows.", Position = 2)]
public sealed record MeetingOutcome : ContentBody
{
    [Field(FieldKind.Date, 30, "Held on", Fact = true)]
    public DateOnly? HeldOn { get; init; }

    [Field(FieldKind.Line, 40, "Location", MaxLength = 120, Weight = SearchWeight.Names, Fact = true)]
    public string Location { get; init; } = "";

    [Field(FieldKind.Lines, 50, "Participants", MaxItems = 60, MaxLength = 200, Weight = SearchWeight.Names, Help = "Organisations or kinds of organisations, one a line. Name people only with their consent.")]
    public IReadOnlyList<string> Participants { get; init; } = [];

    [Field(FieldKind.Lines, 60, "Decisions", MaxItems = 30, MaxLength = 500, Weight = SearchWeight.Summary, Lead = true, Help = "What was decided, one decision a line.")]
    public IReadOnlyList<string> Decisions { get; init; } = [];

    [Field(FieldKind.Lines, 105, "Next steps", MaxItems = 30, MaxLength = 500, Weight = SearchWeight.Summary, Help = "Who does what by when, one step a line.")]
    public IReadOnlyList<string> NextSteps { get; init; } = [];
}
