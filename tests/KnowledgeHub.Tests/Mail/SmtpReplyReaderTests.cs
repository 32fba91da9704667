using System.Text;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

public sealed class SmtpReplyReaderTests
{
    [Fact]
    public async Task Replies_of_one_line_or_several_are_told_apart()
    {
        var reader = new SmtpReplyReader();
        await using var stream = Stream("250-first\r\n250-\r\n250 last\r\n354\r\n550 5.1.1 no\n");
        Assert.Equal(new SmtpReply(250, "first\n\nlast"), await ReadAsync(reader, stream));
        Assert.True(reader.HasMore);
        Assert.Equal(new SmtpReply(354, ""), await ReadAsync(reader, stream));
        Assert.Equal(new SmtpReply(550, "5.1.1 no"), await ReadAsync(reader, stream));
        Assert.False(reader.HasMore);
    }

    [Theory]
    [InlineData("hello\r\n")]
    [InlineData("25\r\n")]
    [InlineData("999 what\r\n")]
    [InlineData("250_ok\r\n")]
    [InlineData("\r\n")]
    [InlineData("250-one\r\n251 two\r\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n")]
    public async Task What_is_no_reply_is_not_taken_for_one(string text)
    {
        await using var stream = Stream(text);
        await Assert.ThrowsAsync<SmtpTrouble>(() => ReadAsync(new SmtpReplyReader(), stream));
    }

    [Fact]
    public async Task A_long_line_is_tolerated_and_an_endless_one_is_not()
    {
        await using var tolerable = Stream("250 " + new string('x', 1900) + "\r\n");
        Assert.Equal(1900, (await ReadAsync(new SmtpReplyReader(), tolerable)).Text.Length);
        await using var endless = Stream("250 " + new string('x', 100_000));
        await Assert.ThrowsAsync<SmtpTrouble>(() => ReadAsync(new SmtpReplyReader(), endless));
        await using var endlessLines = Stream(string.Concat(Enumerable.Repeat("250-x\r\n", 1000)));
        await Assert.ThrowsAsync<SmtpTrouble>(() => ReadAsync(new SmtpReplyReader(), endlessLines));
    }

    [Fact]
    public async Task An_end_in_the_middle_of_a_reply_is_a_lost_connection()
    {
        await using var stream = Stream("250-one\r\n250 tw");
        await Assert.ThrowsAsync<EndOfStreamException>(() => ReadAsync(new SmtpReplyReader(), stream));
    }

    [Fact]
    public void A_sentence_is_one_line_and_hides_what_it_is_told_to()
    {
        Assert.Equal("550 no <(hidden)> here", new SmtpReply(550, "no\n<Jane@example.org> here").Sentence("jane@example.org"));
    }

    private static Task<SmtpReply> ReadAsync(SmtpReplyReader reader, Stream stream) => reader.ReadAsync(stream, TestContext.Current.CancellationToken).AsTask();

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
