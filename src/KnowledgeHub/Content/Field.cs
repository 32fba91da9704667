using System.Reflection;
using System.Text.Json;
using KnowledgeHub.Languages;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Content;

/// <summary>A declared field: its declaration and its value in an item.</summary>
public sealed class Field(PropertyInfo property, FieldAttribute declared)
{
    /// <summary>Its name in JSON and forms.</summary>
    public string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    public FieldKind Kind => declared.Kind;

    public int Position => declared.Position;

    public string Label => T(declared.Label);

    public string Help => declared.Help;

    public int MaxLength => declared.MaxLength;

    public int MaxItems => declared.MaxItems;

    public bool Required => declared.Required;

    public SearchWeight Weight => declared.Weight;

    public bool Lead => declared.Lead;

    public bool Fact => declared.Fact;

    /// <summary>What a choice offers; empty for other kinds.</summary>
    public IReadOnlyList<FieldChoice> Choices { get; } =
        declared.Choices?.GetProperty(nameof(IFieldChoices.All))?.GetValue(null) as IReadOnlyList<FieldChoice> ?? [];

    public object? Value(ContentBody body) => property.GetValue(body);

    internal void Set(ContentBody body, object? value) => property.SetValue(body, value);

    public string Text(ContentBody body) => Value(body) switch
    {
        string id when Kind == FieldKind.Choice => Choices.FirstOrDefault(choice => choice.Id == id)?.Name ?? id,
        string text => text,
        DateOnly day => SiteLanguage.Current.Day(day),
        _ => "",
    };

    public IReadOnlyList<string> Lines(ContentBody body) => Value(body) as IReadOnlyList<string> ?? [];
}
