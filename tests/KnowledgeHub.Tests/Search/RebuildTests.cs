using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Search;

/// <summary>A rebuild that is cut off, watched, or has company.</summary>
public sealed class RebuildTests : FreshSearchFixture
{
    private SearchIndex Index => Get<SearchIndex>();

    private string? Current => Get<IndexFiles>().Current();

    [Fact]
    public async Task A_rebuild_that_was_cut_off_goes_on_where_it_was()
    {
        await AddAsync(12);
        await CatchUpAsync();
        var (old, unfinished) = (Current, await CutOffAsync(after: 6));
        Assert.Equal(old, Current);
        Assert.Equal(1, (await FindAsync("\"heron number 3\"")).Total);

        // What happened meanwhile is not lost: a change to an item that was read already, a new one, and one that went.
        var changed = (await Get<LiveContent>().NewestAsync(null, 100, Ct)).OrderBy(item => item.ContentId, StringComparer.Ordinal).ToList();
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Rewritten heron"), changed[0].ContentId));
        await Database.PublishAsync(changed[0].ContentId);
        await Get<WithdrawContent>().RunAsync(changed[1].ContentId, "Wrong.", "ed", Ct);
        await Database.AddLiveAsync(Samples.Brief("Late heron"));

        var steps = new Steps();
        await Index.RebuildAsync(steps, Ct);
        Assert.Equal(6, steps.Seen[0].Done);
        Assert.Equal(unfinished, Current);
        Assert.Equal(12, (await FindAsync("heron")).Total);
        Assert.Equal(["Late heron", "Rewritten heron"], (await TitlesAsync("heron")).Where(title => !title.Contains("number", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_rebuild_that_was_cut_off_goes_on_by_itself_at_the_next_start()
    {
        await AddAsync(12);
        await CatchUpAsync();
        var unfinished = await CutOffAsync(after: 6);
        var restarted = Database.AddNode(Database.Folder);
        await restarted.GetRequiredService<TendIndex>().RunAsync(Ct);
        Assert.Equal(unfinished, Current);
        Assert.Null(await Index.FillingAsync(Ct));
    }

    [Theory]
    [InlineData("another schema")]
    [InlineData("damaged")]
    [InlineData("too old")]
    [InlineData("of another feed")]
    public async Task What_was_begun_and_is_no_good_is_begun_anew(string why)
    {
        await AddAsync(12);
        await CatchUpAsync();
        var unfinished = await CutOffAsync(after: 6);
        SqliteConnection.ClearAllPools();
        switch (why)
        {
            case "another schema":
                await ExecuteAsync(unfinished, "update meta set value = '1' where name = 'schema'");
                break;
            case "damaged":
                await DamageWordsAsync(unfinished);
                break;
            case "of another feed":
                await ExecuteAsync(unfinished, "update meta set value = 'something else' where name = 'anchor'");
                break;
            default:
                Database.Clock.Advance(TimeSpan.FromHours(25));
                break;
        }

        var steps = new Steps();
        await Index.RebuildAsync(steps, Ct);
        Assert.Equal(0, steps.Seen[0].Done);
        Assert.NotEqual(unfinished, Current);
        Assert.False(File.Exists(unfinished));
    }

    [Fact]
    public async Task Anybody_can_see_how_far_a_rebuild_is_and_what_is_published_meanwhile_is_found_at_once()
    {
        await AddAsync(12);
        await CatchUpAsync();
        var onlooker = Database.AddNode(Database.Folder);
        var (seen, found) = (new List<int>(), 0);
        Index.FillingBatch = 4;
        await Index.RebuildAsync(new Blocking(async step =>
        {
            seen.Add((await onlooker.GetRequiredService<SearchIndex>().FillingAsync(Ct))!.Percent);
            if (step.Done == 4)
            {
                await Database.AddLiveAsync(Samples.Brief("Plover in between"));
                await onlooker.GetRequiredService<SearchIndex>().CatchUpAsync(Ct);
                found = (await FindAsync("plover")).Total;
            }
        }), Ct);
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(0, seen[0]);
        Assert.InRange(seen[^1], 90, 99);
        Assert.Equal(1, found);
        Assert.Null(await onlooker.GetRequiredService<SearchIndex>().FillingAsync(Ct));
        Assert.Equal(1, (await FindAsync("plover")).Total);
    }

    [Fact]
    public async Task Two_processes_that_both_miss_the_index_build_it_once()
    {
        await AddAsync(12);
        await CatchUpAsync();
        var other = Database.AddNode(Database.Folder).GetRequiredService<SearchIndex>();
        Directory.Delete(Path.Combine(Database.Folder, "search"), recursive: true);
        SqliteConnection.ClearAllPools();
        Index.FillingBatch = 4;
        Task? second = null;
        await Index.RebuildAsync(
            new Blocking(_ =>
            {
                second ??= other.EnsureAsync(Ct);
                return Task.CompletedTask;
            }),
            Ct);
        var first = Current;
        await second!;
        Assert.Equal(first, Current);
    }

    [Fact]
    public async Task The_finished_file_has_no_log_and_nothing_is_left_beside_it()
    {
        await AddAsync(12);
        await CatchUpAsync();
        var folder = Path.GetDirectoryName(Current)!;
        await File.WriteAllTextAsync(Path.Combine(folder, "20200101000000000-aaaaaa.db"), "a leftover", Ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "20200101000000000-aaaaaa.db-wal"), "its log", Ct);
        await Index.RebuildAsync(null, Ct);
        Assert.True(new FileInfo($"{Current}-wal") is { Exists: false } or { Length: 0 });
        Assert.Equal(Current, Assert.Single(Directory.GetFiles(folder, "*.db")));
        Assert.Empty(Directory.GetFiles(folder, "20200101*"));
    }

    [Fact]
    public async Task An_item_that_the_index_refuses_is_set_aside_alone()
    {
        await AddAsync(3);
        var bad = await Database.AddLiveAsync(Samples.Brief("Refused heron"));
        await CatchUpAsync();
        var (file, before) = (Current!, (await FindAsync("heron")).Total);
        // A rule of the tables that this one item breaks.
        await ExecuteAsync(file, $"create trigger refuse before insert on doc when new.content_id = '{bad}' begin select raise(abort, 'not this one'); end");
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Refused heron, again"), bad));
        await Database.PublishAsync(bad);
        await Database.AddLiveAsync(Samples.Brief("Unharmed heron"));
        await Index.CatchUpAsync(Ct);
        var aside = Assert.Single(await Index.QuarantineAsync(Ct));
        Assert.Equal(bad, aside.ContentId);
        Assert.Contains("not this one", aside.Reason, StringComparison.Ordinal);
        Assert.Equal(before, (await FindAsync("heron")).Total);
    }

    private async Task AddAsync(int count)
    {
        foreach (var item in await Get<LiveContent>().NewestAsync(null, 1_000, Ct))
        {
            await Get<WithdrawContent>().RunAsync(item.ContentId, "Makes room.", "ed", Ct);
        }

        for (var n = 0; n < count; n++)
        {
            await Database.AddLiveAsync(Samples.Brief($"Heron number {n}"));
        }
    }

    // Ends a rebuild as a kill does: what was not stored is gone.
    private async Task<string> CutOffAsync(int after)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        Index.FillingBatch = 3;
        var before = Directory.GetFiles(Path.GetDirectoryName(Current)!, "*.db");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Index.RebuildAsync(
            new Blocking(step => step.Done == after ? stop.CancelAsync() : Task.CompletedTask), stop.Token));
        return Directory.GetFiles(Path.GetDirectoryName(Current)!, "*.db").Except(before).Single();
    }

    private static async Task DamageWordsAsync(string file)
    {
        await using var session = new Session(await IndexFiles.OpenAloneAsync(file, Ct), null);
        foreach (var table in await IndexFiles.TablesAsync(session, Ct))
        {
            await session.RunAsync($"update {table}_data set block = zeroblob(length(block)) where id > 10", ct: Ct);
        }
    }

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = await IndexFiles.OpenAloneAsync(file, Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    private sealed class Steps : IProgress<(int Done, int Total)>
    {
        public List<(int Done, int Total)> Seen { get; } = [];

        public void Report((int Done, int Total) value) => Seen.Add(value);
    }

    /// <summary>Holds the rebuild up until what happens at each step is done.</summary>
    private sealed class Blocking(Func<(int Done, int Total), Task> then) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => Task.Run(() => then(value)).GetAwaiter().GetResult();
    }
}
