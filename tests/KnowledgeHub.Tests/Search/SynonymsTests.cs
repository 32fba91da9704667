using KnowledgeHub.Search;
using KnowledgeHub.Search.Analysis;
using Xunit;

namespace KnowledgeHub.Tests.Search;

public sealed class SynonymsTests
{
    private static readonly Synonyms Known = new(
        [["C/Can", "City Cancer Challenge"], ["NGS", "next-generation sequencing"], ["NGS", "new graduate scheme"], ["…", "only signs"], ["HTA", "health technology assessment"]]);

    [Fact]
    public void Each_term_of_a_group_means_all_of_them()
    {
        Assert.Equal(["c can", "city cancer challenge"], Known.Of("city cancer challenge").Order(StringComparer.Ordinal));
        Assert.Equal(["health technology assessment", "hta"], Known.Of("hta").Order(StringComparer.Ordinal));
        Assert.Equal(3, Known.LongestPhrase);
    }

    [Fact]
    public void A_term_in_two_groups_means_both_and_the_others_only_their_own()
    {
        Assert.Equal(3, Known.Of("ngs").Count);
        Assert.Equal(["next generation sequencing", "ngs"], Known.Of("next generation sequencing").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Accents_on_Latin_letters_make_no_difference()
    {
        var known = new Synonyms([["Médecine de précision", "precision medicine"]]);
        Assert.Equal(["médecine de précision", "precision medicine"], known.Of("medecine de precision").Order(StringComparer.Ordinal));
        Assert.Equal("й ё ά が é".Replace("é", "e", StringComparison.Ordinal), SearchWords.Fold("й ё ά が é"));
    }

    [Fact]
    public void An_unknown_word_means_itself()
    {
        Assert.False(Known.Knows("zebra"));
        Assert.Equal(["zebra"], Known.Of("zebra"));
    }

    [Theory]
    [InlineData("Next-Generation Sequencing", "next generation sequencing")]
    [InlineData("C/Can", "c can")]
    [InlineData("naïve U\u0308bung", "naïve übung")]
    [InlineData("हिन्दी, 정밀의료", "हिन्दी 정밀의료")]
    [InlineData("\u0301 a", "a")]
    [InlineData("  ", "")]
    [InlineData("a\ud83db", "a b")]
    public void Words_are_split_as_in_the_index(string text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.Split(text)));
}
