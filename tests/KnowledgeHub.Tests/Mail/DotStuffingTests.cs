using System.Text;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

public sealed class DotStuffingTests
{
    [Theory]
    [InlineData("", ".\r\n")]
    [InlineData("a\r\n", "a\r\n.\r\n")]
    [InlineData("no line end", "no line end\r\n.\r\n")]
    [InlineData(".\r\n", "..\r\n.\r\n")]
    [InlineData(".a\r\n..b\r\nc.\r\n", "..a\r\n...b\r\nc.\r\n.\r\n")]
    [InlineData("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n")]
    [InlineData("\r\n\r\n", "\r\n\r\n.\r\n")]
    public void A_dot_at_the_start_of_a_line_is_doubled_and_one_ends_the_message(string message, string expected) =>
        Assert.Equal(expected, Stuffed(message));

    [Fact]
    public void A_message_that_doubles_in_size_still_fits() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("..\r\n", 5000)) + ".\r\n", Stuffed(string.Concat(Enumerable.Repeat(".\n", 5000))));

    private static string Stuffed(string message)
    {
        var buffer = new byte[4];
        var length = DotStuffing.Write(Encoding.ASCII.GetBytes(message), ref buffer);
        return Encoding.ASCII.GetString(buffer, 0, length);
    }
}
