using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Search;
using KnowledgeHub.Search.Analysis;
using KnowledgeHub.Search.QueryLanguage;
using KnowledgeHub.Taxonomy;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Alerts;

/// <summary>What a saved search asks, in one form: the same words and facets are the same search, in whatever order they were chosen.</summary>
public sealed class SavedQuery
{
    /// <summary>The first year, stored as a facet of its own kind; see <see cref="SearchRequest.FromYear"/>.</summary>
    public const string FromYear = "from";

    /// <summary>The last year.</summary>
    public const string ToYear = "to";

    private const int LongestName = 90;

    private SavedQuery(string words, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen) => (Words, Chosen) = (words, chosen);

    public string Words { get; }

    /// <summary>Chosen values by kind, as in <see cref="SearchRequest.Chosen"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; }

    /// <summary>The facets as they are stored.</summary>
    public string ChosenJson => JsonSerializer.Serialize(Chosen, ContentJson.Options);

    /// <summary>The same for searches that ask the same: capital letters matter in operators only.</summary>
    public string Fingerprint
    {
        get
        {
            var words = Words.Split(' ').Select(word => word is "AND" or "OR" or "NOT" or "TO" ? word : word.ToLowerInvariant());
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{string.Join(' ', words)}\n{ChosenJson}")));
        }
    }

    /// <summary>The search's page.</summary>
    public string Path => $"/search?{string.Join('&', Parameters.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))}";

    /// <summary>The words and facets as the search page's address carries them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters =>
        [.. Words.Length > 0 ? [KeyValuePair.Create("q", Words)] : Array.Empty<KeyValuePair<string, string>>(), .. Chosen.SelectMany(kind => kind.Value, (kind, value) => KeyValuePair.Create(kind.Key, value))];

    /// <summary>A search with years: only what was published in them.</summary>
    public static SavedQuery From(string words, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen, int? fromYear, int? toYear)
    {
        var all = chosen.ToDictionary();
        foreach (var (kind, year) in new[] { (FromYear, fromYear), (ToYear, toYear) })
        {
            if (year is { } number)
            {
                all[kind] = [number.ToString(System.Globalization.CultureInfo.InvariantCulture)];
            }
        }

        return From(words, all);
    }

    public static SavedQuery From(string words, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen) => new(
        OneLine(words),
        chosen.Where(kind => kind.Value.Count > 0)
            .OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .ToDictionary(kind => kind.Key, kind => (IReadOnlyList<string>)[.. kind.Value.Select(OneLine).Distinct().Order(StringComparer.Ordinal)]));

    /// <summary>A search as it was stored.</summary>
    public static SavedQuery Read(string words, string chosenJson) =>
        From(words, JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(chosenJson, ContentJson.Options) ?? []);

    /// <summary>What keeps it from being saved, or null.</summary>
    public string? Problem =>
        Words.Length == 0 && Chosen.Count == 0 ? T("There is nothing to follow yet: search for some words or choose a filter first.")
        : Words.Length > QueryParser.LongestText ? T("The search is longer than {0} characters; shorten it.", SiteLanguage.Current.Number(QueryParser.LongestText))
        : null;

    public SearchRequest ToRequest() => new()
    {
        Words = Words,
        Chosen = Chosen.Where(kind => kind.Key is not (FromYear or ToYear)).ToDictionary(),
        FromYear = Year(FromYear),
        ToYear = Year(ToYear),
    };

    /// <summary>The search as its owner reads it, such as <c>“biomarker testing” · Country: Kenya</c>.</summary>
    public string Name(Terms known) => Shorten(Describe(Words.Length == 0 || Words.Contains('"') ? Words : T("“{0}”", Words), value => value, known));

    /// <summary>
    /// The same without anything that a mail program would make a link of: for mails to somebody who may not have asked
    /// for them, so that nobody can send strangers a message of their own.
    /// </summary>
    public string PlainName(Terms known) => Shorten(Describe(Plain(Words), Plain, known));

    private int? Year(string kind) =>
        Chosen.GetValueOrDefault(kind) is [var year] && int.TryParse(year, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private string Describe(string words, Func<string, string> show, Terms known) => string.Join(" · ", Chosen
        .Select(kind => T("{0}: {1}", FacetNames.Label(kind.Key), string.Join(T(" or "), kind.Value.Select(value => show(FacetNames.Value(kind.Key, value, known))))))
        .Prepend(words)
        .Where(part => part.Length > 0));

    private static string Plain(string text) => string.Join(' ', SearchWords.Split(text));

    private static string Shorten(string name) => name.Length <= LongestName
        ? name
        : $"{name[..(char.IsHighSurrogate(name[LongestName - 2]) ? LongestName - 2 : LongestName - 1)].TrimEnd()}…";

    private static string OneLine(string text)
    {
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? new Rune(' ') : rune);
        }

        return string.Join(' ', clean.ToString().Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
