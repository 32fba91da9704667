using System.Text.RegularExpressions;
using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Taxonomy;
using Xunit;

namespace KnowledgeHub.Tests.Languages;

/// <summary>Every text that visitors see is there in every language, with all its values and elements.</summary>
public sealed partial class TextsTests
{
    public static TheoryData<string> Others => [.. SiteLanguage.All.Where(language => language != SiteLanguage.English).Select(language => language.Tag)];

    [Theory]
    [MemberData(nameof(Others))]
    public void No_text_is_missing(string tag) => Assert.Empty(Used().Except(SiteLanguage.For(tag).Texts.Keys).Order());

    [Theory]
    [MemberData(nameof(Others))]
    public void No_value_link_or_emphasis_is_lost(string tag) => Assert.All(SiteLanguage.For(tag).Texts, text =>
    {
        Assert.Equal(Parts(text.Key), Parts(text.Value));
        Assert.NotEqual("", text.Value.Trim());
    });

    [Theory]
    [MemberData(nameof(Others))]
    public void No_translation_is_left_behind_that_nothing_says(string tag)
    {
        var names = File.ReadAllText(Path.Combine(Repository.Root, "content-seeds", "topics.json")) + File.ReadAllText(Path.Combine(Repository.Root, "content-seeds", "places.csv"));
        Assert.DoesNotContain(SiteLanguage.For(tag).Texts.Keys.Except(Used()), text => !names.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void French_signs_never_begin_a_line() =>
        Assert.DoesNotContain(SiteLanguage.For("fr").Texts.Values, text => new[] { " ?", " !", " :", " ;", " »", "« " }.Any(sign => text.Contains(sign, StringComparison.Ordinal)));

    [Fact]
    public void The_theme_holds_no_words_of_its_own() => Assert.Empty(
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "themes"), "*.razor", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from Match words in Literal().Matches(Through().Replace(Comment().Replace(File.ReadAllText(file), ""), ""))
        select $"{Path.GetFileName(file)}: {words.Value}");

    [Fact]
    public void Days_numbers_and_lists_are_said_as_each_language_says_them()
    {
        var (french, spanish) = (SiteLanguage.For("fr-CA"), SiteLanguage.For("es"));
        Assert.Equal(("1er mai 2026", "10 juin 2026"), (french.Day(new(2026, 5, 1)), french.Day(new(2026, 6, 10))));
        Assert.Equal(("10 de junio de 2026", "junio de 2026"), (spanish.Day(new(2026, 6, 10)), spanish.Month(new(2026, 6, 10))));
        Assert.Equal(("0 résultat", "0 resultados"), (french.Count(0, "{0} result", "{0} results"), spanish.Count(0, "{0} result", "{0} results")));
        Assert.Equal("datos e información", spanish.List(["datos", "información"]));
        Assert.Same(SiteLanguage.English, SiteLanguage.For("ar"));
    }

    [Theory]
    [InlineData("/fr", "fr", "/")]
    [InlineData("/fr/search", "fr", "/search")]
    [InlineData("/es/briefs/a-title", "es", "/briefs/a-title")]
    [InlineData("/france", null, "/france")]
    [InlineData("/fr/admin", null, "/fr/admin")]
    [InlineData("/fr/feed.atom", null, "/fr/feed.atom")]
    [InlineData("/fr/briefs/a-title.csl.json", null, "/fr/briefs/a-title.csl.json")]
    public void An_address_names_its_language_if_it_is_that_of_a_page(string address, string? tag, string path) =>
        Assert.Equal((tag, path), (LanguagePaths.Split(address).Language?.Tag, LanguagePaths.Split(address).Path));

    [Theory]
    [InlineData("/", "/fr")]
    [InlineData("/search?q=a", "/fr/search?q=a")]
    [InlineData("/fr/search", "/fr/search")]
    [InlineData("/es/search", "/es/search")]
    [InlineData("/feed.atom", "/feed.atom")]
    [InlineData("/media/x/file", "/media/x/file")]
    [InlineData("//elsewhere.example", "//elsewhere.example")]
    public void Only_pages_get_the_prefix_and_only_once(string path, string expected) => Assert.Equal(expected, SiteLanguage.For("fr").In(path));

    private static HashSet<string> Used()
    {
        var folders = new[] { "src", "themes" }.Select(folder => Path.Combine(Repository.Root, folder));
        var texts = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .SelectMany(text => One().Matches(text).Select(match => match.Groups[1].Value).Concat(Two().Matches(text).SelectMany(match => new[] { match.Groups[1].Value, match.Groups[2].Value })))
            .Select(Regex.Unescape);
        return [.. texts, .. Names()];
    }

    private static IEnumerable<string> Names() =>
    [
        .. ContentType.All.SelectMany(type => new[] { type.Singular, type.Plural, type.Intro }.Concat(type.Fields.Select(field => field.Label))),
        .. Audience.All.SelectMany(audience => new[] { audience.English, audience.EnglishPlural, $"For {audience.EnglishPlural}" }),
        .. IncomeGroup.All.Select(group => group.English),
        .. EvidenceLevel.All.SelectMany(level => new[] { level.English, level.EnglishMeaning }),
        .. new[] { "type", "topic", "audience", "evidence", "country", "income", "year", "lang", "from", "to" }.Select(KnowledgeHub.Search.FacetNames.Label),
    ];

    private static string Parts(string text) => string.Join(' ', Part().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex("""(?<![\w.])(?:T|H|Later|language\.Say)\(\s*"((?:[^"\\]|\\.)*)(?=")""")]
    private static partial Regex One();

    [GeneratedRegex("""Plural\([^"]*?,\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)(?=")""")]
    private static partial Regex Two();

    [GeneratedRegex(@"\{\d\}|<[^>]+>")]
    private static partial Regex Part();

    // Words between tags on one line, and words in attributes that are read out.
    [GeneratedRegex("""(?<=[a-z"/]>)[^<>@{}]*\p{L}{2,}[^<>@{}=;]*(?=<)|(?:aria-label|placeholder|title|alt|Label|Heading|Empty)="[A-Z][^"@]*(?=")""")]
    private static partial Regex Literal();

    // What goes through the texts of the languages.
    [GeneratedRegex("""\b(?:T|H)\("(?:[^"\\]|\\.)*""")]
    private static partial Regex Through();

    [GeneratedRegex(@"@\*.*?\*@|@code \{.*", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
