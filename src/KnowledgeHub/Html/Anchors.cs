using System.Security.Cryptography;
using System.Text;

namespace KnowledgeHub.Html;

/// <summary>
/// Gives the parts of one page their anchors. A paragraph's follows from its words alone, so that a link to it still
/// leads there when the text around it has changed.
/// </summary>
public sealed class Anchors
{
    private const string OfTakeaways = "takeaway-";

    // Ids that every page has; a heading may be called the same.
    private readonly HashSet<string> used = new(["main", "q", "site-q"], StringComparer.Ordinal);

    public string OfParagraph(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Unused($"p-{Convert.ToHexStringLower(hash[..4])}");
    }

    /// <summary>The takeaways have anchors of their own, so that a heading that begins like one is marked as a heading.</summary>
    public string OfHeading(string text) => Unused(Slug.From(text) is var slug && slug.StartsWith(OfTakeaways, StringComparison.Ordinal) ? $"{slug}-heading" : slug);

    /// <summary>Keeps an id that stands in the text already from being given again.</summary>
    public void Reserve(string id) => used.Add(id);

    private string Unused(string anchor)
    {
        var own = anchor;
        for (var n = 2; !used.Add(own); n++)
        {
            own = $"{anchor}-{n}";
        }

        return own;
    }
}
