using KnowledgeHub.Content;

namespace KnowledgeHub.Commitments;

/// <summary>What became of the passage that a commitment was taken from.</summary>
public enum PassageState
{
    /// <summary>It came from elsewhere.</summary>
    None,

    /// <summary>The words stand on the hub as they were quoted.</summary>
    Here,

    /// <summary>The item is there, the words are not.</summary>
    Changed,

    /// <summary>The item was withdrawn.</summary>
    Withdrawn,

    /// <summary>Readers can't see the item: it is a draft still, or was taken off the site.</summary>
    NotPublished,
}

/// <summary>Where a commitment was said, as readers can see it now.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Item">The item, when readers can see it.</param>
/// <param name="Url">The very paragraph, or the item when it is gone; empty when there is no item.</param>
public sealed record Passage(PassageState State, LiveItem? Item, string Url)
{
    public static Passage Elsewhere { get; } = new(PassageState.None, null, "");
}

/// <summary>Compares the words of a commitment with what readers see now.</summary>
public sealed class ReadPassage(LiveContent live)
{
    public async Task<Passage> RunAsync(Commitment commitment, CancellationToken ct)
    {
        if (commitment.ContentId is null)
        {
            return Passage.Elsewhere;
        }

        if (await live.FindAsync(commitment.ContentId, ct) is not { } item)
        {
            return new(PassageState.NotPublished, null, "");
        }

        var found = Find(item, commitment);
        var url = found is { Length: > 0 } anchor ? $"{item.Path}#{anchor}" : item.Path;
        return new(item.Withdrawn ? PassageState.Withdrawn : found is null ? PassageState.Changed : PassageState.Here, item, url);
    }

    // The paragraph with the words; its own anchor first, since words may stand twice. Null when they are gone.
    private static string? Find(LiveItem item, Commitment commitment)
    {
        if (commitment.Anchor.Length + commitment.Quote.Length == 0)
        {
            return "";
        }

        var paragraphs = ItemText.Of(item.ContentType, item.Body).SelectMany(field => field.Paragraphs).Where(paragraph => paragraph.Anchor.Length > 0);
        var words = Words(commitment.Quote);
        return paragraphs.Where(paragraph => words.Length == 0 ? paragraph.Anchor == commitment.Anchor : Words(paragraph.Text).Contains(words, StringComparison.Ordinal))
            .OrderByDescending(paragraph => paragraph.Anchor == commitment.Anchor).Select(paragraph => paragraph.Anchor).FirstOrDefault();
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
