namespace KnowledgeHub.Content;

/// <summary>Something to mend in a field before it can be stored or published; the message says what to do.</summary>
public sealed record Problem(string Field, string Message);
