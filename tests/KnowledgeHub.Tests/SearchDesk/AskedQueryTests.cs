using KnowledgeHub.SearchDesk;
using Xunit;

namespace KnowledgeHub.Tests.SearchDesk;

public sealed class AskedQueryTests
{
    [Theory]
    [InlineData("  Médecine\tde  PRÉCISION ", "medecine de precision")]
    [InlineData("ＮＧＳ", "ngs")]
    [InlineData("\"country maturity model\"", "\"country maturity model\"")]
    [InlineData("정밀의료", "정밀의료")]
    [InlineData("a\u0000b", "a b")]
    [InlineData(null, "")]
    public void Capitals_accents_and_stray_spaces_make_no_difference(string? typed, string text) => Assert.Equal(text, AskedQuery.From(typed).Text);

    [Fact]
    public void Half_a_character_as_a_cut_leaves_it_does_no_harm() => Assert.Equal("a\ufffd", AskedQuery.From("a" + '\ud83d').Text);

    [Fact]
    public void The_same_words_in_any_order_are_the_same_question()
    {
        Assert.Equal(AskedQuery.From("Tumour boards").Key, AskedQuery.From("boards, tumour").Key);
        Assert.NotEqual(AskedQuery.From("tumour boards").Key, AskedQuery.From("tumour board").Key);
        Assert.Equal("", AskedQuery.From("???").Key);
    }

    [Theory]
    [InlineData("jane.doe@example.org")]
    [InlineData("mail of jane ＠ example")]
    [InlineData("jane (at) example.org")]
    [InlineData("jane at example dot org ")]
    [InlineData("+44 20 7946 0958")]
    [InlineData("call 0-7-9-4-6-0-9")]
    [InlineData("patient 1234567")]
    [InlineData("٠١٢٣٤٥٦٧")]
    [InlineData("one two three four five six seven eight nine")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9abcdefg")]
    [InlineData("!!!")]
    [InlineData("")]
    public void What_may_stand_for_a_person_and_what_is_long_is_not_kept(string typed)
    {
        Assert.False(AskedQuery.From(typed).MayBeKept);
        Assert.Equal("", AskedQuery.From(typed).Kept);
    }

    [Fact]
    public void A_text_that_is_too_long_is_not_kept_however_few_words_it_has()
    {
        Assert.True(AskedQuery.From(string.Join(' ', Enumerable.Repeat("abcdefghijklmn", 8))).MayBeKept);
        Assert.False(AskedQuery.From(string.Join(' ', Enumerable.Repeat("abcdefghijklmno", 8))).MayBeKept);
        Assert.False(AskedQuery.From(new string('a', 5000)).MayBeKept);
    }

    [Theory]
    [InlineData("WHA79 resolution 2026")]
    [InlineData("one two three four five six seven eight")]
    [InlineData("covid-19 in 2021")]
    public void What_people_ask_is_kept(string typed) => Assert.True(AskedQuery.From(typed).MayBeKept);

    [Theory]
    [InlineData("tumour board", true)]
    [InlineData("next-generation sequencing", true)]
    [InlineData("\"tumour board\"", true)]
    [InlineData("tumour -board", false)]
    [InlineData("title:board", false)]
    [InlineData("genom*", false)]
    [InlineData("tumour NOT board", false)]
    [InlineData("year:[2025 TO 2026]", false)]
    public void Operators_make_a_question_more_than_its_words(string typed, bool plain) => Assert.Equal(plain, AskedQuery.From(typed).IsPlain);
}
