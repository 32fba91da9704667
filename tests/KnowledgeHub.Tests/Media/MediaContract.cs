using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Media;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Media;

/// <summary>The library: what is stored, who uses it, and when it goes.</summary>
public abstract class MediaContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task The_same_content_is_stored_once()
    {
        var content = Text("The same twice");
        var first = await AddAsync(content, "First name.txt");
        var second = Assert.IsType<StoreResult.AlreadyThere>(await Get<StoreFile>().RunAsync(new MemoryStream(content), "other.txt", "bob", Ct));
        Assert.Equal((first.Id, "First name"), (second.Id, second.Title));
        Assert.Equal("first-name.txt", first.Name);
        Assert.True(File.Exists(BlobOf(content)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Database.MediaSettings.Folder, "incoming")));
    }

    [Fact]
    public async Task Many_who_store_the_same_content_at_once_get_one_file()
    {
        var content = Text("The same by many");
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Get<StoreFile>().RunAsync(new MemoryStream(content), "same.txt", "ann", Ct)));
        Assert.Single(results.OfType<StoreResult.Stored>());
        Assert.Equal(7, results.OfType<StoreResult.AlreadyThere>().Count());
    }

    [Fact]
    public async Task A_file_that_a_draft_uses_cannot_be_deleted_until_no_draft_and_no_live_item_does()
    {
        var (shown, attached) = (await AddPictureAsync("shown"), await AddAsync(Text("attached to a brief"), "attached.txt"));
        var with = Samples.Brief("A brief with files") with { Body = $"<figure><img src=\"{shown.Path}\" alt=\"\"></figure><p>Words.</p>", Attachments = [new() { Media = attached.Id }] };
        var saved = await Database.SaveAsync(Samples.Draft(with));
        Assert.Equal(DeleteMediaResult.InUse, await DeleteAsync(shown.Id));
        Assert.Equal(DeleteMediaResult.InUse, await DeleteAsync(attached.Id));
        Assert.Equal([(saved.Id, false)], (await Get<MediaStore>().UsesAsync(shown.Id, Ct)).Select(use => (use.ContentId, use.Live)));

        await Database.PublishAsync(saved.Id);
        Assert.True((await Get<MediaStore>().FindAsync(shown.Id, Ct))!.Open);
        await Database.SaveAsync(Samples.Draft(Samples.Brief("A brief with files"), saved.Id));
        Assert.Equal([(saved.Id, true)], (await Get<MediaStore>().UsesAsync(attached.Id, Ct)).Select(use => (use.ContentId, use.Live)));
        Assert.Equal(DeleteMediaResult.InUse, await DeleteAsync(attached.Id));

        await Database.PublishAsync(saved.Id);
        Assert.False((await Get<MediaStore>().FindAsync(attached.Id, Ct))!.Open);
        Assert.Equal(DeleteMediaResult.Deleted, await DeleteAsync(attached.Id));
        Assert.Equal(DeleteMediaResult.Deleted, await DeleteAsync(shown.Id));
        Assert.Equal(DeleteMediaResult.NotFound, await DeleteAsync(shown.Id));
    }

    [Fact]
    public async Task A_link_in_the_text_counts_as_a_use()
    {
        var file = await AddAsync(Text("linked from a brief"), "linked.txt");
        await Database.SaveAsync(Samples.Draft(Samples.Brief("A brief with a link") with { Body = $"<p><a href=\"{file.Path}#part\">the annex</a></p>" }));
        Assert.Equal(DeleteMediaResult.InUse, await DeleteAsync(file.Id));
    }

    [Fact]
    public async Task Deleting_and_using_at_the_same_moment_never_leaves_an_item_without_its_file()
    {
        for (var round = 0; round < 8; round++)
        {
            var file = await AddAsync(Text($"wanted and unwanted {round}"), "wanted.txt");
            var brief = Samples.Brief($"A brief in round {round}") with { Attachments = [new() { Media = file.Id }] };
            var saving = Task.Run(() => Get<SaveDraft>().RunAsync(Samples.Draft(brief), "ann", Ct), Ct);
            var deleting = Task.Run(() => DeleteAsync(file.Id), Ct);
            await Task.WhenAll(saving, deleting);
            Assert.Equal(await deleting == DeleteMediaResult.Deleted, await saving is SaveResult.Invalid);
        }
    }

    [Fact]
    public async Task A_file_is_attached_by_its_address_and_kept_by_its_id()
    {
        var file = await AddAsync(Text("attached by its address"), "by address.txt");
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief("By its address") with { Attachments = [new() { Media = $" https://hub.example.org{file.Path}", Title = "The annex" }, new() { Media = file.Id }] }));
        var attachment = Assert.Single((await Get<ContentItems>().FindAsync(saved.Id, Ct))!.Body.Attachments);
        Assert.Equal((file.Id, "The annex"), (attachment.Media, attachment.Title));

        var invalid = Assert.IsType<SaveResult.Invalid>(await Get<SaveDraft>().RunAsync(Samples.Draft(Samples.Brief("Nothing there") with { Attachments = [new() { Media = "annex.pdf" }] }), "ann", Ct));
        Assert.Equal("“annex.pdf” is not a file of the library; choose it from the list, paste its address, or take it out.", Assert.Single(invalid.Problems).Message);
    }

    [Fact]
    public async Task A_picture_is_published_only_with_its_alternative_text_or_as_decoration()
    {
        var picture = await AddAsync(Svg("undescribed"), "Undescribed.svg");
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief("With an undescribed picture") with { Body = $"<figure><img src=\"{picture.Path}\" alt=\"\"></figure><p>Words.</p>" }));
        Assert.Equal(
            "The picture “Undescribed” has no alternative text; add it in the library, or mark the picture as decorative there.",
            Assert.Single(Assert.IsType<PublishResult.Invalid>(await Get<PublishContent>().RunAsync(saved.Id, "ed", Ct)).Problems).Message);
        await Get<ChangeMedia>().RunAsync(picture.Id, new("Undescribed", "", true, "", false), "ann", Ct);
        await Database.PublishAsync(saved.Id);
    }

    [Fact]
    public async Task An_item_is_not_published_with_a_file_that_is_gone()
    {
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief("With a lost picture") with { Body = "<figure><img src=\"/media/0123456789ab/lost.png\" alt=\"Lost\"></figure><p>Words.</p>" }));
        Assert.Contains("not in the library any more (0123456789ab)", Assert.Single(Assert.IsType<PublishResult.Invalid>(await Get<PublishContent>().RunAsync(saved.Id, "ed", Ct)).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_file_keeps_its_uses_and_leads_from_its_old_address_to_the_new_one()
    {
        var file = await AddPictureAsync("old chart");
        var id = await Database.AddLiveAsync(Samples.Brief("With a chart") with { Body = $"<figure><img src=\"{file.Path}\" alt=\"\"></figure><p>Words.</p>" });
        var before = await Get<ChangeFeed>().HeadAsync(Ct);
        Assert.IsType<ReplaceResult.Replaced>(await ReplaceAsync(file.Id, Svg("new chart"), "New chart.svg"));

        var current = (await Get<MediaStore>().AtAsync([file.Address], Ct))[file.Address];
        Assert.Equal((file.Id, "new-chart.svg"), (current.Id, current.Name));
        Assert.NotEqual(file.Address, current.Address);
        Assert.Equal(DeleteMediaResult.InUse, await DeleteAsync(file.Id));
        Assert.Contains(await Get<ChangeFeed>().ReadAsync(before, 10, Ct), change => change.ContentId == id && change.Kind == "files");
        Assert.Contains(current.Path, MediaLinks.Refresh((await Get<LiveContent>().FindAsync(id, Ct))!.Body.Body, _ => new(current.Path, "A chart", 24, 16)), StringComparison.Ordinal);

        // Saved again from the text with the old address, it is still the same file.
        await Database.SaveAsync(Samples.Draft(Samples.Brief("With a chart, changed") with { Body = $"<figure><img src=\"{file.Path}\" alt=\"\"></figure><p>Words.</p>" }, id));
        Assert.Equal([(id, true)], (await Get<MediaStore>().UsesAsync(file.Id, Ct)).Select(use => (use.ContentId, use.Live)));

        Assert.IsType<ReplaceResult.Replaced>(await ReplaceAsync(file.Id, Svg("old chart"), "back.svg"));
        Assert.Equal(file.Address, (await Get<MediaStore>().FindAsync(file.Id, Ct))!.Address);
        Assert.IsType<ReplaceResult.Unchanged>(await ReplaceAsync(file.Id, Svg("old chart"), "back.svg"));
    }

    [Fact]
    public async Task A_file_does_not_take_the_place_of_another_kind_or_of_another_file()
    {
        var (picture, text) = (await AddPictureAsync("a picture"), await AddAsync(Text("a text"), "text.txt"));
        Assert.Contains("can't take a picture's place", Assert.IsType<ReplaceResult.Refused>(await ReplaceAsync(picture.Id, Text("another text"), "a.txt")).Why, StringComparison.Ordinal);
        var other = await AddAsync(Text("other text"), "other.txt");
        Assert.Contains("in the library already, as “Other”", Assert.IsType<ReplaceResult.Refused>(await ReplaceAsync(text.Id, Text("other text"), "a.txt")).Why, StringComparison.Ordinal);
        Assert.Equal(other.Address, (await Get<MediaStore>().FindAsync(other.Id, Ct))!.Address);
    }

    [Fact]
    public async Task A_deletion_can_be_undone_for_thirty_days_and_then_the_content_is_gone()
    {
        var (content, kept) = (Text("deleted for good"), Text("brought back"));
        var (gone, back) = (await AddAsync(content, "gone.txt"), await AddAsync(kept, "back.txt"));
        var replaced = await AddAsync(Text("first version"), "versions.txt");
        await ReplaceAsync(replaced.Id, Text("second version"), "versions.txt");
        await DeleteAsync(gone.Id);
        await DeleteAsync(back.Id);
        Assert.False((await Get<MediaStore>().FindAsync(gone.Id, Ct))!.Open);

        Database.Clock.Advance(TimeSpan.FromDays(29));
        await Get<ForgetFiles>().RunAsync(Ct);
        Assert.True(await Get<DeleteMedia>().UndoAsync(back.Id, "ann", Ct));
        Assert.True(File.Exists(BlobOf(content)));
        Assert.True(File.Exists(BlobOf(Text("first version"))));

        Database.Clock.Advance(TimeSpan.FromDays(2));
        await Get<ForgetFiles>().RunAsync(Ct);
        Assert.False(await Get<DeleteMedia>().UndoAsync(gone.Id, "ann", Ct));
        Assert.False(File.Exists(BlobOf(content)));
        Assert.False(File.Exists(BlobOf(Text("first version"))));
        Assert.True(File.Exists(BlobOf(kept)));
        Assert.True(File.Exists(BlobOf(Text("second version"))));

        // The address of the version that is gone still leads to the file.
        Assert.Equal(replaced.Id, (await Get<MediaStore>().AtAsync([replaced.Address], Ct))[replaced.Address].Id);
        await AddAsync(content, "gone.txt");
        Assert.True(File.Exists(BlobOf(content)));
    }

    [Fact]
    public async Task What_is_done_to_a_file_is_in_the_audit_trail()
    {
        var file = await AddAsync(Text("audited"), "audited.txt");
        await Get<ChangeMedia>().RunAsync(file.Id, new("Looked after", "", false, "", true), "bea", Ct);
        await ReplaceAsync(file.Id, Text("audited anew"), "anew.txt");
        await DeleteAsync(file.Id);
        await Get<DeleteMedia>().UndoAsync(file.Id, "cy", Ct);
        var (entries, _) = await Get<AuditTrail>().FindAsync(new AuditFilter { Kind = "file", Subject = file.Id }, 1, 10, Ct);
        Assert.Equal(
            [("ann", "added", "Audited (audited.txt)"), ("bea", "changed", "Looked after\nPublic"), ("ann", "changed", "Looked after\nReplaced by anew.txt"), ("ann", "removed", "Looked after"), ("cy", "changed", "Looked after\nBrought back")],
            entries.Reverse().Select(entry => (entry.Who, entry.Action, entry.Details)));
    }

    [Fact]
    public async Task A_deleted_file_that_is_uploaded_again_is_back()
    {
        var file = await AddAsync(Text("deleted and uploaded"), "again.txt");
        await DeleteAsync(file.Id);
        Assert.IsType<StoreResult.AlreadyThere>(await Get<StoreFile>().RunAsync(new MemoryStream(Text("deleted and uploaded")), "again.txt", "ann", Ct));
        Assert.Null((await Get<MediaStore>().FindAsync(file.Id, Ct))!.DeletedAt);
    }

    [Fact]
    public async Task The_list_finds_files_by_words_kind_and_what_they_lack()
    {
        var (mark, picture) = ("Q7", await AddAsync(Svg("listed picture"), "Q7 picture 100%.svg"));
        var text = await AddAsync(Text("listed text"), "Q7_text.txt");
        var deleted = await AddAsync(Text("listed and deleted"), "Q7 deleted.txt");
        await DeleteAsync(deleted.Id);
        var id = await Database.AddLiveAsync(Samples.Brief("It uses the listed text") with { Attachments = [new() { Media = text.Id }] });

        async Task<IEnumerable<string>> FindAsync(string words, string kind = "", string show = "") =>
            (await Get<MediaStore>().ListAsync(new(words, kind, show), 1, 10, Ct)).Items.Select(file => file.Id).Order();

        Assert.Equal(new[] { picture.Id, text.Id }.Order(), await FindAsync(mark));
        Assert.Equal([picture.Id], await FindAsync("q7 PICTURE 100%"));
        Assert.Equal([], await FindAsync("q7%text"));
        Assert.Equal([picture.Id], await FindAsync(mark, MediaFilter.Images));
        Assert.Equal([text.Id], await FindAsync(mark, MediaFilter.Documents));
        Assert.Equal([text.Id], await FindAsync(mark, "txt"));
        Assert.Equal([picture.Id], await FindAsync(mark, show: MediaFilter.Unused));
        Assert.Equal([picture.Id], await FindAsync(mark, show: MediaFilter.NoAlt));
        Assert.Equal([deleted.Id], await FindAsync(mark, show: MediaFilter.Deleted));
        Assert.Equal(1, (await Get<MediaStore>().ListAsync(new(mark, "svg", ""), 1, 10, Ct)).Total);
        Assert.Equal(id, Assert.Single(await Get<MediaStore>().UsesAsync(text.Id, Ct)).ContentId);
    }

    private async Task<MediaItem> AddAsync(byte[] content, string name)
    {
        var stored = Assert.IsType<StoreResult.Stored>(await Get<StoreFile>().RunAsync(new MemoryStream(content), name, "ann", Ct));
        return (await Get<MediaStore>().FindAsync(stored.Id, Ct))!;
    }

    private async Task<MediaItem> AddPictureAsync(string what)
    {
        var picture = await AddAsync(Svg(what), $"{what}.svg");
        Assert.True((await Get<ChangeMedia>().RunAsync(picture.Id, new(picture.Title, $"A drawing of {what}", false, "", false), "ann", Ct)).Found);
        return picture;
    }

    private Task<DeleteMediaResult> DeleteAsync(string id) => Get<DeleteMedia>().RunAsync(id, "ann", Ct);

    private Task<ReplaceResult> ReplaceAsync(string id, byte[] content, string name) => Get<ReplaceFile>().RunAsync(id, new MemoryStream(content), name, "ann", Ct);

    private string BlobOf(byte[] content)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        return Path.Combine(Database.MediaSettings.Folder, hash[..2], hash[2..]);
    }

    private static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    // As the hub writes it, so that cleaning changes nothing.
    private static byte[] Svg(string text) => Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"16\"><title>{text}</title></svg>");
}

public sealed class MediaOnSqlite(SqliteDatabase database) : MediaContract(database), IClassFixture<SqliteDatabase>;

public sealed class MediaOnPostgres(PostgresDatabase database) : MediaContract(database), IClassFixture<PostgresDatabase>;
