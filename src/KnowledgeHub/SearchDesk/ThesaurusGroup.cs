using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Search;
using KnowledgeHub.Search.Analysis;

namespace KnowledgeHub.SearchDesk;

/// <summary>Words and phrases that mean the same to search.</summary>
public sealed record ThesaurusGroup(int Number, IReadOnlyList<string> Terms)
{
    /// <summary>Says which state of the group somebody saw: it is another one as soon as the words differ.</summary>
    public string State => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Terms.Order(StringComparer.Ordinal)))))[..16];

    /// <summary>The group in one line, for people.</summary>
    public string Text => string.Join(" · ", Terms);

    /// <summary>How search sees a term: case, accents and hyphens make no difference. Empty when it holds no letter or digit.</summary>
    public static string KeyOf(string term) => SearchWords.Fold(string.Join(' ', SearchWords.Split(term)));

    /// <summary>Whether one of the terms holds these words.</summary>
    public bool Holds(string words) => KeyOf(words) is { Length: > 0 } key && Terms.Any(term => KeyOf(term).Contains(key, StringComparison.Ordinal));
}

internal sealed record ThesaurusRow
{
    public int GroupNumber { get; init; }

    public required string Term { get; init; }

    public static IReadOnlyList<ThesaurusGroup> Group(IEnumerable<ThesaurusRow> rows) =>
        [.. rows.GroupBy(row => row.GroupNumber, row => row.Term).Select(group => new ThesaurusGroup(group.Key, [.. group]))];
}
