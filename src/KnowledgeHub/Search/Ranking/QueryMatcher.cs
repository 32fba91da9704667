using KnowledgeHub.Search.Analysis;
using KnowledgeHub.Search.QueryLanguage;

namespace KnowledgeHub.Search.Ranking;

/// <summary>Where an item says what is wanted: the group, the column, and which word of the column.</summary>
/// <param name="Group">Its place in the query.</param>
/// <param name="Position">The word's place in the column.</param>
/// <param name="Length">How many words it takes.</param>
/// <param name="IsExact">Whether the word stands as it was typed, not in another form.</param>
public readonly record struct Occurrence(int Group, IndexColumn Column, int Position, int Length, bool IsExact);

/// <summary>Finds the groups of a query in the words of an item.</summary>
public sealed class QueryMatcher
{
    /// <summary>Beyond so many words a long file adds nothing to the score.</summary>
    private const int MostRead = 30_000;

    private const int Masked = 1 << 14;

    // Most words of an item are none of the query's, and one look here says so.
    private readonly bool[] maybe = new bool[Masked];
    private readonly List<int> candidates = [];
    private readonly Dictionary<int, List<Way>> byFirst = [];
    private readonly IReadOnlyList<QueryGroup> groups;
    private int[] entered = new int[2_048];
    private int[] read = new int[2_048];

    public QueryMatcher(IReadOnlyList<QueryGroup> groups)
    {
        this.groups = groups;
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var words in groups[group].Ways)
            {
                foreach (var first in new[] { words[0].Word, words[0].Stem }.Where(number => number > 0).Distinct())
                {
                    maybe[first & (Masked - 1)] = true;
                    if (!byFirst.TryGetValue(first, out var ways))
                    {
                        byFirst[first] = ways = [];
                    }

                    if (!ways.Any(way => way.Group == group && way.Words.SequenceEqual(words)))
                    {
                        ways.Add(new Way(group, [.. words]));
                    }
                }
            }
        }
    }

    /// <summary>Adds each place to <paramref name="found"/>, in the order of the text; a group counts once where it stands.</summary>
    /// <param name="tokens">The item; see <see cref="TokenBlob"/>.</param>
    /// <param name="stem">For each word its stem; null for an item that was not entered by stems.</param>
    /// <param name="found">Emptied first.</param>
    public void Find(ReadOnlySpan<byte> tokens, int[]? stem, List<Occurrence> found)
    {
        found.Clear();
        var at = 0;
        for (var column = IndexColumn.Title; at < tokens.Length; column++)
        {
            candidates.Clear();
            var count = ReadColumn(tokens, stem, ref at);
            foreach (var position in candidates)
            {
                if (byFirst.TryGetValue(entered[position], out var ways))
                {
                    Match(ways, column, position, count, found);
                }
            }
        }
    }

    /// <summary>The numbers by which an item was entered, column by column, without looking for anything.</summary>
    public static List<int> Entered(byte[] tokens, int[]? stem)
    {
        var words = new List<int>(tokens.Length / 2);
        for (var at = 0; at < tokens.Length;)
        {
            for (var left = TokenBlob.Read(tokens, ref at); left > 0; left--)
            {
                var word = TokenBlob.Read(tokens, ref at);
                if (words.Count < MostRead)
                {
                    words.Add(stem is null ? word : stem[word]);
                }
            }
        }

        return words;
    }

    private int ReadColumn(ReadOnlySpan<byte> tokens, int[]? stem, ref int at)
    {
        var count = TokenBlob.Read(tokens, ref at);
        if (count > entered.Length && count <= MostRead)
        {
            (entered, read) = (new int[count * 2], new int[count * 2]);
        }

        var (columnWords, columnRead) = (entered, read);
        for (var n = 0; n < count; n++)
        {
            var word = TokenBlob.Read(tokens, ref at);
            if (n < columnWords.Length)
            {
                var number = stem is null ? word : stem[word];
                (columnRead[n], columnWords[n]) = (word, number);
                if (maybe[number & (Masked - 1)])
                {
                    candidates.Add(n);
                }
            }
        }

        return Math.Min(count, entered.Length);
    }

    private void Match(List<Way> ways, IndexColumn column, int position, int count, List<Occurrence> found)
    {
        var last = -1;
        foreach (var way in ways)
        {
            if (way.Group != last && (groups[way.Group].Column ?? column) == column && Follows(way.Words, position, count, out var isExact))
            {
                found.Add(new Occurrence(way.Group, column, position, way.Words.Length, isExact));
                last = way.Group;
            }
        }
    }

    private bool Follows(QueryWord[] words, int position, int count, out bool isExact)
    {
        isExact = true;
        if (position + words.Length > count)
        {
            return false;
        }

        for (var n = 0; n < words.Length; n++)
        {
            if (entered[position + n] is var here && here != words[n].Stem && here != words[n].Word)
            {
                return false;
            }

            isExact &= read[position + n] == words[n].Word;
        }

        return true;
    }

    private sealed record Way(int Group, QueryWord[] Words);
}
