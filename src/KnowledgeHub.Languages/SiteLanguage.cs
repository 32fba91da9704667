using System.Globalization;

namespace KnowledgeHub.Languages;

/// <summary>
/// A language in which the site speaks: its own words, dates, numbers and lists. The English sentence is the key of every
/// text; what a language lacks is said in English.
/// </summary>
public sealed class SiteLanguage
{
    private static readonly AsyncLocal<SiteLanguage?> Spoken = new();

    private readonly CultureInfo culture;
    private readonly Lazy<IReadOnlyDictionary<string, string>> texts;
    private readonly string dayPattern;
    private readonly string and;
    private readonly bool noneIsSingular;

    private SiteLanguage(string tag, string name, string dayPattern, string and, bool noneIsSingular)
    {
        (Tag, Name, this.dayPattern, this.and, this.noneIsSingular) = (tag, name, dayPattern, and, noneIsSingular);
        culture = CultureInfo.GetCultureInfo(tag);
        texts = new(() => TextFiles.Read(tag));
    }

    /// <summary>The language that needs no prefix in an address, and in which texts are written first.</summary>
    public static SiteLanguage English { get; } = new("en", "English", "d MMMM yyyy", "and", noneIsSingular: false);

    /// <summary>All languages of the site. Adding one is a line here and its files in <c>Texts</c>.</summary>
    public static IReadOnlyList<SiteLanguage> All { get; } =
    [
        English,
        new("fr", "Français", "d MMMM yyyy", "et", noneIsSingular: true),
        new("es", "Español", "d 'de' MMMM 'de' yyyy", "y", noneIsSingular: false),
    ];

    /// <summary>The language of the page or mail that is being made; English when nobody said.</summary>
    public static SiteLanguage Current => Spoken.Value ?? English;

    /// <summary>A BCP 47 tag.</summary>
    public string Tag { get; }

    /// <summary>What it calls itself.</summary>
    public string Name { get; }

    /// <summary>What stands before every path of a page: empty for English, else such as <c>/fr</c>.</summary>
    public string Prefix => this == English ? "" : $"/{Tag}";

    /// <summary>Orders names as a dictionary of this language does.</summary>
    public StringComparer Order => StringComparer.Create(culture, ignoreCase: true);

    /// <summary>Its texts by their English sentences; empty for English.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts.Value;

    /// <summary>The language with this tag, or null. A region is left aside: <c>fr-CA</c> is French.</summary>
    public static SiteLanguage? Find(string? tag) => All.FirstOrDefault(language => language.Tag.Equals(tag?.Split('-')[0], StringComparison.OrdinalIgnoreCase));

    /// <summary>The language in which the site speaks to a reader who chose this one.</summary>
    public static SiteLanguage For(string? tag) => Find(tag) ?? English;

    /// <summary>Makes this the current language until the end of the asynchronous method that calls it, or until disposed.</summary>
    public IDisposable Speak()
    {
        var before = Spoken.Value;
        Spoken.Value = this;
        return new Turn(before);
    }

    /// <summary>A text in this language, with its values.</summary>
    public string Say(string text, params object?[] values)
    {
        var said = Texts.GetValueOrDefault(text, text);
        return values.Length == 0 ? said : string.Format(culture, said, values);
    }

    /// <summary>One of two texts by number, such as <c>{0} item</c> and <c>{0} items</c>; the number is the first value.</summary>
    public string Count(long number, string one, string many, params object?[] values) =>
        Say(number == 1 || (number == 0 && noneIsSingular) ? one : many, [Number(number), .. values]);

    public string Number(long number) => number.ToString("N0", culture);

    public string Number(double number, string format) => number.ToString(format, culture);

    /// <summary>Such as <c>10 June 2026</c>.</summary>
    public string Day(DateOnly day)
    {
        var said = day.ToString(dayPattern, culture);
        return Tag == "fr" && day.Day == 1 ? $"1er{said[1..]}" : said;
    }

    /// <summary>Such as <c>June 2026</c>.</summary>
    public string Month(DateOnly day) => day.ToString(dayPattern[(dayPattern.IndexOf("MMMM", StringComparison.Ordinal))..], culture);

    /// <summary>Such as <c>a, b and c</c>.</summary>
    public string List(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} {And(all[^1])} {all[^1]}";
    }

    /// <summary>The beginning of a name inside a sentence: French and Spanish write it small as English does.</summary>
    public string Lower(string name) => name.Length == 0 ? "" : name[..1].ToLower(culture) + name[1..];

    // Spanish says "e" before a word that begins with the sound of i.
    private string And(string next) =>
        Tag == "es" && (next.StartsWith("i", true, culture) || (next.StartsWith("hi", true, culture) && !next.StartsWith("hie", true, culture))) ? "e" : and;

    private sealed class Turn(SiteLanguage? before) : IDisposable
    {
        public void Dispose() => Spoken.Value = before;
    }
}
