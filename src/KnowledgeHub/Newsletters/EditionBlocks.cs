using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Languages;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Newsletters;

/// <summary>The blocks of one edition, each in the reader's language where it has words in it.</summary>
internal sealed class EditionBlocks(Reader reader, IssueTexts texts, HubSettings hub, IReadOnlyDictionary<string, LiveItem> items, IReadOnlySet<string> promised, Terms known)
{
    /// <summary>What this reader sees of a section. What they asked for comes first among its items; all else stays as staff ordered it.</summary>
    public IReadOnlyList<EditionBlock> Of(Section section)
    {
        var shown = section.Blocks.Where(IsShown).ToList();
        var byTopic = new Queue<Block>(shown.Where(block => block.Kind == BlockKind.Item).OrderByDescending(block => IsOnTopics(items[block.ContentId!])));
        return [.. shown.Select<Block, EditionBlock>(block => block.Kind == BlockKind.Item ? Item(byTopic.Dequeue()) : Note(block))];
    }

    private bool IsShown(Block block) => block.IsFor(reader) && block.Kind switch
    {
        BlockKind.Item => items.TryGetValue(block.ContentId!, out var item) && !item.Withdrawn,
        BlockKind.Withdrawn => items.TryGetValue(block.ContentId!, out var item) && item.Withdrawn,
        // A commitment that may not be told any more is left out like an item that was taken off the site.
        _ => !block.In(reader.Locale).Text.IsEmpty && (block.CommitmentId is null || promised.Contains(block.CommitmentId)),
    };

    private bool IsOnTopics(LiveItem item) => item.Body.Topics.SelectMany(known.WithAncestors).Any(topic => reader.TopicSlugs.Contains(topic.Slug));

    private EditionItem Item(Block block)
    {
        var item = items[block.ContentId!];
        var (locale, text) = block.In(reader.Locale);
        return new(
            item.ContentType.Singular,
            Edition.Literal(text.Heading.Length > 0 ? text.Heading : item.Title),
            Url(item),
            Edition.Literal(item.Summary),
            Edition.Literal(item.Body.Takeaways.GetValueOrDefault(reader.Audience, "")),
            item.Locale)
        {
            TitleLocale = text.Heading.Length > 0 ? locale : item.Locale,
            Change = Edition.Literal(text.Text),
            ChangeLocale = locale,
        };
    }

    private EditionNote Note(Block block) => block.Kind == BlockKind.Withdrawn ? Withdrawn(block) : Written(block);

    private EditionNote Withdrawn(Block block)
    {
        var item = items[block.ContentId!];
        var (locale, text) = block.In(reader.Locale);
        return new(BlockKind.Withdrawn, texts.BlockLabels[BlockKind.Withdrawn], Edition.Literal(text.Heading.Length > 0 ? text.Heading : item.Title), text.Heading.Length > 0 ? locale : item.Locale)
        {
            Body = Edition.Literal(System.Net.WebUtility.HtmlEncode(item.WithdrawnNote)),
            LinkText = texts.ReadMore,
            Url = Url(item),
        };
    }

    private EditionNote Written(Block block)
    {
        var (locale, text) = block.In(reader.Locale);
        return new(block.Kind, texts.BlockLabels.GetValueOrDefault(block.Kind, ""), Edition.Literal(text.Heading), locale)
        {
            Facts = [.. Facts(block, text).Where(fact => fact.Length > 0).Select(Edition.Literal)],
            Body = Edition.Literal(AbsoluteLinks.In(text.Text, hub.PublicUrl)),
            LinkText = block.Link.Length == 0 ? "" : text.Label.Length > 0 ? Edition.Literal(text.Label) : block.Kind == BlockKind.Evidence ? texts.TellUs : texts.ReadMore,
            Url = Edition.Literal(block.Link.StartsWith('/') ? hub.Url(SiteLanguage.Current.In(block.Link)) : block.Link),
        };
    }

    private static IEnumerable<string> Facts(Block block, BlockText text)
    {
        yield return text.Who;
        yield return block.Day is { } day ? SiteLanguage.Current.Day(day) : "";
        yield return text.Place;
    }

    private string Url(LiveItem item) => hub.Url(SiteLanguage.Current.In(item.Path));
}
