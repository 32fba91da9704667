using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Content;

/// <summary>The history of an item, deleting and bringing back, what was typed and not saved, and who else writes.</summary>
public abstract class HistoryContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task Twenty_writers_who_each_take_over_what_they_missed_lose_nothing()
    {
        const int writers = 20;
        var first = await Database.SaveAsync(Samples.Draft(Samples.Brief("Written by twenty") with { Body = "<p>Start.</p>" }));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(first, writer), Ct)));
        var item = (await Get<ContentItems>().FindAsync(first.Id, Ct))!;
        Assert.All(Enumerable.Range(0, writers), writer => Assert.Contains($"<p>By writer {writer}.</p>", item.Body.Body, StringComparison.Ordinal));
        Assert.All(outcomes, results => Assert.IsType<SaveResult.Saved>(results[^1]));
        var saved = outcomes.SelectMany(results => results).OfType<SaveResult.Saved>().Count();
        Assert.Equal((writers, writers + 1), (saved, (await Get<ContentVersions>().ListAsync(first.Id, 1, 100, Ct)).Total));
    }

    // Saves on the newest version that the writer knows; a conflict shows a newer one, and nothing else is ever answered.
    private async Task<List<SaveResult>> WriteAsync(SaveResult.Saved first, int writer)
    {
        var (basedOn, text, results) = (first.Version, "<p>Start.</p>", new List<SaveResult>());
        while (results.Count < 100)
        {
            var result = await SaveAsync(Samples.Draft(Samples.Brief("Written by twenty") with { Body = $"{text}<p>By writer {writer}.</p>" }, first.Id, basedOn));
            results.Add(result);
            if (result is not SaveResult.Conflict conflict)
            {
                break;
            }

            Assert.NotEqual(basedOn, conflict.Theirs.DraftVersion);
            (basedOn, text) = (conflict.Theirs.DraftVersion, conflict.Theirs.Body.Body);
        }

        return results;
    }

    [Fact]
    public async Task Somebody_who_changed_only_the_language_is_told_of_a_conflict_too()
    {
        var first = await Database.SaveAsync(Samples.Draft(Samples.Brief("Tongue")));
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Tongue, hers"), first.Id, first.Version));
        var his = Samples.Draft(Samples.Brief("Tongue, hers"), first.Id, first.Version);
        Assert.IsType<SaveResult.Unchanged>(await SaveAsync(his));
        Assert.IsType<SaveResult.Conflict>(await SaveAsync(his with { Locale = "fr" }));
    }

    [Fact]
    public async Task The_history_has_every_version_and_an_earlier_one_comes_back_as_a_new_one()
    {
        var first = await Database.SaveAsync(Samples.Draft(Samples.Brief("History, one")));
        await Database.PublishAsync(first.Id);
        var second = await Database.SaveAsync(Samples.Draft(Samples.Brief("History, two"), first.Id, first.Version));
        Assert.IsType<SaveResult.Saved>(await Get<RestoreVersion>().RunAsync(first.Id, 1, second.Version, "ria", Ct));
        var (versions, total) = await Get<ContentVersions>().ListAsync(first.Id, 1, 2, Ct);
        Assert.Equal((3, 2), (total, versions.Count));
        Assert.Equal((3, "ria", "Restored from version 1"), (versions[0].Number, versions[0].Author, versions[0].Note));
        Assert.Null(versions[1].PublishedAt);
        Assert.Equal("History, one", (await Get<ContentItems>().FindAsync(first.Id, Ct))!.Title);
        Assert.NotNull((await Get<ContentVersions>().FindAsync(first.Id, 1, Ct))!.PublishedAt);
        Assert.Contains((await Get<AuditTrail>().FindAsync(new() { Who = "ria" }, 1, 10, Ct)).Entries, entry => entry.SubjectId == first.Id && entry.Details.Contains("Restored from version 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_is_not_restored_over_what_somebody_saved_meanwhile()
    {
        var first = await Database.SaveAsync(Samples.Draft(Samples.Brief("Race, one")));
        var second = await Database.SaveAsync(Samples.Draft(Samples.Brief("Race, two"), first.Id, first.Version));
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Race, three"), first.Id, second.Version));
        Assert.IsType<SaveResult.Conflict>(await Get<RestoreVersion>().RunAsync(first.Id, 1, second.Version, "ria", Ct));
        Assert.IsType<SaveResult.NotFound>(await Get<RestoreVersion>().RunAsync(first.Id, 9, null, "ria", Ct));
    }

    [Fact]
    public async Task What_readers_see_is_not_deleted()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Seen by readers"));
        Assert.Equal(DeleteResult.Live, await Get<DeleteContent>().RunAsync(id, "del", Ct));
        Assert.NotNull(await Get<LiveContent>().FindAsync(id, Ct));
        Assert.Equal(DeleteResult.NotFound, await Get<DeleteContent>().RunAsync("00000000000000000000000000", "del", Ct));
    }

    [Fact]
    public async Task A_deleted_draft_is_in_no_list_keeps_its_address_and_comes_back()
    {
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief("Deletable draft"), slug: "deletable") with { ExternalId = "ext:del" });
        var drafts = (await Get<ContentItems>().CountStatesAsync(Ct))["draft"];
        Assert.Equal(DeleteResult.Deleted, await Get<DeleteContent>().RunAsync(saved.Id, "del", Ct));
        Assert.Null(await Get<ContentItems>().FindAsync(saved.Id, Ct));
        Assert.Equal(0, (await Get<ContentItems>().ListAsync(null, null, "Deletable draft", 1, 10, Ct)).Total);
        Assert.Equal(drafts - 1, (await Get<ContentItems>().CountStatesAsync(Ct)).GetValueOrDefault("draft"));
        Assert.IsType<SaveResult.Invalid>(await SaveAsync(Samples.Draft(Samples.Brief("Another"), slug: "deletable")));
        Assert.IsType<SaveResult.NotFound>(await SaveAsync(Samples.Draft(Samples.Brief("Written on"), saved.Id, saved.Version)));
        Assert.IsType<SaveResult.Conflict>(await SaveAsync(Samples.Draft(Samples.Brief("Imported again")) with { ExternalId = "ext:del" }));
        Assert.IsType<PublishResult.NotFound>(await Get<PublishContent>().RunAsync(saved.Id, "ed", Ct));
        Assert.Equal("del", (await Get<DeletedContent>().FindAsync(saved.Id, Ct))!.DeletedBy);

        Assert.True(await Get<RestoreDeleted>().RunAsync(saved.Id, "ria", Ct));
        Assert.False(await Get<RestoreDeleted>().RunAsync(saved.Id, "ria", Ct));
        Assert.Equal("Deletable draft", (await Get<ContentItems>().FindAsync(saved.Id, Ct))!.Title);
        Assert.Equal(["changed", "removed", "saved"], (await Get<AuditTrail>().FindAsync(new() { Subject = saved.Id }, 1, 10, Ct)).Entries.Select(entry => entry.Action));
    }

    [Fact]
    public async Task A_deleted_withdrawn_item_loses_its_page_and_its_place_in_search_until_it_is_back()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Withdrawn quagga"), slug: "withdrawn-quagga");
        await Get<WithdrawContent>().RunAsync(id, "It was wrong.", "ed", Ct);
        Assert.Equal(DeleteResult.Deleted, await Get<DeleteContent>().RunAsync(id, "del", Ct));
        Assert.Null(await Get<LiveContent>().AtAsync("policy-brief", "withdrawn-quagga", Ct));
        Assert.Equal("unpublished", (await ChangesAsync(id))[^1]);

        await Get<RestoreDeleted>().RunAsync(id, "ria", Ct);
        var back = (await Get<LiveContent>().AtAsync("policy-brief", "withdrawn-quagga", Ct))!;
        Assert.Equal((true, "It was wrong."), (back.Withdrawn, back.WithdrawnNote));
        Assert.Equal("withdrawn", (await ChangesAsync(id))[^1]);
        await Database.PublishAsync(id);
        Assert.False((await Get<LiveContent>().FindAsync(id, Ct))!.Withdrawn);
    }

    [Fact]
    public async Task A_deleted_item_is_removed_for_good_only_after_thirty_days()
    {
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief("Short-lived"), slug: "short-lived"));
        Assert.Equal(PurgeResult.NotFound, await Get<PurgeDeleted>().RunAsync(saved.Id, "adm", Ct));
        await Get<DeleteContent>().RunAsync(saved.Id, "del", Ct);
        Assert.Equal(PurgeResult.TooEarly, await Get<PurgeDeleted>().RunAsync(saved.Id, "adm", Ct));
        Database.Clock.Advance(PurgeDeleted.Kept);
        Assert.Equal(PurgeResult.Purged, await Get<PurgeDeleted>().RunAsync(saved.Id, "adm", Ct));
        Assert.Null(await Get<DeletedContent>().FindAsync(saved.Id, Ct));
        Assert.Equal(0, (await Get<ContentVersions>().ListAsync(saved.Id, 1, 10, Ct)).Total);
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Its address is free"), slug: "short-lived"));
    }

    [Fact]
    public async Task What_was_typed_is_kept_for_its_writer_alone_and_the_oldest_copies_go()
    {
        var (ann, bob) = (await AddStaffAsync(), await AddStaffAsync());
        var page = Id.New(Database.Clock);
        await KeepAsync(ann, page, "One");
        await KeepAsync(ann, page, "Two");
        Assert.Equal("Two", Assert.Single(await Get<Autosaves>().OfAsync(ann, "new:policy-brief", Ct)).Title);
        Assert.Empty(await Get<Autosaves>().OfAsync(bob, "new:policy-brief", Ct));
        Assert.Null(await Get<Autosaves>().KeepAsync(new() { Page = page, Work = "new:policy-brief", Form = new string('x', Autosaves.Longest + 1) }, ann, Ct));

        for (var n = 0; n < Autosaves.MostCopies; n++)
        {
            Database.Clock.Advance(TimeSpan.FromSeconds(1));
            await KeepAsync(ann, Id.New(Database.Clock), $"Later {n}");
        }

        var copies = await Get<Autosaves>().OfAsync(ann, "new:policy-brief", Ct);
        Assert.Equal(["Later 4", "Later 3", "Later 2", "Later 1", "Later 0"], copies.Select(copy => copy.Title));
        await Get<Autosaves>().ForgetAsync(bob, copies[0].Page, Ct);
        await Get<Autosaves>().ForgetAsync(ann, copies[1].Page, Ct);
        Assert.Equal(["Later 4", "Later 2", "Later 1", "Later 0"], (await Get<Autosaves>().OfAsync(ann, "new:policy-brief", Ct)).Select(copy => copy.Title));
    }

    [Fact]
    public async Task Writers_see_each_other_for_a_minute_after_the_last_sign()
    {
        var (ann, bob) = (await AddStaffAsync(), await AddStaffAsync());
        var item = await Database.SaveAsync(Samples.Draft(Samples.Brief("Busy item")));
        var editing = Get<WhoIsEditing>();
        await editing.ComeAsync(item.Id, ann, "Ann", Ct);
        var came = Database.Clock.GetUtcNow();
        Database.Clock.Advance(TimeSpan.FromSeconds(40));
        await editing.ComeAsync(item.Id, ann, "Ann", Ct);
        Database.Clock.Advance(TimeSpan.FromSeconds(50));
        var seen = Assert.Single(await editing.OthersAsync(item.Id, bob, Ct));
        Assert.Equal(("Ann", came), (seen.Name, seen.OpenedAt));
        Assert.Empty(await editing.OthersAsync(item.Id, ann, Ct));
        Database.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Empty(await editing.OthersAsync(item.Id, bob, Ct));

        await editing.ComeAsync(item.Id, ann, "Ann", Ct);
        await editing.LeaveAsync(item.Id, ann, Ct);
        Assert.Empty(await editing.OthersAsync(item.Id, bob, Ct));
        await editing.ComeAsync("00000000000000000000000000", ann, "Ann", Ct);
    }

    private Task<SaveResult> SaveAsync(Draft draft) => Get<SaveDraft>().RunAsync(draft, "bob", Ct);

    private async Task KeepAsync(string account, string page, string title) =>
        Assert.NotNull(await Get<Autosaves>().KeepAsync(new() { Page = page, Work = "new:policy-brief", Title = title, Form = "{}" }, account, Ct));

    private async Task<List<string>> ChangesAsync(string id) => [.. (await Get<ChangeFeed>().ReadAsync(0, 1000, Ct)).Where(change => change.ContentId == id).Select(change => change.Kind)];

    private async Task<string> AddStaffAsync()
    {
        using var scope = Database.Services.CreateScope();
        var (account, problem) = await scope.ServiceProvider.GetRequiredService<AddAccount>().RunAsync($"{Guid.NewGuid():n}@example.org", "", Roles.Author, "a sentence nobody guesses");
        Assert.Null(problem);
        return account!.Id;
    }
}

public sealed class HistoryOnSqlite(SqliteDatabase database) : HistoryContract(database), IClassFixture<SqliteDatabase>;

public sealed class HistoryOnPostgres(PostgresDatabase database) : HistoryContract(database), IClassFixture<PostgresDatabase>;
