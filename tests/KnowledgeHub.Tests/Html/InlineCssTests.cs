using KnowledgeHub.Html;
using Xunit;

namespace KnowledgeHub.Tests.Html;

public sealed class InlineCssTests
{
    [Fact]
    public void The_rules_of_a_class_are_written_into_its_elements()
    {
        var html = Inline(".button { color: #123456; padding: 4px } p { margin: 0 }", "<p class=\"button\">x</p><p>y</p>");
        Assert.Contains("color:#123456", Style(html, "x"), StringComparison.Ordinal);
        Assert.Contains("padding-top:4px", Expanded(Style(html, "x")), StringComparison.Ordinal);
        Assert.DoesNotContain("color", Style(html, "y"), StringComparison.Ordinal);
        Assert.Contains("margin", Style(html, "y"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_more_specific_rule_wins_then_the_later_one_then_the_own_style()
    {
        const string css = ".c { color: #111111 } p { color: #222222 } p { font-size: 10px } p { font-size: 12px }";
        Assert.Contains("color:#111111", Style(Inline(css, "<p class=\"c\">x</p>"), "x"), StringComparison.Ordinal);
        Assert.Contains("font-size:12px", Style(Inline(css, "<p>x</p>"), "x"), StringComparison.Ordinal);
        Assert.EndsWith(";color:#333333", Style(Inline(css, "<p style=\"color:#333333;\">x</p>"), "x"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("red", "#ff0000")]
    [InlineData("#abc", "#aabbcc")]
    [InlineData("rgb(1, 2, 3)", "#010203")]
    [InlineData("rgba(1, 2, 3, 1)", "#010203")]
    public void Colours_are_written_as_every_mail_program_knows_them(string colour, string hex)
    {
        var html = Inline($".c {{ color: {colour}; background: {colour}; border: 1px solid {colour} }}", "<p class=\"c\">x</p>");
        Assert.Contains($"color:{hex}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("rgba(", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_style_sheet_of_the_document_keeps_its_media_queries()
    {
        const string head = "<style>@media (max-width: 600px) { .c { width: 100% !important } }</style>";
        var html = InlineCss.Into($"<!doctype html><html><head>{head}</head><body><p class=\"c\">x</p></body></html>", ".c { width: 50% } @media (max-width: 600px) { .c { width: 100% } }");
        Assert.Contains(head, html, StringComparison.Ordinal);
        Assert.Equal("width:50%", Style(html, "x"));
        Assert.StartsWith("<!doctype html>\n<html>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_need_a_living_page_are_left_out()
    {
        var html = Inline("a:hover { color: red } p::before { content: 'x' } :is(p, a) { color: red } :not(p, a) { color: red } a, a:visited { color: #00ff00 }", "<p>x</p><a href=\"/\">y</a>");
        Assert.DoesNotContain("ff0000", html, StringComparison.Ordinal);
        Assert.Equal("color:#00ff00", Style(html, "y"));
    }

    [Fact]
    public void The_slots_of_a_message_stay_as_they_are() =>
        Assert.Contains("href=\"{{slot:unsubscribe}}\"", Inline("a { color: red }", "<a href=\"{{slot:unsubscribe}}\">x</a>"), StringComparison.Ordinal);

    private static string Inline(string css, string body) => InlineCss.Into($"<!doctype html><html><head></head><body>{body}</body></html>", css);

    private static string Style(string html, string text)
    {
        var element = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).All.Single(element => element.TextContent == text && element.Children.Length == 0);
        return element.GetAttribute("style") ?? "";
    }

    // A short-hand says the same as its four sides.
    private static string Expanded(string style) => style.Replace("padding:4px", "padding-top:4px", StringComparison.Ordinal);
}
