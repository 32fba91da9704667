using KnowledgeHub.Html;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>
/// Which items the texts and sources of an item link to, kept in the transactions that save and publish it, so that whoever
/// changes or withdraws the other item knows what depends on it.
/// </summary>
public sealed class ItemLinks(Database database, HubSettings hub)
{
    private readonly NamedSql sql = database.Sql<ItemLinks>();

    /// <summary>Writes down what an item's newest draft links to.</summary>
    public Task KeepDraftAsync(Session session, string contentId, ContentType type, ContentBody body, CancellationToken ct) => KeepAsync(session, contentId, type, body, live: false, ct);

    /// <summary>Writes down what readers of an item find linked.</summary>
    public Task KeepLiveAsync(Session session, string contentId, ContentType type, ContentBody body, CancellationToken ct) => KeepAsync(session, contentId, type, body, live: true, ct);

    /// <summary>The type and last part of an item's address in the hub, as staff paste it; null when it is none.</summary>
    public (ContentType Type, string Slug)? Target(string? address) =>
        HubLinks.PathIn(address, hub.PublicUrl)?.Split('/') is ["", var path, { Length: > 0 and <= 200 } slug] && ContentType.AtPath(path) is { } type && !slug.Contains('\0') ? (type, slug) : null;

    private async Task KeepAsync(Session session, string contentId, ContentType type, ContentBody body, bool live, CancellationToken ct)
    {
        await session.RunAsync(sql["clear"], new { ContentId = contentId, Live = live }, ct);
        foreach (var (target, slug) in type.Fields.SelectMany(field => Addresses(field, body)).Select(Target).OfType<(ContentType, string)>().Distinct())
        {
            await session.RunAsync(sql["add"], new { ContentId = contentId, Type = target.Id, Slug = slug, Live = live }, ct);
        }
    }

    private IEnumerable<string> Addresses(Field field, ContentBody body) => field.Kind switch
    {
        FieldKind.RichText => HubLinks.In(field.Text(body), hub.PublicUrl),
        FieldKind.Sources => ((IReadOnlyList<Source>)field.Value(body)!).Select(source => source.Url),
        _ => [],
    };
}
