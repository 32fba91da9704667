using System.Text.RegularExpressions;

namespace KnowledgeHub.Html;

/// <summary>A word, a gap or a sign of a text, with how it looks and where it leads.</summary>
/// <param name="Text">The word; for a picture what it shows and its address.</param>
/// <param name="Look">Its formatting, such as <c>bold</c>; empty for plain words.</param>
/// <param name="Href">Where it leads, or empty.</param>
public sealed record TextToken(string Text, string Look = "", string Href = "");

/// <summary>A piece of a text that stands by itself: a paragraph, a heading, a list item, a row of a table, an entry of a list.</summary>
/// <param name="Label">What it is, such as <c>Heading 2</c>; empty when that need not be said.</param>
public sealed partial record TextBlock(string Label, IReadOnlyList<TextToken> Tokens)
{
    public string Text => string.Concat(Tokens.Select(token => token.Text));

    /// <summary>A block of plain words.</summary>
    public static TextBlock Plain(string text, string label = "") => new(label, [.. Split(text).Select(word => new TextToken(word))]);

    /// <summary>Words, gaps and signs; put together again they are the text.</summary>
    public static IEnumerable<string> Split(string text) => Words().Matches(text).Select(match => match.Value);

    /// <summary>Whether two blocks are alike in every respect.</summary>
    public bool IsSame(TextBlock other) => Label == other.Label && Tokens.SequenceEqual(other.Tokens);

    /// <summary>From 0 to 1: how many of their words two blocks share.</summary>
    public double Likeness(TextBlock other)
    {
        var (own, theirs) = (Counts(), other.Counts());
        var all = own.Values.Sum() + theirs.Values.Sum();
        return all == 0 ? 1 : 2.0 * own.Sum(word => Math.Min(word.Value, theirs.GetValueOrDefault(word.Key))) / all;
    }

    private Dictionary<string, int> Counts() => Tokens.Where(token => !string.IsNullOrWhiteSpace(token.Text)).GroupBy(token => token.Text, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(word => word.Key, word => word.Count(), StringComparer.OrdinalIgnoreCase);

    // A word keeps the signs inside it: don't, 1.5, cost-effective.
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:['’.,\-][\p{L}\p{M}\p{N}]+)*|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Words();
}
