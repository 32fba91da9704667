using System.Text.Json;

namespace KnowledgeHub.Newsletters;

/// <summary>What an issue keeps as JSON.</summary>
internal static class IssueJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static IReadOnlyDictionary<string, T> ByLanguage<T>(string json) => JsonSerializer.Deserialize<Dictionary<string, T>>(json, Options) ?? [];

    public static BlockDetails Details(string json) => JsonSerializer.Deserialize<BlockDetails>(json, Options) ?? new BlockDetails();
}

/// <summary>What a block keeps besides its columns.</summary>
internal sealed record BlockDetails
{
    public IReadOnlyList<string> Audiences { get; init; } = [];

    public IReadOnlyList<string> Locales { get; init; } = [];

    public string Link { get; init; } = "";

    public DateOnly? Day { get; init; }

    public Dictionary<string, BlockText> Texts { get; init; } = [];

    public static BlockDetails Of(Block block) => new()
    {
        Audiences = block.Audiences,
        Locales = block.Locales,
        Link = block.Link,
        Day = block.Day,
        Texts = block.Texts.Where(text => !text.Value.IsEmpty).ToDictionary(),
    };
}
