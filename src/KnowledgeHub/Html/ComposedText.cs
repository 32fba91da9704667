namespace KnowledgeHub.Html;

/// <summary>
/// Letters in their composed form, whatever came in: half a surrogate pair, as cutting a text can leave it, and U+FFFE,
/// which is no character, have none and are replaced.
/// </summary>
public static class ComposedText
{
    public static string From(string text) => string.Concat(text.EnumerateRunes()).Replace('\ufffe', ' ').Normalize();
}
