namespace KnowledgeHub.Translations;

/// <summary>What changed between two sentences, word by word.</summary>
public static class WordChanges
{
    private const int MostWords = 600;

    /// <summary>The words in order with what became of them; two very long texts are one removal and one addition.</summary>
    public static IReadOnlyList<WordChange> Between(string before, string after)
    {
        var (old, now) = (Split(before), Split(after));
        if (old.Length > MostWords || now.Length > MostWords)
        {
            return [new(WordFate.Removed, before), new(WordFate.Added, after)];
        }

        var shared = Shared(old, now);
        var changes = new List<(WordFate Fate, string Word)>();
        var (left, right) = (0, 0);
        while (left < old.Length || right < now.Length)
        {
            if (left < old.Length && right < now.Length && old[left] == now[right])
            {
                changes.Add((WordFate.Kept, now[right]));
                (left, right) = (left + 1, right + 1);
            }
            else if (left < old.Length && (right == now.Length || shared[left + 1, right] >= shared[left, right + 1]))
            {
                changes.Add((WordFate.Removed, old[left++]));
            }
            else
            {
                changes.Add((WordFate.Added, now[right++]));
            }
        }

        return Joined(changes);
    }

    // How many words the rests of both have in common, from each place on.
    private static int[,] Shared(string[] old, string[] now)
    {
        var shared = new int[old.Length + 1, now.Length + 1];
        for (var left = old.Length - 1; left >= 0; left--)
        {
            for (var right = now.Length - 1; right >= 0; right--)
            {
                shared[left, right] = old[left] == now[right] ? shared[left + 1, right + 1] + 1 : Math.Max(shared[left + 1, right], shared[left, right + 1]);
            }
        }

        return shared;
    }

    private static List<WordChange> Joined(List<(WordFate Fate, string Word)> changes)
    {
        var joined = new List<WordChange>();
        foreach (var (fate, word) in changes)
        {
            if (joined.Count > 0 && joined[^1].Fate == fate)
            {
                joined[^1] = new(fate, $"{joined[^1].Text} {word}");
            }
            else
            {
                joined.Add(new(fate, word));
            }
        }

        return joined;
    }

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What became of some words.</summary>
public enum WordFate
{
    Kept,
    Removed,
    Added,
}

/// <summary>Words that stand together and share a fate.</summary>
public sealed record WordChange(WordFate Fate, string Text);
