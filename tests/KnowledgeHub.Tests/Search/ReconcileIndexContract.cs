using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Search;

/// <summary>The comparison of the index with what is live, on both databases.</summary>
public abstract class ReconcileIndexContract(TestDatabase database) : Contract(database)
{
    private ReconcileIndex Reconcile => Get<ReconcileIndex>();

    [Fact]
    public async Task An_index_without_differences_is_reported_so()
    {
        var items = await AddAsync();
        var report = await Reconcile.RunAsync(Ct);
        Assert.True(report.FoundNothing);
        Assert.True(report.Checked >= items.Count);
        Assert.Equal(report, await Get<ReconciliationFile>().ReadAsync(Ct));
        Assert.Equal(Database.Clock.GetUtcNow(), report.At);
    }

    [Fact]
    public async Task Each_difference_is_named_and_healed()
    {
        var items = await AddAsync();
        await Get<SearchIndex>().EnsureAsync(Ct);
        await Get<SearchIndex>().CatchUpAsync(Ct);
        // As many go as come, so that no count tells.
        await ForgetAsync(items[0]);
        await ForgetAsync(items[1]);
        await Database.RunAsync("delete from live_content where content_id = @Id or content_id = @Other", new { Id = items[2], Other = items[3] });
        await ChangeSecretlyAsync(items[4], "Bittern rewritten behind the feed");

        var report = await Reconcile.RunAsync(Ct);
        Assert.Equal((2, 1, 2, 5), (report.Missing, report.Stale, report.Surplus, report.Healed));
        Assert.Null(report.Damage);
        Assert.Equal(0, (await FindAsync(items[2])).Total);
        Assert.Equal(1, (await FindAsync(items[0])).Total);
        Assert.Equal(1, (await Get<FindItems>().RunAsync(new SearchRequest { Words = "\"rewritten behind the feed\"" }, Ct)).Total);
        Assert.True((await Reconcile.RunAsync(Ct)).FoundNothing);
    }

    [Fact]
    public async Task What_is_set_aside_is_no_difference()
    {
        var items = await AddAsync();
        await Database.RunAsync("update content_version set data = '{ broken' where content_id = @Id", new { Id = items[0] });
        await Get<SearchIndex>().RebuildAsync(null, Ct);
        Assert.Contains(items[0], (await Get<SearchIndex>().QuarantineAsync(Ct)).Select(item => item.ContentId));
        Assert.True((await Reconcile.RunAsync(Ct)).FoundNothing);
    }

    [Fact]
    public async Task Each_node_compares_its_own_index()
    {
        var items = await AddAsync();
        await Reconcile.RunAsync(Ct);
        var folder = Directory.CreateTempSubdirectory("hub-node-").FullName;
        var node = Database.AddNode(folder);
        await node.GetRequiredService<ReconcileIndex>().RunAsync(Ct);
        await ForgetAsync(items[0]);
        await ForgetAsync(items[1], node);
        await Database.RunAsync("delete from live_content where content_id = @Id", new { Id = items[2] });
        Assert.Equal((1, 1), await MissingAndSurplusAsync(Database.Services));
        Assert.Equal((1, 1), await MissingAndSurplusAsync(node));
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int Missing, int Surplus)> MissingAndSurplusAsync(IServiceProvider node)
    {
        var report = await node.GetRequiredService<ReconcileIndex>().RunAsync(Ct);
        return (report.Missing, report.Surplus);
    }

    private Task<SearchAnswer> FindAsync(string id) => Get<FindItems>().RunAsync(new SearchRequest { Words = $"bittern{id}" }, Ct);

    private async Task<IReadOnlyList<string>> AddAsync()
    {
        var ids = new List<string>();
        for (var n = 0; n < 6; n++)
        {
            var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief($"Bittern {n}")));
            await Database.SaveAsync(Samples.Draft(Samples.Brief($"Bittern bittern{saved.Id}"), saved.Id));
            await Database.PublishAsync(saved.Id);
            ids.Add(saved.Id);
        }

        return ids;
    }

    // Takes an item out of the index by the same way as a withdrawal, behind the feed's back.
    private async Task ForgetAsync(string id, IServiceProvider? node = null)
    {
        node ??= Database.Services;
        await node.GetRequiredService<IndexContents>().ReplaceAsync(node.GetRequiredService<IndexFiles>().Current()!, [id], [], _ => Task.CompletedTask, Ct);
    }

    private async Task ChangeSecretlyAsync(string id, string title)
    {
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief(title), id));
        await Database.RunAsync("update content set live_version = @Version where id = @Id", new { saved.Version, Id = id });
        await Database.RunAsync("update live_content set title = @Title where content_id = @Id", new { Title = title, Id = id });
    }
}

public sealed class ReconcileIndexOnSqlite(SqliteDatabase database) : ReconcileIndexContract(database), IClassFixture<SqliteDatabase>;

public sealed class ReconcileIndexOnPostgres(PostgresDatabase database) : ReconcileIndexContract(database), IClassFixture<PostgresDatabase>;
