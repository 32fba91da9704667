using System.Text;
using KnowledgeHub.Search;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

public sealed class NastyQueryTests(SqliteDatabase database) : SearchFixture(database)
{
    private static readonly string[] Pieces =
    [
        "\"", "“", "”", "'", "(", ")", "[", "]", "{", "}", "*", ":", "^", "+", "-", "--", " -", "NEAR", "NEAR(", "AND", "OR", "NOT", "title:", "words:", ",", ";", "\\", "/", "%", "_", "?", "@x", "$1",
        " ", "\t", "\n", "\0", "\u0001", "\u0002", "\u0003", "\u007f", "\u00ad", "\u200b", "\u202e", "\ufeff", "\ufffd", "\ud83d", "\ude00", "😀", "👩‍🔬", "e\u0301", "\u0301", "ǅ", "ß", "İ", "ﬁ", "Ⅷ", "½", "が", "हि", "שָ", "정",
        "a", "policy", "sequencing", "next-generation", "NGS", "1", "2026", "select", "drop table doc",
    ];

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"\"\"")]
    [InlineData("\"unclosed phrase")]
    [InlineData("-")]
    [InlineData("- -")]
    [InlineData("-\"")]
    [InlineData("-\"\"")]
    [InlineData("word -")]
    [InlineData("NEAR(a b)")]
    [InlineData("a AND")]
    [InlineData("OR OR OR")]
    [InlineData("NOT a")]
    [InlineData("a*")]
    [InlineData("^a")]
    [InlineData("title: a")]
    [InlineData("{title body}: a")]
    [InlineData("\u0301")]
    [InlineData("\"\u0301\" a")]
    [InlineData("😀")]
    public async Task What_looks_like_an_operator_is_no_error(string words)
    {
        await PublishAsync("A policy to find");
        Assert.False((await FindAsync(words)).Unavailable);
    }

    [Fact]
    public async Task Nothing_that_can_be_typed_is_an_error()
    {
        await PublishAsync("A policy on NEAR sequencing", "and OR not");
        var random = new Random(20260302);
        for (var n = 0; n < 2000; n++)
        {
            var words = Make(random);
            var answer = await FindAsync(new SearchRequest { Words = words, Size = 1 });
            Assert.False(answer.Unavailable, $"Query {n}: {Escape(words)}");
        }
    }

    [Theory]
    [InlineData("a ")]
    [InlineData("\"a\"")]
    [InlineData("-a ")]
    [InlineData("-\"a b\" ")]
    [InlineData("\"a b\" x ")]
    [InlineData("😀")]
    [InlineData("x😀")]
    [InlineData("é")]
    [InlineData("policy")]
    public async Task Five_thousand_characters_are_no_error(string piece)
    {
        await PublishAsync("A policy to find");
        var words = string.Concat(Enumerable.Repeat(piece, (5000 / piece.Length) + 1));
        Assert.False((await FindAsync($"policy {words}")).Unavailable);
        Assert.False((await FindAsync(words)).Unavailable);
    }

    private static string Make(Random random)
    {
        var words = new StringBuilder();
        for (var length = random.Next(1, 30); length > 0; length--)
        {
            words.Append(random.Next(4) == 0 ? ((char)random.Next(0x10000)).ToString() : Pieces[random.Next(Pieces.Length)])
                .Append(random.Next(3) == 0 ? " " : "");
        }

        return words.ToString();
    }

    private static string Escape(string words) => string.Concat(words.Select(c => c is >= ' ' and < '\u007f' ? c.ToString() : $"\\u{(int)c:x4}"));
}
