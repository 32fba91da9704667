using KnowledgeHub.Accounts;
using KnowledgeHub.Alerts;
using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.TermDesk;
using KnowledgeHub.Tests.Alerts;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.TermDesk;

public abstract class TermDeskContract(TestDatabase database) : FollowersFixture(database)
{
    [Fact]
    public async Task A_merge_gives_everything_the_other_topic_and_nothing_keeps_the_old_one()
    {
        var (from, into) = (await AddAsync("Gene panels", synonyms: "panel testing"), await AddAsync("Broad panels"));
        var below = await AddAsync("Small panels", from);
        var live = await Database.AddLiveAsync(Samples.Brief("Panels everywhere") with { Topics = [from] });
        var both = await Database.AddLiveAsync(Samples.Brief("Both kinds of panels") with { Topics = [from, into] });
        var draft = await Database.SaveAsync(Samples.Draft(Samples.Brief("Panels some day") with { Topics = [from] }));
        var one = await SubscribeAsync("panels@example.org", from);
        var two = await SubscribeAsync("all-panels@example.org", from, into);
        var search = await FollowAsync(Query("panels", ("topic", from)));
        await CatchUpAsync();

        Assert.Equal("2 published items, 1 draft, 2 subscribers, 1 followed search, 1 topic below it", (await Get<TopicUses>().OfAsync(from, Ct)).Words);
        Assert.Equal(into, Assert.IsType<TopicResult.Saved>(await Get<MergeTopics>().RunAsync(from, into, "ed@example.org", Ct)).Slug);

        var terms = await Get<TermStore>().ReadAsync(Ct);
        Assert.Equal(into, terms.Topic(from)?.Slug);
        Assert.DoesNotContain(terms.Topics, topic => topic.Slug == from);
        Assert.Equal(into, terms.Topic(below)?.Parent);
        Assert.Equal(["Gene panels", "panel testing"], terms.Topic(into)!.Synonyms.Order(StringComparer.Ordinal));
        Assert.Equal(new[] { both, live }.Order(), (await Get<LiveContent>().WithTermAsync("topic", into, 10, Ct)).Select(item => item.ContentId).Order());
        Assert.Empty(await Get<LiveContent>().WithTermAsync("topic", from, 10, Ct));
        Assert.Equal([into], (await Get<SubscriberStore>().FindAsync(one, Ct))!.Topics);
        Assert.Equal([into], (await Get<SubscriberStore>().FindAsync(two, Ct))!.Topics);
        Assert.Equal([into], SavedQuery.Read("panels", (await Database.ScalarAsync<string>("select chosen from saved_search where id = @Id", new { Id = search }))!).Chosen["topic"]);
        Assert.Equal(new TopicCount(2, 1, 2), (await Get<TopicUses>().CountAsync(terms, Ct))[into]);

        var again = await Database.SaveAsync(Samples.Draft(Samples.Brief("Panels some day") with { Topics = [from], Summary = "Edited from an old page." }, draft.Id));
        Assert.Equal([into], (await Get<ContentItems>().FindAsync(again.Id, Ct))!.Body.Topics);

        await CatchUpAsync();
        Assert.Equal(new[] { both, live }.Order(), (await FoundAsync(into)).Order());
        Assert.Equal(new[] { both, live }.Order(), (await FoundAsync(from)).Order());
        var (entries, _) = await Get<AuditTrail>().FindAsync(new() { Action = AuditAction.Merged, Subject = into }, 1, 10, Ct);
        var details = Assert.Single(entries).Details;
        Assert.All([live, both, draft.Id, "panel testing", "Small panels", "Subscribers: 2", "Followed searches: 1"], part => Assert.Contains(part, details, StringComparison.Ordinal));
        Assert.DoesNotContain("@example.org", details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_of_approval_follows_its_topic_and_the_stricter_one_holds()
    {
        var (from, into) = (await AddAsync("Liquid biopsies"), await AddAsync("Biopsies"));
        Assert.Null(await Get<SaveApprovalRules>().RunAsync([Rule(from, 2), Rule(into, 1)], null, "ada@example.org", Ct));
        Assert.IsType<TopicResult.Saved>(await Get<MergeTopics>().RunAsync(from, into, "ed@example.org", Ct));
        var rule = Assert.Single(await Get<ApprovalRules>().ListAsync(Ct));
        Assert.Equal((into, 2), (rule.Value, rule.People));
        Assert.Null(await Get<SaveApprovalRules>().RunAsync([], null, "ada@example.org", Ct));

        static ApprovalRule Rule(string topic, int people) => new() { Kind = ApprovalRule.OfTopic, Value = topic, People = people };
    }

    [Fact]
    public async Task Items_that_are_published_while_their_topic_is_merged_end_up_with_the_other_one()
    {
        var (from, into) = (await AddAsync("Tissue banks"), await AddAsync("Biobanks"));
        var other = Database.AddNode(Database.Folder);
        await other.GetRequiredService<TermStore>().ReadAsync(Ct);
        var drafts = new List<string>();
        for (var n = 0; n < 12; n++)
        {
            drafts.Add((await Database.SaveAsync(Samples.Draft(Samples.Brief($"Bank {n}") with { Topics = [from] }))).Id);
        }

        var publishing = drafts.ConvertAll(id => Task.Run(() => other.GetRequiredService<PublishContent>().RunAsync(id, "ed", Ct), Ct));
        int[] several = [0, 1, 2, 3, 4, 5];
        var saving = several.Select(n => Task.Run(() => other.GetRequiredService<SaveDraft>().RunAsync(Samples.Draft(Samples.Brief($"Late bank {n}") with { Topics = [from] }), "ann", Ct), Ct)).ToList();
        var subscribing = several.Select(n => Task.Run(() => SubscribeAsync($"bank{n}@example.org", from), Ct)).ToList();
        Assert.IsType<TopicResult.Saved>(await Get<MergeTopics>().RunAsync(from, into, "ed@example.org", Ct));
        Assert.All(await Task.WhenAll(publishing), result => Assert.IsType<PublishResult.Published>(result));
        Assert.All(await Task.WhenAll(saving), result => Assert.IsType<SaveResult.Saved>(result));
        foreach (var id in await Task.WhenAll(subscribing))
        {
            Assert.Equal([into], (await Get<SubscriberStore>().FindAsync(id, Ct))!.Topics);
        }

        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from live_term where kind = 'topic' and value = @From", new { From = from }));
        Assert.Equal(12, (await Get<LiveContent>().WithTermAsync("topic", into, 50, Ct)).Count);
        Assert.Equal(6, (await Get<TopicUses>().OfAsync(into, Ct)).Drafts.Count);
        await CatchUpAsync();
        Assert.Equal(drafts.Order(), (await FoundAsync(into)).Order());
    }

    [Fact]
    public async Task An_address_that_moved_twice_leads_to_where_the_topic_is_now()
    {
        var (a, b, c) = (await AddAsync("Chain one"), await AddAsync("Chain two"), await AddAsync("Chain three"));
        var item = await Database.AddLiveAsync(Samples.Brief("In the chain") with { Topics = [a] });
        Assert.IsType<TopicResult.Saved>(await Get<MergeTopics>().RunAsync(a, b, "ed", Ct));
        Assert.IsType<TopicResult.Saved>(await Get<MergeTopics>().RunAsync(b, c, "ed", Ct));
        Assert.Equal("chain-end", Assert.IsType<TopicResult.Saved>(await ChangeAsync(c, draft => draft with { Slug = "chain-end" })).Slug);
        var terms = await Get<TermStore>().ReadAsync(Ct);
        Assert.All([a, b, c], slug => Assert.Equal("chain-end", terms.Topic(slug)?.Slug));
        await CatchUpAsync();
        foreach (var slug in (string[])[a, b, c, "chain-end"])
        {
            Assert.Equal([item], await FoundAsync(slug));
        }

        Assert.Contains("leads to the topic “Chain three”", Problem(await Get<SaveTopic>().RunAsync(null, "", new() { Name = "Chain one", Slug = a }, "ed", Ct)), StringComparison.Ordinal);
        // Back to an address of its own is no problem.
        Assert.Equal(c, Assert.IsType<TopicResult.Saved>(await ChangeAsync("chain-end", draft => draft with { Slug = c })).Slug);
        Assert.Equal(c, (await Get<TermStore>().ReadAsync(Ct)).Topic("chain-end")?.Slug);
    }

    [Fact]
    public async Task A_topic_that_moves_takes_its_items_to_the_new_place_and_never_below_itself()
    {
        var (top, other) = (await AddAsync("Old home"), await AddAsync("New home"));
        var child = await AddAsync("Wanderer", top);
        var grandchild = await AddAsync("Wanderer's child", child);
        var item = await Database.AddLiveAsync(Samples.Brief("On the road") with { Topics = [grandchild] });
        Assert.Equal("A topic can't lie below itself; choose one that is not below “Old home”.", Problem(await ChangeAsync(top, draft => draft with { Parent = grandchild })));
        Assert.Contains("lies below", Problem(await Get<MergeTopics>().RunAsync(top, grandchild, "ed", Ct)), StringComparison.Ordinal);
        Assert.IsType<TopicResult.Saved>(await ChangeAsync(child, draft => draft with { Parent = other }));
        await CatchUpAsync();
        Assert.Empty(await FoundAsync(top));
        Assert.Equal([item], await FoundAsync(other));
        Assert.Equal([item], (await Get<LiveContent>().WithTermAsync("topic", other, 10, Ct)).Select(found => found.ContentId));
        Assert.Empty(await Get<LiveContent>().WithTermAsync("topic", top, 10, Ct));
    }

    [Fact]
    public async Task A_new_name_or_synonym_of_a_topic_finds_its_items_on_every_node_at_once()
    {
        var topic = await AddAsync("Plainly named");
        var item = await Database.AddLiveAsync(Samples.Brief("About something") with { Topics = [topic] });
        await CatchUpAsync();
        var node = Database.AddNode(Path.Combine(Database.Folder, $"node-{Guid.NewGuid():n}"));
        await node.GetRequiredService<SearchIndex>().EnsureAsync(Ct);
        await node.GetRequiredService<TermStore>().ReadAsync(Ct);
        Assert.IsType<TopicResult.Saved>(await ChangeAsync(topic, draft => draft with { Name = "Quaintly named", Synonyms = "zymurgics" }));
        await CatchUpAsync();
        await node.GetRequiredService<SearchIndex>().CatchUpAsync(Ct);
        foreach (var find in new[] { Get<FindItems>(), node.GetRequiredService<FindItems>() })
        {
            Assert.Equal([item], (await find.RunAsync(new SearchRequest { Words = "zymurgics" }, Ct)).Items.Select(found => found.ContentId));
            Assert.Equal([item], (await find.RunAsync(new SearchRequest { Words = "quaintly" }, Ct)).Items.Select(found => found.ContentId));
        }
    }

    [Fact]
    public async Task The_second_of_two_editors_is_shown_what_the_first_saved()
    {
        var topic = await AddAsync("Twice edited");
        var seen = TopicDraft.StateOf((await Get<TermStore>().ReadNewestAsync(Ct)).Topic(topic)!);
        Assert.IsType<TopicResult.Saved>(await Get<SaveTopic>().RunAsync(topic, seen, new() { Name = "Twice edited", Slug = topic, Description = "First." }, "ann", Ct));
        var conflict = Assert.IsType<TopicResult.Conflict>(await Get<SaveTopic>().RunAsync(topic, seen, new() { Name = "Twice edited", Slug = topic, Description = "Second." }, "bo", Ct));
        Assert.Equal("First.", conflict.Theirs.Description);
    }

    [Fact]
    public async Task A_topic_is_deleted_only_when_nothing_uses_it()
    {
        var (used, unused) = (await AddAsync("Held by a draft"), await AddAsync("Held by nobody"));
        await Database.SaveAsync(Samples.Draft(Samples.Brief("The holder") with { Topics = [used] }));
        Assert.Equal("1 draft", Assert.IsType<TopicResult.InUse>(await Get<DeleteTopic>().RunAsync(used, "ed", Ct)).Use.Words);
        Assert.IsType<TopicResult.Saved>(await Get<DeleteTopic>().RunAsync(unused, "ed", Ct));
        Assert.Null((await Get<TermStore>().ReadAsync(Ct)).Topic(unused));
        Assert.IsType<TopicResult.NotFound>(await Get<DeleteTopic>().RunAsync(unused, "ed", Ct));
    }

    [Fact]
    public async Task Siblings_change_places_and_the_first_stays_first()
    {
        var top = await AddAsync("Row");
        var (one, two) = (await AddAsync("Row one", top), await AddAsync("Row two", top));
        Assert.IsType<TopicResult.Saved>(await Get<OrderTopic>().RunAsync(two, up: true, "ed", Ct));
        Assert.Equal([two, one], (await Get<TermStore>().ReadAsync(Ct)).Below(top).Select(topic => topic.Slug));
        Assert.IsType<TopicResult.Unchanged>(await Get<OrderTopic>().RunAsync(two, up: true, "ed", Ct));
    }

    [Theory]
    [InlineData("", "", "The name is empty; give the topic a name.")]
    [InlineData("Financing", "", "There is a topic “Financing” already; choose another name, or merge the two.")]
    [InlineData("Something", "Not An Address", "'Not An Address' can't be an address; use lower-case words joined by hyphens, such as 'not-an-address', at most 80 characters.")]
    [InlineData("Something", "new", "The address 'new' is needed by the hub itself; choose another one.")]
    [InlineData("Something", "financing", "The address /topics/financing belongs to the topic “Financing”; choose another one.")]
    public async Task What_cant_be_a_topic_is_said_in_a_sentence(string name, string slug, string problem) =>
        Assert.Equal(problem, Assert.IsType<TopicResult.Invalid>(await Get<SaveTopic>().RunAsync(null, "", new() { Name = name, Slug = slug }, "ed", Ct)).Problems[0].Message);

    [Fact]
    public async Task Who_follows_the_same_search_on_both_topics_keeps_one()
    {
        var (from, into) = (await AddAsync("Followed first"), await AddAsync("Followed second"));
        var (old, kept) = (await FollowAsync(Query("", ("topic", from))), await FollowAsync(Query("", ("topic", into))));
        var strangers = await FollowAsync(Query("", ("topic", from)), email: "other@example.org");
        Assert.IsType<TopicResult.Saved>(await Get<MergeTopics>().RunAsync(from, into, "ed", Ct));
        Assert.Null(await Get<SavedSearchStore>().FindAsync(old, Ct));
        Assert.NotNull(await Get<SavedSearchStore>().FindAsync(kept, Ct));
        Assert.NotNull(await Get<SavedSearchStore>().FindAsync(strangers, Ct));
    }

    [Fact]
    public async Task A_countrys_new_income_group_reaches_the_facets()
    {
        await Get<TermStore>().SavePlacesAsync([new() { Code = "GY", Name = "Guyana", Region = "AMRO", Income = "upper-middle" }], Ct);
        var item = await Database.AddLiveAsync(Samples.Brief("In Guyana") with { Places = ["GY"] });
        await CatchUpAsync();
        Assert.Equal("There is no such income group; choose one from the list.", Assert.Single(Assert.IsType<PlaceResult.Invalid>(await Get<SavePlace>().RunAsync("GY", "upper-middle Guyana", "Guyana", "rich", "ed", Ct)).Problems).Message);
        Assert.IsType<PlaceResult.Saved>(await Get<SavePlace>().RunAsync("GY", "upper-middle Guyana", "Guyana", "high", "ed", Ct));
        Assert.Equal("high", Assert.IsType<PlaceResult.Conflict>(await Get<SavePlace>().RunAsync("GY", "upper-middle Guyana", "Guyana", "low", "bo", Ct)).Theirs.Income);
        await CatchUpAsync();
        var found = await Get<FindItems>().RunAsync(new SearchRequest { Chosen = new Dictionary<string, IReadOnlyList<string>> { ["income"] = ["high"] }, Size = 100 }, Ct);
        Assert.Contains(found.Items, hit => hit.ContentId == item);
    }

    private static string Problem(TopicResult result) => Assert.Single(Assert.IsType<TopicResult.Invalid>(result).Problems).Message;

    private async Task<string> AddAsync(string name, string parent = "", string synonyms = "") =>
        Assert.IsType<TopicResult.Saved>(await Get<SaveTopic>().RunAsync(null, "", new() { Name = name, Parent = parent, Synonyms = synonyms }, "ed@example.org", Ct)).Slug;

    private async Task<TopicResult> ChangeAsync(string slug, Func<TopicDraft, TopicDraft> change)
    {
        var topic = (await Get<TermStore>().ReadNewestAsync(Ct)).Topic(slug)!;
        return await Get<SaveTopic>().RunAsync(slug, TopicDraft.StateOf(topic), change(TopicDraft.From(topic)), "ed@example.org", Ct);
    }

    private async Task<IReadOnlyList<string>> FoundAsync(string topic) =>
        [.. (await Get<FindItems>().RunAsync(new SearchRequest { Chosen = new Dictionary<string, IReadOnlyList<string>> { ["topic"] = [topic] }, Size = 100 }, Ct)).Items.Select(item => item.ContentId)];

    private async Task<string> SubscribeAsync(string email, params string[] topics)
    {
        Assert.Null(await Get<RequestSubscription>().RunAsync(email, new Preferences("policymaker", topics, "en", "each-issue"), "I want it.", "form", Ct));
        var id = (await Database.ScalarAsync<string>("select id from subscriber where email = @Email", new { Email = email }))!;
        Assert.True(await Get<ConfirmSubscription>().RunAsync(id, Ct));
        return id;
    }
}

public sealed class TermDeskOnSqlite(SqliteDatabase database) : TermDeskContract(database), IClassFixture<SqliteDatabase>;

public sealed class TermDeskOnPostgres(PostgresDatabase database) : TermDeskContract(database), IClassFixture<PostgresDatabase>;
