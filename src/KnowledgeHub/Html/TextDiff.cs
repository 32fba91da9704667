namespace KnowledgeHub.Html;

/// <summary>A run of words that both texts have, or only one of them.</summary>
/// <param name="Note">How its look or its link has changed, or where a new link leads; else empty.</param>
public sealed record DiffPart(DiffKind Kind, string Text, string Note = "");

/// <summary>A block of one text or both, by its runs of words.</summary>
/// <param name="Label">What the block is.</param>
/// <param name="Note">What it was before, when that is something else.</param>
public sealed record DiffLine(DiffKind Kind, string Label, IReadOnlyList<DiffPart> Parts, string Note = "");

/// <summary>Compares two texts: first which blocks belong together, then word by word inside them.</summary>
public static class TextDiff
{
    /// <summary>Below this share of common words, two paragraphs are two paragraphs.</summary>
    private const double Alike = 0.4;

    // Beyond this many pairs of changed blocks they are paired by their place alone.
    private const int MostPairs = 20_000;

    /// <param name="before">The earlier blocks.</param>
    /// <param name="after">The later blocks.</param>
    /// <param name="pair">Whether unlike blocks may be a changed one; false for names that are either there or not.</param>
    public static IReadOnlyList<DiffLine> Of(IReadOnlyList<TextBlock> before, IReadOnlyList<TextBlock> after, bool pair = true)
    {
        var lines = new List<DiffLine>();
        var (removed, added) = (new List<TextBlock>(), new List<TextBlock>());
        foreach (var step in SequenceDiff.Of(before, after, ByLook.Instance))
        {
            if (step.Kind == DiffKind.Same)
            {
                lines.AddRange(Between(removed, added, pair));
                lines.Add(Whole(DiffKind.Same, after[step.After]));
            }
            else if (step.Kind == DiffKind.Removed)
            {
                removed.Add(before[step.Before]);
            }
            else
            {
                added.Add(after[step.After]);
            }
        }

        lines.AddRange(Between(removed, added, pair));
        return lines;
    }

    /// <summary>Compares two plain texts as one block each.</summary>
    public static DiffLine Of(string before, string after, string label = "") =>
        before == after ? Whole(DiffKind.Same, TextBlock.Plain(after, label))
        : before.Length == 0 ? Whole(DiffKind.Added, TextBlock.Plain(after, label))
        : after.Length == 0 ? Whole(DiffKind.Removed, TextBlock.Plain(before, label))
        : Changed(TextBlock.Plain(before, label), TextBlock.Plain(after, label));

    private static List<DiffLine> Between(List<TextBlock> removed, List<TextBlock> added, bool pair)
    {
        var lines = new List<DiffLine>();
        var (r, a) = (0, 0);
        foreach (var (before, after) in pair ? Pairs(removed, added) : [])
        {
            lines.AddRange(removed[r..before].Select(block => Whole(DiffKind.Removed, block)));
            lines.AddRange(added[a..after].Select(block => Whole(DiffKind.Added, block)));
            lines.Add(Changed(removed[before], added[after]));
            (r, a) = (before + 1, after + 1);
        }

        lines.AddRange(removed[r..].Select(block => Whole(DiffKind.Removed, block)));
        lines.AddRange(added[a..].Select(block => Whole(DiffKind.Added, block)));
        removed.Clear();
        added.Clear();
        return lines;
    }

    // The pairs in order whose likeness adds up to the most.
    private static IEnumerable<(int Before, int After)> Pairs(List<TextBlock> removed, List<TextBlock> added)
    {
        if ((long)removed.Count * added.Count > MostPairs)
        {
            return Enumerable.Range(0, Math.Min(removed.Count, added.Count)).Where(n => removed[n].Likeness(added[n]) >= Alike).Select(n => (n, n));
        }

        var best = new double[removed.Count + 1, added.Count + 1];
        var like = new double[removed.Count, added.Count];
        for (var r = removed.Count - 1; r >= 0; r--)
        {
            for (var a = added.Count - 1; a >= 0; a--)
            {
                like[r, a] = removed[r].Likeness(added[a]) is >= Alike and var likeness ? likeness : 0;
                best[r, a] = Math.Max(Math.Max(best[r + 1, a], best[r, a + 1]), like[r, a] > 0 ? like[r, a] + best[r + 1, a + 1] : 0);
            }
        }

        return Follow(like, best);
    }

    private static IEnumerable<(int Before, int After)> Follow(double[,] like, double[,] best)
    {
        for (var (r, a) = (0, 0); r < like.GetLength(0) && a < like.GetLength(1);)
        {
            if (like[r, a] > 0 && best[r, a] <= like[r, a] + best[r + 1, a + 1])
            {
                yield return (r++, a++);
            }
            else if (best[r + 1, a] >= best[r, a + 1])
            {
                r++;
            }
            else
            {
                a++;
            }
        }
    }

    private static DiffLine Whole(DiffKind kind, TextBlock block) => new(kind, block.Label, WordDiff.Whole(kind, block));

    private static DiffLine Changed(TextBlock before, TextBlock after) =>
        new(DiffKind.Changed, after.Label, WordDiff.Of(before, after), before.Label == after.Label || before.Label.Length == 0 ? "" : $"was {before.Label.ToLowerInvariant()}");

    private sealed class ByLook : IEqualityComparer<TextBlock>
    {
        public static ByLook Instance { get; } = new();

        public bool Equals(TextBlock? x, TextBlock? y) => x is not null && y is not null && x.IsSame(y);

        public int GetHashCode(TextBlock obj) => obj.Text.GetHashCode(StringComparison.Ordinal);
    }
}
