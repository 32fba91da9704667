using System.Text;

namespace KnowledgeHub.Search.Analysis;

/// <summary>Where a word stands in a text, and the word as it is compared.</summary>
public readonly ref struct WordPlace
{
    public required int Start { get; init; }

    public required int Length { get; init; }

    /// <summary>Valid until the next word is read.</summary>
    public required ReadOnlySpan<char> Folded { get; init; }
}

/// <summary>Reads the words of a text one after the other. Indexing and marking read millions, so plain letters take a short way.</summary>
public ref struct WordReader(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly char[] buffer = new char[SearchWords.LongestWord];
    private WordPlace current;
    private int at;

    public readonly WordPlace Current => current;

    public readonly WordReader GetEnumerator() => this;

    public bool MoveNext()
    {
        while (at < text.Length)
        {
            if (char.IsAsciiLetterOrDigit(text[at]) ? ReadPlain() : ReadAny())
            {
                return true;
            }
        }

        return false;
    }

    private bool ReadPlain()
    {
        var start = at;
        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
        {
            at++;
        }

        if (at < text.Length && text[at] >= 128)
        {
            // It may go on with another letter, or with an accent.
            at = start;
            return ReadAny();
        }

        var length = Math.Min(at - start, SearchWords.LongestWord);
        text.Slice(start, length).ToLowerInvariant(buffer);
        current = new WordPlace { Start = start, Length = at - start, Folded = buffer.AsSpan(0, length) };
        return true;
    }

    private bool ReadAny()
    {
        var (start, isWord) = (at, false);
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            var isLetter = SearchWords.IsLetter(rune);
            if (!isLetter && !SearchWords.IsMark(rune))
            {
                at = at == start ? at + length : at;
                break;
            }

            isWord |= isLetter;
            at += length;
        }

        if (!isWord)
        {
            return false;
        }

        var folded = SearchWords.Fold(text[start..at].ToString());
        current = new WordPlace { Start = start, Length = at - start, Folded = folded.AsSpan(0, Math.Min(folded.Length, SearchWords.LongestWord)) };
        return folded.Length > 0;
    }
}
