using System.Text;
using KnowledgeHub.Content;
using KnowledgeHub.Media;
using KnowledgeHub.Media.Texts;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Media;

/// <summary>The text inside files: every file ends in a state with a reason, and search hears of what was read.</summary>
public abstract class ReadTextsContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task A_PDF_is_read_page_by_page_and_the_items_that_use_it_are_recorded_as_changed()
    {
        NeedsPdfToText();
        var file = await AddAsync(SampleFiles.Pdf("Biomarker tests are paid for", "", "In Kenya (\\101nnex)"), "Annex.pdf");
        var id = await Database.AddLiveAsync(Samples.Brief("With an annex") with { Attachments = [new() { Media = file.Id }] });
        var before = await Get<ChangeFeed>().HeadAsync(Ct);
        Assert.Equal(TextState.Waiting, file.TextState);
        Assert.Empty(Assert.Single((await Get<AttachmentTexts>().OfItemsAsync([id], Ct))[id]).Pages);

        var read = await ReadAsync(file);
        Assert.Equal((TextState.Read, "", 3), (read.TextState, read.TextReason, read.Pages));
        Assert.Equal([(id, "files")], (await Get<ChangeFeed>().ReadAsync(before, 10, Ct)).Select(change => (change.ContentId, change.Kind)));
        var text = Assert.Single((await Get<AttachmentTexts>().OfItemsAsync([id, "another"], Ct))[id]);
        Assert.Equal((file.Id, "annex.pdf", "Annex", file.Path), (text.MediaId, text.FileName, text.Title, text.Path));
        Assert.Equal([new(1, "Biomarker tests are paid for"), new(3, "In Kenya (Annex)")], text.Pages);
        Assert.Equal($"{file.Path}#page=3", text.PathOf(3));
    }

    [Fact]
    public async Task The_text_of_a_draft_and_of_an_item_that_dropped_the_file_is_not_handed_to_search()
    {
        var file = await AddAsync("Only in the draft"u8.ToArray(), "draft.txt");
        await ReadAsync(file);
        var id = await Database.AddLiveAsync(Samples.Brief("Live without a file"));
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Live without a file") with { Attachments = [new() { Media = file.Id }] }, id));
        Assert.Empty(await Get<AttachmentTexts>().OfItemsAsync([id], Ct));
        await Database.PublishAsync(id);
        Assert.Equal("Only in the draft", Assert.Single(Assert.Single((await Get<AttachmentTexts>().OfItemsAsync([id], Ct))[id]).Pages).Text);
    }

    [Fact]
    public async Task Word_PowerPoint_Excel_and_plain_text_are_read()
    {
        await ExpectAsync(SampleFiles.Docx("First paragraph", "Ünd a second"), "letter.docx", null, new PageText(1, "First paragraph\nÜnd a second"));
        await ExpectAsync(SampleFiles.Pptx("Why it matters", "What to do"), "talk.pptx", 2, new(1, "Why it matters"), new(2, "What to do"));
        await ExpectAsync(SampleFiles.Xlsx(("Costs", "Sequencing", "1200"), ("Years", "Since", "2019")), "sheet.xlsx", 2, new(1, "Costs\nSequencing 1200"), new(2, "Years\nSince 2019"));
        await ExpectAsync("\uFEFFcountry,tests\r\nKenya,12\r\n"u8.ToArray(), "table.csv", null, new PageText(1, "country,tests\nKenya,12"));
    }

    [Fact]
    public async Task Scanned_pages_and_empty_documents_are_said_to_have_no_text()
    {
        NeedsPdfToText();
        Assert.Equal((TextState.Empty, 2), await StateOfAsync(SampleFiles.Pdf("", ""), "scan.pdf", "probably scanned"));
        Assert.Equal((TextState.Empty, null), await StateOfAsync(SampleFiles.Docx(""), "empty.docx", "no text inside"));
    }

    [Fact]
    public async Task Broken_and_locked_files_end_with_a_reason()
    {
        NeedsPdfToText();
        var pdf = SampleFiles.Pdf("Some text");
        Assert.Equal((TextState.Failed, null), await StateOfAsync([.. "%PDF-1.7\n"u8, .. new byte[3000]], "broken.pdf", "damaged or cut off"));
        var locked = Encoding.Latin1.GetString(pdf).Replace("/Root 1 0 R", $"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O <{new string('1', 64)}> /U <{new string('2', 64)}> /P -4 >> /ID [<00> <00>]", StringComparison.Ordinal);
        Assert.Equal((TextState.Failed, null), await StateOfAsync(Encoding.Latin1.GetBytes(locked), "locked.pdf", "password"));
        var hollow = SampleFiles.Zip(("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/a.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"u8.ToArray()));
        Assert.Equal((TextState.Failed, null), await StateOfAsync(hollow, "hollow.docx", "damaged"));
    }

    [Fact]
    public async Task Of_a_file_with_ten_thousand_pages_the_first_two_thousand_are_read()
    {
        NeedsPdfToText();
        var file = await ReadAsync(await AddAsync(SampleFiles.Pdf([.. Enumerable.Range(1, 3000).Select(n => $"Page {n}")]), "long.pdf"));
        Assert.Equal((TextState.Read, "Only the first 2,000 pages can be searched.", null), (file.TextState, file.TextReason, file.Pages));
        Assert.Equal(2000, await Database.ScalarAsync<int>("select max(number) from media_page where address = @Address", new { file.Address }));
    }

    [Fact]
    public async Task Without_the_program_a_PDF_is_not_searchable_until_the_program_is_there()
    {
        NeedsPdfToText();
        var file = await AddAsync(SampleFiles.Pdf("Read later"), "later.pdf");
        await Reader("no-such-program").RunAsync(Ct);
        var unread = (await Get<MediaStore>().FindAsync(file.Id, Ct))!;
        Assert.Equal(TextState.NoReader, unread.TextState);
        Assert.Contains("not installed", unread.TextReason, StringComparison.Ordinal);
        Assert.Contains(unread.Id, (await Get<MediaStore>().ListAsync(new(Show: MediaFilter.Unreadable), 1, 100, Ct)).Items.Select(item => item.Id));
        Assert.False(await Reader("no-such-program").HasWorkAsync(Ct));
        Assert.True(await Get<ReadTexts>().HasWorkAsync(Ct));
        Assert.Equal(TextState.Read, (await ReadAsync(file)).TextState);
    }

    [Fact]
    public async Task A_program_that_hangs_runs_out_of_memory_or_never_stops_talking_is_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-ins are shell scripts.");
        var hanging = await AddAsync(SampleFiles.Pdf("Hangs"), "hangs.pdf");
        await Reader(Script("hangs", "sleep 600"), TimeSpan.FromMilliseconds(300)).RunAsync(Ct);
        Assert.Contains("took longer", (await Get<MediaStore>().FindAsync(hanging.Id, Ct))!.TextReason, StringComparison.Ordinal);

        var greedy = await AddAsync(SampleFiles.Pdf("Inflates"), "inflates.pdf");
        await Reader(Script("greedy", "echo 'Out of memory' >&2; exit 134")).RunAsync(Ct);
        Assert.Contains("more memory", (await Get<MediaStore>().FindAsync(greedy.Id, Ct))!.TextReason, StringComparison.Ordinal);

        var talking = await AddAsync(SampleFiles.Pdf("Talks"), "talks.pdf");
        await Reader(Script("talks", "yes 'the same words again and again'")).RunAsync(Ct);
        var read = (await Get<MediaStore>().FindAsync(talking.Id, Ct))!;
        Assert.Equal((TextState.Read, "Only the first 4,000,000 letters can be searched."), (read.TextState, read.TextReason));
    }

    [Fact]
    public async Task A_file_during_which_the_hub_ends_again_and_again_is_left_alone()
    {
        var file = await AddAsync("Ends the hub"u8.ToArray(), "deadly.txt");
        await Database.RunAsync("update media_file set text_tries = 4 where address = @Address", new { file.Address });
        Assert.Equal(TextState.Failed, (await ReadAsync(file)).TextState);
        await Get<ReadTexts>().AgainAsync(file.Id, Ct);
        Assert.Equal(TextState.Read, (await ReadAsync(file)).TextState);
    }

    [Fact]
    public async Task A_lost_content_is_said_to_be_lost()
    {
        var file = await AddAsync("Lost soon"u8.ToArray(), "lost.txt");
        Get<IBlobs>().Delete((await Get<MediaStore>().HashAsync(file.Address, Ct))!);
        Assert.Contains("missing", (await ReadAsync(file)).TextReason, StringComparison.Ordinal);
    }

    private static void NeedsPdfToText()
    {
        if (!new PdfText(new MediaSettings("")).IsInstalled)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "pdftotext (poppler-utils) is not installed.");
            Assert.Fail("pdftotext (poppler-utils) is not installed.");
        }
    }

    private ReadTexts Reader(string program, TimeSpan? patience = null) => new(
        Get<Database>(),
        Get<IBlobs>(),
        new PdfText(Database.MediaSettings with { PdfToText = program }) { Patience = patience ?? TimeSpan.FromSeconds(60) },
        Get<MediaUses>(),
        Get<ChangeFeed>());

    private string Script(string name, string line)
    {
        var path = Path.Combine(Database.Folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{line}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private async Task ExpectAsync(byte[] content, string name, int? pages, params PageText[] texts)
    {
        var file = await ReadAsync(await AddAsync(content, name));
        Assert.Equal((name, TextState.Read, "", pages), (name, file.TextState, file.TextReason, file.Pages));
        var id = await Database.AddLiveAsync(Samples.Brief($"With {name}") with { Attachments = [new() { Media = file.Id }] });
        Assert.Equal(texts, Assert.Single((await Get<AttachmentTexts>().OfItemsAsync([id], Ct))[id]).Pages);
    }

    private async Task<(string State, int? Pages)> StateOfAsync(byte[] content, string name, string reason)
    {
        var file = await ReadAsync(await AddAsync(content, name));
        Assert.Contains(reason, file.TextReason, StringComparison.Ordinal);
        return (file.TextState, file.Pages);
    }

    private async Task<MediaItem> AddAsync(byte[] content, string name)
    {
        var stored = Assert.IsType<StoreResult.Stored>(await Get<StoreFile>().RunAsync(new MemoryStream(content), name, "ann", Ct));
        return (await Get<MediaStore>().FindAsync(stored.Id, Ct))!;
    }

    private async Task<MediaItem> ReadAsync(MediaItem file)
    {
        await Get<ReadTexts>().RunAsync(Ct);
        return (await Get<MediaStore>().FindAsync(file.Id, Ct))!;
    }
}

public sealed class ReadTextsOnSqlite(SqliteDatabase database) : ReadTextsContract(database), IClassFixture<SqliteDatabase>;

public sealed class ReadTextsOnPostgres(PostgresDatabase database) : ReadTextsContract(database), IClassFixture<PostgresDatabase>;
