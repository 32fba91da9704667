using System.Text.Json;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Translations;

/// <summary>Which items are translations of which, and what each of their paragraphs was translated from.</summary>
public sealed class TranslationStore(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<TranslationStore>();

    /// <summary>The item that this one is a translation of, or null.</summary>
    public async Task<string?> SourceOfAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["source-of"], new { Id = id }, ct);
    }

    /// <summary>An item and all its translations, the source first, for staff.</summary>
    public async Task<IReadOnlyList<ContentItem>> WorkAsync(string root, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await WorkAsync(session, root, ct);
    }

    /// <summary>The languages in which readers can have a work, the source first.</summary>
    public async Task<IReadOnlyList<LiveTranslation>> LiveAsync(string root, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<LiveTranslation>(sql["live"], new { Root = root }, ct)];
    }

    /// <summary>What the parts of a version were translated from, as its newest alignment says.</summary>
    public async Task<IReadOnlyList<Partner>> PartnersAsync(string id, string version, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["partners"], new { Id = id, Version = version }, ct) is { } stored
            ? JsonSerializer.Deserialize<List<Partner>>(stored, ContentJson.Options) ?? []
            : [];
    }

    /// <summary>Which of these items are translations, and of what.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SourcesAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return (await session.QueryAsync<SourceRow>(sql["sources"], new { Ids = ids.ToArray() }, ct)).ToDictionary(row => row.ContentId, row => row.SourceId);
    }

    internal async Task<IReadOnlyList<ContentItem>> WorkAsync(Session session, string root, CancellationToken ct) =>
        [.. await session.QueryAsync<ContentItem>(sql["work"], new { Root = root }, ct)];

    internal Task LockAsync(Session session, string id, CancellationToken ct) => session.RunAsync(sql["lock"], new { Id = id }, ct);

    internal Task LinkAsync(Session session, string id, string source, CancellationToken ct) => session.RunAsync(sql["link"], new { Id = id, Source = source }, ct);

    internal Task KeepAsync(Session session, string version, IReadOnlyList<Partner> partners, string author, CancellationToken ct) =>
        session.RunAsync(sql["keep"], new { Version = version, Partners = JsonSerializer.Serialize(partners, ContentJson.Options), Now = clock.GetUtcNow(), Author = author }, ct);

    private sealed record SourceRow
    {
        public required string ContentId { get; init; }

        public required string SourceId { get; init; }
    }
}

/// <summary>One language of a work that readers can have.</summary>
public sealed record LiveTranslation
{
    public required string ContentId { get; init; }

    public required string Type { get; init; }

    public required string Slug { get; init; }

    public required string Locale { get; init; }

    public required string Title { get; init; }

    public string Path => $"/{ContentType.Get(Type).Path}/{Slug}";
}
