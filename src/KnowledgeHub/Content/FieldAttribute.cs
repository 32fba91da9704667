namespace KnowledgeHub.Content;

/// <summary>
/// Declares a field of a content type, once. The editor's form, the checks, the index document, the JSON API and the
/// import all follow from this declaration.
/// </summary>
/// <param name="kind">What the field holds.</param>
/// <param name="position">Its place in the form.</param>
/// <param name="label">Its name for people.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(FieldKind kind, int position, string label) : Attribute
{
    public FieldKind Kind => kind;

    public int Position => position;

    public string Label => label;

    /// <summary>One sentence that helps to fill it in well.</summary>
    public string Help { get; init; } = "";

    /// <summary>The longest text, or line of a list, in characters; 0 means no limit.</summary>
    public int MaxLength { get; init; }

    /// <summary>The most entries of a list; 0 means no limit.</summary>
    public int MaxItems { get; init; }

    /// <summary>Needed before the item may be published.</summary>
    public bool Required { get; init; }

    public SearchWeight Weight { get; init; } = SearchWeight.None;

    /// <summary>For a list: whether readers see it before the text.</summary>
    public bool Lead { get; init; }

    /// <summary>For a choice: the class with the values, an <see cref="IFieldChoices"/>.</summary>
    public Type? Choices { get; init; }

    /// <summary>For a line, date or choice: whether readers see it among the facts at the top.</summary>
    public bool Fact { get; init; }
}
