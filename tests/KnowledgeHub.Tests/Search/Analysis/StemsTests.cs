using KnowledgeHub.Search.Analysis;
using Xunit;

namespace KnowledgeHub.Tests.Search.Analysis;

public sealed class StemsTests
{
    [Fact]
    public void Forms_of_an_English_word_have_one_stem()
    {
        using var stems = new Stems();
        Assert.Single(new[] { "screening", "screened", "screens", "screen" }.Select(stems.Of).Distinct());
        Assert.Equal(stems.OfAll(["policies", "her2", "policy"]), [stems.Of("policy"), "her2", stems.Of("policies")]);
    }

    [Theory]
    [InlineData("her2")]
    [InlineData("santé")]
    [InlineData("us")]
    [InlineData("гены")]
    public void Codes_short_words_and_other_scripts_are_left_as_they_are(string word)
    {
        using var stems = new Stems();
        Assert.Equal(word, stems.Of(word));
    }

    [Fact]
    public async Task Many_may_ask_at_once()
    {
        using var stems = new Stems();
        var words = Enumerable.Range(0, 400).Select(n => $"test{(char)('a' + (n % 26))}{(char)('a' + (n / 26))}ing").ToList();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => stems.OfAll(words))));
        using var alone = new Stems();
        Assert.All(answers, answer => Assert.Equal(words.Select(alone.Of), answer));
    }
}
