using KnowledgeHub.Html;
using Xunit;

namespace KnowledgeHub.Tests.Html;

public sealed class LinksTests
{
    [Theory]
    [InlineData("https://example.org", true)]
    [InlineData("HTTP://example.org/a b", true)]
    [InlineData("mailto:a@example.org", true)]
    [InlineData("/path", true)]
    [InlineData("#anchor", true)]
    [InlineData("//example.org", false)]
    [InlineData("/\\example.org", false)]
    [InlineData("/\texample.org", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JAVASCRIPT:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("relative", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_some_addresses_may_stand_in_a_text(string? url, bool isSafe) => Assert.Equal(isSafe, Links.IsSafe(url));

    [Fact]
    public void An_address_of_more_than_two_thousand_characters_may_not() => Assert.False(Links.IsSafe("https://example.org/" + new string('a', 2000)));

    [Theory]
    [InlineData("/media/a.png", true)]
    [InlineData("https://example.org/a.png", true)]
    [InlineData("data:image/png;base64,AA", false)]
    [InlineData("mailto:a@example.org", false)]
    [InlineData("#a", false)]
    public void A_picture_comes_from_the_web_or_the_hub(string url, bool isSafe) => Assert.Equal(isSafe, Links.IsSafePicture(url));
}
