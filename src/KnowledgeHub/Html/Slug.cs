using System.Globalization;
using System.Text;

namespace KnowledgeHub.Html;

/// <summary>The readable part of an address: lower-case words joined by hyphens, at most 80 characters.</summary>
public static class Slug
{
    public const int MaxLength = 80;

    public static string From(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in ComposedText.From(text).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return Shorten(slug.ToString().Normalize(NormalizationForm.FormC)) is { Length: > 0 } result ? result : "item";
    }

    /// <summary>Whether a text that somebody typed can be an address as it is.</summary>
    public static bool IsSlug(string text) => text.Length is > 0 and <= MaxLength && From(text) == text;

    private static string Shorten(string slug)
    {
        if (slug.Length > MaxLength)
        {
            var end = slug.LastIndexOf('-', MaxLength);
            slug = slug[..(end > 0 ? end : MaxLength)];
        }

        return slug.Trim('-');
    }
}
