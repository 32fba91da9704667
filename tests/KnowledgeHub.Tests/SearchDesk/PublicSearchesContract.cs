using KnowledgeHub.SearchDesk;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.SearchDesk;

public abstract class PublicSearchesContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task The_page_suggests_what_was_asked_five_times_on_two_days_and_found()
    {
        Database.Clock.Advance(TimeSpan.FromDays(200));
        await AskAsync("biomarkers", 4);
        await AskAsync("one day only", 9);
        await AskAsync("never found", 9, found: 0);
        await AskAsync("only some words", 9, widened: true);
        await AskAsync("biomark*", 9);
        NextDay();
        await AskAsync("never found", 9, found: 0);
        await AskAsync("only some words", 9, widened: true);
        await AskAsync("biomark*", 9);
        Assert.Empty(await SuggestedAsync());

        await AskAsync("Biomarkers", 1);
        NextDay();
        Assert.Equal(["biomarkers"], await SuggestedAsync());

        await Get<PublicSearches>().HideAsync("biomarkers", "ann@example.org", Ct);
        Assert.Empty(await SuggestedAsync());
        Assert.Equal(["biomarkers"], await Get<PublicSearches>().HiddenAsync(Ct));
        await Get<PublicSearches>().ShowAsync("biomarkers", "ann@example.org", Ct);
        Assert.Equal(["biomarkers"], await SuggestedAsync());

        Database.Clock.Advance(TimeSpan.FromDays(PrivacyFloor.PublicDays));
        Assert.Empty(await SuggestedAsync());
    }

    [Fact]
    public async Task The_most_frequent_come_first_and_of_the_rest_the_latest()
    {
        Database.Clock.Advance(TimeSpan.FromDays(200));
        for (var day = 0; day < 2; day++)
        {
            for (var n = 0; n < 9; n++)
            {
                await AskAsync($"frequent {(char)('a' + n)}", 20 - n);
            }

            await AskAsync("early", 3);
            NextDay();
        }

        await AskAsync("late", 3);
        NextDay();
        await AskAsync("late", 3);
        Database.Clock.Advance(TimeSpan.FromMinutes(2));
        var suggested = await Get<PublicSearches>().ReadAsync(Ct);
        Assert.Equal(Enumerable.Range(0, 8).Select(n => $"frequent {(char)('a' + n)}"), suggested.Popular);
        Assert.Equal(["late", "early", "frequent i"], suggested.Recent);
    }

    private async Task AskAsync(string words, int times, int found = 3, bool widened = false)
    {
        for (var n = 0; n < times; n++)
        {
            Get<SearchNumbers>().CountSearch(AskedQuery.From(words), found, widened);
        }

        await Get<SearchNumbers>().FlushAsync(Ct);
    }

    private void NextDay() => Database.Clock.Advance(TimeSpan.FromDays(1));

    private async Task<IReadOnlyList<string>> SuggestedAsync()
    {
        var suggested = await Get<PublicSearches>().ReadAsync(Ct);
        return [.. suggested.Popular, .. suggested.Recent];
    }
}

public sealed class PublicSearchesOnSqlite(SqliteDatabase database) : PublicSearchesContract(database), IClassFixture<SqliteDatabase>;

public sealed class PublicSearchesOnPostgres(PostgresDatabase database) : PublicSearchesContract(database), IClassFixture<PostgresDatabase>;
