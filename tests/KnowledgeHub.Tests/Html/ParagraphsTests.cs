using KnowledgeHub.Html;
using Xunit;

namespace KnowledgeHub.Tests.Html;

public sealed class ParagraphsTests
{
    [Fact]
    public void A_heading_never_gets_the_anchor_of_a_takeaway() =>
        Assert.Equal(["takeaway-policymaker-heading", "takeaways"], Paragraphs.Of("<h2>Takeaway policymaker</h2><h2>Takeaways</h2>", new Anchors()).Select(paragraph => paragraph.Anchor));

    [Fact]
    public void Every_heading_gets_an_anchor_of_its_own_and_the_second_level_makes_the_contents()
    {
        var (html, contents) = Paragraphs.Anchor("<h2>What works</h2><h3>What works</h3><h2>What works</h2><h2>What works 2</h2><h2><em>?</em></h2><h2>Main</h2>", new Anchors());
        Assert.Equal(
            "<h2 id=\"what-works\">What works</h2><h3 id=\"what-works-2\">What works</h3><h2 id=\"what-works-3\">What works</h2><h2 id=\"what-works-2-2\">What works 2</h2><h2 id=\"item\"><em>?</em></h2><h2 id=\"main-2\">Main</h2>",
            html);
        Assert.Equal([new("what-works", "What works"), new("what-works-3", "What works"), new("what-works-2-2", "What works 2"), new("item", "?"), new("main-2", "Main")], contents);
    }

    [Theory]
    [InlineData("<p>One <em>and</em> two.<br>Three</p><p> </p>", "One and two. Three")]
    [InlineData("<ul><li>outer <strong>words</strong><ul><li>inner</li></ul></li><li><p>first</p><p>second</p></li></ul>", "outer words|inner|first|second")]
    [InlineData("<table><caption>Costs</caption><thead><tr><th>Step</th><th>Who</th></tr></thead><tbody><tr><td>Decide</td><td>Payer</td></tr></tbody></table>", "Costs|Step · Who|Decide · Payer")]
    [InlineData("<blockquote>bare</blockquote><blockquote><p>in a paragraph</p></blockquote>", "bare|in a paragraph")]
    [InlineData("<dl><dt>Word</dt><dd>Meaning</dd></dl><figure><img src=\"/a.png\" alt=\"\"><figcaption>Below</figcaption></figure><pre>code</pre><hr>", "Word|Meaning|Below|code")]
    [InlineData("<p>Ärzte &amp; Größe &lt;5</p>", "Ärzte & Größe <5")]
    [InlineData("", "")]
    public void A_text_is_read_by_its_paragraphs(string html, string paragraphs) =>
        Assert.Equal(paragraphs, string.Join('|', Paragraphs.Of(html, new Anchors()).Select(paragraph => paragraph.Text)));

    [Fact]
    public void The_anchors_that_are_read_are_those_that_are_written()
    {
        const string html = "<h2>Head</h2><p>Same</p><ul><li>Item<ol><li>Same</li></ol></li></ul><table><tbody><tr><td>Cell</td></tr></tbody></table><blockquote><p>Same</p></blockquote>";
        var written = Paragraphs.Anchor(html, new Anchors()).Html;
        var read = Paragraphs.Of(html, new Anchors());
        Assert.Equal(6, read.Select(paragraph => paragraph.Anchor).Distinct().Count());
        Assert.All(read, paragraph => Assert.Contains($" id=\"{paragraph.Anchor}\"", written, StringComparison.Ordinal));
        Assert.Equal([$"{read[1].Anchor}-2", $"{read[1].Anchor}-3"], read.Where(paragraph => paragraph.Text == "Same").Skip(1).Select(paragraph => paragraph.Anchor));
    }

    [Fact]
    public void A_footnote_keeps_the_id_to_which_its_mark_leads_and_search_reads_the_words_without_the_marks()
    {
        var html = $"<h2>Fn 1</h2><p>Evidence{Footnotes.Mark(1)} counts.</p>{Footnotes.Section(["See the report."])}";
        var (written, _) = Paragraphs.Anchor(html, new Anchors());
        Assert.Contains("<li id=\"fn-1\">See the report.", written, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"fn-1-2\">", written, StringComparison.Ordinal);
        var read = Paragraphs.Of(html, new Anchors());
        Assert.Equal(["Fn 1", "Evidence counts.", "See the report."], read.Select(paragraph => paragraph.Text));
        Assert.Equal("fn-1", read[^1].Anchor);
    }

    [Fact]
    public void A_paragraph_keeps_its_anchor_when_the_text_around_it_changes_and_loses_it_when_its_own_words_do()
    {
        var before = Paragraphs.Of("<h2>Old</h2><p>The finding.</p>", new Anchors())[1];
        Assert.Equal(before.Anchor, Paragraphs.Of("<p>New start.</p><h2>New</h2><ul><li>More</li></ul><blockquote>The <strong>finding</strong>.</blockquote>", new Anchors())[^1].Anchor);
        Assert.NotEqual(before.Anchor, Paragraphs.Of("<p>The findings.</p>", new Anchors())[0].Anchor);
    }

    [Fact]
    public void Paragraphs_and_entries_of_lists_link_to_themselves()
    {
        var (html, _) = Paragraphs.Anchor("<p>Quote me</p><ul><li>Me too<ul><li>And me</li></ul></li></ul>", new Anchors());
        Assert.Matches("<p id=\"(p-[0-9a-f]{8})\">Quote me<a class=\"pilcrow\" href=\"#\\1\" aria-label=\"Link to this paragraph\">¶</a></p>", html);
        Assert.Matches("<li id=\"(p-[0-9a-f]{8})\">Me too<a class=\"pilcrow\" href=\"#\\1\"[^>]*>¶</a><ul>", html);
    }
}
