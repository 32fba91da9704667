using KnowledgeHub.Media;
using KnowledgeHub.Media.Texts;
using KnowledgeHub.Search;
using KnowledgeHub.Tests.Media;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

public sealed class FilesInSearchTests(SqliteDatabase database) : SearchFixture(database)
{
    [Fact]
    public async Task What_stands_in_a_PDF_is_found_with_its_page_once_it_was_read()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "There is no pdftotext to read a PDF with.");
        var stored = Assert.IsType<StoreResult.Stored>(await Get<StoreFile>().RunAsync(
            new MemoryStream(SampleFiles.Pdf("The annex begins here", "", "A woodpecker pays for tests")), "Annex.pdf", "ann", Ct));
        var id = await PublishAsync(Samples.Brief("Brief with an annex") with { Attachments = [new() { Media = stored.Id, Title = "" }] });
        Assert.Equal(0, (await FindAsync("woodpecker")).Total);

        await Get<ReadTexts>().RunAsync(Ct);
        await CatchUpAsync();
        await AssertFoundOnPage3Async(id);
        await Get<SearchIndex>().RebuildAsync(null, Ct);
        await AssertFoundOnPage3Async(id);
        Assert.Equal(1, (await FindAsync("file:woodpecker")).Total);
        Assert.Equal(0, (await FindAsync("+title:woodpecker")).Total);
    }

    private async Task AssertFoundOnPage3Async(string id)
    {
        var found = Assert.Single((await FindAsync("woodpecker tests")).Items);
        Assert.Equal((id, IndexColumn.Attachments), (found.ContentId, found.PassageColumn));
        Assert.Contains("A \u0002woodpecker\u0003 pays for \u0002tests\u0003", found.Passage, StringComparison.Ordinal);
        Assert.Equal(("Annex", 3), (found.PassageFile!.Name, found.PassageFile.Page));
        Assert.Contains("/media/", found.PassageFile.Url, StringComparison.Ordinal);
    }
}
