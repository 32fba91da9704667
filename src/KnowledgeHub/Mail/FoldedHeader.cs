using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>A header field built word by word and folded before the white space that would pass the limit: RFC 5322 sections 2.1.1 and 2.2.3.</summary>
internal sealed class FoldedHeader
{
    /// <summary>RFC 2047 section 2 wants 76 where an encoded word stands, which also keeps the 78 of RFC 5322.</summary>
    private const int Limit = 76;
    private const int Longest = 998;

    private readonly string name;
    private readonly StringBuilder text;
    private int column;
    private bool hasWord;
    private bool breakNext;

    public FoldedHeader(string name)
    {
        this.name = name;
        text = new StringBuilder(name, Limit * 2).Append(':');
        column = text.Length;
    }

    /// <summary>How long a word may be to still stand on this line, or on a new one when <see cref="Break"/> was called.</summary>
    public int Room(int space = 1) => Limit - (breakNext ? 0 : column) - space;

    public void Break() => breakNext = hasWord;

    public FoldedHeader Add(string word, string space = " ")
    {
        // The first word stays beside the name: some readers take an empty first line for an empty field.
        if (hasWord && (breakNext || column + space.Length + word.Length > Limit))
        {
            text.Append("\r\n");
            column = 0;
        }
        text.Append(space).Append(word);
        column += space.Length + word.Length;
        (hasWord, breakNext) = (true, false);
        return column <= Longest ? this : throw new ArgumentException($"The header {name} has a word of more than {Longest} characters.");
    }

    public string Finish() => text.Append("\r\n").ToString();
}
