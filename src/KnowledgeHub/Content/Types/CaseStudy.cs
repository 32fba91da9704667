namespace KnowledgeHub.Content.Types;

/// <summary>How a city, country or provider implemented something, with results, barriers and lessons.</summary>
[ContentType("case-study", "case-studies", "Case study", "Case studies", "How cities, countries and providers put precision medicine into practice, with results and lessons.", Position = 3)]
public sealed record CaseStudy : ContentBody
{
    [Field(FieldKind.Line, 30, "Setting", MaxLength = 200, Weight = SearchWeight.Names, Fact = true, Help = "Where it happened and in what kind of health system.")]
    public string Setting { get; init; } = "";

    [Field(FieldKind.Line, 40, "Period", MaxLength = 60, Fact = true, Help = "Such as 2023–2025.")]
    public string Period { get; init; } = "";

    [Field(FieldKind.Lines, 50, "Results", MaxItems = 20, MaxLength = 400, Weight = SearchWeight.Summary, Lead = true, Help = "What changed, with figures, one result a line.")]
    public IReadOnlyList<string> Results { get; init; } = [];

    [Field(FieldKind.Lines, 102, "Barriers", MaxItems = 20, MaxLength = 400, Weight = SearchWeight.Body, Help = "What stood in the way, one a line.")]
    public IReadOnlyList<string> Barriers { get; init; } = [];

    [Field(FieldKind.Lines, 104, "Lessons", MaxItems = 20, MaxLength = 400, Weight = SearchWeight.Summary, Help = "What others should copy or avoid, one a line.")]
    public IReadOnlyList<string> Lessons { get; init; } = [];
}
