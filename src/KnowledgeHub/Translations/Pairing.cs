namespace KnowledgeHub.Translations;

/// <summary>Pairs two sequences: first what is the same wherever it stands, then what resembles, then what is left by its neighbours.</summary>
public static class Pairing
{
    private const double Alike = 0.3;

    /// <summary>For each of the left, the place of its partner on the right, or -1.</summary>
    /// <param name="left">The keys of the left.</param>
    /// <param name="right">The keys of the right; equal keys are the same thing.</param>
    /// <param name="likeness">How much two that are not the same resemble each other, from 0 to 1.</param>
    public static int[] Of(IReadOnlyList<string> left, IReadOnlyList<string> right, Func<int, int, double> likeness)
    {
        var partner = Same(left, right);
        Resembling(partner, right.Count, likeness);
        Neighbours(partner, right.Count);
        return partner;
    }

    /// <summary>How many words two texts share, of all that they have.</summary>
    public static double SharedWords(string one, string other)
    {
        var (left, right) = (WordsOf(one), WordsOf(other));
        var all = left.Union(right).Count();
        return all == 0 ? 0 : (double)left.Intersect(right).Count() / all;
    }

    private static int[] Same(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var places = right.Select((key, n) => (key, n)).GroupBy(one => one.key, one => one.n, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<int>(group), StringComparer.Ordinal);
        return [.. left.Select(key => places.TryGetValue(key, out var free) && free.TryDequeue(out var place) ? place : -1)];
    }

    private static void Resembling(int[] partner, int rights, Func<int, int, double> likeness)
    {
        var pairs =
            from own in Enumerable.Range(0, partner.Length)
            where partner[own] < 0
            from other in Enumerable.Range(0, rights).Except(partner)
            let alike = likeness(own, other)
            where alike >= Alike
            orderby alike descending, Math.Abs(own - other)
            select (own, other);
        foreach (var (own, other) in pairs.ToList())
        {
            if (partner[own] < 0 && !partner.Contains(other))
            {
                partner[own] = other;
            }
        }
    }

    // What stands alone between the same neighbours on both sides was rewritten.
    private static void Neighbours(int[] partner, int rights)
    {
        for (var own = 0; own < partner.Length; own++)
        {
            if (partner[own] >= 0)
            {
                continue;
            }

            var next = own == 0 ? 0 : partner[own - 1] + 1;
            var reachable = own == 0 || partner[own - 1] >= 0;
            if (reachable && next < rights && !partner.Contains(next))
            {
                partner[own] = next;
            }
        }
    }

    private static HashSet<string> WordsOf(string text) =>
        [.. text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', ',', ';', ':', '!', '?', '(', ')', '“', '”', '"')).Where(word => word.Length > 0)];
}
