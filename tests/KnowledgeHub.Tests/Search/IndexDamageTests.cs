using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Search;

/// <summary>Whatever happens to the files of the index, the hub mends it without being told.</summary>
public sealed class IndexDamageTests(SqliteDatabase database) : SearchFixture(database)
{
    private const int Items = 40;

    // What is done to a sound index: to its file, its pointer or its folder.
    private static readonly Dictionary<string, Func<IndexDamageTests, string, Task>> Damages = new()
    {
        ["the folder is deleted"] = (_, file) => Do(() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true)),
        ["the file is missing"] = (_, file) => Do(() => File.Delete(file)),
        ["the file is empty"] = (_, file) => File.WriteAllBytesAsync(file, [], Ct),
        ["the file is cut off in the middle of a page"] = (_, file) => Do(() => Cut(file, 0.5)),
        ["the last pages are missing"] = (_, file) => Do(() => Cut(file, 0.9)),
        ["the file holds garbage"] = (_, file) => File.WriteAllTextAsync(file, new string('x', 20_000), Ct),
        ["the head of the file is garbage"] = (_, file) => Do(() => Flip(file, 0, 100)),
        ["pages in the middle are flipped"] = (_, file) => Do(() => Flip(file, 0.3, 0.5)),
        ["the words are flipped"] = (_, file) => OnEachAsync(file, "_data", table => $"update {table} set block = randomblob(length(block)) where id > 10"),
        ["rows of the words are lost"] = (_, file) => OnEachAsync(file, "_docsize", table => $"delete from {table} where id % 2 = 0"),
        ["it is another program's database"] = async (_, file) =>
        {
            File.Delete(file);
            await File.WriteAllBytesAsync(file, [], Ct);
            await ExecuteAsync(file, "create table invoice (id integer primary key); insert into invoice default values");
        },
        ["it has an older schema"] = async (_, file) => await ExecuteAsync(file, "update meta set value = '1' where name = 'schema'"),
        ["it was filled half"] = async (_, file) => await ExecuteAsync(file, "update meta set value = replace(value, '\"Finished\":true', '\"Finished\":false') where name = 'filling'"),
        ["the pointer is missing"] = (_, file) => Do(() => File.Delete(PointerBeside(file))),
        ["the pointer is empty"] = (_, file) => File.WriteAllTextAsync(PointerBeside(file), "", Ct),
        ["the pointer leads nowhere"] = (_, file) => File.WriteAllTextAsync(PointerBeside(file), "20200101000000000-aaaaaa.db", Ct),
        ["the pointer is garbage"] = (_, file) => File.WriteAllBytesAsync(PointerBeside(file), [0, 255, 7, 0, 47, 46, 46], Ct),
        ["the log can't be used"] = (_, file) => Do(() =>
        {
            File.Delete($"{file}-wal");
            File.Delete($"{file}-shm");
            Directory.CreateDirectory($"{file}-wal");
        }),
        ["it is the index of another hub with more items"] = (test, file) => test.TakeOverAsync(file, items: Items + 5),
        ["it is the index of another hub with as many items"] = (test, file) => test.TakeOverAsync(file, items: 0),
        ["some documents are missing"] = async (_, file) => await ExecuteAsync(file, "delete from doc where id % 3 = 0"),
    };

    public static TheoryData<string> Names { get; } = [.. Damages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_index_is_damaged_in_ten_ways_and_every_item_is_found_again(string damage)
    {
        var titles = await FillAsync();
        var file = Get<IndexFiles>().Current()!;
        await EmptyTheLogAsync(file);
        await Damages[damage](this, file);
        SqliteConnection.ClearAllPools();

        // The program starts anew: nothing of the old one is remembered.
        var node = Database.AddNode(Database.Folder);
        await node.GetRequiredService<TendIndex>().RunAsync(Ct);
        await AssertAllAreFoundAsync(node, titles);
        Assert.NotEqual(file, node.GetRequiredService<IndexFiles>().Current());
        Assert.Equal(node.GetRequiredService<IndexFiles>().Current(), Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!, "*.db")));
    }

    [Fact]
    public async Task Damage_that_a_search_runs_into_is_mended_while_the_hub_runs()
    {
        var titles = await FillAsync();
        var tend = Get<TendIndex>();
        await tend.RunAsync(Ct);
        var file = Get<IndexFiles>().Current()!;
        await EmptyTheLogAsync(file);
        await OnEachAsync(file, "_data", table => $"update {table} set block = zeroblob(length(block)) where id > 10");
        SqliteConnection.ClearAllPools();
        foreach (var title in titles)
        {
            await FindAsync(title);
        }

        Assert.True(Get<IndexFiles>().IsSuspected);
        await tend.RunAsync(Ct);
        Assert.False(Get<IndexFiles>().IsSuspected);
        Assert.NotEqual(file, Get<IndexFiles>().Current());
        await AssertAllAreFoundAsync(Database.Services, titles);
    }

    [Fact]
    public async Task What_can_be_checked_without_damage_is_left_alone()
    {
        await FillAsync();
        var file = Get<IndexFiles>().Current();
        Assert.Null(await Get<CheckIndexFile>().RunAsync(Ct));
        await Get<TendIndex>().RunAsync(Ct);
        Assert.Equal(file, Get<IndexFiles>().Current());
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(file)!, "*.copy*"));
    }

    // The items are published once; every case begins with a sound index of them.
    private async Task<IReadOnlyList<string>> FillAsync()
    {
        var titles = Enumerable.Range(0, Items).Select(n => $"Item{n} of the collection").ToList();
        foreach (var title in await Get<LiveContent>().CountAsync(Ct) > 0 ? [] : titles)
        {
            await Database.AddLiveAsync(Samples.Brief(title) with { Body = $"<p>{string.Concat(Enumerable.Repeat($"Words of {title}. ", 60))}</p>" });
        }

        await CatchUpAsync();
        return titles;
    }

    private static async Task AssertAllAreFoundAsync(IServiceProvider node, IEnumerable<string> titles)
    {
        foreach (var title in titles)
        {
            var answer = await node.GetRequiredService<FindItems>().RunAsync(new SearchRequest { Words = $"\"{title}\"" }, Ct);
            Assert.False(answer.Unavailable);
            Assert.Equal([title], answer.Items.Select(item => Plain(item.Title)));
        }
    }

    // Puts the finished index of another hub in place of this one's.
    private async Task TakeOverAsync(string file, int items)
    {
        var other = new SqliteDatabase();
        await other.InitializeAsync();
        try
        {
            items = items > 0 ? items : await Get<LiveContent>().CountAsync(Ct);
            for (var n = 0; n < items; n++)
            {
                await other.AddLiveAsync(Samples.Brief($"Stranger {n}"));
            }

            // As many changes as here, so that only what the changes say tells the two apart.
            var head = (await Get<LiveContent>().StandingAsync(Ct)).Head;
            await other.RunAsync("update content_change set sequence = sequence + @By", new { By = Math.Max(0, head - items) });
            await other.Get<SearchIndex>().EnsureAsync(Ct);
            var theirs = other.Get<IndexFiles>().Current()!;
            await EmptyTheLogAsync(theirs);
            File.Copy(theirs, file, overwrite: true);
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    // What is damaged must be in the file itself, and no open connection may still see it whole.
    private static async Task EmptyTheLogAsync(string file)
    {
        await ExecuteAsync(file, "pragma wal_checkpoint(truncate)");
        SqliteConnection.ClearAllPools();
    }

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = await IndexFiles.OpenAloneAsync(file, Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    // The tables in which FTS5 keeps one kind of thing.
    private static async Task OnEachAsync(string file, string ending, Func<string, string> order)
    {
        await using var session = new Session(await IndexFiles.OpenAloneAsync(file, Ct), null);
        foreach (var table in (await session.QueryAsync<string>("select name from sqlite_master where name like '%' || @Ending", new { Ending = ending }, Ct)).ToList())
        {
            await session.RunAsync(order(table), ct: Ct);
        }
    }

    private static void Cut(string file, double part)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength((long)(stream.Length * part) + 17);
    }

    private static void Flip(string file, double from, double to)
    {
        using var stream = File.Open(file, FileMode.Open, FileAccess.ReadWrite);
        var (start, end) = to > 1 ? ((long)from, (long)to) : ((long)(stream.Length * from), (long)(stream.Length * to));
        var bytes = new byte[end - start];
        stream.Position = start;
        stream.ReadExactly(bytes);
        stream.Position = start;
        stream.Write([.. bytes.Select(value => (byte)~value)]);
    }

    private static string PointerBeside(string file) => Path.Combine(Path.GetDirectoryName(file)!, "current");

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
