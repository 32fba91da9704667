using KnowledgeHub.Html;
using Xunit;

namespace KnowledgeHub.Tests.Html;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<h2>One</h2><p>Two <strong>three</strong>four</p>", "One Two threefour")]
    [InlineData("<ul><li>a</li><li>b</li></ul><p>c</p>", "a b c")]
    [InlineData("<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>", "1 2 3")]
    [InlineData("<p>a<br>b</p>", "a b")]
    [InlineData("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "Term Meaning")]
    [InlineData("<figure><img src=\"/a.png\" alt=\"A\"><figcaption>Caption</figcaption></figure>After", "Caption After")]
    [InlineData("<p>  much \n\t space&nbsp; </p>", "much space")]
    [InlineData("a &lt; b &amp; c", "a < b & c")]
    [InlineData("", "")]
    public void Words_of_different_blocks_stay_apart(string html, string text) => Assert.Equal(text, PlainText.From(html));

    [Fact]
    public void A_mail_has_paragraphs_dashes_and_addresses() => Assert.Equal(
        "Heading\n\nA paragraph on\ntwo lines with a link (https://example.org/a).\n\n- one\n- two\n\nQuoted",
        PlainText.ForMail("<h2>Heading</h2><p>A paragraph on<br>two\nlines with a <a href=\"https://example.org/a\">link</a>.</p><ul><li>one</li><li>two</li></ul><blockquote><p>Quoted</p></blockquote>"));

    [Theory]
    [InlineData("<p>a</p><p></p><p> </p><p>b</p>", "a\n\nb")]
    [InlineData("<p><a href=\"#anchor\">inside</a></p>", "inside")]
    [InlineData("<p><a href=\"mailto:a@example.org\">mail</a></p>", "mail")]
    [InlineData("<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>", "1 2\n3 4")]
    [InlineData("", "")]
    public void A_mail_has_no_more_blank_lines_than_it_needs(string html, string text) => Assert.Equal(text, PlainText.ForMail(html));
}
