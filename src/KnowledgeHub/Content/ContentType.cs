using System.Reflection;
using System.Text.Json;
using KnowledgeHub.Content.Types;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Content;

/// <summary>A content type as declared by its record: names, fields, and how its items are read and written as JSON.</summary>
public sealed class ContentType
{
    private readonly Type record;

    private ContentType(Type record)
    {
        this.record = record;
        Declared = record.GetCustomAttribute<ContentTypeAttribute>()!;
        Fields = [.. record.GetProperties()
            .Select(property => (Property: property, Declared: property.GetCustomAttribute<FieldAttribute>()))
            .Where(field => field.Declared is not null)
            .Select(field => new Field(field.Property, field.Declared!))
            .OrderBy(field => field.Position)];
    }

    /// <summary>All types in the order of menus. Adding a type is a record in <c>Types/</c>.</summary>
    public static IReadOnlyList<ContentType> All { get; } = [.. typeof(PolicyBrief).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<ContentTypeAttribute>() is not null)
        .Select(type => new ContentType(type))
        .OrderBy(type => type.Declared.Position)];

    public string Id => Declared.Id;

    public string Path => Declared.Path;

    public string Singular => T(Declared.Singular);

    public string Plural => T(Declared.Plural);

    public string Intro => T(Declared.Intro);

    public string SchemaOrg => Declared.SchemaOrg;

    public IReadOnlyList<Field> Fields { get; }

    private ContentTypeAttribute Declared { get; }

    public static ContentType? Find(string? id) => All.FirstOrDefault(type => type.Id == id);

    public static ContentType? AtPath(string? path) => All.FirstOrDefault(type => type.Path == path);

    /// <summary>The type with this id; throws when code or data speak of one that does not exist.</summary>
    public static ContentType Get(string id) => Find(id) ?? throw new InvalidOperationException($"There is no content type '{id}'.");

    /// <summary>Reads an item's JSON; members that the type does not have are left out. Throws <see cref="JsonException"/>.</summary>
    public ContentBody Read(string json) => (ContentBody?)JsonSerializer.Deserialize(json, record, ContentJson.Options) ?? throw new JsonException("The item is empty.");

    public ContentBody Read(JsonElement json) => (ContentBody?)json.Deserialize(record, ContentJson.Options) ?? throw new JsonException("The item is empty.");

    public string Write(ContentBody body) => JsonSerializer.Serialize(body, record, ContentJson.Options);

    public ContentBody Empty() => (ContentBody)Activator.CreateInstance(record)!;
}
