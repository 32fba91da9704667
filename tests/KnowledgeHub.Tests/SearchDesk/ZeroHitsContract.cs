using KnowledgeHub.Accounts;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.SearchDesk;

public abstract class ZeroHitsContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task A_question_waits_from_the_third_time_it_found_nothing()
    {
        await AskAsync("rare disease registry", 2);
        Assert.DoesNotContain(await WaitingAsync(), hit => hit.Query == "rare disease registry");
        await AskAsync("Rare disease  registry", 1);
        await AskAsync("rare disease registry", 4, found: 2);
        var hit = Assert.Single(await WaitingAsync(), hit => hit.Query == "rare disease registry");
        Assert.Equal((3, DateOnly.FromDateTime(Database.Clock.GetUtcNow().UtcDateTime)), (hit.Times, hit.LastDay));
    }

    [Fact]
    public async Task What_is_done_leaves_the_queue_and_comes_back_undone_or_when_it_finds_nothing_again()
    {
        await AskAsync("microbiome", 3);
        Assert.True(await Get<ZeroHits>().MarkAsync("microbiome", ZeroHitOutcome.Synonym, "ann@example.org", Ct));
        Assert.DoesNotContain(await WaitingAsync(), hit => hit.Query == "microbiome");
        Assert.Contains(await Get<ZeroHits>().DoneAsync(10, Ct), done => done is { Query: "microbiome", Outcome: "synonym", DoneBy: "ann@example.org" });

        Assert.True(await Get<ZeroHits>().UndoAsync("microbiome", "bo@example.org", Ct));
        Assert.False(await Get<ZeroHits>().UndoAsync("microbiome", "bo@example.org", Ct));
        Assert.Null(Assert.Single(await WaitingAsync(), hit => hit.Query == "microbiome").Outcome);

        await Get<ZeroHits>().MarkAsync("microbiome", ZeroHitOutcome.Synonym, "ann@example.org", Ct);
        Database.Clock.Advance(TimeSpan.FromDays(1));
        await AskAsync("microbiome", 3);
        Assert.Equal((3, "synonym"), Back(Assert.Single(await WaitingAsync(), hit => hit.Query == "microbiome")));
        var (entries, _) = await Get<AuditTrail>().FindAsync(new() { Kind = "zero-hit", Subject = "microbiome" }, 1, 10, Ct);
        Assert.Equal(["Done: made a synonym", "Put back on the queue", "Done: made a synonym"], entries.Select(entry => entry.Details));

        static (long, string?) Back(ZeroHit hit) => (hit.Times, hit.Outcome);
    }

    [Fact]
    public async Task What_is_ignored_never_comes_back()
    {
        await AskAsync("lottery numbers", 3);
        await Get<ZeroHits>().MarkAsync("lottery numbers", ZeroHitOutcome.Ignore, "ann", Ct);
        Database.Clock.Advance(TimeSpan.FromDays(2));
        await AskAsync("lottery numbers", 5);
        Assert.DoesNotContain(await WaitingAsync(), hit => hit.Query == "lottery numbers");
    }

    [Fact]
    public async Task Only_what_was_asked_can_be_marked()
    {
        Assert.False(await Get<ZeroHits>().MarkAsync("never\0 asked", ZeroHitOutcome.Ignore, "ann", Ct));
        Assert.False(await Get<ZeroHits>().MarkAsync("", ZeroHitOutcome.Ignore, "ann", Ct));
    }

    [Fact]
    public async Task The_queue_is_read_page_by_page_with_the_most_frequent_first()
    {
        Database.Clock.Advance(TimeSpan.FromDays(ZeroHits.Days));
        await AskAsync("page one", 5);
        await AskAsync("page two", 4);
        var (first, total) = await Get<ZeroHits>().ListAsync(1, 1, Ct);
        var (second, _) = await Get<ZeroHits>().ListAsync(2, 1, Ct);
        Assert.Equal((2, "page one", "page two"), (total, first[0].Query, second[0].Query));
    }

    private async Task AskAsync(string words, int times, int found = 0)
    {
        for (var n = 0; n < times; n++)
        {
            Get<SearchNumbers>().CountSearch(AskedQuery.From(words), found, false);
        }

        await Get<SearchNumbers>().FlushAsync(Ct);
    }

    private async Task<IReadOnlyList<ZeroHit>> WaitingAsync() => (await Get<ZeroHits>().ListAsync(1, 100, Ct)).Hits;
}

public sealed class ZeroHitsOnSqlite(SqliteDatabase database) : ZeroHitsContract(database), IClassFixture<SqliteDatabase>;

public sealed class ZeroHitsOnPostgres(PostgresDatabase database) : ZeroHitsContract(database), IClassFixture<PostgresDatabase>;
