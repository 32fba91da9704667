using System.Globalization;
using System.Text;

namespace KnowledgeHub.Search.QueryLanguage;

/// <summary>A query while it is read from left to right: where reading stands, and the signs and operators that may stand there.</summary>
public sealed class QueryText
{
    private readonly string text;

    public QueryText(string typed) =>
        // Control characters are space, and half a surrogate pair, as a cut can leave it, is no letter.
        text = string.Concat(typed.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? new Rune(' ') : rune));

    /// <summary>Where reading stands.</summary>
    public int At { get; set; }

    public bool IsAtEnd => At >= text.Length;

    public char Here => At < text.Length ? text[At] : '\0';

    private char Next => At + 1 < text.Length ? text[At + 1] : '\0';

    private bool IsWordStart => At == 0 || char.IsWhiteSpace(text[At - 1]) || text[At - 1] == '(';

    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„';

    public string Slice(int from, int to) => text[from..to];

    /// <summary>The next place of one of these from <paramref name="from"/> on; negative when there is none.</summary>
    public int Find(char[] signs, int from) => from > text.Length ? -1 : text.IndexOfAny(signs, from);

    /// <summary>The place of the quotation mark that closes the one here; negative when nothing closes it.</summary>
    public int ClosingQuote() => Find(['"', '“', '”', '„'], At + 1);

    public void SkipSpace() => SkipWhile(c => char.IsWhiteSpace(c) || char.IsControl(c));

    public void SkipWhile(Func<char, bool> skipped)
    {
        while (!IsAtEnd && skipped(Here))
        {
            At++;
        }
    }

    public bool Take(char sign)
    {
        var isHere = Here == sign;
        At += isHere ? 1 : 0;
        return isHere;
    }

    /// <summary>A sign means something only where a word begins: "T-cell" and "a - b" have none.</summary>
    public bool TakeSign(char sign)
    {
        var isSign = Here == sign && IsWordStart && Next != '\0' && !char.IsWhiteSpace(Next);
        At += isSign ? 1 : 0;
        return isSign;
    }

    /// <summary>An operator in capitals between other words, or its sign; else it is a word itself.</summary>
    public bool TakeOperator(string word, string sign)
    {
        SkipSpace();
        if (!IsOperator(word, sign))
        {
            return false;
        }

        At += Here == sign[0] ? sign.Length : word.Length;
        SkipSpace();
        return true;
    }

    public bool IsOperator(string word, string sign)
    {
        if (sign.Length == 2 && StartsWith(sign))
        {
            return true;
        }

        if (sign == "!" && Here == '!' && Next != '\0' && !char.IsWhiteSpace(Next) && (At == 0 || char.IsWhiteSpace(text[At - 1])))
        {
            return true;
        }

        var after = At + word.Length;
        return StartsWith(word) && after < text.Length && (char.IsWhiteSpace(text[after]) || text[after] == '(') && (word == "NOT" || At > 0);
    }

    public double? ReadNumber()
    {
        var start = At;
        while (char.IsAsciiDigit(Here) || (Here == '.' && char.IsAsciiDigit(Next)))
        {
            At++;
        }

        return double.TryParse(text[start..At], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The field's name in front of a colon that something follows, and where that begins; null when none stands here.</summary>
    public (string Name, int ValueAt)? FieldHere()
    {
        var end = At;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end + 1 < text.Length && text[end] == ':' && !char.IsWhiteSpace(text[end + 1]) ? (text[At..end], end + 1) : null;
    }

    private bool StartsWith(string word) => !IsAtEnd && text.AsSpan(At).StartsWith(word, StringComparison.Ordinal);
}
