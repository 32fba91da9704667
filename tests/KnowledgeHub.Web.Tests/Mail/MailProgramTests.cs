using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using KnowledgeHub.Mail;
using KnowledgeHub.Tests.Mail;

namespace KnowledgeHub.Web.Tests.Mail;

/// <summary>The mails keep to what Outlook, Gmail and Apple Mail all show.</summary>
public sealed partial class MailProgramTests
{
    // What at least one of the three drops or ignores, so that nothing may depend on it (public knowledge, such as caniemail.com has).
    private static readonly (string What, Regex Pattern)[] DroppedInStyles =
    [
        ("position (Gmail, Outlook)", new(@"(^|[;{\s])position\s*:")),
        ("float (Outlook)", new(@"(^|[;{\s])float\s*:")),
        ("flex and grid (Outlook)", new(@"display\s*:\s*(inline-)?(flex|grid)|grid-template")),
        ("pictures as background (Outlook)", new("url\\(")),
        ("variables (Gmail, Outlook)", new(@"var\(|(^|[;{\s])--[a-z]")),
        ("calculations (Outlook)", new(@"calc\(|clamp\(|min\(|max\(")),
        ("imports (Gmail)", new("@import|@font-face")),
        ("lengths that Outlook does not know", new(@"[\d.](rem|vw|vh|ch|em)\b")),
        ("logical sides (Outlook, Gmail)", new("(margin|padding|border|inset)-(inline|block)")),
        ("transforms, animation and filters", new(@"(^|[;{\s])(transform|animation|transition|filter|mix-blend-mode|clip-path|object-fit)\s*:")),
        ("colours that Outlook does not know", new(@"rgba?\(|hsla?\(|#[0-9a-f]{8}\b")),
        ("negative margins (Outlook)", new(@"margin[a-z-]*\s*:[^;]*-\d")),
    ];

    private static readonly string[] DroppedElements =
        ["script", "link[rel=stylesheet]", "form", "input", "button", "select", "textarea", "svg", "video", "audio", "iframe", "object", "embed", "canvas", "picture", "template", "dialog", "details", "base", "[onclick]", "[onload]"];

    /// <summary>Gmail drops a style element that is longer, and all that come after it.</summary>
    private const int LongestStyle = 8192;

    [Fact]
    public async Task No_mail_depends_on_what_a_mail_program_drops()
    {
        foreach (var (name, html) in await MailSamples.DrawAsync())
        {
            var page = new HtmlParser().ParseDocument(html);
            var styles = page.QuerySelectorAll("style").Select(style => style.TextContent).ToList();
            Assert.All(DroppedElements, element => Assert.True(page.QuerySelector(element) is null, $"{name} has {element}."));
            Assert.All(DroppedInStyles, dropped => Assert.True(
                page.QuerySelectorAll("[style]").Select(element => element.GetAttribute("style")!).Concat(styles).All(style => !dropped.Pattern.IsMatch(style)),
                $"{name} has {dropped.What}."));
            Assert.True(styles.Sum(Encoding.UTF8.GetByteCount) < LongestStyle, $"{name} has a style element that Gmail drops.");
            Assert.True(Encoding.UTF8.GetByteCount(html) < 102 * 1024, name);

            // Inlined styles win over rules that do not insist.
            var declarations = styles.SelectMany(style => Declaration().Matches(MediaOnly(style))).ToList();
            Assert.NotEmpty(declarations);
            Assert.All(declarations, declaration => Assert.EndsWith("!important", declaration.Groups[1].Value.Trim(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_mail_says_its_language_direction_and_structure()
    {
        foreach (var (name, html) in await MailSamples.DrawAsync())
        {
            var page = new HtmlParser().ParseDocument(html);
            var direction = name.Contains("arabic", StringComparison.Ordinal) ? "rtl" : "ltr";
            Assert.Equal(direction, page.DocumentElement.GetAttribute("dir"));
            Assert.Equal(direction, page.QuerySelector("[role=article]")!.GetAttribute("dir"));
            Assert.All(page.QuerySelectorAll("table"), table => Assert.Equal("presentation", table.GetAttribute("role")));
            Assert.All(page.QuerySelectorAll("img"), picture => Assert.True(picture.HasAttribute("alt")));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Equal("light dark", page.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
            Assert.NotNull(page.DocumentElement.GetAttribute("lang"));
            Assert.Contains("<!--[if mso]>", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("issue")]
    [InlineData("issue-in-arabic")]
    [InlineData("alert")]
    [InlineData("confirm")]
    public async Task Every_mail_is_mime_that_another_parser_reads_with_its_names_and_subject_whole(string name)
    {
        const string subject = "Génomique et soins courants : ce que coûtent les tests, ce qu'ils évitent, et pourquoi trois ministères ont changé d'avis – الاختبارات الجينية";
        const string sender = "Alliance für präzise Medizin, „Genf“ <Büro>";
        var html = (await MailSamples.DrawAsync()).Single(mail => mail.Name == name).Html;
        var bytes = MessageWriter.Write(new Message
        {
            From = new Mailbox(sender, "hub@alliance.example"),
            To = new Mailbox("Dr. Ève \"Test\" Ünal", "reader@ministry.example"),
            Subject = subject,
            Text = "Zeile eins\n.\nFrom here\n",
            Html = html,
            MessageId = "1@alliance.example",
            Date = DateTimeOffset.UnixEpoch,
            Headers =
            [
                new("List-Id", $"{sender} <newsletter.alliance.example>"),
                new("List-Unsubscribe", $"<https://hub.alliance.example/unsubscribe/{new string('x', 300)}>"),
                new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                new("Feedback-ID", "0123456789abcdefghijklmnop:policymaker:en:newsletter"),
                new("Auto-Submitted", "auto-generated"),
            ],
        });
        var message = Encoding.UTF8.GetString(bytes);
        Assert.All(message.Split("\r\n"), line => Assert.True(line.Length <= 78 || line.Contains("xxx", StringComparison.Ordinal), line));
        var read = await PythonEmail.ReadAsync(message);
        Assert.Empty(read.Defects);
        Assert.Equal(subject, read.Decoded["Subject"]);
        Assert.Equal("reader@ministry.example", read.To[0][1]);
        Assert.Equal($"{sender} <newsletter.alliance.example>", read.Decoded["List-Id"]);
        Assert.Equal(["multipart/alternative", "text/plain", "text/html"], read.Types);
        Assert.Equal(html.TrimEnd(), read.Bodies[1].TrimEnd());
    }

    [Fact]
    public async Task An_arabic_item_inside_a_latin_mail_runs_from_right_to_left()
    {
        var page = new HtmlParser().ParseDocument((await MailSamples.DrawAsync()).Single(mail => mail.Name == "issue").Html);
        var item = page.QuerySelector("[lang=ar]")!.Closest("td[dir]")!;
        Assert.Equal("rtl", item.GetAttribute("dir"));
        Assert.Contains("text-align: right", item.GetAttribute("style"), StringComparison.Ordinal);
        Assert.Equal(1, page.QuerySelectorAll("td[dir=rtl]").Length);
    }

    // Only what stands inside @media; the rest says nothing about elements.
    private static string MediaOnly(string style) => style.Contains("@media", StringComparison.Ordinal) ? style[style.IndexOf("@media", StringComparison.Ordinal)..] : "";

    [GeneratedRegex(@"[{;]\s*[a-z-]+\s*:\s*([^;{}]+)(?=[;}])")]
    private static partial Regex Declaration();
}
