using System.Text.RegularExpressions;

namespace KnowledgeHub.Languages;

/// <summary>Which addresses exist in every language of the site, and how each is written in one.</summary>
public static partial class LanguagePaths
{
    private static readonly string[] SameInAll = ["/_content", "/media", "/api", "/openapi", "/admin", "/login", "/logout", "/setup", "/health", "/oai", "/search/clicked", "/.well-known"];

    /// <summary>The path with the language's prefix, if it is that of a page and has none yet.</summary>
    public static string In(this SiteLanguage language, string path) =>
        language.Prefix.Length > 0 && IsPage(path) && Split(path).Language is null
            ? path == "/" || path.StartsWith("/?", StringComparison.Ordinal) || path.StartsWith("/#", StringComparison.Ordinal) ? language.Prefix + path[1..] : language.Prefix + path
            : path;

    /// <summary>The language that a path names, if it names one of a page, and the path without it.</summary>
    public static (SiteLanguage? Language, string Path) Split(string path)
    {
        var end = path.IndexOfAny(['/', '?', '#'], Math.Min(1, path.Length));
        var first = end < 0 ? path : path[..end];
        var language = SiteLanguage.All.FirstOrDefault(candidate => candidate.Prefix.Length > 0 && candidate.Prefix == first);
        var rest = end < 0 ? "/" : path[end] == '/' ? path[end..] : $"/{path[end..]}";
        return language is not null && IsPage(rest) ? (language, rest) : (null, path);
    }

    /// <summary>Whether an address is that of a page with words of the site. Files, feeds and the staff side have no language.</summary>
    public static bool IsPage(string path)
    {
        if (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal))
        {
            return false;
        }

        var plain = path.Split('?', '#')[0];
        return !Array.Exists(SameInAll, start => plain == start || plain.StartsWith($"{start}/", StringComparison.Ordinal)) && !File().IsMatch(plain);
    }

    [GeneratedRegex(@"\.(atom|ris|bib|json|csv|xml|txt|js|css|svg|png|ico|html)$|\.csl\.json$")]
    private static partial Regex File();
}
