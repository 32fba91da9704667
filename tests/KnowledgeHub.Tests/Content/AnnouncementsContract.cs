using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Content;

public abstract class AnnouncementsContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task What_is_new_what_changed_in_a_major_way_and_what_was_withdrawn_is_announced_and_nothing_else()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Announced"));
        await Database.ChangeAsync(id, Samples.Brief("Announced, comma"));
        await Database.ChangeAsync(id, Samples.Brief("Announced, figures"), Edit.Major(" The figures of 2026 are in. "));
        await Get<WithdrawContent>().RunAsync(id, "The figures were wrong.", "ed", Ct);
        await Database.PublishAsync(id);
        Assert.Equal(
            [("new", ""), ("changed", "The figures of 2026 are in."), ("withdrawn", "The figures were wrong."), ("changed", "It was withdrawn and is published again.")],
            (await OfAsync(id)).Select(announcement => (announcement.Kind, announcement.Note)));
    }

    [Fact]
    public async Task A_major_change_needs_a_note_of_some_sentences_and_changes_nothing_without()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Explained"));
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Explained better"), id));
        foreach (var (note, words) in new[] { (" ", "Say in one or two sentences what changed"), (new string('x', Edit.LongestNote + 1), "shorten it") })
        {
            var problem = Assert.Single(Assert.IsType<PublishResult.Invalid>(await Get<PublishContent>().RunAsync(id, "ed", Edit.Major(note), Ct)).Problems);
            Assert.Equal("changeNote", problem.Field);
            Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        }

        Assert.Equal("Explained", (await Get<LiveContent>().FindAsync(id, Ct))?.Title);
        Assert.Equal(["new"], (await OfAsync(id)).Select(announcement => announcement.Kind));
    }

    [Fact]
    public async Task A_first_publication_is_new_whatever_was_chosen()
    {
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief("First")));
        Assert.IsType<PublishResult.Published>(await Get<PublishContent>().RunAsync(saved.Id, "ed", Edit.Major(""), Ct));
        Assert.Equal(["new"], (await OfAsync(saved.Id)).Select(announcement => announcement.Kind));
    }

    [Fact]
    public async Task An_announcement_bears_the_number_of_its_change()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Numbered"));
        var change = (await Get<ChangeFeed>().ReadAsync(0, 10_000, Ct)).Single(change => change.ContentId == id);
        Assert.Equal((change.Sequence, change.At), ((await OfAsync(id))[0].Sequence, (await OfAsync(id))[0].At));
        Assert.Equal(change.Sequence, await Get<Announcements>().HeadAsync(Ct));
        Assert.Equal(id, Assert.Single(await Get<Announcements>().BetweenAsync(change.Sequence - 1, change.Sequence, 10, Ct)).ContentId);
    }

    [Fact]
    public async Task The_last_announcement_of_each_item_is_found()
    {
        var (one, two) = (await Database.AddLiveAsync(Samples.Brief("Last one")), await Database.AddLiveAsync(Samples.Brief("Last two")));
        await Database.ChangeAsync(one, Samples.Brief("Last one, again"), Edit.Major("Again."));
        var last = await Get<Announcements>().LastOfAsync([one, two, "nobody"], Ct);
        Assert.Equal(("changed", "new", 2), (last[one].Kind, last[two].Kind, last.Count));
        Assert.Empty(await Get<Announcements>().LastOfAsync([], Ct));
    }

    private async Task<IReadOnlyList<Announcement>> OfAsync(string id) => [.. (await Get<Announcements>().OfAsync(id, Ct)).Reverse()];
}

public sealed class AnnouncementsOnSqlite(SqliteDatabase database) : AnnouncementsContract(database), IClassFixture<SqliteDatabase>;

public sealed class AnnouncementsOnPostgres(PostgresDatabase database) : AnnouncementsContract(database), IClassFixture<PostgresDatabase>;
