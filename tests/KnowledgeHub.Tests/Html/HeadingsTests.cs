using KnowledgeHub.Html;
using Xunit;

namespace KnowledgeHub.Tests.Html;

public sealed class HeadingsTests
{
    [Fact]
    public void Every_heading_gets_an_anchor_of_its_own_and_the_second_level_makes_the_contents()
    {
        var (html, contents) = Headings.Anchor("<h2>What works</h2><p>x</p><h3>What works</h3><h2>What works</h2><h2>What works 2</h2><h2><em>?</em></h2>");
        Assert.Equal("<h2 id=\"what-works\">What works</h2><p>x</p><h3 id=\"what-works-2\">What works</h3><h2 id=\"what-works-3\">What works</h2><h2 id=\"what-works-2-2\">What works 2</h2><h2 id=\"item\"><em>?</em></h2>", html);
        Assert.Equal([new("what-works", "What works"), new("what-works-3", "What works"), new("what-works-2-2", "What works 2"), new("item", "?")], contents);
    }

    [Fact]
    public void A_text_without_headings_stays_as_it_is()
    {
        var (html, contents) = Headings.Anchor("<p>Only &lt;text&gt;.</p>");
        Assert.Equal("<p>Only &lt;text&gt;.</p>", html);
        Assert.Empty(contents);
    }
}
