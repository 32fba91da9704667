using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Languages;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Translations;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Content;

/// <summary>What the page of an item says of its languages: which there are, and what of a translation may be out of date.</summary>
public static class ItemLanguages
{
    private const string Class = "outdated";

    /// <summary>Where an item is read best: a French one on the French site, one in a language that the site does not speak where the reader is.</summary>
    public static string PathOf(string locale, string path) => (SiteLanguage.Find(locale) ?? SiteLanguage.English).In(path);

    public static LanguageLink Link(LiveTranslation other) =>
        new(other.Locale, Locales.NameOf(other.Locale), (SiteLanguage.Find(other.Locale) ?? SiteLanguage.Current).In(other.Path), false) { RightToLeft = Locales.IsRightToLeft(other.Locale) };

    /// <summary>The published languages for search engines; what the others are translated from is for everybody else.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Alternates(IReadOnlyList<LiveTranslation> languages, HubSettings hub) => languages.Count == 0 ? [] :
    [
        .. languages.DistinctBy(other => other.Locale).Select(other => KeyValuePair.Create(other.Locale, hub.Url(PathOf(other.Locale, other.Path)))),
        new("x-default", hub.Url(PathOf(languages[0].Locale, languages[0].Path))),
    ];

    public static TranslationStand? Stand(ComparedTranslation? compared) => compared is { Live: { } source }
        ? new(
            new(source.Locale, Locales.NameOf(source.Locale), (SiteLanguage.Find(source.Locale) ?? SiteLanguage.Current).In(source.Path), false),
            DateOnly.FromDateTime(source.UpdatedAt.UtcDateTime),
            compared.Outdated,
            compared.Missing)
        : null;

    /// <summary>Places outside the text and the lists.</summary>
    public static IReadOnlySet<string> OutdatedPlaces(ComparedTranslation? compared) => (compared?.Rows ?? []).Where(row => row.IsOutdated).Select(row => row.Place).ToHashSet();

    public static IReadOnlySet<int> OutdatedEntries(string list, ComparedTranslation? compared) => Outdated(list, compared);

    /// <summary>The text with a class on what may be out of date. It is there before anchors are given, and changes none.</summary>
    public static string Mark(string html, ComparedTranslation? compared) =>
        Outdated("body", compared) is { Count: > 0 } parts ? TextParts.Mark(html, parts, Class) : html;

    /// <summary>The marked paragraphs say so in words.</summary>
    public static string SayOutdated(string html) => html.Contains($"class=\"{Class}\"", StringComparison.Ordinal)
        ? TextParts.Note(html, Class, T("May be out of date: the original has changed here."), SiteLanguage.Current.Tag)
        : html;

    // Places count what the translation has, in its own order.
    private static HashSet<int> Outdated(string place, ComparedTranslation? compared)
    {
        if (compared is null)
        {
            return [];
        }

        var own = compared.Own.Where(piece => piece.Place == place).ToList();
        return [.. compared.Rows.Where(row => row.IsOutdated && row.Place == place).Select(row => own.FindIndex(piece => ReferenceEquals(piece, row.Own)))];
    }
}
