using System.Text;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("Health policy in brief")]
    [InlineData("Žádost o léčbu: nové důkazy, staré otázky a co z nich plyne pro pacientské organizace v celé Evropě")]
    [InlineData("保健政策の要約と新しい証拠、そして患者団体と産業界のための次の会議の成果についてのお知らせです")]
    [InlineData("Plain words first, then ärztliche Versorgung, and plain words again at the end of a long subject")]
    [InlineData("👩‍⚕️ 💊 👩‍⚕️ 💊 👩‍⚕️ 💊 👩‍⚕️ 💊 👩‍⚕️ 💊 👩‍⚕️ 💊 👩‍⚕️ 💊 👩‍⚕️ 💊")]
    [InlineData("What looks like =?utf-8?Q?an_encoded_word?= is text")]
    [InlineData("Two  spaces and a\ttab stay, also  é  between  è  letters")]
    public void A_subject_comes_back_as_it_was_and_its_lines_stay_short(string subject)
    {
        var header = Header.Unstructured("Subject", subject);

        Assert.Equal(subject, Assert.Single(HeaderReader.Read(Encoding.UTF8.GetBytes(header), out _)).Value);
        Assert.All(Lines(header), line => Assert.InRange(line.Length, 1, 76));
        Assert.All(header.Split(' ', '\t', '\r', '\n').Where(word => word.StartsWith("=?", StringComparison.Ordinal)), word => Assert.InRange(word.Length, 1, 75));
        Assert.True(Ascii.IsValid(header));
    }

    [Fact]
    public void Every_encoded_word_holds_whole_characters()
    {
        var words = Header.Unstructured("Subject", string.Concat(Enumerable.Repeat("żółć保健💊", 20)))["Subject:".Length..]
            .Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

        Assert.All(words, word => Assert.DoesNotContain('\ufffd', EncodedWord.Decode(word)));
        Assert.True(words.Length > 5);
    }

    [Fact]
    public void A_name_that_leaves_hardly_any_room_still_gets_its_value()
    {
        var name = new string('X', 60);
        var header = Header.Unstructured(name, "ééé ééé");
        Assert.Equal("ééé ééé", HeaderReader.Read(Encoding.UTF8.GetBytes(header), out _)[0].Value);
    }

    [Fact]
    public void A_word_too_long_for_any_line_is_encoded_in_text_and_refused_among_links()
    {
        var longWord = new string('x', 2000);
        var subject = Header.Unstructured("Subject", longWord);
        Assert.All(Lines(subject), line => Assert.InRange(line.Length, 1, 76));
        Assert.Equal(longWord, HeaderReader.Read(Encoding.UTF8.GetBytes(subject), out _)[0].Value);
        Assert.Throws<ArgumentException>(() => new Header("List-Unsubscribe", $"<https://e.org/{longWord}>").Written());
    }

    [Theory]
    [InlineData("X-Note", "one\r\nBcc: a@b.c")]
    [InlineData("X-Note", "one\nBcc: a@b.c")]
    [InlineData("X-Note", "one\rtwo")]
    [InlineData("X-Note", "nul\0")]
    [InlineData("List-Unsubscribe", "<https://e.org/>\r\nBcc: a@b.c")]
    [InlineData("List-Unsubscribe", "<https://é.org/>")]
    [InlineData("X-Note\r\nBcc", "a@b.c")]
    [InlineData("X Note", "one")]
    [InlineData("", "one")]
    [InlineData("Bcc", "a@b.c")]
    [InlineData("content-type", "text/html")]
    public void A_header_cannot_smuggle_another_one_in(string name, string value)
    {
        Assert.Throws<ArgumentException>(() => new Header(name, value).Written());
    }

    [Fact]
    public void Links_are_folded_between_them_and_never_encoded()
    {
        var header = new Header("List-Unsubscribe", $"<https://hub.example.org/unsubscribe/{new string('t', 60)}>, <mailto:leave@hub.example.org>").Written();
        Assert.Equal(2, Lines(header).Length);
        Assert.EndsWith("\r\n <mailto:leave@hub.example.org>\r\n", header);
    }

    [Theory]
    [InlineData("", "From: a@b.c\r\n")]
    [InlineData("Jane Doe", "From: Jane Doe <a@b.c>\r\n")]
    [InlineData("Doe, J. \"JD\"", "From: \"Doe, J. \\\"JD\\\"\" <a@b.c>\r\n")]
    [InlineData("Zoë", "From: =?utf-8?Q?Zo=C3=AB?= <a@b.c>\r\n")]
    public void A_name_is_written_bare_quoted_or_encoded(string name, string expected)
    {
        Assert.Equal(expected, Header.Address("From", new Mailbox(name, "a@b.c")));
    }

    private static string[] Lines(string header) => header.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
