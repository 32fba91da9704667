using System.Text;
using KnowledgeHub.Content;
using KnowledgeHub.Exchange;
using KnowledgeHub.Exchange.FromWord;
using KnowledgeHub.Media;
using KnowledgeHub.Tests.Media;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Exchange.FromWord;

public abstract class ImportWordContract(TestDatabase database) : Contract(database)
{
    private const string Note1 = "<sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup>";
    private const string Note2 = "<sup><a href=\"#fn-2\" id=\"fnref-2\">2</a></sup>";

    [Fact]
    public async Task What_LibreOffice_wrote_comes_over_with_a_report()
    {
        var (item, notes) = await ImportAsync("libreoffice.docx");
        Assert.Equal(("Registers that pay off", "draft", "en"), (item.Title, item.State, item.Locale));
        Assert.Equal("A register is worth its cost when it is used for decisions, not only kept for its own sake.", item.Body.Summary);
        var html = item.Body.Body;
        Assert.Contains($"<h2>Findings</h2><p>We clearly saw gains{Note1} in <strong>two</strong> cities, see <a href=\"https://example.org/register\">the register</a>{Note2}.</p><p>Joined after.</p>", html, StringComparison.Ordinal);
        Assert.Contains("<ol><li>One<ul><li>Bullet a<ol><li>Roman</li></ol></li></ul></li><li>Two</li></ol>", html, StringComparison.Ordinal);
        Assert.Contains("<thead><tr><th colspan=\"2\" scope=\"col\">Where</th><th scope=\"col\">Cost</th></tr></thead><tbody><tr><td rowspan=\"2\">Kenya</td><td>Nairobi</td><td>3</td></tr><tr><td><p>Kisumu</p><p>Second paragraph</p></td><td>4</td></tr></tbody>", html, StringComparison.Ordinal);
        Assert.Contains("<p>Beside a box.</p><p>Words in a box</p>", html, StringComparison.Ordinal);
        Assert.Contains("<blockquote><p>Quoted words.</p></blockquote>", html, StringComparison.Ordinal);
        Assert.EndsWith("<li id=\"fn-1\">Counted in 2023. <a href=\"#fnref-1\">↩</a></li><li id=\"fn-2\">An endnote. <a href=\"#fnref-2\">↩</a></li></ol></section>", html, StringComparison.Ordinal);
        Assert.All(["REMOVED", "gone", "SECRET", "Confidential", "footer"], lost => Assert.DoesNotContain(lost, html, StringComparison.Ordinal));
        Assert.Contains("Tracked changes were taken as accepted: 1 insertion kept, 3 deletions left out.", notes);
        Assert.Contains("1 comment was left out.", notes);
        Assert.Contains("2 headers and footers were left out.", notes);
        Assert.Equal(notes, (await Get<ImportReports>().FindAsync(item.Id, Ct))!.Notes);
    }

    [Fact]
    public async Task What_pandoc_wrote_comes_over()
    {
        var (item, notes) = await ImportAsync("pandoc.docx");
        Assert.Equal(("Paying for genomic tests", "Three ways to pay for tests, and what each of them needs before it works in practice.", "pt"), (item.Title, item.Body.Summary, item.Locale));
        var html = item.Body.Body;
        Assert.Contains($"<em>may</em> matter.{Note1} See <a href=\"https://example.org/study?a=1&amp;b=2\">the study</a>. H<sub>2</sub>O and 10<sup>6</sup> reads, code, and a/b+x<sup>2</sup>.", html, StringComparison.Ordinal);
        Assert.Contains("<li>Another<ul><li>Deep bullet</li></ul></li></ol></li><li>Third</li></ol><p>Between the entries.</p><ol start=\"4\"><li>Fourth</li></ol>", html, StringComparison.Ordinal);
        Assert.Contains("<table><caption>What tests cost</caption><thead>", html, StringComparison.Ordinal);
        Assert.Matches("<figure><img src=\"/media/[0-9a-f]{12}/paying-for-genomic-tests-figure-1.png\" alt=\"A blue box\"><figcaption>A blue box</figcaption></figure>", html);
        Assert.Contains("<pre>line one\nline two</pre>", html, StringComparison.Ordinal);
        Assert.Contains("1 equation became plain text; check it.", notes);
        Assert.Contains("1 heading below the third level is now of the third level.", notes);
    }

