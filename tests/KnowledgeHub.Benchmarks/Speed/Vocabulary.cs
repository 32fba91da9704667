namespace KnowledgeHub.Benchmarks.Speed;

/// <summary>
/// Pronounceable words that nobody ever wrote, drawn as in real texts: by Zipf's law the word of rank n comes with a
/// frequency of 1/n. The frequent ones are short. The same seed gives the same words.
/// </summary>
public sealed class Vocabulary
{
    public const int Size = 50_000;

    private const string Consonants = "bdfgklmnprstvz";
    private const string Vowels = "aiou";

    // Up to this rank words have two syllables, up to the next three, and then four.
    private static readonly int[] Steps = [1_000, 25_000];

    private readonly string[] words;
    private readonly double[] cumulated = new double[Size];

    public Vocabulary(Random random)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Count < Size)
        {
            seen.Add(Coin(random, 2 + Steps.Count(step => seen.Count >= step)));
        }

        words = [.. seen];
        var sum = 0.0;
        for (var rank = 1; rank <= Size; rank++)
        {
            cumulated[rank - 1] = sum += 1.0 / rank;
        }
    }

    public string this[int index] => words[index];

    /// <summary>The index of a word, frequent ones more often.</summary>
    public int Draw(Random random)
    {
        var at = Array.BinarySearch(cumulated, random.NextDouble() * cumulated[^1]);
        return Math.Min(Size - 1, at < 0 ? ~at : at);
    }

    private static string Coin(Random random, int syllables) => string.Create(syllables * 2, random, static (word, random) =>
    {
        for (var at = 0; at < word.Length; at += 2)
        {
            word[at] = Consonants[random.Next(Consonants.Length)];
            word[at + 1] = Vowels[random.Next(Vowels.Length)];
        }
    });
}
