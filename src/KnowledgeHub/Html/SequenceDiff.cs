namespace KnowledgeHub.Html;

/// <summary>Whether something is in both texts, only in the earlier one, or only in the later one.</summary>
public enum DiffKind
{
    Same,
    Removed,
    Added,

    /// <summary>In both, but not alike: a paragraph with other words or another look.</summary>
    Changed,
}

/// <summary>One step from one sequence to another; an index that does not apply is -1.</summary>
public readonly record struct DiffStep(DiffKind Kind, int Before, int After);

/// <summary>
/// The shortest way from one sequence to another, after E. W. Myers, “An O(ND) difference algorithm and its variations”
/// (1986). Sequences that have almost nothing in common are given up as removed and added, so that the work stays bounded.
/// </summary>
public static class SequenceDiff
{
    /// <summary>The most removals and additions that are looked for between what two sequences begin and end with.</summary>
    public const int MostEdits = 1_500;

    public static IReadOnlyList<DiffStep> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, IEqualityComparer<T>? comparer = null)
    {
        var same = comparer ?? EqualityComparer<T>.Default;
        var (start, endBefore, endAfter) = (0, before.Count, after.Count);
        while (start < endBefore && start < endAfter && same.Equals(before[start], after[start]))
        {
            start++;
        }

        while (endBefore > start && endAfter > start && same.Equals(before[endBefore - 1], after[endAfter - 1]))
        {
            (endBefore, endAfter) = (endBefore - 1, endAfter - 1);
        }

        var middle = new Middle<T>(before, after, same, start, endBefore, endAfter);
        return
        [
            .. Enumerable.Range(0, start).Select(n => new DiffStep(DiffKind.Same, n, n)),
            .. middle.Steps(),
            .. Enumerable.Range(0, before.Count - endBefore).Select(n => new DiffStep(DiffKind.Same, endBefore + n, endAfter + n)),
        ];
    }

    // What lies between the common beginning and the common end.
    private sealed class Middle<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, IEqualityComparer<T> same, int start, int endBefore, int endAfter)
    {
        private readonly int removable = endBefore - start;
        private readonly int addable = endAfter - start;

        public IEnumerable<DiffStep> Steps() => Trace() is { } trace ? Walk(trace) :
        [
            .. Enumerable.Range(start, removable).Select(n => new DiffStep(DiffKind.Removed, n, -1)),
            .. Enumerable.Range(start, addable).Select(n => new DiffStep(DiffKind.Added, -1, n)),
        ];

        // How far each diagonal reaches after 0, 1, 2 … edits; null when that takes too many.
        private List<int[]>? Trace()
        {
            var trace = new List<int[]>();
            var reach = new int[3];
            for (var edits = 0; edits <= Math.Min(removable + addable, MostEdits); edits++)
            {
                var next = new int[(2 * edits) + 3];
                for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
                {
                    var x = edits == 0 ? 0 : Down(reach, edits - 1, diagonal) ? reach[diagonal + 1 + edits] : reach[diagonal - 1 + edits] + 1;
                    while (x < removable && x - diagonal < addable && same.Equals(before[start + x], after[start + x - diagonal]))
                    {
                        x++;
                    }

                    next[diagonal + edits + 1] = x;
                    if (diagonal == removable - addable && x >= removable)
                    {
                        trace.Add(next);
                        return trace;
                    }
                }

                trace.Add(next);
                reach = next;
            }

            return null;
        }

        // Whether the furthest way to a diagonal adds something (from the diagonal above) or removes something.
        private static bool Down(int[] reach, int edits, int diagonal) =>
            diagonal == -(edits + 1) || (diagonal != edits + 1 && reach[diagonal - 1 + edits + 1] < reach[diagonal + 1 + edits + 1]);

        private List<DiffStep> Walk(List<int[]> trace)
        {
            var (steps, x, y) = (new List<DiffStep>(), removable, addable);
            for (var edits = trace.Count - 1; edits > 0; edits--)
            {
                var (reach, diagonal) = (trace[edits - 1], x - y);
                var from = Down(reach, edits - 1, diagonal) ? diagonal + 1 : diagonal - 1;
                var fromX = reach[from + edits];
                var fromY = fromX - from;
                for (; x > fromX && y > fromY; x--, y--)
                {
                    steps.Add(new(DiffKind.Same, start + x - 1, start + y - 1));
                }

                steps.Add(x == fromX ? new(DiffKind.Added, -1, start + fromY) : new(DiffKind.Removed, start + fromX, -1));
                (x, y) = (fromX, fromY);
            }

            for (; x > 0; x--)
            {
                steps.Add(new(DiffKind.Same, start + x - 1, start + x - 1));
            }

            steps.Reverse();
            return steps;
        }
    }
}
