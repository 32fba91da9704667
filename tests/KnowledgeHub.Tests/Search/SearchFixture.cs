using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

/// <summary>One hub with an index for the tests of a class, which run in any order: each publishes what it looks for.</summary>
public abstract class SearchFixture(SqliteDatabase database) : SearchTest(database), IClassFixture<SqliteDatabase>;

/// <summary>A hub of its own for each test, for what looks at the life of the index as a whole.</summary>
public abstract class FreshSearchFixture() : SearchTest(new SqliteDatabase()), IAsyncLifetime
{
    public ValueTask InitializeAsync() => Database.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Database.DisposeAsync();
    }
}

/// <summary>What is done and asked in tests of search.</summary>
public abstract class SearchTest(SqliteDatabase database)
{
    protected SqliteDatabase Database { get; } = database;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected T Get<T>() where T : notnull => Database.Get<T>();

    protected async Task<string> PublishAsync(ContentBody body)
    {
        var id = await Database.AddLiveAsync(body);
        await CatchUpAsync();
        return id;
    }

    protected Task<string> PublishAsync(string title, string text = "Nothing else.") => PublishAsync(Samples.Brief(title) with { Summary = "S", Body = $"<p>{text}</p>" });

    protected async Task CatchUpAsync()
    {
        await Get<SearchIndex>().EnsureAsync(Ct);
        await Get<SearchIndex>().CatchUpAsync(Ct);
    }

    protected Task<SearchAnswer> FindAsync(string words, params (string Kind, string Value)[] chosen) => FindAsync(new SearchRequest
    {
        Words = words,
        Size = 100,
        Chosen = chosen.GroupBy(choice => choice.Kind, choice => choice.Value).ToDictionary(kind => kind.Key, kind => (IReadOnlyList<string>)[.. kind]),
    });

    protected Task<SearchAnswer> FindAsync(SearchRequest request) => Get<FindItems>().RunAsync(request, Ct);

    protected async Task<IEnumerable<string>> TitlesAsync(string words, params (string Kind, string Value)[] chosen) =>
        (await FindAsync(words, chosen)).Items.Select(item => Plain(item.Title)).Order(StringComparer.Ordinal);

    protected static string Plain(string marked) =>
        marked.Replace(FindItems.MarkStart, "", StringComparison.Ordinal).Replace(FindItems.MarkEnd, "", StringComparison.Ordinal);
}
