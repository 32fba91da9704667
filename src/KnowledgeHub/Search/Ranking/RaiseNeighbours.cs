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

    private const int NearestCount = 5;

    // An item's most telling words; the others hardly change which items it resembles.
    private const int TellingWords = 100;

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
        var nearest = neighbours.Nearest(best);
        var raised = new double[best.Count];
        for (var n = 0; n < raised.Length; n++)
        {
            var around = Around(nearest.AsSpan(n * NearestCount, NearestCount), best[n].Score);
            raised[n] = ((1 - RankingWeights.Neighbours) * best[n].Score) + (RankingWeights.Neighbours * around);
        }

        return raised;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(items);
        ArrayPool<float>.Shared.Return(weights);
    }

    // Which five each is nearest to; what two have in common is the same seen from either.
    private (float Likeness, double Score)[] Nearest(IReadOnlyList<(double Score, List<int> Words)> best)
    {
        var nearest = new (float, double)[best.Count * NearestCount];
        for (var n = 0; n < best.Count; n++)
        {
            foreach (var (word, weight) in vectors[n])
            {
                weights[word] = weight;
            }

            for (var m = n + 1; m < best.Count; m++)
            {
                var likeness = 0f;
                foreach (var (word, weight) in vectors[m])
                {
                    likeness += weight * weights[word];
                }

                Insert(nearest.AsSpan(n * NearestCount, NearestCount), (likeness, best[m].Score));
                Insert(nearest.AsSpan(m * NearestCount, NearestCount), (likeness, best[n].Score));
            }

            foreach (var (word, _) in vectors[n])
            {
                weights[word] = 0;
            }
        }

        return nearest;
    }

    // The mean score of the nearest, each by its likeness; its own where nothing is like it.
    private static double Around(ReadOnlySpan<(float Likeness, double Score)> nearest, double own)
    {
        var (sum, scores) = (0.0, 0.0);
        foreach (var (likeness, score) in nearest)
        {
            (sum, scores) = (sum + likeness, scores + (likeness * score));
        }

        return sum > 0 ? scores / sum : own;
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

        float[] rarity = [.. Enumerable.Range(0, best.Count + 1).Select(count => MathF.Log((float)best.Count / Math.Max(1, count)))];
        foreach (var words in counted)
        {
            vectors.Add(Vector(words, rarity, best.Count));
        }

        foreach (var (word, _) in counted.SelectMany(words => words))
        {
            items[word] = 0;
        }
    }

    private (int Word, float Weight)[] Vector(List<(int Word, int Times)> words, float[] rarity, int all)
    {
        var (telling, negative) = (new int[words.Count], new float[words.Count]);
        var count = 0;
        foreach (var (word, times) in words)
        {
            if (items[word] > 1 && items[word] < 0.7 * all)
            {
                (telling[count], negative[count]) = (word, -(times == 1 ? 1 : 1 + MathF.Log(times)) * rarity[items[word]]);
                count++;
            }
        }

        // The sort of plain numbers is the fast one, and it puts the smallest first.
        Array.Sort(negative, telling, 0, count);
        count = Math.Min(count, TellingWords);
        var length = 0f;
        for (var n = 0; n < count; n++)
        {
            length += negative[n] * negative[n];
        }

        length = MathF.Sqrt(length);
        var vector = new (int, float)[count];
        for (var n = 0; n < count; n++)
        {
            vector[n] = (telling[n], -negative[n] / length);
        }

        return vector;
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
