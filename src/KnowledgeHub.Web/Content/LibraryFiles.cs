using KnowledgeHub.Content;
using KnowledgeHub.Media;

namespace KnowledgeHub.Web.Content;

/// <summary>What the editor knows of the library: the files attached to the item, and the newest to choose from.</summary>
public sealed record LibraryFiles(IReadOnlyList<MediaItem> Attached, IReadOnlyList<MediaItem> Newest)
{
    private const int Offered = 50;

    public MediaItem? Find(string id) => Attached.FirstOrDefault(file => file.Id == id);

    public static async Task<LibraryFiles> ReadAsync(MediaStore media, ContentBody body, CancellationToken ct) =>
        new(await media.FindManyAsync([.. body.Attachments.Select(file => file.Media)], ct), (await media.ListAsync(new(), 1, Offered, ct)).Items);
}