    [Fact]
    public async Task What_a_script_wrote_comes_over_with_its_pictures_in_the_library()
    {
        var (item, notes) = await ImportAsync("docx-js.docx");
        var html = item.Body.Body;
        Assert.Contains($"<p>Kept inserted<strong> bold<em> both</em></strong> end.{Note1}</p><p>Commented with <a href=\"https://example.org/a?b=1&amp;c=2\">a link</a>, an inner one and a file{Note2}</p>", html, StringComparison.Ordinal);
        Assert.Contains("<td rowspan=\"2\">Tall</td><td>b1</td>", html, StringComparison.Ordinal);
        Assert.Contains("2 comments were left out.", notes);
        var pictures = KnowledgeHub.Html.MediaLinks.In(html);
        Assert.Equal(2, pictures.Count);
        var stored = await Get<MediaStore>().AtAsync(pictures, Ct);
        Assert.Equal(["", "A red field"], stored.Values.Select(picture => picture.Alt).Order());
        Assert.All(stored.Values, picture => Assert.Equal(1, picture.Uses));
        Assert.Single(notes, note => note.Contains("has no alternative text", StringComparison.Ordinal));
        var refused = Assert.IsType<PublishResult.Invalid>(await Get<PublishContent>().RunAsync(item.Id, "ed", Ct));
        Assert.Contains(refused.Problems, problem => problem.Message.Contains("has no alternative text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_stands_on_a_template_of_Word_comes_over()
    {
        var (item, _) = await ImportAsync("python-docx.docx");
        Assert.Equal("Sharing registers across borders", item.Title);
        Assert.Contains("<ol><li>One</li><li>Two</li></ol>", item.Body.Body, StringComparison.Ordinal);
        Assert.Contains("<tr><td colspan=\"2\">Wide</td><td>End</td></tr><tr><td rowspan=\"2\">Tall</td><td colspan=\"2\" rowspan=\"2\">Block</td></tr>", item.Body.Body, StringComparison.Ordinal);
        Assert.Contains("<figcaption>Figure 1: a blue box</figcaption>", item.Body.Body, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "bomb", "would unpack to" },
        { "entity", "can't be read" },
        { "macro", "contains macros" },
        { "exe", "is not a Word document" },
        { "old", "old kind" },
        { "cut", "damaged" },
        { "no-text", "can't be read" },
        { "no-xml", "can't be read" },
        { "deep", "can't be read" },
        { "long", "more text than an item can hold" },
        { "slides", "is a file of PowerPoint" },
        { "empty", "is empty" },
        { "picture", "is not a Word document" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_is_broken_or_hostile_gets_one_sentence_and_leaves_nothing(string kind, string words)
    {
        var before = await CountAsync();
        var refused = Assert.IsType<ImportResult.Refused>(await RunAsync(Make(kind), "report.docx"));
        Assert.StartsWith("report.docx ", refused.Why, StringComparison.Ordinal);
        Assert.Contains(words, refused.Why, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Why);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task When_the_draft_can_not_be_stored_its_pictures_are_not_either()
    {
        var before = await CountAsync();
        const string picture = "<w:p><w:r><w:drawing><a:blip xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" r:embed=\"r-pic\"/></w:drawing></w:r></w:p>";
        // Fits while it is read; the paths of the pictures make it too long.
        var body = string.Concat(Enumerable.Repeat(picture, 6000));
        var refused = Assert.IsType<ImportResult.Refused>(await RunAsync(WithPicture(body), "pictures.docx"));
        Assert.Contains("at most 400,000 fit", refused.Why.Replace('.', ','), StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_picture_that_browsers_do_not_know_is_named_in_the_report_and_leaves_its_caption()
    {
        const string picture = "<w:p><w:r><w:drawing><a:blip xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" r:embed=\"r-pic\"/></w:drawing></w:r></w:p>";
        var imported = Assert.IsType<ImportResult.Imported>(await RunAsync(WithPicture(picture + WordFile.P("Text."), [1, 0, 0, 0, 0x6C, 0, 0, 0, 0, 0]), "emf.docx"));
        Assert.Contains("The picture image1.png was left out: its format can't be shown on the web, or it is damaged. Save it as PNG and add it.", imported.Notes);
        Assert.Equal("<p>Text.</p>", (await Get<ContentItems>().FindAsync(imported.Id, Ct))!.Body.Body);
    }

    private static byte[] WithPicture(string body, byte[]? picture = null)
    {
        using var zip = new MemoryStream();
        zip.Write(WordFile.Of(body));
        using (var archive = new System.IO.Compression.ZipArchive(zip, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("word/_rels/document.xml.rels")!.Delete();
            Add(archive, "word/_rels/document.xml.rels", Encoding.UTF8.GetBytes("<Relationships><Relationship Id=\"r-pic\" Type=\"x/image\" Target=\"media/image1.png\"/></Relationships>"));
            Add(archive, "word/media/image1.png", picture ?? SampleFiles.Png);
        }

        return zip.ToArray();

        static void Add(System.IO.Compression.ZipArchive archive, string name, byte[] content)
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }
    }

    private static byte[] Make(string kind) => kind switch
    {
        "bomb" => SampleFiles.Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes("<Types/>")), ("word/document.xml", new byte[64 << 20])),
        "entity" => WordFile.WithDocument("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"),
        "macro" => SampleFiles.DocxWithMacro(),
        "exe" => [.. "MZ\u0090\0"u8, .. new byte[200]],
        "old" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
        "cut" => File.ReadAllBytes(PathOf("pandoc.docx"))[..8000],
        "no-text" => SampleFiles.Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes("<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"))),
        "no-xml" => WordFile.WithDocument("<w:document"),
        "deep" => WordFile.Of(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 5000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 5000))),
        "long" => WordFile.Of(string.Concat(Enumerable.Range(0, 200_000).Select(n => WordFile.P($"Line {n}")))),
        "slides" => SampleFiles.Pptx("One"),
        "empty" => [],
        _ => SampleFiles.Png,
    };

    private async Task<(ContentItem Item, IReadOnlyList<string> Notes)> ImportAsync(string document)
    {
        var imported = Assert.IsType<ImportResult.Imported>(await RunAsync(await File.ReadAllBytesAsync(PathOf(document), Ct), document));
        return ((await Get<ContentItems>().FindAsync(imported.Id, Ct))!, imported.Notes);
    }

    private static string PathOf(string document) => Path.Combine(Repository.Root, "tests", "KnowledgeHub.Tests", "Exchange", "Documents", document);

    private async Task<ImportResult> RunAsync(byte[] content, string name)
    {
        await using var stream = new MemoryStream(content);
        return await Get<ImportWord>().RunAsync(stream, name, new ImportAs(ContentType.Get("policy-brief"), "ann"), Ct);
    }

    private Task<long> CountAsync() => Database.ScalarAsync<long>("select (select count(*) from content) + (select count(*) from media) + (select count(*) from audit_entry)");
}

public sealed class ImportWordOnSqlite(SqliteDatabase database) : ImportWordContract(database), IClassFixture<SqliteDatabase>;

public sealed class ImportWordOnPostgres(PostgresDatabase database) : ImportWordContract(database), IClassFixture<PostgresDatabase>;
