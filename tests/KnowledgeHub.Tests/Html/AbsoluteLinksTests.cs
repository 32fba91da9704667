using KnowledgeHub.Html;
using Xunit;

namespace KnowledgeHub.Tests.Html;

public sealed class AbsoluteLinksTests
{
    [Theory]
    [InlineData("<a href=\"/briefs/x?a=1&amp;b=2#c\">x</a>", "<a href=\"https://hub.example.org/briefs/x?a=1&amp;b=2#c\">x</a>")]
    [InlineData("<img src=\"/media/a.png\" alt=\"\">", "<img src=\"https://hub.example.org/media/a.png\" alt=\"\">")]
    [InlineData("<a href=\"https://example.org/y\">y</a>", "<a href=\"https://example.org/y\">y</a>")]
    [InlineData("<a href=\"#here\">z</a>", "<a href=\"#here\">z</a>")]
    [InlineData("<a href=\"mailto:a@example.org\">m</a>", "<a href=\"mailto:a@example.org\">m</a>")]
    [InlineData("", "")]
    public void Paths_of_the_hub_become_complete_addresses(string html, string absolute) => Assert.Equal(absolute, AbsoluteLinks.In(html, "https://hub.example.org"));
}
