using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Newsletters;

/// <summary>What is to be mended before an issue can be stored.</summary>
internal static class CheckIssueDraft
{
    internal const int LongestLine = 150;
    private const int LongestText = 20_000;
    private const int MostBlocks = 200;

    public static List<Problem> Check(IssueDraft draft) => [.. Title(draft), .. Sections(draft), .. draft.Sections.SelectMany(section => section.Blocks).SelectMany(Block)];

    private static IEnumerable<Problem> Title(IssueDraft draft)
    {
        if (draft.Title.Length == 0)
        {
            yield return new("title", "The title is empty; it becomes the subject of the mail, so give the issue one.");
        }

        foreach (var title in draft.OtherLanguages.Values.Select(words => words.Title).Prepend(draft.Title).Where(title => title.Length > LongestLine))
        {
            yield return new("title", $"The title has {title.Length} characters and at most {LongestLine} fit; shorten it.");
        }
    }

    private static IEnumerable<Problem> Sections(IssueDraft draft)
    {
        if (draft.Sections.SelectMany(section => section.Headings.Values.Prepend(section.Heading)).Any(heading => heading.Length > LongestLine))
        {
            yield return new("items", $"A section's heading is longer than {LongestLine} characters; shorten it.");
        }

        var blocks = draft.Sections.SelectMany(section => section.Blocks).ToList();
        if (blocks.Count > MostBlocks)
        {
            yield return new("items", $"The issue holds {blocks.Count} blocks and at most {MostBlocks} fit; remove some.");
        }

        if (blocks.Where(block => block.ContentId is not null).GroupBy(block => block.ContentId).Any(group => group.Count() > 1) || blocks.GroupBy(block => block.Id).Any(group => group.Count() > 1))
        {
            yield return new("items", "An item stands in two places; keep it in one.");
        }
    }

    private static IEnumerable<Problem> Block(Block block)
    {
        if (BlockKind.Find(block.Kind) is not { } kind || kind.ShowsItem != block.ContentId is not null)
        {
            return [new("items", "A block is of no known kind; remove it and add it again.")];
        }

        return Missing(block, kind).Concat(TooLong(block, kind)).Select(message => new Problem(block.Id, message));
    }

    private static IEnumerable<string> Missing(Block block, BlockKind kind)
    {
        if (kind.NeedsHeading && !IsSaid(block, text => text.Heading))
        {
            yield return $"{kind.Name}: fill in “{kind.Heading}” in English, or in every language that you limit the block to.";
        }

        if (kind.NeedsText && !IsSaid(block, text => PlainText.From(text.Text)))
        {
            yield return $"{kind.Name}: write the text in English, or in every language that you limit the block to, or remove the block.";
        }

        if (kind.Label.Length > 0 && !IsSaid(block, text => text.Label))
        {
            yield return $"{kind.Name}: say what the button says, in English or in every language that you limit the block to.";
        }

        if (kind.NeedsDay && block.Day is null)
        {
            yield return $"{kind.Name}: choose the day.";
        }

        if (kind.Link.Length > 0 && (block.Link.Length > 0 || kind.NeedsLink) && !IsAddress(block.Link))
        {
            yield return $"{kind.Name}: the link must be a whole address that begins with https://, or a page of this hub that begins with /.";
        }

        if (block.Audiences.Any(audience => Audience.Find(audience) is null) || block.Locales.Any(locale => Locales.Offered.All(offered => offered.Tag != locale)))
        {
            yield return $"{kind.Name}: choose audiences and languages from the lists.";
        }
    }

    // A reader without words in their language gets the English ones, so these must be there.
    private static bool IsSaid(Block block, Func<BlockText, string> words) =>
        Has(block, "en", words) || (block.Locales.Count > 0 && block.Locales.All(locale => Has(block, locale, words)));

    private static bool Has(Block block, string locale, Func<BlockText, string> words) => block.Texts.TryGetValue(locale, out var text) && words(text).Length > 0;

    private static IEnumerable<string> TooLong(Block block, BlockKind kind)
    {
        if (block.Texts.Values.Any(text => text.Heading.Length > LongestLine || text.Label.Length > LongestLine || text.Place.Length > LongestLine || text.Who.Length > LongestLine))
        {
            yield return $"{kind.Name}: a line is longer than {LongestLine} characters; shorten it.";
        }

        if (block.Texts.Values.Any(text => text.Text.Length > LongestText) || block.Link.Length > 2000)
        {
            yield return $"{kind.Name}: the text is longer than {LongestText} characters, or the link than 2000; shorten it.";
        }
    }

    private static bool IsAddress(string link) =>
        (link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal) && !link.Contains('\\'))
        || (Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0);
}
