using System.Buffers;
using System.Text;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

public sealed class QuotedPrintableTests
{
    [Theory]
    [InlineData("a=b", "a=3Db")]
    [InlineData("ends in a space \nnext\t\n", "ends in a space=20\r\nnext=09\r\n")]
    [InlineData("é", "=C3=A9")]
    [InlineData(".dot\n..", "=2Edot\r\n=2E.")]
    [InlineData("a\rb\r\nc\nd", "a\r\nb\r\nc\r\nd")]
    [InlineData("", "")]
    public void What_could_be_lost_on_the_way_is_encoded(string text, string expected) => Assert.Equal(expected, Encode(text));

    [Fact]
    public void Half_a_character_becomes_the_sign_for_one_that_was_lost() => Assert.Equal("a=EF=BF=BDb", Encode("a\ud800b"));

    [Theory]
    [InlineData(74)]
    [InlineData(75)]
    [InlineData(76)]
    [InlineData(77)]
    [InlineData(500)]
    public void A_line_has_at_most_76_characters_and_comes_back_whole(int length)
    {
        foreach (var text in new[] { new string('x', length), new string('=', length), string.Concat(Enumerable.Repeat("a é ", length)), new string(' ', length), string.Concat(Enumerable.Repeat("💊", length)) })
        {
            var encoded = Encode(text);
            Assert.All(encoded.Split("\r\n"), line => Assert.InRange(line.Length, 0, 76));
            Assert.All(encoded.Split("\r\n"), line => Assert.False(line.EndsWith(' ')));
            Assert.Equal(text, Encoding.UTF8.GetString(QuotedPrintable.Decode(Encoding.ASCII.GetBytes(encoded))));
        }
    }

    [Fact]
    public void A_soft_line_break_falls_between_characters()
    {
        var lines = Encode(string.Concat(Enumerable.Repeat("x💊", 40))).Split("=\r\n");
        Assert.All(lines, line => Assert.DoesNotContain('\ufffd', Encoding.UTF8.GetString(QuotedPrintable.Decode(Encoding.ASCII.GetBytes(line)))));
    }

    private static string Encode(string text)
    {
        var into = new ArrayBufferWriter<byte>();
        var column = 0;
        QuotedPrintable.Encode(text, into, ref column);
        return Encoding.ASCII.GetString(into.WrittenSpan);
    }
}
