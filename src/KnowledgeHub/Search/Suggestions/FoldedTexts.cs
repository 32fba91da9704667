namespace KnowledgeHub.Search.Suggestions;

/// <summary>
/// Short texts, folded, in one piece of memory that is searched from end to end: 100,000 titles take about 15 MB and some
/// milliseconds, and any letters inside a word are found. Texts are only ever added; readers go on with what they have.
/// </summary>
public sealed class FoldedTexts
{
    private const char Between = '\n';
    private volatile Filled filled = new([], [0], [], 0, 0);

    public int Count => filled.Count;

    /// <summary>The highest id of a text that is here.</summary>
    public int Last => filled.Count == 0 ? 0 : filled.Ids[filled.Count - 1];

    /// <summary>Adds texts in the order of their ids. Only one may add at a time.</summary>
    public void Add(IEnumerable<(int Id, string Text)> texts)
    {
        var (letters, starts, ids, length, count) = filled;
        foreach (var (id, text) in texts)
        {
            var folded = TypedWords.Folded(text);
            letters = Room(letters, length + folded.Length + 1);
            starts = Room(starts, count + 2);
            ids = Room(ids, count + 1);
            folded.CopyTo(letters.AsSpan(length));
            length += folded.Length + 1;
            letters[length - 1] = Between;
            ids[count] = id;
            count++;
            starts[count] = length;
        }

        filled = new(letters, starts, ids, length, count);
    }

    /// <summary>The ids of the texts that answer, the best first.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="weight">Of equally good texts, those with the higher weight come first.</param>
    /// <param name="most">As many as are wanted.</param>
    public IReadOnlyList<(int Id, int Rank)> Find(TypedWords typed, Func<int, long> weight, int most)
    {
        // The worst stands in front, so that it is the one to go.
        var best = new PriorityQueue<(int Id, int Rank), (int Rank, long Weight)>(Comparer<(int Rank, long Weight)>.Create(
            (one, other) => one.Rank != other.Rank ? other.Rank.CompareTo(one.Rank) : one.Weight.CompareTo(other.Weight)));
        foreach (var (id, rank) in filled.Matching(typed))
        {
            if (best.Count < most)
            {
                best.Enqueue((id, rank), (rank, weight(id)));
            }
            else
            {
                best.EnqueueDequeue((id, rank), (rank, weight(id)));
            }
        }

        var ordered = new (int, int)[best.Count];
        for (var n = best.Count - 1; n >= 0; n--)
        {
            ordered[n] = best.Dequeue();
        }

        return ordered;
    }

    // A reader may still hold the old array; what is in both is the same.
    private static T[] Room<T>(T[] array, int length)
    {
        if (length > array.Length)
        {
            Array.Resize(ref array, Math.Max(length, Math.Max(1_024, array.Length * 3 / 2)));
        }

        return array;
    }

    private sealed record Filled(char[] Letters, int[] Starts, int[] Ids, int Length, int Count)
    {
        public List<(int Id, int Rank)> Matching(TypedWords typed)
        {
            var matching = new List<(int, int)>();
            ReadOnlySpan<char> text = Letters.AsSpan(0, Length);
            ReadOnlySpan<int> starts = Starts.AsSpan(0, Count + 1);
            for (var at = 0; at < Length;)
            {
                var hit = text[at..].IndexOf(typed.Telling, StringComparison.Ordinal);
                if (hit < 0)
                {
                    break;
                }

                var row = starts.BinarySearch(at + hit) is var found && found < 0 ? ~found - 1 : found;
                if (typed.Rank(text[starts[row]..(starts[row + 1] - 1)]) is { } rank)
                {
                    matching.Add((Ids[row], rank));
                }

                at = starts[row + 1];
            }

            return matching;
        }
    }
}
