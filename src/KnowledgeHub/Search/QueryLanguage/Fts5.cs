namespace KnowledgeHub.Search.QueryLanguage;

/// <summary>Expressions of FTS5 over the index's numbers. Every number is quoted, so nothing that was typed is ever read as an operator.</summary>
public static class Fts5
{
    /// <summary>No item has this.</summary>
    public const string Nothing = "\"0\"";

    public static string Word(QueryWord word) => AnyOf([Quote([word.Stem]), Quote([word.Word])]);

    /// <summary>Words that follow each other. An item is entered by stems or by words, never by both.</summary>
    public static string Phrase(IReadOnlyList<QueryWord> words) =>
        AnyOf([Quote(words.Select(word => word.Stem)), Quote(words.Select(word => word.Word))]);

    public static string Near(IReadOnlyList<QueryWord> words, int distance)
    {
        return AnyOf([Around(words.Select(word => word.Stem)), Around(words.Select(word => word.Word))]);

        string? Around(IEnumerable<int> numbers) =>
            numbers.Any(number => number == 0) ? null : $"NEAR({string.Join(' ', numbers.Select(number => Quote([number])))}, {distance})";
    }

    public static string AnyOf(IEnumerable<string?> expressions) => Join(" OR ", [.. expressions.OfType<string>().Distinct()]) ?? Nothing;

    public static string? Join(string with, IReadOnlyList<string> parts) =>
        parts.Count switch { 0 => null, 1 => parts[0], _ => $"({string.Join(with, parts)})" };

    private static string? Quote(IEnumerable<int> numbers) => numbers.Any(number => number == 0) ? null : $"\"{string.Join(' ', numbers)}\"";
}
