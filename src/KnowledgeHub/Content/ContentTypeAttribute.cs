namespace KnowledgeHub.Content;

/// <summary>Declares a content type.</summary>
/// <param name="id">Its name in files, commands and the API, such as <c>policy-brief</c>.</param>
/// <param name="path">The first part of its items' addresses, such as <c>briefs</c>.</param>
/// <param name="singular">Its name for readers.</param>
/// <param name="plural">The heading of its list.</param>
/// <param name="intro">One sentence on what the type is.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContentTypeAttribute(string id, string path, string singular, string plural, string intro) : Attribute
{
    public string Id => id;

    public string Path => path;

    public string Singular => singular;

    public string Plural => plural;

    public string Intro => intro;

    /// <summary>Its place in menus.</summary>
    public int Position { get; init; }

    /// <summary>The schema.org type of its items.</summary>
    public string SchemaOrg { get; init; } = "Report";
}
