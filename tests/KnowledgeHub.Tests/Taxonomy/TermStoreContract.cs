using KnowledgeHub.Taxonomy;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Taxonomy;

public abstract class TermStoreContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task The_tree_is_read_in_its_order_with_its_depth()
    {
        var terms = await Get<TermStore>().ReadAsync(Ct);
        Assert.Equal([("diagnostics", 0), ("sequencing", 1), ("financing", 0)], terms.Tree().Select(row => (row.Topic.Slug, row.Depth)).Take(3));
        Assert.Equal(["sequencing", "diagnostics"], terms.WithAncestors("sequencing").Select(topic => topic.Slug));
        Assert.Equal(["sequencing"], terms.Below("diagnostics").Select(topic => topic.Slug));
        Assert.Empty(terms.WithAncestors("unknown"));
    }

    [Fact]
    public async Task A_topic_that_is_saved_again_has_its_new_name_and_only_its_new_synonyms()
    {
        var store = Get<TermStore>();
        await store.SaveTopicsAsync([new() { Slug = "ethics", Name = "Ethics", Position = 9, Synonyms = ["morals", "values", "morals"] }], Ct);
        await store.SaveTopicsAsync([new() { Slug = "ethics", Name = "Ethics and law", Position = 9, Synonyms = ["bioethics"] }], Ct);
        var topic = (await store.ReadAsync(Ct)).Topic("ethics");
        Assert.Equal("Ethics and law", topic?.Name);
        Assert.Equal(["bioethics"], topic?.Synonyms);
    }

    [Fact]
    public async Task A_country_is_found_in_either_case_and_brought_up_to_date()
    {
        var store = Get<TermStore>();
        await store.SavePlacesAsync([new() { Code = "CI", Name = "Ivory Coast" }], Ct);
        await store.SavePlacesAsync([new() { Code = "CI", Name = "Côte d’Ivoire", Region = "AFRO", Income = "lower-middle" }], Ct);
        Assert.Equal(new Place { Code = "CI", Name = "Côte d’Ivoire", Region = "AFRO", Income = "lower-middle" }, (await store.ReadAsync(Ct)).Place("ci"));
    }

    [Fact]
    public async Task The_thesaurus_is_replaced_as_a_whole()
    {
        var store = Get<TermStore>();
        await store.SaveThesaurusAsync([["old", "ancient"]], Ct);
        await store.SaveThesaurusAsync([["NGS", "next-generation sequencing", "NGS"], ["WHA", "World Health Assembly"]], Ct);
        var groups = await store.ThesaurusAsync(Ct);
        Assert.Equal(2, groups.Count);
        Assert.Equal(["NGS", "next-generation sequencing"], groups[0].Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nodes_that_load_the_same_terms_at_once_agree()
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => Database.AddNode().GetRequiredService<TermStore>()).ToList();
        for (var round = 0; round < 5; round++)
        {
            var (slug, group) = ($"shared-{round}", new[] { $"one-{round}", $"two-{round}" });
            await Task.WhenAll(nodes.Select(store => Task.Run(() => LoadAsync(store, slug, group), Ct)));
            Assert.Equal(group, Assert.Single(await Get<TermStore>().ThesaurusAsync(Ct)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task What_another_node_saved_is_seen_after_a_few_seconds()
    {
        await Get<TermStore>().ReadAsync(Ct);
        await Database.AddNode().GetRequiredService<TermStore>().SaveTopicsAsync([new() { Slug = "elsewhere", Name = "Elsewhere", Position = 99 }], Ct);
        Database.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.NotNull((await Get<TermStore>().ReadAsync(Ct)).Topic("elsewhere"));
    }

    [Fact]
    public async Task A_topic_below_one_that_does_not_exist_is_not_saved_and_neither_are_its_neighbours()
    {
        var store = Get<TermStore>();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.SaveTopicsAsync([new() { Slug = "good", Name = "Good" }, new() { Slug = "orphan", Name = "Orphan", Parent = "nobody" }], Ct));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from topic where slug in ('good', 'orphan')"));
    }

    [Fact]
    public async Task Milestones_and_asks_are_stored_once_and_brought_up_to_date()
    {
        var store = Get<MilestoneStore>();
        var ask = new Ask { Slug = "workforce", Addressee = "member-states", Title = "Train people", Position = 1 };
        var milestone = new Milestone { Slug = "wha82", Title = "WHA 82", OnDay = new DateOnly(2029, 5, 31), DatePrecision = "month" };
        await store.SaveAsync([ask], [(milestone, ["workforce"])], Ct);
        await store.SaveAsync([ask with { Title = "Train more people" }], [(milestone with { Title = "WHA82" }, ["workforce"])], Ct);
        Assert.Equal("Train more people", Assert.Single(await store.AsksAsync(Ct)).Title);
        var read = Assert.Single(await store.ReadAsync(Ct));
        Assert.Equal(("WHA82", "May 2029"), (read.Title, read.When));
        Assert.Equal(1, await Database.ScalarAsync<int>("select count(*) from milestone_ask"));
    }

    private async Task LoadAsync(TermStore store, string slug, string[] group)
    {
        await store.SaveTopicsAsync([new() { Slug = slug, Name = slug, Position = 50, Synonyms = group }], Ct);
        await store.SavePlacesAsync(Samples.Places, Ct);
        await store.SaveThesaurusAsync([group], Ct);
    }
}

public sealed class TermStoreOnSqlite(SqliteDatabase database) : TermStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class TermStoreOnPostgres(PostgresDatabase database) : TermStoreContract(database), IClassFixture<PostgresDatabase>;
