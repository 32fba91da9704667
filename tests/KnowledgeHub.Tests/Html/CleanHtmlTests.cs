using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using KnowledgeHub.Html;
using Xunit;

namespace KnowledgeHub.Tests.Html;

public sealed class CleanHtmlTests
{
    private static readonly HashSet<string> Elements =
    [
        "h2", "h3", "h4", "p", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption",
        "img", "blockquote", "cite", "a", "strong", "em", "sub", "sup", "code", "pre", "br", "hr", "abbr", "dl", "dt", "dd", "section",
    ];

    private static readonly HashSet<string> Attributes =
        ["a href", "a title", "a id", "li id", "section class", "img src", "img alt", "th colspan", "th rowspan", "th scope", "td colspan", "td rowspan", "ol start", "abbr title"];

    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<h2>", "</h2>", "<h5>", "</h5>", "<b>", "</b>", "<i>", "</i>", "<em>", "</em>", "<strong>", "<a href=\"/x\">", "<a href='javascript:alert(1)'>", "<a href=\" https://example.org \" onclick=x>", "<a href=java&#10;script:x>", "</a>",
        "<ul>", "</ul>", "<ol start=3>", "<ol start=x>", "</ol>", "<li>", "</li>", "<table>", "</table>", "<caption>", "<thead>", "<tfoot>", "<tbody>", "<tr>", "</tr>", "<th scope=row colspan=2>", "<td rowspan=\"x\">", "</td>", "<colgroup><col>",
        "<pre>\n", "<pre>", "\n", "</pre>", "<code>", "</code>", "<blockquote>", "</blockquote>", "<br>", "<hr>", "<img src=/a.png alt=A onerror=x>", "<img src=data:image/png;base64,AA>", "<img src='//evil.example'>", "<figure>", "<figcaption>", "</figure>", "<dl>", "<dt>", "<dd>", "</dl>", "<abbr title=T>", "</abbr>", "<sub>", "<sup>", "<cite>",
        "<script>alert(1)</script>", "<script>", "<style>p{}</style>", "<style>", "<svg>", "<svg onload=x><p>", "</svg>", "<math><mi>", "<iframe src=x>", "</iframe>", "<template>", "</template>", "<noscript>", "</noscript>", "<form>", "<input>", "<select><option>", "</select>", "<textarea>", "</textarea>", "<object>", "<button>", "<plaintext>", "<xmp>", "</xmp>", "<title>", "</title>", "<body onload=x>", "<html>", "<frameset>", "<marquee>", "<font color=red>", "</font>", "<nobr>", "<span style=x>", "</span>", "<section>", "<section class=\"x footnotes\">", "</section>", "<sup><a href=#fn-1 id=fnref-1>1</a></sup>", "<li id=fn-1>", "<li id=main>", "<a id=fnref-x href=#fn-2>",
        "<!-- comment -->", "<!--", "-->", "<![CDATA[x]]>", "<?php ?>", "<", ">", "&lt;script&gt;", "&amp;", "&nbsp;", "\"", "'", "\0", " ", "text", "more text ", "é😀", "<p id=x class=y style='color:red' onmouseover=alert(1)>", "<P/ONCLICK=x>", "<a href=\"/y\"><a href=\"/z\">", "<x-custom>", "</unopened>",
    ];

    [Theory]
    [InlineData("<p>Keep</p><script>alert(1)</script>", "<p>Keep</p>")]
    [InlineData("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>")]
    [InlineData("<p onclick=\"x()\" style=\"color:red\" class=\"c\" id=\"i\">Text</p>", "<p>Text</p>")]
    [InlineData("<p><a href=\"javascript:alert(1)\">Link</a></p>", "<p>Link</p>")]
    [InlineData("<p><a href=\" JaVaScRiPt:alert(1)\">Link</a></p>", "<p>Link</p>")]
    [InlineData("<p><a href=\"java\nscript:alert(1)\">Link</a></p>", "<p>Link</p>")]
    [InlineData("<p><a href=\"data:text/html,x\">Link</a></p>", "<p>Link</p>")]
    [InlineData("<p><a href=\"vbscript:x\">Link</a></p>", "<p>Link</p>")]
    [InlineData("<p><a href=\"//evil.example\">Link</a></p>", "<p>Link</p>")]
    [InlineData("<p><a href=\"/\\evil.example\">Link</a></p>", "<p>Link</p>")]
    [InlineData("<p><a href=\" /path?a=1&b=2#c \" target=\"_blank\">Link</a></p>", "<p><a href=\"/path?a=1&amp;b=2#c\">Link</a></p>")]
    [InlineData("<p><a href=\"mailto:a@example.org\">Mail</a></p>", "<p><a href=\"mailto:a@example.org\">Mail</a></p>")]
    [InlineData("<p><img src=\"/media/a.png\" alt=\"A\" onerror=\"x()\"></p>", "<p><img src=\"/media/a.png\" alt=\"A\"></p>")]
    [InlineData("<p>x<img src=\"data:image/svg+xml;base64,AA\"></p>", "<p>x</p>")]
    [InlineData("<svg><script>alert(1)</script><a href=\"/x\">y</a></svg><p>After</p>", "<p>After</p>")]
    [InlineData("<iframe src=\"https://example.org\">inside</iframe><p>After</p>", "<p>After</p>")]
    [InlineData("<math><mi>x</mi></math><p>After</p>", "<p>After</p>")]
    [InlineData("<form action=\"/x\"><input name=\"a\"></form><p>After</p>", "<p>After</p>")]
    [InlineData("<h1>One</h1><h5>Five</h5><h6>Six</h6>", "<h2>One</h2><h4>Five</h4><h4>Six</h4>")]
    [InlineData("<b>bold</b> and <i>italic</i>", "<p><strong>bold</strong> and <em>italic</em></p>")]
    [InlineData("Loose<p>Paragraph</p>more <em>loose</em>", "<p>Loose</p><p>Paragraph</p><p>more <em>loose</em></p>")]
    [InlineData("<div><div><p>Deep</p></div></div>", "<p>Deep</p>")]
    [InlineData("<p></p><p> </p><h2></h2><p>Text</p>", "<p>Text</p>")]
    [InlineData("<p>a<!-- secret -->b</p>", "<p>ab</p>")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("a < b & c", "<p>a &lt; b &amp; c</p>")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("<ol start=\"3\"><li>Three</li></ol>", "<ol start=\"3\"><li>Three</li></ol>")]
    [InlineData("<ol start=\"3;x\"><li>Three</li></ol>", "<ol><li>Three</li></ol>")]
    [InlineData("<pre>\n\nkept</pre>", "<pre>\n\nkept</pre>")]
    [InlineData("<section class=\"hero\"><p>Text</p></section>", "<p>Text</p>")]
    [InlineData("<ul><li id=\"main\">a</li><li id=\"fn-x\">b</li></ul><p id=\"fn-1\"><a href=\"/x\" id=\"fn-2\">c</a></p>", "<ul><li>a</li><li>b</li></ul><p><a href=\"/x\">c</a></p>")]
    [InlineData("<p><a href=\"/x\" id=\"fnref-1\">a</a><a href=\"/x\" id=\"fnref-1\">b</a></p>", "<p><a href=\"/x\" id=\"fnref-1\">a</a><a href=\"/x\">b</a></p>")]
    public void Only_the_vocabulary_of_the_hub_is_left(string html, string clean) => Assert.Equal(clean, CleanHtml.From(html));

    [Fact]
    public void Footnotes_stay_linked_both_ways()
    {
        var html = $"<p>Said{Footnotes.Mark(1)} and shown{Footnotes.Mark(2)}.</p>{Footnotes.Section(["By <em>whom</em>.", "<p>One.</p><p>Two.</p>"])}";
        Assert.Equal(html, CleanHtml.From(html));
        Assert.Equal(html, CleanHtml.From(html.Replace("<ol>", "<hr style=\"x\" hidden><ol class=\"x\">", StringComparison.Ordinal)).Replace("<hr>", "", StringComparison.Ordinal));
        Assert.Equal("Said and shown. By whom. One. Two.", PlainText.From(html));
        Assert.Contains("Said[1] and shown[2].", PlainText.ForMail(html), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_keep_their_cells_also_when_one_stands_in_another()
    {
        const string table = "<table><caption>C</caption><thead><tr><th scope=\"col\" colspan=\"2\">H</th></tr></thead><tbody><tr><td><table><tbody><tr><td>inner</td></tr></tbody></table></td><td>2</td></tr></tbody></table>";
        Assert.Equal(table, CleanHtml.From(table.Replace("<td>2", "<td onclick=\"x\" width=\"5\">2", StringComparison.Ordinal)));
        Assert.Equal("<table><tbody><tr><td>1</td></tr></tbody></table>", CleanHtml.From("<table><tr><td>1"));
    }

    [Fact]
    public void Whatever_comes_in_only_the_vocabulary_comes_out_and_cleaning_again_changes_nothing()
    {
        var random = new Random(20260302);
        for (var n = 0; n < 3000; n++)
        {
            var html = Make(random);
            var clean = CleanHtml.From(html);
            var faults = new HtmlParser().ParseDocument($"<!doctype html><body>{clean}").Body!.QuerySelectorAll("*").SelectMany(Faults).ToList();
            Assert.True(faults.Count == 0, $"{n}: {string.Join(", ", faults)}\nfrom {html}\nto   {clean}");
            Assert.True(CleanHtml.From(clean) == clean, $"{n}: not a fixed point\nfrom {html}\nto   {clean}\nthen {CleanHtml.From(clean)}");
        }
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<ul><li>")]
    [InlineData("<blockquote>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<font><p>")]
    [InlineData("<a href=/x><em>")]
    public void Nesting_without_end_is_made_shallow_and_the_text_stays(string opening)
    {
        var html = string.Concat(Enumerable.Repeat(opening, 3_000)) + "text<script>code</script>";
        var clean = CleanHtml.From(html);
        Assert.Equal("text", PlainText.From(clean));
        Assert.Equal(clean, CleanHtml.From(clean));
        Assert.True(clean.Length < 5_000, $"{clean.Length} characters");
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<li><dd>")]
    [InlineData("<svg><g>")]
    [InlineData("<b><p>")]
    public async Task Nesting_that_would_keep_a_processor_busy_for_hours_ends_soon(string opening)
    {
        var html = $"before {string.Concat(Enumerable.Repeat(opening, 200_000))}";
        Assert.StartsWith("<p>before", await Task.Run(() => CleanHtml.From(html), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_leaves_the_words_in_their_paragraphs()
    {
        var html = $"{string.Concat(Enumerable.Repeat("<div>", 1_000))}<p>One <b>bold</b> &amp; 1 < 2</p><script>alert('</div>')</script><!-- <p>no --><h2 title=x>Two</h2>";
        Assert.Equal("<p>One bold &amp; 1 &lt; 2</p><p>Two</p>", CleanHtml.From(html));
    }

    private static string Make(Random random)
    {
        var html = new StringBuilder();
        for (var length = random.Next(1, 25); length > 0; length--)
        {
            html.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return html.ToString();
    }

    private static IEnumerable<string> Faults(IElement element)
    {
        if (!Elements.Contains(element.LocalName))
        {
            yield return element.LocalName;
        }

        foreach (var attribute in element.Attributes)
        {
            if (!Attributes.Contains($"{element.LocalName} {attribute.Name}") || (attribute.Name == "id" && !attribute.Value.StartsWith("fn", StringComparison.Ordinal)) || (attribute.Name == "class" && attribute.Value != "footnotes") || (attribute.Name is "href" or "src" && !Links.IsSafe(attribute.Value)))
            {
                yield return $"{element.LocalName} {attribute.Name}={attribute.Value}";
            }
        }
    }
}
