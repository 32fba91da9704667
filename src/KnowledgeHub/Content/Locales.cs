using System.Text.RegularExpressions;

namespace KnowledgeHub.Content;

/// <summary>Languages of items and readers, as BCP 47 tags.</summary>
public static partial class Locales
{
    /// <summary>The languages a subscriber can choose.</summary>
    public static IReadOnlyList<(string Tag, string Name)> Offered { get; } = [("en", "English"), ("fr", "Français"), ("es", "Español")];

    /// <summary>What a language calls itself, or its tag when the hub does not know.</summary>
    public static string NameOf(string tag) => Names.GetValueOrDefault(tag.Split('-')[0], tag);

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["en"] = "English",
        ["fr"] = "Français",
        ["es"] = "Español",
        ["ar"] = "العربية",
        ["pt"] = "Português",
        ["de"] = "Deutsch",
        ["it"] = "Italiano",
        ["nl"] = "Nederlands",
        ["ru"] = "Русский",
        ["uk"] = "Українська",
        ["tr"] = "Türkçe",
        ["fa"] = "فارسی",
        ["ur"] = "اردو",
        ["he"] = "עברית",
        ["sw"] = "Kiswahili",
        ["hi"] = "हिन्दी",
        ["zh"] = "中文",
        ["ja"] = "日本語",
        ["ko"] = "한국어",
        ["vi"] = "Tiếng Việt",
        ["id"] = "Bahasa Indonesia",
    };

    /// <summary>The languages that the hub knows by name, in the order in which staff choose one.</summary>
    public static IReadOnlyList<(string Tag, string Name)> Known { get; } = [.. Names.Select(name => (name.Key, name.Value))];

    public static bool IsTag(string text) => Tag().IsMatch(text);

    /// <summary>Whether a language is written from right to left.</summary>
    public static bool IsRightToLeft(string tag) => tag.Split('-')[0] is "ar" or "he" or "fa" or "ur" or "ps" or "yi" or "dv";

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex Tag();
}
