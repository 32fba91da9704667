using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

/// <summary>A hub with an index; each test publishes what it looks for.</summary>
public abstract class SearchFixture(SqliteDatabase database) : IClassFixture<SqliteDatabase>
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
