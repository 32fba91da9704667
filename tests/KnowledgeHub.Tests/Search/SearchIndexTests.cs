using KnowledgeHub.Search;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Search;

public sealed class SearchIndexTests(SqliteDatabase database) : SearchFixture(database)
{
    [Fact]
    public async Task A_sound_index_is_left_as_it_is()
    {
        await PublishAsync("Left alone");
        var file = Get<IndexFiles>().Current();
        await Get<SearchIndex>().EnsureAsync(Ct);
        Assert.Equal(file, Get<IndexFiles>().Current());
    }

    [Fact]
    public async Task Catching_up_twice_changes_nothing()
    {
        await PublishAsync("Twice applied");
        var before = await Get<SearchIndex>().StateAsync(Ct);
        Assert.Equal(0, await Get<SearchIndex>().CatchUpAsync(Ct));
        Assert.Equal(before, await Get<SearchIndex>().StateAsync(Ct));
        Assert.Equal(await Get<ChangeFeed>().HeadAsync(Ct), before?.Checkpoint);
    }

    [Theory]
    [InlineData("{ broken")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"title":7}""")]
    [InlineData("""{"topics":null}""")]
    [InlineData("""{"sources":[null]}""")]
    public async Task An_item_that_cannot_be_read_is_set_aside_and_the_rest_is_found(string data)
    {
        var good = await PublishAsync("Good apple");
        var bad = await Database.AddLiveAsync(Samples.Brief("Bad apple"));
        var version = await Database.ScalarAsync<string>("select live_version from content where id = @Id", new { Id = bad });
        var intact = await Database.ScalarAsync<string>("select data from content_version where id = @Version", new { Version = version });
        await Database.RunAsync("update content_version set data = @Data where id = @Version", new { Data = data, Version = version });
        var later = await Database.AddLiveAsync(Samples.Brief("Later apple"));
        await CatchUpAsync();
        await AssertSetAsideAsync(good, later, bad);

        var report = await Get<SearchIndex>().RebuildAsync(null, Ct);
        Assert.Equal(bad, Assert.Single(report.Quarantined).ContentId);
        await AssertSetAsideAsync(good, later, bad);

        await Database.RunAsync("update content_version set data = @Data where id = @Version", new { Data = intact, Version = version });
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Bad apple, mended"), bad));
        await Database.PublishAsync(bad);
        await CatchUpAsync();
        Assert.Contains("Bad apple, mended", await TitlesAsync("apple"));
        Assert.Equal(0, (await Get<SearchIndex>().StateAsync(Ct))?.Quarantined);
    }

    [Fact]
    public async Task A_search_during_rebuilds_always_gets_an_answer()
    {
        await PublishAsync("Constant star");
        var rebuilding = Task.Run(async () =>
        {
            for (var n = 0; n < 15; n++)
            {
                await Get<SearchIndex>().RebuildAsync(null, Ct);
            }
        }, Ct);
        for (var asked = 0; !rebuilding.IsCompleted || asked < 50; asked++)
        {
            var answer = await FindAsync("constant");
            Assert.False(answer.Unavailable);
            Assert.Equal(1, answer.Total);
        }

        await rebuilding;
        Assert.Single(Directory.GetFiles(Path.Combine(Database.Folder, "search"), "*.db"));
    }

    [Fact]
    public async Task What_is_published_while_an_index_is_built_is_in_it_after_catching_up()
    {
        await PublishAsync("Before the build");
        var publishing = Task.Run(async () =>
        {
            for (var n = 0; n < 10; n++)
            {
                await Database.AddLiveAsync(Samples.Brief($"During the build {n}"));
            }
        }, Ct);
        for (var n = 0; n < 3; n++)
        {
            await Get<SearchIndex>().RebuildAsync(null, Ct);
        }

        await publishing;
        await CatchUpAsync();
        Assert.Equal(10, (await FindAsync("\"during the build\"")).Total);
    }

    [Fact]
    public async Task A_rebuild_says_how_far_it_is()
    {
        await PublishAsync("Progress");
        var steps = new List<(int Done, int Total)>();
        var report = await Get<SearchIndex>().RebuildAsync(new Immediately(steps), Ct);
        Assert.Equal((report.Documents + report.Quarantined.Count, steps[^1].Total), (steps[^1].Done, steps[^1].Done));
        Assert.Null(await Get<SearchIndex>().FillingAsync(Ct));
    }

    [Fact]
    public async Task Each_node_has_its_own_copy()
    {
        await PublishAsync("Copied");
        var folder = Directory.CreateTempSubdirectory("hub-node-").FullName;
        var node = Database.AddNode(folder);
        Assert.Null(await node.GetRequiredService<SearchIndex>().StateAsync(Ct));
        Assert.True((await node.GetRequiredService<FindItems>().RunAsync(new SearchRequest { Words = "copied" }, Ct)).Unavailable);
        await node.GetRequiredService<SearchIndex>().EnsureAsync(Ct);
        Assert.Equal(await Get<SearchIndex>().StateAsync(Ct), await node.GetRequiredService<SearchIndex>().StateAsync(Ct));
        Assert.Equal(1, (await node.GetRequiredService<FindItems>().RunAsync(new SearchRequest { Words = "copied" }, Ct)).Total);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task AssertSetAsideAsync(string good, string later, string bad)
    {
        var found = (await FindAsync("apple")).Items.Select(item => item.ContentId).ToList();
        Assert.Contains(good, found);
        Assert.Contains(later, found);
        Assert.DoesNotContain(bad, found);
        Assert.Equal(1, (await Get<SearchIndex>().StateAsync(Ct))?.Quarantined);
    }

    private sealed class Immediately(List<(int Done, int Total)> steps) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => steps.Add(value);
    }
}
