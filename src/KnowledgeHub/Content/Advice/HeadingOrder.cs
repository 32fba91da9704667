using System.Text.RegularExpressions;
using KnowledgeHub.Html;

namespace KnowledgeHub.Content.Advice;

/// <summary>Whether the headings make a tree that a screen reader can walk: from the second level on, none skipped, none empty.</summary>
public static partial class HeadingOrder
{
    private const int LongWithoutHeading = 700;

    public static IEnumerable<Remark> Check(string html, IReadOnlyList<TextBlock> blocks)
    {
        var last = 1;
        foreach (var heading in blocks.Where(block => block.Label.StartsWith("Heading ", StringComparison.Ordinal)))
        {
            var level = heading.Label[^1] - '0';
            if (level > last + 1)
            {
                yield return new("Headings", "body", $"“{Remark.Opening(heading.Text)}” is a heading of level {level}, and the one before it {(last == 1 ? "is the title" : $"has level {last}")}. Make it level {last + 1}, so that no level is skipped.");
            }

            last = level;
        }

        if (last == 1 && blocks.Sum(TextLength.CountWords) > LongWithoutHeading)
        {
            yield return new("Headings", "body", $"The text has over {LongWithoutHeading} words and no heading. Headings help readers find their part.");
        }

        if (EmptyHeading().Count(html) is > 0 and var empty)
        {
            yield return new("Headings", "body", empty == 1 ? "A heading holds no words. Write it or take it out." : $"{empty} headings hold no words. Write them or take them out.");
        }
    }

    [GeneratedRegex(@"<h([234])>(?:\s|&nbsp;|<[^>]*>)*</h\1>")]
    private static partial Regex EmptyHeading();
}
