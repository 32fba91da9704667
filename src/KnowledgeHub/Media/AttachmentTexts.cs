using KnowledgeHub.Storage;

namespace KnowledgeHub.Media;

/// <summary>A file that a live item uses, with the text inside it.</summary>
public sealed record AttachmentText(string MediaId, string FileName, string Title, string Path, MediaType Type, IReadOnlyList<PageText> Pages)
{
    /// <summary>Where a page of it is: browsers open a PDF there.</summary>
    public string PathOf(int page) => Type == MediaType.Pdf ? $"{Path}#page={page}" : Path;
}

/// <summary>The text of a page, slide or sheet, counted from 1. A file without pages is one.</summary>
public sealed record PageText(int Number, string Text);

/// <summary>
/// What search needs of files: for each live item the documents it uses, attached or linked, and the text inside them.
/// When a text becomes known later than the item was published, the change feed has an entry for the item.
/// </summary>
public sealed class AttachmentTexts(Database database)
{
    private readonly NamedSql sql = database.Sql<AttachmentTexts>();

    /// <summary>The documents of these items by item, in the order of their titles. Documents whose text is not known have no pages; pictures are left out.</summary>
    public async Task<ILookup<string, AttachmentText>> OfItemsAsync(IReadOnlyCollection<string> contentIds, CancellationToken ct)
    {
        if (contentIds.Count == 0)
        {
            return Array.Empty<AttachmentText>().ToLookup(file => file.MediaId);
        }

        await using var session = await database.OpenAsync(ct);
        var files = (await session.QueryAsync<FileRow>(sql["files"], new { Ids = contentIds.ToArray() }, ct)).ToList();
        var addresses = files.Select(file => file.Address).Distinct().ToArray();
        var pages = addresses.Length == 0 ? [] : await session.QueryAsync<PageRow>(sql["pages"], new { Addresses = addresses }, ct);
        var texts = pages.ToLookup(page => page.Address, page => new PageText(page.Number, page.Text));
        return files.ToLookup(file => file.ContentId, file => Describe(file) with { Pages = [.. texts[file.Address]] });
    }

    private static AttachmentText Describe(FileRow file) => new(file.MediaId, file.Name, file.Title, MediaPath.Of(file.Address, file.Name), MediaType.Get(file.Type), []);

    private sealed record FileRow
    {
        public required string ContentId { get; init; }

        public required string MediaId { get; init; }

        public required string Address { get; init; }

        public required string Name { get; init; }

        public required string Title { get; init; }

        public required string Type { get; init; }
    }

    private sealed record PageRow
    {
        public required string Address { get; init; }

        public int Number { get; init; }

        public required string Text { get; init; }
    }
}
