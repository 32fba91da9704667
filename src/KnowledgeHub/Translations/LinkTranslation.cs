using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Translations;

/// <summary>Says that an item written elsewhere is a translation of another, and pairs their paragraphs by their order.</summary>
public sealed class LinkTranslation(ContentItems items, TranslationStore translations)
{
    /// <summary>In the caller's transaction; nothing happens when one of the two is missing or they are of different types.</summary>
    public async Task RunAsync(Session session, string id, string sourceId, string author, CancellationToken ct)
    {
        if (await items.FindAsync(session, id, ct) is { } own && await items.FindAsync(session, sourceId, ct) is { } source && own.Type == source.Type)
        {
            await translations.LinkAsync(session, id, sourceId, ct);
            await translations.KeepAsync(session, own.DraftVersion, AlignTranslation.Run(Piece.Of(source.ContentType, source.Body), Piece.Of(own.ContentType, own.Body)), author, ct);
        }
    }
}
