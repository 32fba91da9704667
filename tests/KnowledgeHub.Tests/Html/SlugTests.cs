using KnowledgeHub.Html;
using Xunit;

namespace KnowledgeHub.Tests.Html;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Six jobs after WHA79", "six-jobs-after-wha79")]
    [InlineData("  Equity, by design!  ", "equity-by-design")]
    [InlineData("Médecine personnalisée à l’œuvre", "medecine-personnalisee-a-lœuvre")]
    [InlineData("don't", "dont")]
    [InlineData("a -- b __ c/d\\e?f#g", "a-b-c-d-e-f-g")]
    [InlineData("정밀의료", "정밀의료")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("", "item")]
    [InlineData("!!!", "item")]
    [InlineData("😀", "item")]
    [InlineData("no\ufffecharacter", "no-character")]
    public void Words_are_joined_by_hyphens(string text, string slug) => Assert.Equal(slug, Slug.From(text));

    [Fact]
    public void A_long_title_ends_at_a_word()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("evidence", 20)));
        Assert.Equal(string.Join('-', Enumerable.Repeat("evidence", 9)), slug);
        Assert.Equal(Slug.MaxLength, Slug.From(new string('a', 200)).Length);
        Assert.Equal(Slug.MaxLength, Slug.From($"{new string('a', 80)} b").Length);
    }

    [Fact]
    public void What_was_made_is_an_address_as_it_stands()
    {
        var random = new Random(20260302);
        for (var n = 0; n < 2000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(120)).Select(_ => new System.Text.Rune(random.Next(3) > 0 ? random.Next(32, 127) : random.Next(0xA0, 0xD7FF)).ToString()));
            var slug = Slug.From(text);
            Assert.True(Slug.IsSlug(slug), $"{text} → {slug} → {Slug.From(slug)}");
        }
    }

    [Theory]
    [InlineData("fine-slug-2", true)]
    [InlineData("Capital", false)]
    [InlineData("two--hyphens", false)]
    [InlineData("trailing-", false)]
    [InlineData("with space", false)]
    [InlineData("", false)]
    public void What_somebody_typed_is_taken_as_it_is_or_not_at_all(string text, bool isSlug) => Assert.Equal(isSlug, Slug.IsSlug(text));
}
