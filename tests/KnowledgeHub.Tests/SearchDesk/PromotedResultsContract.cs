using KnowledgeHub.Accounts;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.SearchDesk;

public abstract class PromotedResultsContract(TestDatabase database) : Contract(database)
{
    private DateOnly Today => DateOnly.FromDateTime(Database.Clock.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task An_item_is_promoted_for_its_words_in_any_order_case_and_accent()
    {
        var item = await Database.AddLiveAsync(Samples.Brief("Priced"));
        await AddAsync("Prix des médicaments", item);
        Assert.Equal([item], await ForAsync("MEDICAMENTS des  prix"));
        Assert.Empty(await ForAsync("prix des"));
        Assert.Empty(await ForAsync("prix des médicaments européens"));
        Assert.Empty(await ForAsync("prix -des médicaments"));
        Assert.Empty(await ForAsync(""));
    }

    [Fact]
    public async Task At_most_three_stand_above_a_question_and_each_once()
    {
        var items = new List<string>();
        foreach (var title in new[] { "One", "Two", "Three", "Four" })
        {
            items.Add(await Database.AddLiveAsync(Samples.Brief($"{title} of four")));
        }

        var first = await AddAsync("crowded question", items[0]);
        Assert.Equal("item", (await RefusedAsync(new() { Query = "question crowded", ContentId = items[0], Reason = "Again" })).Field);
        await AddAsync("crowded question", items[1]);
        await AddAsync("Question crowded", items[2]);
        Assert.StartsWith("3 items are promoted for these words already", (await RefusedAsync(new() { Query = "crowded question", ContentId = items[3], Reason = "More" })).Message, StringComparison.Ordinal);
        await Get<RemovePromoted>().RunAsync(first, "ann", Ct);
        await AddAsync("crowded question", items[3]);
        Assert.Equal([items[1], items[2], items[3]], await ForAsync("crowded question"));
    }

    [Fact]
    public async Task It_ends_after_its_last_day_and_another_node_sees_it_within_seconds()
    {
        var node = Database.AddNode().GetRequiredService<PromotedResults>();
        var item = await Database.AddLiveAsync(Samples.Brief("For a week"));
        Assert.Empty(await node.ForAsync(AskedQuery.From("this week"), Ct));
        await AddAsync("this week", item, Today.AddDays(7));
        Database.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal([item], await node.ForAsync(AskedQuery.From("this week"), Ct));
        Database.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal([item], await ForAsync("this week"));
        Database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await ForAsync("this week"));
        Assert.True(Assert.Single(await Get<PromotedResults>().ListAsync("for a WEEK", Ct)).HasEnded(Today));
    }

    [Fact]
    public async Task What_is_wrong_is_said_for_each_field()
    {
        var draft = await Database.SaveAsync(Samples.Draft(Samples.Brief("A draft")));
        var invalid = Assert.IsType<PromotedOutcome.Invalid>(await SaveAsync(new() { Query = " \0? ", ContentId = draft.Id, Until = Today.AddDays(-1), Reason = " " }));
        Assert.Equal(["query", "reason", "until", "item"], invalid.Problems.Select(problem => problem.Field));
        Assert.Equal("query", (await RefusedAsync(new() { Query = "tumour -board", ContentId = await Database.AddLiveAsync(Samples.Brief("Plain")), Reason = "r" })).Field);
        Assert.Empty(await Get<PromotedResults>().ListAsync("A draft", Ct));
    }

    [Fact]
    public async Task Changes_are_written_down_and_the_second_editor_is_told()
    {
        var item = await Database.AddLiveAsync(Samples.Brief("Contested"));
        var id = await AddAsync("contested words", item);
        Assert.IsType<PromotedOutcome.Saved>(await SaveAsync(new() { Id = id, Query = "contested words", Reason = "By Ann", BasedOn = 1 }));
        var conflict = Assert.IsType<PromotedOutcome.Conflict>(await SaveAsync(new() { Id = id, Query = "contested words", Reason = "By Bo", BasedOn = 1 }));
        Assert.Equal("By Ann", conflict.Theirs.Reason);
        Assert.IsType<PromotedOutcome.Removed>(await Get<RemovePromoted>().RunAsync(id, "bo@example.org", Ct));
        Assert.IsType<PromotedOutcome.NotFound>(await Get<RemovePromoted>().RunAsync(id, "bo@example.org", Ct));
        var (entries, _) = await Get<AuditTrail>().FindAsync(new() { Kind = "promoted", Subject = id }, 1, 10, Ct);
        Assert.Equal(
            [
                "Before: “Contested” for “contested words”: By Ann",
                "Before: “Contested” for “contested words”: Because\nNow: “Contested” for “contested words”: By Ann",
                "“Contested” for “contested words”: Because",
            ],
            entries.Select(entry => entry.Details));
    }

    [Fact]
    public async Task Of_many_editors_at_once_three_get_a_place()
    {
        var items = new List<string>();
        for (var n = 0; n < 6; n++)
        {
            items.Add(await Database.AddLiveAsync(Samples.Brief($"Racer {n}")));
        }

        var results = await Task.WhenAll(items.Select(item => Task.Run(() => SaveAsync(new() { Query = "race", ContentId = item, Reason = "r" }), Ct)));
        Assert.Equal(3, results.OfType<PromotedOutcome.Saved>().Count());
    }

    private async Task<string> AddAsync(string query, string item, DateOnly? until = null)
    {
        // Entries of the same instant have no order of their own.
        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        return Assert.IsType<PromotedOutcome.Saved>(await SaveAsync(new() { Query = query, ContentId = item, Until = until, Reason = "Because" })).Id;
    }

    private async Task<KnowledgeHub.Content.Problem> RefusedAsync(PromotedDraft draft) => Assert.Single(Assert.IsType<PromotedOutcome.Invalid>(await SaveAsync(draft)).Problems);

    private Task<PromotedOutcome> SaveAsync(PromotedDraft draft) => Get<SavePromoted>().RunAsync(draft, "ann@example.org", Ct);

    private Task<IReadOnlyList<string>> ForAsync(string words) => Get<PromotedResults>().ForAsync(AskedQuery.From(words), Ct);
}

public sealed class PromotedResultsOnSqlite(SqliteDatabase database) : PromotedResultsContract(database), IClassFixture<SqliteDatabase>;

public sealed class PromotedResultsOnPostgres(PostgresDatabase database) : PromotedResultsContract(database), IClassFixture<PostgresDatabase>;
