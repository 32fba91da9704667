using KnowledgeHub.Content;
using KnowledgeHub.Search;
using Xunit;

namespace KnowledgeHub.Tests.Search;

public sealed class TendIndexTests : FreshSearchFixture
{
    [Fact]
    public async Task A_rebuild_that_staff_asked_for_is_done_once_in_the_background()
    {
        await PublishAsync("Asked for");
        await Get<TendIndex>().RunAsync(Ct);
        var file = Get<IndexFiles>().Current();
        Get<SearchIndex>().AskForRebuild();
        Assert.True((await Get<ReadIndexStatus>().RunAsync(Ct)).IsRebuildAsked);
        Assert.Equal(file, Get<IndexFiles>().Current());
        await Get<TendIndex>().RunAsync(Ct);
        var rebuilt = Get<IndexFiles>().Current();
        Assert.NotEqual(file, rebuilt);
        await Get<TendIndex>().RunAsync(Ct);
        Assert.Equal(rebuilt, Get<IndexFiles>().Current());
    }

    [Fact]
    public async Task A_search_that_keeps_failing_on_a_sound_index_rebuilds_it_once_an_hour_at_most()
    {
        await PublishAsync("Believed once");
        await Get<TendIndex>().RunAsync(Ct);
        var (first, damage) = (Get<IndexFiles>().Current()!, new Microsoft.Data.Sqlite.SqliteException("malformed", 11));
        Get<IndexFiles>().Suspect(first, damage);
        await Get<TendIndex>().RunAsync(Ct);
        var second = Get<IndexFiles>().Current()!;
        Assert.NotEqual(first, second);
        Get<IndexFiles>().Suspect(second, damage);
        await Get<TendIndex>().RunAsync(Ct);
        Assert.Equal(second, Get<IndexFiles>().Current());
        Assert.False(Get<IndexFiles>().IsSuspected);
    }

    [Fact]
    public async Task The_index_is_compared_at_the_start_and_each_night()
    {
        await PublishAsync("Nightly");
        await Get<TendIndex>().RunAsync(Ct);
        var first = (await Get<ReconciliationFile>().ReadAsync(Ct))!.At;
        Database.Clock.Advance(TimeSpan.FromHours(8));
        await Get<TendIndex>().RunAsync(Ct);
        Assert.Equal(first, (await Get<ReconciliationFile>().ReadAsync(Ct))!.At);
        // From nine in the morning to three at night.
        Database.Clock.Advance(TimeSpan.FromHours(10));
        await Get<TendIndex>().RunAsync(Ct);
        Assert.NotEqual(first, (await Get<ReconciliationFile>().ReadAsync(Ct))!.At);
    }

    [Theory]
    [InlineData(2, 24, true)]
    [InlineData(2, 10, false)]
    [InlineData(12, 24, false)]
    [InlineData(12, 37, true)]
    public void A_comparison_is_due_at_night_and_by_day_only_when_a_night_was_missed(int hour, int hoursSince, bool isDue)
    {
        var now = new DateTimeOffset(2026, 5, 5, hour, 30, 0, TimeSpan.Zero);
        Assert.Equal(isDue, TendIndex.IsDue(now, now.AddHours(-hoursSince)));
        Assert.True(TendIndex.IsDue(now, null));
    }

    [Fact]
    public async Task The_status_works_without_an_index_and_takes_no_writers_turn()
    {
        await PublishAsync("Status");
        using (await Get<IndexFiles>().LockAsync(Ct))
        using (await Get<IndexFiles>().LockFillingAsync(Ct))
        {
            var status = await Get<ReadIndexStatus>().RunAsync(Ct);
            Assert.True(status.IsSearchable);
            Assert.Equal((0L, await Get<LiveContent>().CountAsync(Ct)), (status.Behind, status.Documents));
        }

        await File.WriteAllTextAsync(Get<IndexFiles>().Current()!, "no index any more", Ct);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var dead = await Get<ReadIndexStatus>().RunAsync(Ct);
        Assert.False(dead.IsSearchable);
        Assert.NotNull(dead.Generation);
        Directory.Delete(Path.Combine(Database.Folder, "search"), recursive: true);
        Assert.Null((await Get<ReadIndexStatus>().RunAsync(Ct)).Generation);
    }
}
