using KnowledgeHub.Search.Analysis;
using Xunit;

namespace KnowledgeHub.Tests.Search.Analysis;

public sealed class WordReaderTests
{
    [Theory]
    [InlineData("Next-generation sequencing (NGS)", "next generation sequencing ngs")]
    [InlineData("Médecine personnalisée", "medecine personnalisee")]
    [InlineData("Größe, œuvre, Łódź, ılık", "grosse oeuvre lodz ilik")]
    [InlineData("ёж и Йод", "ёж и йод")]
    [InlineData("الطِّبّ الدَّقيق", "الطب الدقيق")]
    [InlineData("أحمد إلى آخر", "احمد الى اخر")]
    [InlineData("हिन्दी में", "हिन्दी में")]
    [InlineData("CO₂ · ½ — 𠀀𠀁", "co₂ ½ 𠀀𠀁")]
    [InlineData("", "")]
    [InlineData(" ... \u0301 ", "")]
    [InlineData("a\ud83db", "a b")]
    [InlineData("plainthené", "plainthene")]
    public void A_word_is_compared_without_case_and_the_accents_that_people_leave_out(string text, string words) =>
        Assert.Equal(words.Normalize(), string.Join(' ', Read(text.Normalize()).Select(word => word.Folded)));

    [Fact]
    public void Each_word_is_where_it_says()
    {
        const string text = "Évaluer: the “naïve” test, twice.";
        Assert.Equal(["Évaluer", "the", "naïve", "test", "twice"], Read(text).Select(word => text.Substring(word.Start, word.Length)));
    }

    [Fact]
    public void Words_of_texts_and_of_queries_are_the_same()
    {
        var random = new Random(7);
        for (var n = 0; n < 3_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => (char)random.Next(random.Next(3) == 0 ? 0x10000 : 0x180)).Select(c => char.IsSurrogate(c) ? ' ' : c)).Normalize();
            Assert.Equal(SearchWords.Split(text).Select(SearchWords.Fold).Where(word => word.Length > 0), Read(text).Select(word => word.Folded));
        }
    }

    [Fact]
    public void A_word_without_end_is_cut_for_comparing()
    {
        var word = Assert.Single(Read(new string('x', 5_000)));
        Assert.Equal((5_000, SearchWords.LongestWord), (word.Length, word.Folded.Length));
    }

    private static List<(int Start, int Length, string Folded)> Read(string text)
    {
        var words = new List<(int, int, string)>();
        foreach (var word in new WordReader(text))
        {
            words.Add((word.Start, word.Length, word.Folded.ToString()));
        }

        return words;
    }
}
