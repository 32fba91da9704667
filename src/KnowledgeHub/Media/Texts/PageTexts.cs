using System.Text;

namespace KnowledgeHub.Media.Texts;

/// <summary>Gathers the text of a file page by page, up to a limit that no readable document comes near.</summary>
public sealed class PageTexts
{
    public const int MostPages = 2000;
    public const int MostLetters = 4_000_000;

    private readonly List<PageText> texts = [];
    private readonly StringBuilder page = new();
    private int letters;

    public IReadOnlyList<PageText> Texts => texts;

    /// <summary>How many pages were ended.</summary>
    public int Count { get; private set; }

    /// <summary>What was left out, as a sentence; empty when nothing was.</summary>
    public string Limit { get; private set; } = "";

    /// <summary>Whether reading on is of no use.</summary>
    public bool IsFull => Limit.Length > 0;

    public void Add(ReadOnlySpan<char> text)
    {
        if (IsFull)
        {
            return;
        }

        if (letters + text.Length > MostLetters)
        {
            text = text[..(MostLetters - letters)];
            Limit = $"Only the first {MostLetters:N0} letters can be searched.";
        }

        letters += text.Length;
        page.Append(text);
    }

    public void EndPage()
    {
        if (Count == MostPages)
        {
            Limit = $"Only the first {MostPages:N0} pages can be searched.";
            page.Clear();
            return;
        }

        Count++;
        if (Tidy(page.ToString()) is { Length: > 0 } text)
        {
            texts.Add(new(Count, text));
        }

        page.Clear();
    }

    // A line for each line that has words; nothing that a database could not keep.
    private static string Tidy(string text)
    {
        var lines = text.Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        var whole = string.Join('\n', lines.Where(line => line.Length > 0));
        var kept = new StringBuilder(whole.Length);
        foreach (var rune in whole.EnumerateRunes())
        {
            if (rune.Value == '\n' || !Rune.IsControl(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString().Normalize();
    }
}
