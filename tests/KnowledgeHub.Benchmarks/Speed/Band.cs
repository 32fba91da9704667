namespace KnowledgeHub.Benchmarks.Speed;

/// <summary>Words of one document frequency: the share of all items in which a word stands, in per cent.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="From">At least this many per cent.</param>
/// <param name="To">Less than this many per cent.</param>
public sealed record Band(string Name, double From, double To)
{
    public static IReadOnlyList<Band> All { get; } =
        [new("rare", 0.05, 0.5), new("middle", 0.5, 5), new("common", 5, 50), new("mixed", 0.05, 50)];

    /// <summary>
    /// Queries of so many different words from this band. In the mixed band every word is drawn from one of the three
    /// others first, or rare words, of which there are most, would be all of it.
    /// </summary>
    public IReadOnlyList<string> Queries(int terms, int count, SampleItems items, int total, Vocabulary vocabulary, Random random)
    {
        var pools = (this == All[^1] ? All.Take(All.Count - 1) : [this]).Select(band => band.Words(items, total)).Where(pool => pool.Length > 0).ToList();
        return [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', Draw(pools, terms, random).Select(word => vocabulary[word])))];
    }

    private static HashSet<int> Draw(IReadOnlyList<int[]> pools, int terms, Random random)
    {
        var words = new HashSet<int>();
        while (words.Count < Math.Min(terms, pools.Sum(pool => pool.Length)))
        {
            var pool = pools[random.Next(pools.Count)];
            words.Add(pool[random.Next(pool.Length)]);
        }

        return words;
    }

    private int[] Words(SampleItems items, int total) =>
        [.. Enumerable.Range(0, Vocabulary.Size).Where(word => items.Frequencies[word] * 100.0 / total >= From && items.Frequencies[word] * 100.0 / total < To)];
}
