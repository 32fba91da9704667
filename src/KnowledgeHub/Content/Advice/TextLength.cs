using KnowledgeHub.Html;

namespace KnowledgeHub.Content.Advice;

/// <summary>Whether a text is as long as readers expect of its type.</summary>
public static class TextLength
{
    private static readonly Dictionary<string, (int Least, int Most)> Expected = new(StringComparer.Ordinal)
    {
        ["policy-brief"] = (400, 2_500),
        ["meeting-outcome"] = (200, 2_000),
        ["case-study"] = (400, 3_000),
        ["statement"] = (150, 1_000),
        ["explainer"] = (300, 2_500),
    };

    public static IEnumerable<Remark> Check(ContentType type, IReadOnlyList<TextBlock> blocks)
    {
        var words = blocks.Sum(CountWords);
        if (Expected.TryGetValue(type.Id, out var length) && (words < length.Least || words > length.Most))
        {
            var (what, change) = words < length.Least ? ("short", "say more") : ("long", "cut it, or move a part to an item of its own");
            yield return new("Length", "body", $"The text has {words:N0} {(words == 1 ? "word" : "words")}. That is {what} for a {type.Singular.ToLowerInvariant()}, which mostly has {length.Least:N0} to {length.Most:N0}: {change} if you can.");
        }
    }

    internal static int CountWords(TextBlock block) => block.Tokens.Count(token => token.Look != "picture" && char.IsLetterOrDigit(token.Text[0]));
}
