using KnowledgeHub.Html;
using Xunit;

namespace KnowledgeHub.Tests.Html;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("# One\n\nText with **bold** and *italic*.", "<h2>One</h2>\n<p>Text with <strong>bold</strong> and <em>italic</em>.</p>")]
    [InlineData("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>")]
    [InlineData("[x](javascript:alert(1))", "<p>x</p>")]
    [InlineData("a <script>alert(1)</script> b", "<p>a  b</p>")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>", "")]
    [InlineData("https://example.org/a", "<p><a href=\"https://example.org/a\">https://example.org/a</a></p>")]
    [InlineData("", "")]
    public void Markdown_becomes_clean_HTML(string markdown, string html) => Assert.Equal(html, MarkdownText.ToHtml(markdown));

    [Fact]
    public void Tables_keep_their_cells()
    {
        var html = MarkdownText.ToHtml("| A | B |\n|---|---|\n| 1 | 2 |");
        Assert.Contains("<th>A</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td>2</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_in_quotes_without_end_keep_their_words() =>
        Assert.Contains("deep &amp; down", MarkdownText.ToHtml($"{string.Concat(Enumerable.Repeat("> ", 2_000))}deep & down"), StringComparison.Ordinal);

    [Fact]
    public void Footnotes_keep_their_text() => Assert.Contains("The note.", MarkdownText.ToHtml("Claim[^1].\n\n[^1]: The note."), StringComparison.Ordinal);

    [Fact]
    public void What_comes_out_is_a_fixed_point()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "content-seeds"), "*.md", SearchOption.AllDirectories))
        {
            var html = MarkdownText.ToHtml(File.ReadAllText(file));
            Assert.Equal(html, CleanHtml.From(html));
        }
    }
}
