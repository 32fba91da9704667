namespace KnowledgeHub.Exchange;

/// <summary>How it went to make a draft of a document or a page.</summary>
public abstract record ImportResult
{
    /// <summary>The draft is stored; the notes say what was lost or changed on the way, one line each.</summary>
    public sealed record Imported(string Id, string Title, IReadOnlyList<string> Notes) : ImportResult;

    /// <summary>Nothing was stored: one sentence that says why and what to do.</summary>
    public sealed record Refused(string Why) : ImportResult;
}
