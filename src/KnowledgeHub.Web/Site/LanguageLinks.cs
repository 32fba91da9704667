using System.Text.RegularExpressions;
using KnowledgeHub.Languages;

namespace KnowledgeHub.Web.Site;

/// <summary>
/// Gives the links and forms of a drawn page the prefix of its language, so that no component has to think of it. A link
/// with <c>hreflang</c> says itself where it leads.
/// </summary>
public static partial class LanguageLinks
{
    public static string In(string html, SiteLanguage language) => Tag().Replace(html, tag => tag.Value.Contains(" hreflang=", StringComparison.Ordinal)
        ? tag.Value
        : Address().Replace(tag.Value, address => $"{address.Groups[1].Value}{language.In(address.Groups[2].Value)}\""));

    // In serialised HTML a "<" before a name is a tag; what stands in quotes may hold a ">".
    [GeneratedRegex("""<(?:a|form|button|input)\s(?:"[^"]*"|[^">])*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("(\\s(?:href|action|formaction|data-suggest)=\")(/[^\"]*)\"")]
    private static partial Regex Address();
}
