using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Search;
using KnowledgeHub.Search.Analysis;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

/// <summary>A result knows where its passage is: the paragraph of the item's page, or the page of a file.</summary>
public sealed class PassagePlacesTests(SqliteDatabase database) : SearchFixture(database)
{
    private static readonly CaseStudy Study = new()
    {
        Title = "Places",
        Summary = "The summary speaks of an aardwolf.",
        Results = ["First result.", "A result with a binturong."],
        Barriers = ["A barrier with a caracal."],
        Body = "<h2>Dhole country</h2><p>Nothing.</p><ul><li>An entry with an echidna.</li></ul><table><tbody><tr><td>A row with a</td><td>fossa</td></tr></tbody></table><p>Fossa again.</p>",
        Takeaways = new Dictionary<string, string> { ["payer"] = "Pay for the genet.", ["clinician"] = "Treat it." },
    };

    [Theory]
    [InlineData("aardwolf", IndexColumn.Summary, "summary", "")]
    [InlineData("binturong", IndexColumn.Summary, "results", "A result with a binturong.")]
    [InlineData("caracal", IndexColumn.Body, "barriers", "A barrier with a caracal.")]
    [InlineData("dhole", IndexColumn.Body, "body", "Dhole country")]
    [InlineData("echidna", IndexColumn.Body, "body", "An entry with an echidna.")]
    [InlineData("\"row with a fossa\"", IndexColumn.Body, "body", "A row with a · fossa")]
    [InlineData("genet", IndexColumn.Takeaways, "takeaways", "Pay for the genet.")]
    public async Task A_passage_leads_to_the_paragraph_that_the_page_shows(string words, IndexColumn column, string field, string paragraph)
    {
        if ((await TitlesAsync("\"summary speaks of\"")).All(title => title != "Places"))
        {
            await PublishAsync(Study);
        }

        var found = (await FindAsync(words)).Items[0];
        Assert.Equal((column, field), (found.PassageColumn, found.PassageField));
        var shown = ItemText.Of(ContentType.Get("case-study"), Study).SelectMany(text => text.Paragraphs).SingleOrDefault(one => one.Text == paragraph);
        Assert.Equal(shown?.Anchor ?? "", found.PassageAnchor);
        var page = ItemText.ForPage(ContentType.Get("case-study"), Study);
        Assert.True(
            paragraph.Length == 0 || column == IndexColumn.Takeaways || page.Html.Contains($"id=\"{found.PassageAnchor}\"", StringComparison.Ordinal)
            || page.Lists[field].Contains(found.PassageAnchor));
    }

    [Fact]
    public async Task Of_several_paragraphs_in_a_passage_the_one_that_says_most_is_linked()
    {
        var body = Samples.Brief("Several") with { Body = "<p>An ibex.</p><p>The ibex and the jerboa.</p><p>A jerboa.</p>" };
        await PublishAsync(body);
        var found = (await FindAsync("ibex jerboa")).Items[0];
        Assert.Equal(ItemText.Of(Samples.TypeOf(body), body).Single(text => text.Field.Name == "body").Paragraphs[1].Anchor, found.PassageAnchor);
        Assert.Equal("An \u0002ibex\u0003. The \u0002ibex\u0003 and the \u0002jerboa\u0003. A \u0002jerboa\u0003.", found.Passage);
    }

    [Fact]
    public async Task Lines_without_a_full_stop_are_kept_apart_in_a_passage()
    {
        await PublishAsync(Samples.Brief("Lines") with { Body = "<h2>Kiwi heading</h2><p>Kiwi text</p><p>More (kiwi)</p><p>End.</p>" });
        Assert.Equal("Kiwi heading · Kiwi text · More (kiwi) · End.", Plain((await FindAsync("kiwi")).Items[0].Passage));
    }

    [Fact]
    public async Task A_passage_of_a_file_names_the_file_and_its_page()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("With files") with { Summary = "S" });
        await CatchUpAsync();
        await IndexAsync(id,
        [
            new AttachmentText("annex.docx", "/media/1/annex.docx", ["The annex has a kinkajou."]),
            new AttachmentText("report.pdf", "/media/2/report.pdf", ["First page.", "", "The third page has a lemming.\nAnd a kinkajou cub on it, a cub."]),
        ]);
        Assert.Equal(new FoundFile("report.pdf", "/media/2/report.pdf", 3), await FileAsync("lemming"));
        Assert.Equal(new FoundFile("report.pdf", "/media/2/report.pdf", 3), await FileAsync("kinkajou cub"));
        Assert.Equal(new FoundFile("annex.docx", "/media/1/annex.docx", 0), await FileAsync("annex"));
        Assert.Equal(new FoundFile("report.pdf", "/media/2/report.pdf", 1), await FileAsync("file:\"first page\""));
        Assert.Null((await FindAsync("\"With files\"")).Items[0].PassageFile);
    }

    private async Task<FoundFile?> FileAsync(string words) => (await FindAsync(words)).Items[0].PassageFile;

    // As if the item's files had been read.
    private async Task IndexAsync(string id, IReadOnlyList<AttachmentText> files)
    {
        var item = (await Get<LiveContent>().FindAsync(id, Ct))!;
        var connection = await IndexFiles.OpenAsync(Get<IndexFiles>().Current()!, Ct);
        await using var session = new Session(connection, connection.BeginTransaction());
        var writer = new IndexWriter(session, new TermTable(Get<Stems>()));
        await writer.RemoveAsync(id, Ct);
        await writer.AddAsync(IndexDocument.From(item, await Get<TermStore>().ReadAsync(Ct), files), "1", Ct);
        await session.CommitAsync(Ct);
    }
}
