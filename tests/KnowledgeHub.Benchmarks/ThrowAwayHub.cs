using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Exchange;
using KnowledgeHub.Media;
using KnowledgeHub.Search;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeHub.Benchmarks;

/// <summary>A hub on SQLite in a folder of its own, put together as the program does it, with no seeds and an empty thesaurus; nothing is left of it.</summary>
public sealed class ThrowAwayHub : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private ThrowAwayHub()
    {
        services = new ServiceCollection()
            .AddLogging()
            .AddStorage(StorageSettings.From(Folder, "sqlite", null))
            .AddAccounts()
            .AddTaxonomy()
            .AddMedia(new MediaSettings(Path.Combine(Folder, "media")))
            .AddContent()
            .AddSearch()
            .AddExchange()
            .BuildServiceProvider();
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("hub-benchmark-").FullName;

    public static async Task<ThrowAwayHub> CreateAsync(CancellationToken ct)
    {
        var hub = new ThrowAwayHub();
        await hub.Get<Migrations>().ApplyAsync(ct);
        await hub.Get<SearchIndex>().EnsureAsync(ct);
        return hub;
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Imports JSON lines as published items; the index does not follow yet.</summary>
    public Task<ImportReport> ImportAsync(string file, CancellationToken ct) =>
        Get<ImportJsonLines>().RunAsync(file, ContentType.Get("policy-brief"), alsoPublish: true, "benchmark", null, ct);

    /// <summary>A further SQLite database in the hub's folder, opened as the hub opens its index.</summary>
    public async Task<SqliteConnection> OpenSqliteAsync(string name, CancellationToken ct)
    {
        var file = Path.Combine(Folder, name);
        await File.Create(file).DisposeAsync();
        return await IndexFiles.OpenAsync(file, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
