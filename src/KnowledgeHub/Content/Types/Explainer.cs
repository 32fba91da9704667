namespace KnowledgeHub.Content.Types;

/// <summary>Questions and answers on a subject.</summary>
[ContentType("explainer", "explainers", "Explainer", "Explainers", "Questions and answers on a subject, for readers who are new to it.", Position = 5, SchemaOrg = "Article")]
public sealed record Explainer : ContentBody;
