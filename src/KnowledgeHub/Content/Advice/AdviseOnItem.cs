using KnowledgeHub.Html;

namespace KnowledgeHub.Content.Advice;

/// <summary>What stands beside the text while somebody writes: its length, how easily it reads, and what may be missing.</summary>
public sealed class AdviseOnItem(BrokenLinks links)
{
    private const int MostRemarks = 40;

    public async Task<IReadOnlyList<Remark>> RunAsync(ContentType type, ContentBody body, string locale, CancellationToken ct)
    {
        var text = CleanHtml.From(body.Body);
        if (text.Length is 0 or > CheckContent.LongestText)
        {
            return [];
        }

        var blocks = TextBlocks.Of(text);
        IEnumerable<Remark> remarks =
        [
            .. TextLength.Check(type, blocks),
            .. ReadingEase.Check(locale, blocks),
            .. HeadingOrder.Check(text, blocks),
            .. MissingAlt.Check(blocks),
            .. UnsourcedFigures.Check(blocks),
            .. await links.CheckAsync(text, blocks, body, ct),
        ];
        return [.. remarks.Take(MostRemarks)];
    }
}
