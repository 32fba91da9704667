using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Content;

public abstract class PublishContentContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task Publishing_shows_the_draft_and_records_one_change()
    {
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief("Goes live") with { Topics = ["sequencing"], Places = ["PT"], Audiences = ["payer"], PublishedOn = new DateOnly(2025, 12, 31) }));
        Assert.Equal("/briefs/goes-live", (await Database.PublishAsync(saved.Id)).Path);
        var live = Assert.IsType<LiveItem>(await Get<LiveContent>().AtAsync("policy-brief", "goes-live", Ct));
        Assert.Equal((saved.Id, "Goes live", new DateOnly(2025, 12, 31), false), (live.ContentId, live.Title, live.PublishedOn, live.Withdrawn));
        Assert.Equal(["published"], await ChangesAsync(saved.Id));
        Assert.Equal(saved.Id, Assert.Single(await Get<LiveContent>().WithTermAsync("topic", "diagnostics", 5, Ct), item => item.ContentId == saved.Id).ContentId);
        Assert.Contains(await Get<LiveContent>().WithTermAsync("audience", "payer", 5, Ct), item => item.ContentId == saved.Id);
        Assert.Equal(1, (await Get<LiveContent>().CountTermsAsync("country", Ct))["PT"]);
    }

    [Fact]
    public async Task Publishing_again_without_a_change_does_nothing()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Once is enough"));
        Assert.IsType<PublishResult.NothingToPublish>(await PublishAsync(id));
        Assert.Equal(["published"], await ChangesAsync(id));
    }

    [Fact]
    public async Task Of_editors_who_publish_at_once_one_does()
    {
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief("Everybody's button")));
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PublishAsync(saved.Id), Ct)));
        Assert.Single(results.OfType<PublishResult.Published>());
        Assert.Equal(7, results.OfType<PublishResult.NothingToPublish>().Count());
        Assert.Equal(["published"], await ChangesAsync(saved.Id));
    }

    [Fact]
    public async Task A_changed_draft_leaves_what_readers_see_as_it_is()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Stable") with { Topics = ["financing"] });
        var before = await Get<LiveContent>().FindAsync(id, Ct);
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Changed") with { Body = "<p>Secret.</p>" }, id, slug: "changed"));
        Assert.Equal(before, await Get<LiveContent>().FindAsync(id, Ct));
        Assert.Equal(before, await Get<LiveContent>().AtAsync("policy-brief", "stable", Ct));
        Assert.Null(await Get<LiveContent>().AtAsync("policy-brief", "changed", Ct));
        Assert.Contains(await Get<LiveContent>().WithTermAsync("topic", "financing", 100, Ct), item => item.ContentId == id);
        Assert.Single(await Get<LiveContent>().NewestAsync(null, 100, Ct), item => item.ContentId == id && item.Title == "Stable");
    }

    [Fact]
    public async Task An_item_without_what_readers_need_is_not_published()
    {
        var saved = await Database.SaveAsync(Samples.Draft(new PolicyBrief { Title = "Nothing to say" }));
        var problems = Assert.IsType<PublishResult.Invalid>(await PublishAsync(saved.Id)).Problems;
        Assert.Equal(["summary", "body"], problems.Select(problem => problem.Field));
        Assert.Null(await Get<LiveContent>().FindAsync(saved.Id, Ct));
        Assert.IsType<PublishResult.NotFound>(await PublishAsync("nobody"));
    }

    [Fact]
    public async Task A_new_address_after_publication_leaves_a_way_from_the_old_one()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Walker"), "first-address");
        await MoveAsync(id, "second-address");
        Assert.Equal("second-address", await MovedAsync("first-address"));
        await MoveAsync(id, "third-address");
        Assert.Equal(("third-address", "third-address", null), (await MovedAsync("first-address"), await MovedAsync("second-address"), await MovedAsync("third-address")));
        Assert.Null(await Get<LiveContent>().AtAsync("policy-brief", "first-address", Ct));

        await MoveAsync(id, "first-address");
        Assert.Equal((null, "first-address"), (await MovedAsync("first-address"), await MovedAsync("second-address")));
    }

    [Fact]
    public async Task An_address_that_readers_noted_goes_to_no_other_item_but_its_own_may_have_it_back()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Leaver"), "vacant");
        await MoveAsync(id, "gone-from-there");
        var taken = Assert.IsType<SaveResult.Invalid>(await Get<SaveDraft>().RunAsync(Samples.Draft(Samples.Brief("Heir"), slug: "vacant"), "ada", Ct));
        Assert.Contains("is already in use; choose another one", taken.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("gone-from-there", await MovedAsync("vacant"));
        await MoveAsync(id, "vacant");
        Assert.Equal(id, (await Get<LiveContent>().AtAsync("policy-brief", "vacant", Ct))?.ContentId);
        Assert.Null(await MovedAsync("vacant"));
    }

    [Fact]
    public async Task A_change_of_address_that_was_taken_back_moves_nothing()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Undecided"), "here");
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Undecided"), id, slug: "there"));
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Undecided"), id, slug: "here"));
        await PublishAsync(id);
        Assert.NotNull(await Get<LiveContent>().AtAsync("policy-brief", "here", Ct));
        Assert.Null(await MovedAsync("there"));
    }

    [Fact]
    public async Task The_day_of_publication_stays_when_the_item_is_published_again()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Dated"));
        var first = await Get<LiveContent>().FindAsync(id, Ct);
        Database.Clock.Advance(TimeSpan.FromDays(3));
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Dated, corrected"), id));
        await Database.PublishAsync(id);
        var second = await Get<LiveContent>().FindAsync(id, Ct);
        Assert.Equal((first!.PublishedOn, first.FirstPublishedAt), (second!.PublishedOn, second.FirstPublishedAt));
        Assert.Equal(Database.Clock.GetUtcNow(), second.UpdatedAt);
    }

    [Fact]
    public async Task A_withdrawn_item_keeps_its_page_and_leaves_every_list()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Regretted") with { Topics = ["sequencing"] });
        Assert.Equal(WithdrawResult.NoteMissing, await Get<WithdrawContent>().RunAsync(id, " ", "ed", Ct));
        Assert.Equal(WithdrawResult.Withdrawn, await Get<WithdrawContent>().RunAsync(id, "The figures were wrong.", "ed", Ct));
        Assert.Equal(WithdrawResult.NotPublished, await Get<WithdrawContent>().RunAsync(id, "Again.", "ed", Ct));
        var page = await Get<LiveContent>().AtAsync("policy-brief", "regretted", Ct);
        Assert.Equal((true, "The figures were wrong."), (page?.Withdrawn, page?.WithdrawnNote));
        Assert.DoesNotContain(await Get<LiveContent>().NewestAsync(null, 100, Ct), item => item.ContentId == id);
        Assert.DoesNotContain(await Get<LiveContent>().WithTermAsync("topic", "sequencing", 100, Ct), item => item.ContentId == id);
        Assert.DoesNotContain(await Get<LiveContent>().AfterAsync("", 100, Ct), item => item.ContentId == id);
        Assert.Empty(await Get<LiveContent>().FindManyAsync([id], Ct));
        Assert.Equal(["published", "withdrawn"], await ChangesAsync(id));
    }

    [Fact]
    public async Task A_withdrawn_item_can_be_published_again()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Rehabilitated"));
        await Get<WithdrawContent>().RunAsync(id, "Under review.", "ed", Ct);
        await Database.PublishAsync(id);
        var live = await Get<LiveContent>().FindAsync(id, Ct);
        Assert.Equal((false, ""), (live?.Withdrawn, live?.WithdrawnNote));
        Assert.Equal(["published", "withdrawn", "published"], await ChangesAsync(id));
    }

    [Fact]
    public async Task Many_items_are_found_at_once_and_none_when_none_are_asked_for()
    {
        string[] ids = [await Database.AddLiveAsync(Samples.Brief("Found one")), await Database.AddLiveAsync(Samples.Brief("Found two"))];
        var draft = await Database.SaveAsync(Samples.Draft(Samples.Brief("Not live")));
        Assert.Equal(ids.Order(), (await Get<LiveContent>().FindManyAsync([.. ids, draft.Id, "nobody"], Ct)).Select(item => item.ContentId).Order());
        Assert.Empty(await Get<LiveContent>().FindManyAsync([], Ct));
    }

    [Fact]
    public async Task Related_items_share_most_topics_and_countries()
    {
        var id = await Database.AddLiveAsync(new Explainer { Title = "Related", Summary = "S", Body = "<p>B</p>", Topics = ["sequencing"], Places = ["KE"] });
        var near = await Database.AddLiveAsync(new Explainer { Title = "Near", Summary = "S", Body = "<p>B</p>", Topics = ["sequencing"], Places = ["KE"] });
        var far = await Database.AddLiveAsync(new Explainer { Title = "Far", Summary = "S", Body = "<p>B</p>", Topics = ["diagnostics"] });
        var related = (await Get<LiveContent>().RelatedAsync(id, 100, Ct)).Select(item => item.ContentId).ToList();
        Assert.DoesNotContain(id, related);
        Assert.True(related.IndexOf(near) < related.IndexOf(far));
        Assert.Equal(await Database.ScalarAsync<int>("select count(*) from live_content where withdrawn = false"), await Get<LiveContent>().CountAsync(Ct));
        Assert.Equal(3, (await Get<LiveContent>().CountTypesAsync(Ct))["explainer"]);
    }

    [Fact]
    public async Task An_import_that_publishes_and_editors_who_publish_the_same_items_do_not_block_each_other()
    {
        var ids = new List<string>();
        for (var n = 0; n < 6; n++)
        {
            ids.Add(await Database.AddLiveAsync(Samples.Brief($"Shared {n}")));
        }

        for (var round = 0; round < 5; round++)
        {
            foreach (var id in ids)
            {
                await Database.SaveAsync(Samples.Draft(Samples.Brief($"Shared, round {round}"), id));
            }

            var editors = ids.AsEnumerable().Reverse().Select((id, n) => Task.Run(() => n % 2 == 0 ? PublishAsync(id) : WithdrawAsync(id), Ct));
            await Task.WhenAll([Task.Run(() => PublishAllAsync(ids), Ct), .. editors]);
        }
    }

    private async Task PublishAllAsync(IEnumerable<string> ids)
    {
        await using var session = await Get<Database>().BeginAsync(Ct);
        foreach (var id in ids)
        {
            await Get<PublishContent>().RunAsync(session, id, "import", Ct);
        }

        await session.CommitAsync(Ct);
    }

    private Task WithdrawAsync(string id) => Get<WithdrawContent>().RunAsync(id, "Because.", "ed", Ct);

    private Task<PublishResult> PublishAsync(string id) => Get<PublishContent>().RunAsync(id, "ed", Ct);

    private async Task MoveAsync(string id, string slug)
    {
        var item = await Get<ContentItems>().FindAsync(id, Ct);
        await Database.SaveAsync(Samples.Draft(item!.Body, id, item.DraftVersion, slug));
        await Database.PublishAsync(id);
    }

    private Task<string?> MovedAsync(string slug) => Get<LiveContent>().MovedToAsync("policy-brief", slug, Ct);

    private async Task<IEnumerable<string>> ChangesAsync(string id) =>
        (await Get<ChangeFeed>().ReadAsync(0, 10_000, Ct)).Where(change => change.ContentId == id).Select(change => change.Kind);
}

public sealed class PublishContentOnSqlite(SqliteDatabase database) : PublishContentContract(database), IClassFixture<SqliteDatabase>;

public sealed class PublishContentOnPostgres(PostgresDatabase database) : PublishContentContract(database), IClassFixture<PostgresDatabase>;
