using System.Text.RegularExpressions;

namespace KnowledgeHub.Content;

/// <summary>Languages of items and readers, as BCP 47 tags.</summary>
public static partial class Locales
{
    /// <summary>The languages a subscriber can choose.</summary>
    public static IReadOnlyList<(string Tag, string Name)> Offered { get; } = [("en", "English"), ("fr", "Français"), ("es", "Español")];

    public static bool IsTag(string text) => Tag().IsMatch(text);

    /// <summary>Whether a language is written from right to left.</summary>
    public static bool IsRightToLeft(string tag) => tag.Split('-')[0] is "ar" or "he" or "fa" or "ur" or "ps" or "yi" or "dv";

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex Tag();
}
