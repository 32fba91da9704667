using KnowledgeHub.Content;
using KnowledgeHub.Exchange;
using KnowledgeHub.Html;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Exchange;

public abstract class SeedsContract(TestDatabase database) : Contract(database)
{
    private const int Items = 24;

    [Fact]
    public async Task Nodes_that_start_at_once_load_all_seeds_once_and_running_again_adds_nothing()
    {
        var nodes = Enumerable.Range(0, 3).Select(_ => Database.AddNode().GetRequiredService<Seeds>()).ToList();
        var added = await Task.WhenAll(nodes.Select(seeds => Task.Run(() => seeds.EnsureAsync(withItems: true, Ct), Ct)));
        Assert.Equal(Items, added.Sum());
        Assert.Equal(0, await Get<Seeds>().EnsureAsync(withItems: true, Ct));
        Assert.Equal(0, await Get<Seeds>().LoadItemsAsync(Ct));
        Assert.Equal(Items, await Get<LiveContent>().CountAsync(Ct));
        Assert.Equal(Items, await Database.ScalarAsync<int>("select count(*) from content where state = 'published'"));
        await AssertValidAsync();
        await AssertTermsAsync();
    }

    private async Task AssertValidAsync()
    {
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var terms = await Get<TermStore>().ReadAsync(Ct);
        foreach (var item in await Get<LiveContent>().AfterAsync("", 100, Ct))
        {
            Assert.Empty(CheckContent.ForDraft(item.ContentType, item.Body, terms));
            Assert.Empty(CheckContent.ForPublication(item.ContentType, item.Body));
            Assert.NotEmpty(item.Body.Topics);
            Assert.NotEmpty(item.Body.Takeaways);
            Assert.Equal(item.Body.Body, CleanHtml.From(item.Body.Body));
        }
    }

    private async Task AssertTermsAsync()
    {
        var terms = await Get<TermStore>().ReadAsync(Ct);
        Assert.True(terms.Places.Count > 190, $"{terms.Places.Count} countries");
        Assert.Equal(terms.Topics.Count, terms.Tree().Count());
        Assert.Contains(await Get<TermStore>().ThesaurusAsync(Ct), group => group.Contains("NGS") && group.Contains("next-generation sequencing"));
        Assert.NotEmpty(await Get<MilestoneStore>().ReadAsync(Ct));
        Assert.NotEmpty(await Get<MilestoneStore>().AsksAsync(Ct));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from ask a where not exists (select 1 from milestone_ask m where m.ask = a.slug)"));
    }
}

public sealed class SeedsOnSqlite(SqliteDatabase database) : SeedsContract(database), IClassFixture<SqliteDatabase>;

public sealed class SeedsOnPostgres(PostgresDatabase database) : SeedsContract(database), IClassFixture<PostgresDatabase>;
