using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Relations;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Relations;

public abstract class RelationsContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task A_relation_is_stored_once_and_read_from_both_ends()
    {
        var (newer, older) = (await LiveAsync("Newer view"), await LiveAsync("Older view"));
        Assert.IsType<RelationResult.Done>(await AddAsync(older, "supersedes", false, "/briefs/newer-view"));
        Assert.IsType<RelationResult.Unchanged>(await AddAsync(newer, "supersedes", true, older));
        Assert.Equal(("Supersedes", "Older view"), Seen(Assert.Single(await Get<ItemRelations>().OfLiveAsync(newer, Ct))));
        Assert.Equal(("Superseded by", "Newer view"), Seen(Assert.Single(await Get<ItemRelations>().OfLiveAsync(older, Ct))));
        Assert.Equal(newer, (await Get<ItemRelations>().SupersededAsync([older, newer], Ct)).Single(pair => pair.Key == older).Value.OtherId);
        Assert.IsType<RelationResult.Done>(await Get<ChangeRelation>().RemoveAsync(new(newer, "supersedes", true, older), "ed", true, Ct));
        Assert.Empty(await Get<ItemRelations>().OfAsync(older, Ct));
        var (entries, _) = await Get<AuditTrail>().FindAsync(new() { Kind = "relation", Subject = newer }, 1, 10, Ct);
        Assert.Equal(["removed", "added"], entries.Select(entry => entry.Action));
    }

    [Fact]
    public async Task Readers_see_a_relation_while_both_items_are_published()
    {
        var live = await LiveAsync("The plan");
        var draft = await Database.SaveAsync(Samples.Draft(Samples.Brief("What follows the plan")));
        Assert.IsType<RelationResult.Done>(await AddAsync(draft.Id, "implements", true, "https://hub.example.org/briefs/the-plan?x=1#top", mayPublish: false));
        Assert.Empty(await Get<ItemRelations>().OfLiveAsync(live, Ct));
        Assert.Equal(("Implemented by", "What follows the plan"), Seen(Assert.Single(await Get<ItemRelations>().OfAsync(live, Ct))));
        await Database.PublishAsync(draft.Id);
        Assert.Single(await Get<ItemRelations>().OfLiveAsync(live, Ct));
        Assert.Contains("ask an editor", Message(await AddAsync(draft.Id, "supports", true, live, mayPublish: false)), StringComparison.Ordinal);
        Assert.Contains("ask an editor", Message(await Get<ChangeRelation>().RemoveAsync(new(live, "implements", false, draft.Id), "ann", false, Ct)), StringComparison.Ordinal);
        await Get<WithdrawContent>().RunAsync(draft.Id, "Out of date.", "ed", Ct);
        Assert.Empty(await Get<ItemRelations>().OfLiveAsync(live, Ct));
    }

    [Fact]
    public async Task Nothing_supersedes_itself_not_even_through_others()
    {
        var (a, b, c) = (await LiveAsync("Round one"), await LiveAsync("Round two"), await LiveAsync("Round three"));
        Assert.Equal("An item can't be related to itself; choose another one.", Message(await AddAsync(a, "supports", true, a)));
        await AddAsync(b, "supersedes", true, a);
        await AddAsync(c, "supersedes", true, b);
        Assert.Equal(
            "“Round three” supersedes “Round one” already, itself or through others, so it can't be superseded by it. Remove that relation first.",
            Message(await AddAsync(c, "supersedes", false, a)));
        Assert.IsType<RelationResult.Invalid>(await AddAsync(a, "supersedes", true, c));
        var successor = Assert.Single(await Get<ItemRelations>().OfLiveAsync(a, Ct));
        Assert.Equal(c, (await Get<ItemRelations>().NewestAsync(successor, Ct))?.OtherId);
        Assert.Null(await Get<ItemRelations>().NewestAsync((await Get<ItemRelations>().OfLiveAsync(b, Ct)).Single(relation => relation.IsSuperseded), Ct));
    }

    [Fact]
    public async Task Two_editors_who_relate_two_items_at_once_make_no_circle()
    {
        for (var round = 0; round < 5; round++)
        {
            var (a, b) = (await LiveAsync($"Left {round}"), await LiveAsync($"Right {round}"));
            var results = await Task.WhenAll(Task.Run(() => AddAsync(a, "supersedes", true, b), Ct), Task.Run(() => AddAsync(b, "supersedes", true, a), Ct));
            Assert.Single(results, result => result is RelationResult.Done);
            Assert.Single(results, result => result is RelationResult.Invalid);
        }
    }

    [Theory]
    [InlineData("", "Say which item it is: choose it from the list, or paste its address, such as /briefs/a-title.")]
    [InlineData("/briefs/nowhere", "There is no item at “/briefs/nowhere”; choose it from the list, or paste its address, such as /briefs/a-title.")]
    [InlineData("https://elsewhere.example/briefs/the-plan", "There is no item at “https://elsewhere.example/briefs/the-plan”; choose it from the list, or paste its address, such as /briefs/a-title.")]
    public async Task An_item_that_cant_be_found_is_said_in_a_sentence(string other, string message) =>
        Assert.Equal(message, Message(await AddAsync(await LiveAsync($"Asking {Guid.NewGuid():n}"), "supports", true, other)));

    [Fact]
    public async Task What_links_to_an_item_is_known_in_draft_and_live_also_by_an_older_address()
    {
        var target = await LiveAsync("Linked target");
        var linking = await Database.AddLiveAsync(Samples.Brief("It links") with { Body = "<p>See <a href=\"/briefs/linked-target#p1\">this</a> and <a href=\"https://example.org/briefs/linked-target\">that</a>.</p>" });
        var drafted = await Database.SaveAsync(Samples.Draft(Samples.Brief("It will link") with { Sources = [new() { Title = "Source", Url = "https://hub.example.org/briefs/linked-target" }] }));
        Assert.Equal([("It links", true, true), ("It will link", false, true)], (await UsesAsync(target)).Links.Select(link => (link.Title, link.InLive, link.InDraft)));

        await Database.SaveAsync(Samples.Draft(Samples.Brief("Linked target") with { Summary = "Moved." }, target, slug: "moved-target"));
        await Database.PublishAsync(target);
        Assert.Equal(2, (await UsesAsync(target)).Links.Count);

        await Database.SaveAsync(Samples.Draft(Samples.Brief("It links") with { Body = "<p>No more.</p>" }, linking));
        Assert.Equal((true, false), (await UsesAsync(target)).Links.Where(link => link.Id == linking).Select(link => (link.InLive, link.InDraft)).Single());
        await Database.PublishAsync(linking);
        Assert.Equal([drafted.Id], (await UsesAsync(target)).Links.Select(link => link.Id));
    }

    [Fact]
    public async Task Links_of_items_saved_by_an_earlier_version_are_written_down_once()
    {
        var target = await LiveAsync("Old target");
        await Database.AddLiveAsync(Samples.Brief("Old link") with { Body = "<p><a href=\"/briefs/old-target\">this</a></p>" });
        await Database.RunAsync("delete from content_link");
        await Get<HubValues>().RemoveAsync("links-filled", Ct);
        await Get<FillLinks>().RunAsync(Ct);
        var link = Assert.Single((await UsesAsync(target)).Links);
        Assert.Equal(("Old link", true, true), (link.Title, link.InLive, link.InDraft));
        await Database.RunAsync("delete from content_link");
        await Get<FillLinks>().RunAsync(Ct);
        Assert.True((await UsesAsync(target)).IsUnused);
    }

    private static (string, string) Seen(Relation relation) => (relation.Words, relation.Title);

    private static string Message(RelationResult result) => Assert.IsType<RelationResult.Invalid>(result).Message;

    private Task<string> LiveAsync(string title) => Database.AddLiveAsync(Samples.Brief(title));

    private Task<ItemUses> UsesAsync(string id) => Get<WhereUsed>().OfAsync(id, Ct);

    private Task<RelationResult> AddAsync(string own, string kind, bool forward, string other, bool mayPublish = true) =>
        Get<ChangeRelation>().AddAsync(new(own, kind, forward, other), "ed@example.org", mayPublish, Ct);
}

public sealed class RelationsOnSqlite(SqliteDatabase database) : RelationsContract(database), IClassFixture<SqliteDatabase>;

public sealed class RelationsOnPostgres(PostgresDatabase database) : RelationsContract(database), IClassFixture<PostgresDatabase>;
