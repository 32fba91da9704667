using System.Text;
using KnowledgeHub.Html.WebPages;
using Xunit;

namespace KnowledgeHub.Tests.Html.WebPages;

public sealed class ReadWebPageTests
{
    private static readonly Uri Address = new("https://www.example.org/news/item?x=1");

    private static readonly string Long = string.Join(' ', Enumerable.Repeat("Testing newborns pays off, as the registers of three countries show, where it is paid for.", 4));

    [Fact]
    public void The_main_text_is_found_without_what_surrounds_it()
    {
        var page = Read($"""
            <html lang="fr-CA"><head><title>Newborns | The Institute</title></head><body>
            <div id="cookie-banner"><p>We use cookies, and so on, and so on, and so on.</p><button>Accept</button></div>
            <header><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
            <main><article><h1>Newborns</h1><div class="share-buttons"><a href="/s">Share this</a></div>
            <p>{Long}</p><h2>Costs</h2><div>A line <a href="../costs#now">with a link</a></div><div>Another line</div>
            <p style="display:none">HIDDEN</p><p><a href="#top">Up</a> and <a href="javascript:x()">script</a></p>
            <figure><img src="/a.jpg" alt="A chart of costs"><figcaption>The chart</figcaption></figure><iframe src="https://video.example"></iframe>
            <table><tr><th>a</th></tr><tr><td>1</td></tr></table>
            <div class="related"><h2>More</h2><ul><li><a href="/1">One story</a></li><li><a href="/2">Two stories</a></li></ul></div>
            </article></main><footer><p>Imprint, and so on.</p></footer></body></html>
            """);
        Assert.Equal(
            $"<p>{Long}</p><h2>Costs</h2><p>A line <a href=\"https://www.example.org/costs#now\">with a link</a></p><p>Another line</p><p>Up and script</p><table><tbody><tr><th>a</th></tr><tr><td>1</td></tr></tbody></table>",
            string.Concat(page.Html.Split('\n').Select(line => line.Trim())));
        Assert.Equal(("Newborns", "fr-CA"), (page.Title, page.Language));
        Assert.Equal(["A chart of costs"], page.Pictures);
        Assert.Equal(1, page.Embedded);
    }

    [Fact]
    public void A_page_without_any_marks_is_read_where_its_sentences_stand()
    {
        var page = Read($"<body><div class=\"top\"><a href=\"/a\">A</a> <a href=\"/b\">B</a> <a href=\"/c\">C</a></div><div><div><p>{Long}</p><p>{Long}</p></div><div><li><a href=\"/x\">Some other story about something</a></li></div></div></body>");
        Assert.Equal($"<p>{Long}</p><p>{Long}</p>", page.Html);
    }

    [Fact]
    public void The_metadata_of_libraries_search_engines_and_networks_are_read()
    {
        Assert.Equal(
            ("The exact title", "Ada A.|Bo B.", new DateOnly(2023, 4, 5), "Journal"),
            Told(Read("<head><title>x</title><meta name=citation_title content='The exact title'><meta name=citation_author content='Ada A.'><meta name=citation_author content='Bo B.'><meta name=citation_publication_date content='2023/4/5'><meta name=citation_publisher content=Journal></head><p>t")));
        Assert.Equal(
            ("From data", "Cy C.", new DateOnly(2024, 5, 6), "The Institute"),
            Told(Read("""<head><script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"no"},{"@type":"Article","headline":"From data","datePublished":"2024-05-06T23:00:00Z","author":{"name":"Cy C."},"publisher":{"name":"The Institute"}}]}</script></head><p>t""")));
        Assert.Equal(
            ("Networked", "", new DateOnly(2022, 1, 2), "Site"),
            Told(Read("<head><meta property='og:title' content='Networked - Site'><meta property='og:site_name' content=Site><meta name=author content='https://example.org/ada'><meta property='article:published_time' content='2 January 2022'></head><p>t")));
        Assert.Equal(("Seen", "Di D.", new DateOnly(2021, 3, 4), "www.example.org"), Told(Read("<article><h1>Seen</h1><a rel=author>Di D.</a><time datetime='2021-03-04'>then</time></article>")));
    }

    [Theory]
    [InlineData("<link rel=canonical href='/news/item'>", "https://www.example.org/news/item")]
    [InlineData("<link rel=canonical href='https://example.org/own'>", "https://example.org/own")]
    [InlineData("<link rel=canonical href='https://evil.example/'>", "https://www.example.org/news/item?x=1")]
    [InlineData("<link rel=canonical href='javascript:x'>", "https://www.example.org/news/item?x=1")]
    public void A_page_may_name_its_own_address_and_no_other(string head, string address) => Assert.Equal(address, Read($"<head>{head}</head><p>t").Address.AbsoluteUri);

    [Fact]
    public void Letters_are_read_as_the_server_or_the_page_says_or_as_they_look()
    {
        const string html = "<meta http-equiv=Content-Type content='text/html; charset={0}'><p>Größe – ж";
        var cyrillic = CodePagesEncodingProvider.Instance.GetEncoding("koi8-r")!;
        Assert.Contains("привет", Run(cyrillic.GetBytes("<p>привет"), "koi8-r").Html, StringComparison.Ordinal);
        Assert.Contains("привет", Run(cyrillic.GetBytes("<meta charset=\"koi8-r\"><p>привет"), null).Html, StringComparison.Ordinal);
        Assert.Contains("Größe – ж", Run(Encoding.UTF8.GetBytes(html), null).Html, StringComparison.Ordinal);
        Assert.Contains("Größe", Run([.. "<p>Gr"u8, 0xF6, 0xDF, .. "e"u8], null).Html, StringComparison.Ordinal);
        Assert.Contains("ж", Run([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<p>ж")], "windows-1252").Html, StringComparison.Ordinal);
        Assert.Contains("ж", Run(Encoding.UTF8.GetBytes("<p>ж"), "no-such-charset").Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><td>")]
    [InlineData("<ul><li>")]
    public void A_page_nested_without_end_is_not_read(string opening) =>
        Assert.Null(ReadWebPage.Run(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, 200_000)) + "x"), null, null, Address));

    [Theory]
    [InlineData("")]
    [InlineData("<html><frameset><frame src=x></frameset></html>")]
    [InlineData("<script type='application/ld+json'>{\"headline\":[[[{}]],7,null],\"datePublished\":{},\"author\":[{}]}</script><meta name=date content='31/31/2020'><base href='javascript:x'><a href='http://['>t</a>")]
    public void Odd_pages_do_no_harm(string html) => Assert.Null(Read(html).PublishedOn);

    private static (string Title, string Authors, DateOnly? Day, string Site) Told(WebPage page) => (page.Title, string.Join('|', page.Authors), page.PublishedOn, page.Site);

    private static WebPage Read(string html) => Run(Encoding.UTF8.GetBytes(html), "utf-8");

    private static WebPage Run(byte[] content, string? charset) => Assert.IsType<WebPage>(ReadWebPage.Run(content, charset, null, Address));
}
