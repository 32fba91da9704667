namespace KnowledgeHub.Content;

/// <summary>Makes an earlier version the newest draft, as a new version: nothing is lost, and restoring again takes it back.</summary>
public sealed class RestoreVersion(ContentItems items, ContentVersions versions, SaveDraft save)
{
    /// <param name="contentId">The item.</param>
    /// <param name="number">The version to restore.</param>
    /// <param name="basedOn">The draft that was the newest when somebody decided this.</param>
    /// <param name="author">Who restores it.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<SaveResult> RunAsync(string contentId, int number, string? basedOn, string author, CancellationToken ct)
    {
        if (await items.FindAsync(contentId, ct) is not { } item || await versions.FindAsync(contentId, number, ct) is not { } version)
        {
            return new SaveResult.NotFound();
        }

        if (Read(item.ContentType, version.Data) is not { } body)
        {
            return new SaveResult.Invalid([new("title", $"Version {number} can't be read any more, so it can't be restored.")]);
        }

        var draft = new Draft
        {
            Id = item.Id,
            Type = item.ContentType,
            Body = body,
            Locale = item.Locale,
            BasedOn = basedOn ?? item.DraftVersion,
            Note = $"Restored from version {number}",
        };
        return await save.RunAsync(draft, author, ct);
    }

    private static ContentBody? Read(ContentType type, string data)
    {
        try
        {
            return type.Read(data);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
