using KnowledgeHub.Search;
using KnowledgeHub.Search.Analysis;

namespace KnowledgeHub.Web.SearchDesk;

/// <summary>Shows an editor what a group of synonyms changes: how many items each term finds by itself, and all of them together.</summary>
public sealed class TryGroup(FindItems find)
{
    private const int MostTerms = 30;

    /// <summary>Null while the index can't answer.</summary>
    public async Task<GroupTrial?> RunAsync(IReadOnlyList<string> terms, CancellationToken ct)
    {
        var alone = new List<(string Term, int Found)>();
        var phrases = terms.Take(MostTerms).Select(term => (Term: term, Phrase: Phrase(term))).Where(pair => pair.Phrase.Length > 2).ToList();
        foreach (var (term, phrase) in phrases)
        {
            if (await CountAsync($"+{phrase}", ct) is not { } found)
            {
                return null;
            }

            alone.Add((term, found));
        }

        return phrases.Count == 0 ? new([], 0)
            : await CountAsync($"+({string.Join(" OR ", phrases.Select(pair => pair.Phrase))})", ct) is { } together ? new(alone, together)
            : null;
    }

    // In quotes a term means itself, and what must occur is not widened.
    private static string Phrase(string term) => $"\"{string.Join(' ', SearchWords.Split(term))}\"";

    private async Task<int?> CountAsync(string words, CancellationToken ct) =>
        await find.RunAsync(new SearchRequest { Words = words, Size = 1 }, ct) is { Unavailable: false } answer ? answer.Total : null;
}

/// <summary>What the terms of a group find.</summary>
public sealed record GroupTrial(IReadOnlyList<(string Term, int Found)> Alone, int Together);
