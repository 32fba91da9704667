using System.Buffers;

namespace KnowledgeHub.Search.Ranking;

/// <summary>
/// What is relevant resembles what else is relevant (van Rijsbergen's cluster hypothesis): of the best results, each
/// takes half its score from those it shares most words with. An outlier that has the words by chance sinks.
/// </summary>
public sealed class RaiseNeighbours : IDisposable
{
    /// <summary>So many of the best results are compared with each other.</summary>
    public const int Most = 100;

    private const int Nearest = 5;

    // An item's most telling words; the others hardly change which items it resembles.
    private const int TellingWords = 50;

    private readonly List<(int Word, float Weight)[]> vectors = [];

    // By the number of a word: how many of the items have it, and then the weights of one item. Both are zero between uses.
    private readonly int[] items;
    private readonly float[] weights;

    private RaiseNeighbours(int words) => (items, weights) = (Clean(ArrayPool<int>.Shared, words), Clean(ArrayPool<float>.Shared, words));

    /// <summary>New scores for the best results.</summary>
    /// <param name="best">The best first, with the words of each by number.</param>
    /// <param name="words">More than any word's number.</param>
    public static double[] Run(IReadOnlyList<(double Score, List<int> Words)> best, int words)
    {
        using var neighbours = new RaiseNeighbours(words);
        neighbours.ReadVectors(best);
        return [.. Enumerable.Range(0, best.Count).Select(n =>
            ((1 - RankingWeights.Neighbours) * best[n].Score) + (RankingWeights.Neighbours * neighbours.Around(n, best)))];
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(items);
        ArrayPool<float>.Shared.Return(weights);
    }

    // The mean score of the nearest, each by its likeness.
    private double Around(int n, IReadOnlyList<(double Score, List<int> Words)> best)
    {
        foreach (var (word, weight) in vectors[n])
        {
            weights[word] = weight;
        }

        Span<(float Likeness, double Score)> nearest = stackalloc (float, double)[Nearest];
        for (var m = 0; m < best.Count; m++)
        {
            var likeness = 0f;
            foreach (var (word, weight) in m == n ? [] : vectors[m])
            {
                likeness += weight * weights[word];
            }

            Insert(nearest, (likeness, best[m].Score));
        }

        foreach (var (word, _) in vectors[n])
        {
            weights[word] = 0;
        }

        var (sum, scores) = (0.0, 0.0);
        foreach (var (likeness, score) in nearest)
        {
            (sum, scores) = (sum + likeness, scores + (likeness * score));
        }

        return sum > 0 ? scores / sum : best[n].Score;
    }

    private static void Insert(Span<(float Likeness, double Score)> nearest, (float Likeness, double Score) other)
    {
        for (var n = 0; n < nearest.Length; n++)
        {
            if (other.Likeness > nearest[n].Likeness)
            {
                (nearest[n], other) = (other, nearest[n]);
            }
        }
    }

    // Weights as in vector models: the logarithm of how often, times how rare among these results; length 1.
    private void ReadVectors(IReadOnlyList<(double Score, List<int> Words)> best)
    {
        var counted = best.Select(item => Count(item.Words)).ToList();
        foreach (var (word, _) in counted.SelectMany(words => words))
        {
            items[word]++;
        }

        foreach (var words in counted)
        {
            var telling = words
                .Where(word => items[word.Word] > 1 && items[word.Word] < 0.7 * best.Count)
                .Select(word => (word.Word, Weight: (1 + MathF.Log(word.Times)) * MathF.Log((float)best.Count / items[word.Word])))
                .ToArray();
            Array.Sort(telling, (one, other) => other.Weight.CompareTo(one.Weight));
            var vector = telling.Length > TellingWords ? telling[..TellingWords] : telling;
            var length = MathF.Sqrt(vector.Sum(word => word.Weight * word.Weight));
            vectors.Add(length == 0 ? [] : Array.ConvertAll(vector, word => (word.Word, word.Weight / length)));
        }

        foreach (var (word, _) in counted.SelectMany(words => words))
        {
            items[word] = 0;
        }
    }

    private List<(int Word, int Times)> Count(List<int> words)
    {
        var counted = new List<(int, int)>(words.Count);
        foreach (var word in words)
        {
            items[word]++;
        }

        foreach (var word in words)
        {
            if (items[word] > 0)
            {
                counted.Add((word, items[word]));
                items[word] = 0;
            }
        }

        return counted;
    }

    private static T[] Clean<T>(ArrayPool<T> pool, int length)
    {
        var array = pool.Rent(length);
        Array.Clear(array);
        return array;
    }
}
