using System.Text;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>Puts blocks together: entries become nested lists, captions go to what they describe, neighbouring quotes become one.</summary>
internal static class ComposeBlocks
{
    public static string Html(IReadOnlyList<WordBlock> blocks)
    {
        var html = new StringBuilder();
        for (var n = 0; n < blocks.Count;)
        {
            n += Add(html, blocks, n);
        }

        return html.ToString();
    }

    // How many blocks were used up.
    private static int Add(StringBuilder html, IReadOnlyList<WordBlock> blocks, int n)
    {
        var (block, next) = (blocks[n], n + 1 < blocks.Count ? blocks[n + 1] : null);
        switch (block)
        {
            case { List: not null }:
                return AddList(html, [.. blocks.Skip(n).TakeWhile(entry => entry.List is not null)]);
            case { IsFigure: true }:
                var described = next is { Role: WordRole.Caption };
                html.Append("<figure>").Append(block.Html).Append(described ? $"<figcaption>{next!.Html}</figcaption>" : "").Append("</figure>");
                return described ? 2 : 1;
            case { Role: WordRole.Caption } when next is { IsTable: true }:
                html.Append(next.Html.Insert("<table>".Length, $"<caption>{block.Html}</caption>"));
                return 2;
            case { IsTable: true }:
                html.Append(block.Html);
                return 1;
            case { Role: WordRole.Heading }:
                html.Append($"<h{block.Level}>{block.Html}</h{block.Level}>");
                return 1;
            case { Role: WordRole.Quote or WordRole.Code }:
                var same = blocks.Skip(n).TakeWhile(other => other.Role == block.Role && other.List is null).ToList();
                html.Append(block.Role == WordRole.Quote
                    ? $"<blockquote>{string.Concat(same.Select(quote => $"<p>{quote.Html}</p>"))}</blockquote>"
                    : $"<pre>\n{string.Join('\n', same.Select(line => line.Html.Replace("<br>", "\n", StringComparison.Ordinal)))}</pre>");
                return same.Count;
            default:
                html.Append($"<p>{block.Html}</p>");
                return 1;
        }
    }

    private static int AddList(StringBuilder html, List<WordBlock> entries)
    {
        var open = new Stack<(int Level, string Element, int Next)>();
        foreach (var entry in entries)
        {
            var (place, element) = (entry.List!, entry.List!.IsBullet ? "ul" : "ol");
            while (open.TryPeek(out var deeper) && deeper.Level > place.Level)
            {
                html.Append($"</li></{open.Pop().Element}>");
            }

            if (open.TryPeek(out var same) && same.Level == place.Level && (same.Element != element || (element == "ol" && same.Next != place.Number)))
            {
                html.Append($"</li></{open.Pop().Element}>");
            }

            var isNew = !open.TryPeek(out var level) || level.Level != place.Level;
            html.Append(isNew ? $"<{element}{(element == "ol" && place.Number != 1 ? $" start=\"{place.Number}\"" : "")}><li>" : "</li><li>").Append(entry.Html);
            if (!isNew)
            {
                open.Pop();
            }

            open.Push((place.Level, element, place.Number + 1));
        }

        while (open.TryPop(out var last))
        {
            html.Append($"</li></{last.Element}>");
        }

        return entries.Count;
    }
}
