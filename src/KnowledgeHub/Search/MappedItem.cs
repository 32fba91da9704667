using System.Text.Json;
using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Search;

/// <summary>An item ready for the index: its document, or why there is none.</summary>
internal sealed record MappedItem(string ContentId, string Version, IndexDocument? Document, string Reason)
{
    public static MappedItem From(LiveItem item, Terms terms, IReadOnlyList<AttachmentText> files)
    {
        try
        {
            return new(item.ContentId, item.VersionShown, IndexDocument.From(item, terms, files), "");
        }
        catch (Exception e)
        {
            // One item that can't be read must not keep all others from being found.
            return new(item.ContentId, item.VersionShown, null, Explain(e));
        }
    }

    private static string Explain(Exception e) => e switch
    {
        JsonException => $"What is stored of it can't be read. {e.Message}",
        NullReferenceException or ArgumentNullException => "A part of what is stored of it is missing.",
        _ => e.Message,
    };

    /// <summary>The same without its document, because the index refused it.</summary>
    public MappedItem SetAside(string reason) => this with { Document = null, Reason = reason };
}
