using System.Data.Common;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.SearchDesk;

public abstract class SearchNumbersContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task What_two_nodes_count_at_once_adds_up()
    {
        var item = await Database.AddLiveAsync(Samples.Brief("Counted"));
        var nodes = Enumerable.Range(0, 2).Select(_ => Database.AddNode().GetRequiredService<SearchNumbers>()).ToList();
        var queries = Enumerable.Range(0, 20).Select(n => AskedQuery.From($"shared {(char)('a' + n)}")).ToList();
        for (var round = 0; round < 10; round++)
        {
            // Each node meets the questions in another order.
            foreach (var query in queries)
            {
                nodes[0].CountSearch(query, 3, widened: false);
                nodes[0].CountClick(query, 2, item);
            }

            foreach (var query in queries.AsEnumerable().Reverse())
            {
                nodes[1].CountSearch(query, 0, widened: true);
                nodes[1].CountClick(query, 2, item);
            }

            await Task.WhenAll(nodes.Select(node => Task.Run(() => node.FlushAsync(Ct), Ct)));
        }

        foreach (var query in queries)
        {
            var asked = Assert.Single((await TopAsync()).Top.Concat((await TopAsync()).FewClicks).DistinctBy(row => row.Query), row => row.Query == query.Text);
            Assert.Equal((20, 10, 10, 0, 20, 2d), (asked.Searches, asked.FoundNone, asked.FoundFew, asked.Widened, asked.Clicks, asked.MeanPosition));
        }
    }

    [Fact]
    public async Task Nothing_is_written_before_the_sums_are_and_they_are_written_once()
    {
        var numbers = NewNode();
        var before = await CountAsync("select count(*) from search_count");
        numbers.CountSearch(AskedQuery.From("lonely"), 1, false);
        Assert.Equal(before, await CountAsync("select count(*) from search_count"));
        await numbers.FlushAsync(Ct);
        await numbers.FlushAsync(Ct);
        Assert.Equal(1, await CountAsync("select sum(searches) from search_count where query = 'lonely'"));
    }

    [Fact]
    public async Task A_mail_address_is_counted_and_not_kept()
    {
        var numbers = NewNode();
        var before = await CountAsync("select coalesce(sum(searches), 0) from search_count where query = ''");
        numbers.CountSearch(AskedQuery.From("jane.doe@example.org"), 0, false);
        numbers.CountSearch(AskedQuery.From("telephone 020 7946 0958"), 0, false);
        await numbers.FlushAsync(Ct);
        Assert.Equal(before + 2, await CountAsync("select sum(searches) from search_count where query = ''"));
        Assert.Equal(0, await CountAsync("select count(*) from search_count where query like '%jane%' or query like '%7946%'"));
    }

    [Fact]
    public async Task What_fails_is_kept_for_the_next_time()
    {
        var numbers = NewNode();
        numbers.CountSearch(AskedQuery.From("patient counting"), 1, false);
        await Database.RunAsync("alter table search_count rename to search_count_away");
        await Assert.ThrowsAnyAsync<DbException>(() => numbers.FlushAsync(Ct));
        await Database.RunAsync("alter table search_count_away rename to search_count");
        numbers.CountSearch(AskedQuery.From("patient counting"), 1, false);
        await numbers.FlushAsync(Ct);
        Assert.Equal(2, await CountAsync("select sum(searches) from search_count where query = 'patient counting'"));
    }

    [Fact]
    public async Task Nobody_fills_the_table_with_invented_questions()
    {
        var numbers = NewNode();
        for (var n = 0; n < SearchNumbers.MostADay + 50; n++)
        {
            numbers.CountSearch(AskedQuery.From($"invented {n}"), 0, false);
        }

        var before = await CountAsync("select coalesce(sum(searches), 0) from search_count where query = ''");
        await numbers.FlushAsync(Ct);
        Assert.Equal(SearchNumbers.MostADay, await CountAsync("select count(*) from search_count where query like 'invented%'"));
        Assert.Equal(before + SearchNumbers.MostADay + 50, await CountAsync("select sum(searches) from search_count where query = ''"));
        await Database.RunAsync("delete from search_count where query like 'invented%'");
    }

    [Fact]
    public async Task Only_items_that_readers_can_open_are_counted_as_opened()
    {
        var draft = await Database.SaveAsync(Samples.Draft(Samples.Brief("Not yet")));
        var numbers = NewNode();
        numbers.CountClick(AskedQuery.From("forged"), 1, draft.Id);
        numbers.CountClick(AskedQuery.From("forged"), 1, Id.New(Database.Clock));
        await numbers.FlushAsync(Ct);
        Assert.Equal(0, await CountAsync("select count(*) from search_click where query = 'forged'"));
    }

    [Fact]
    public async Task After_thirteen_months_nothing_is_left()
    {
        var numbers = NewNode();
        numbers.CountSearch(AskedQuery.From("forgotten"), 0, false);
        await numbers.FlushAsync(Ct);
        Assert.True(await Get<ZeroHits>().MarkAsync("forgotten", ZeroHitOutcome.Text, "ann", Ct));
        Database.Clock.Advance(TimeSpan.FromDays(390));
        await numbers.RemoveOldAsync(Ct);
        Assert.Equal(1, await CountAsync("select count(*) from search_count where query = 'forgotten'"));
        Database.Clock.Advance(TimeSpan.FromDays(10));
        await numbers.RemoveOldAsync(Ct);
        Assert.Equal(0, await CountAsync("select (select count(*) from search_count where query = 'forgotten') + (select count(*) from zero_hit_done where query = 'forgotten')"));
    }

    [Fact]
    public async Task Staff_see_words_only_from_the_third_time()
    {
        var numbers = NewNode();
        numbers.CountSearch(AskedQuery.From("private matter"), 1, false);
        numbers.CountSearch(AskedQuery.From("Private  matter"), 1, false);
        await numbers.FlushAsync(Ct);
        Assert.DoesNotContain((await TopAsync()).Top, row => row.Query == "private matter");
        Assert.DoesNotContain((await TopAsync()).FewClicks, row => row.Query == "private matter");
        numbers.CountSearch(AskedQuery.From("private matter"), 1, false);
        await numbers.FlushAsync(Ct);
        Assert.Contains((await TopAsync()).FewClicks, row => row.Query == "private matter");
    }

    [Fact]
    public async Task A_period_has_all_its_days_and_nothing_before_them()
    {
        Database.Clock.Advance(TimeSpan.FromDays(100));
        var numbers = NewNode();
        var item = await Database.AddLiveAsync(Samples.Brief("Of the day"));
        numbers.CountSearch(AskedQuery.From("day one"), 0, false);
        await numbers.FlushAsync(Ct);
        Database.Clock.Advance(TimeSpan.FromDays(6));
        numbers.CountSearch(AskedQuery.From("day seven"), 200, true);
        numbers.CountClick(AskedQuery.From("day seven"), 0, item);
        numbers.CountClick(AskedQuery.From("day seven"), 4, item);
        await numbers.FlushAsync(Ct);

        var week = await Get<SearchFigures>().ReadAsync(7, Ct);
        Assert.Equal(7, week.Days.Count);
        Assert.Equal([1, 0, 0, 0, 0, 0, 1], week.Days.Select(day => day.Searches));
        Assert.Equal((2, 1, 1, 2, 4d), (week.Searches, week.FoundNone, week.Widened, week.Clicks, week.MeanPosition));
        Database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await Get<SearchFigures>().ReadAsync(7, Ct)).Searches);
    }

    private SearchNumbers NewNode() => Database.AddNode().GetRequiredService<SearchNumbers>();

    private Task<SearchPeriod> TopAsync() => Get<SearchFigures>().ReadAsync(90, Ct);

    private Task<long> CountAsync(string sql) => Database.ScalarAsync<long>(sql);
}

public sealed class SearchNumbersOnSqlite(SqliteDatabase database) : SearchNumbersContract(database), IClassFixture<SqliteDatabase>;

public sealed class SearchNumbersOnPostgres(PostgresDatabase database) : SearchNumbersContract(database), IClassFixture<PostgresDatabase>;
