using System.Collections.Concurrent;
using KnowledgeHub.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Storage;

public abstract class StorageContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task Migrations_that_were_applied_are_not_applied_again()
    {
        Assert.Equal(0, await Get<Migrations>().ApplyAsync(Ct));
        Assert.Equal(SchemaState.Current, await Get<Migrations>().StateAsync(Ct));
    }

    [Fact]
    public async Task An_older_and_a_newer_schema_are_told_apart()
    {
        var last = await Database.ScalarAsync<int>("select max(number) from migration");
        await Database.RunAsync("insert into migration (number, name, applied_at) values (@Number, 'later', @At)", new { Number = last + 1, At = Database.Clock.GetUtcNow() });
        Assert.Equal(SchemaState.Newer, await Get<Migrations>().StateAsync(Ct));
        await Database.RunAsync("delete from migration where number >= @Number", new { Number = last });
        Assert.Equal(SchemaState.Old, await Get<Migrations>().StateAsync(Ct));
        await Database.RunAsync("insert into migration (number, name, applied_at) values (@Number, 'again', @At)", new { Number = last, At = Database.Clock.GetUtcNow() });
        Assert.Equal(SchemaState.Current, await Get<Migrations>().StateAsync(Ct));
    }

    [Fact]
    public async Task A_follower_that_reads_while_others_write_misses_no_change()
    {
        const int writers = 6;
        const int each = 15;
        var feed = Get<ChangeFeed>();
        var start = await feed.HeadAsync(Ct);
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => AppendAsync(feed, writer, each), Ct)));

        var seen = new List<ContentChange>();
        while (!writing.IsCompleted || await feed.HeadAsync(Ct) > (seen.LastOrDefault()?.Sequence ?? start))
        {
            seen.AddRange(await feed.ReadAsync(seen.LastOrDefault()?.Sequence ?? start, 7, Ct));
        }

        await writing;
        Assert.Equal(writers * each, seen.Count);
        Assert.Equal(seen.Select(change => change.Sequence).Order(), seen.Select(change => change.Sequence));
        for (var writer = 0; writer < writers; writer++)
        {
            Assert.Equal(Enumerable.Range(0, each).Select(n => $"{writer}-{n}"), seen.Select(change => change.ContentId).Where(id => id.StartsWith($"{writer}-", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_change_is_not_seen_before_an_earlier_one_that_is_still_being_written()
    {
        var feed = Get<ChangeFeed>();
        var start = await feed.HeadAsync(Ct);
        Task later;
        await using (var slow = await Get<Database>().BeginAsync(Ct))
        {
            await feed.AppendAsync(slow, "earlier", ChangeKind.Published, Ct);
            later = Task.Run(AppendLaterAsync, Ct);

            // Long enough for a writer that does not wait its turn to be through.
            await Task.WhenAny(later, Task.Delay(300, Ct));
            Assert.Empty(await feed.ReadAsync(start, 10, Ct));
            await slow.CommitAsync(Ct);
        }

        await later;
        Assert.Equal(["earlier", "later"], (await feed.ReadAsync(start, 10, Ct)).Select(change => change.ContentId));

        async Task AppendLaterAsync()
        {
            await using var quick = await Get<Database>().BeginAsync(Ct);
            await feed.AppendAsync(quick, "later", ChangeKind.Published, Ct);
            await quick.CommitAsync(Ct);
        }
    }

    [Fact]
    public async Task A_checkpoint_never_moves_back()
    {
        var feed = Get<ChangeFeed>();
        Assert.Equal(0, await feed.CheckpointAsync("follower", Ct));
        await feed.AdvanceAsync("follower", 7, Ct);
        await feed.AdvanceAsync("follower", 5, Ct);
        Assert.Equal(7, await feed.CheckpointAsync("follower", Ct));
    }

    [Fact]
    public async Task A_lease_has_one_holder_until_it_is_released()
    {
        var (one, other) = (Get<Lease>(), Database.AddNode().GetRequiredService<Lease>());
        Assert.True(await one.TakeAsync("work", TimeSpan.FromMinutes(1), Ct));
        Assert.True(await one.TakeAsync("work", TimeSpan.FromMinutes(1), Ct));
        Assert.False(await other.TakeAsync("work", TimeSpan.FromMinutes(1), Ct));
        await other.ReleaseAsync("work", Ct);
        Assert.False(await other.TakeAsync("work", TimeSpan.FromMinutes(1), Ct));
        await one.ReleaseAsync("work", Ct);
        Assert.True(await other.TakeAsync("work", TimeSpan.FromMinutes(1), Ct));
    }

    [Fact]
    public async Task A_lease_that_is_not_renewed_runs_out()
    {
        var (one, other) = (Get<Lease>(), Database.AddNode().GetRequiredService<Lease>());
        Assert.True(await one.TakeAsync("expiring", TimeSpan.FromMinutes(1), Ct));
        Database.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True(await other.TakeAsync("expiring", TimeSpan.FromMinutes(1), Ct));
        Assert.False(await one.TakeAsync("expiring", TimeSpan.FromMinutes(1), Ct));
    }

    [Fact]
    public async Task Of_many_nodes_that_want_a_lease_at_once_one_gets_it()
    {
        var nodes = Enumerable.Range(0, 8).Select(_ => Database.AddNode().GetRequiredService<Lease>()).ToList();
        var taken = await Task.WhenAll(nodes.Select(lease => Task.Run(() => lease.TakeAsync("wanted", TimeSpan.FromMinutes(1), Ct), Ct)));
        Assert.Single(taken, true);
    }

    [Fact]
    public void A_holder_is_unique_however_long_or_short_the_name_of_its_machine() =>
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(Environment.MachineName)}-{Environment.ProcessId}-[0-9a-f]{{32}}$", Get<Lease>().Holder);

    [Fact]
    public async Task Nodes_that_make_a_value_at_once_agree_on_one()
    {
        var nodes = Enumerable.Range(0, 8).Select(_ => Database.AddNode().GetRequiredService<HubValues>()).ToList();
        var made = new ConcurrentBag<string>();
        var kept = await Task.WhenAll(nodes.Select((values, n) => Task.Run(() => values.EnsureAsync("agreed", () => Make($"{n}"), Ct), Ct)));
        Assert.Single(kept.Distinct());
        Assert.Contains(kept[0], made);

        string Make(string value)
        {
            made.Add(value);
            return value;
        }
    }

    [Fact]
    public async Task A_value_is_read_as_it_was_written_last()
    {
        var values = Get<HubValues>();
        Assert.Null(await values.ReadAsync("colour", Ct));
        await values.WriteAsync("colour", "blue", Ct);
        await values.WriteAsync("colour", "grün ✓", Ct);
        Assert.Equal("grün ✓", await values.ReadAsync("colour", Ct));
        await values.RemoveAsync("colour", Ct);
        Assert.Null(await values.ReadAsync("colour", Ct));
    }

    [Fact]
    public async Task What_is_not_committed_leaves_nothing()
    {
        await using (var session = await Get<Database>().BeginAsync(Ct))
        {
            await session.RunAsync("insert into hub_value (name, value) values ('half', 'done')", ct: Ct);
            await Get<ChangeFeed>().AppendAsync(session, "half-done", ChangeKind.Published, Ct);
        }

        Assert.Null(await Get<HubValues>().ReadAsync("half", Ct));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from content_change where content_id = 'half-done'"));
    }

    [Fact]
    public async Task A_session_for_reading_cannot_commit()
    {
        await using var session = await Get<Database>().OpenAsync(Ct);
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.CommitAsync(Ct));
    }

    [Fact]
    public async Task Instants_and_days_come_back_as_they_went_in()
    {
        var instant = new DateTimeOffset(2026, 3, 2, 23, 30, 15, 123, TimeSpan.FromHours(-5));
        await using var session = await Get<Database>().OpenAsync(Ct);
        await session.RunAsync("insert into lease (name, holder, until) values ('instant', 'me', @Until)", new { Until = instant }, Ct);
        var read = await session.ScalarAsync<DateTimeOffset>("select until from lease where name = 'instant'", ct: Ct);
        Assert.Equal(instant.ToUniversalTime(), read);
        Assert.Equal(TimeSpan.Zero, read.Offset);

        await session.RunAsync("insert into milestone (slug, title, on_day, date_precision, description) values ('m', 'M', @Day, 'day', '')", new { Day = new DateOnly(2029, 12, 31) }, Ct);
        Assert.Equal(new DateOnly(2029, 12, 31), await session.ScalarAsync<DateOnly>("select on_day from milestone where slug = 'm'", ct: Ct));
    }

    [Fact]
    public async Task A_signed_token_opens_only_the_door_it_was_made_for()
    {
        var tokens = Get<SignedTokens>();
        var id = Id.New(Database.Clock);
        var token = await tokens.MakeAsync("confirm", id, Ct);
        Assert.Equal(id, await tokens.ReadAsync("confirm", token, Ct));
        Assert.Equal(id, await Database.AddNode().GetRequiredService<SignedTokens>().ReadAsync("confirm", token, Ct));
        Assert.Null(await tokens.ReadAsync("unsubscribe", token, Ct));
        Assert.Null(await tokens.ReadAsync("confirm", Id.New(Database.Clock) + token[26..], Ct));
        Assert.Null(await tokens.ReadAsync("confirm", token[..^1] + (token[^1] == 'A' ? 'Q' : 'A'), Ct));
        Assert.Null(await tokens.ReadAsync("confirm", token[..^1] + 'é', Ct));
        Assert.Null(await tokens.ReadAsync("confirm", "", Ct));
    }

    private async Task AppendAsync(ChangeFeed feed, int writer, int count)
    {
        for (var n = 0; n < count; n++)
        {
            await using var session = await Get<Database>().BeginAsync(Ct);
            await feed.AppendAsync(session, $"{writer}-{n}", ChangeKind.Published, Ct);
            // Some transactions stay open while others begin: their numbers must not become visible out of order.
            await session.ScalarAsync<int>("select count(*) from content_change", ct: Ct);
            await session.CommitAsync(Ct);
        }
    }
}

public sealed class StorageOnSqlite(SqliteDatabase database) : StorageContract(database), IClassFixture<SqliteDatabase>;

public sealed class StorageOnPostgres(PostgresDatabase database) : StorageContract(database), IClassFixture<PostgresDatabase>;
