using System.Collections.Concurrent;
using System.Text.Json;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Search.Suggestions;

/// <summary>
/// Offers topics, countries, organisations and items while somebody types. All of it comes from this node's index, so
/// nothing is offered that readers can't open.
/// </summary>
public sealed class SuggestItems(IndexFiles files, TermStore terms)
{
    public const int Most = 8;

    // Of each kind besides items, so that titles keep some room; and where there are few titles.
    private const int MostOfAKind = 2;
    private const int MostOfAKindAtAll = 5;

    // Some of what is in memory may have been withdrawn since, so more are looked up than are shown.
    private const int MostLookedUp = 100;

    private static readonly NamedSql Sql = NamedSql.For<SuggestItems>(Dialect.Sqlite);
    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    /// <summary>At most <see cref="Most"/>, grouped by kind; none while the index is being built.</summary>
    public async Task<IReadOnlyList<Suggestion>> RunAsync(string text, CancellationToken ct)
    {
        var typed = TypedWords.From(text);
        return typed.All.Count == 0
            ? []
            : await OpenIndex.AskAsync(files, async (file, index) => Choose(await FindAsync(file, index, typed, ct)), ct) ?? [];
    }

    // The best of each kind, and the room that is left to the kinds that have more; then by kind.
    private static List<Suggestion> Choose(List<List<(Suggestion Suggestion, int Rank)>> kinds)
    {
        var chosen = kinds.Take(3).SelectMany(kind => kind.Take(MostOfAKind)).ToList();
        chosen.AddRange(kinds[3].Take(Most - chosen.Count));
        chosen.AddRange(kinds.Take(3).SelectMany(kind => kind.Skip(MostOfAKind).Take(MostOfAKindAtAll - MostOfAKind)).OrderBy(other => other.Rank).Take(Most - chosen.Count));
        return [.. chosen.Select(one => one.Suggestion).OrderBy(one => one.Kind)];
    }

    private async Task<List<List<(Suggestion, int)>>> FindAsync(string file, OpenIndex index, TypedWords typed, CancellationToken ct)
    {
        var (texts, days) = (await KeptAsync(file, index, ct), index.Columns.Day);
        var live = (await index.Session.QueryAsync<Term>(Sql["terms"], ct: ct)).ToLookup(term => term.Kind, term => (term.Value, term.Items));
        var known = await terms.ReadAsync(ct);
        return
        [
            Named(SuggestionKind.Topic, typed, live["topic"], slug => known.Topic(slug) is { } topic ? [topic.Name, .. topic.Synonyms] : []),
            Named(SuggestionKind.Place, typed, live["country"], code => known.Place(code) is { } place ? [place.Name] : []),
            await LookUpAsync(SuggestionKind.Organisation, "organisations", index, typed, texts.Organisations.Find(typed, _ => 0, MostLookedUp), ct),
            await LookUpAsync(SuggestionKind.Item, "items", index, typed, texts.Titles.Find(typed, doc => doc < days.Length ? ((long)days[doc] << 32) + doc : doc, MostLookedUp), ct),
        ];
    }

    // Terms are few: their names are compared one by one. The first name is the one that is shown.
    private static List<(Suggestion, int)> Named(SuggestionKind kind, TypedWords typed, IEnumerable<(string Value, int Items)> live, Func<string, string[]> names)
    {
        var found = new List<(Suggestion Suggestion, int Rank, int Items)>();
        foreach (var (value, items) in live)
        {
            // Found by its own name a term stands before one that is as well found by another.
            var ranked = names(value).Select((name, n) => (Name: name, IsFirst: n == 0, Rank: (typed.Rank(TypedWords.Folded(name)) * 2) + (n == 0 ? 0 : 1))).Where(name => name.Rank is not null).ToList();
            if (ranked.Count > 0)
            {
                var best = ranked.MinBy(name => name.Rank);
                var shown = names(value)[0];
                found.Add((new Suggestion
                {
                    Kind = kind,
                    Value = value,
                    Text = shown,
                    Marks = typed.Marks(shown),
                    Note = best.IsFirst ? "" : best.Name,
                    NoteMarks = best.IsFirst ? [] : typed.Marks(best.Name),
                }, best.Rank!.Value, items));
            }
        }

        return [.. found.OrderBy(one => one.Rank).ThenByDescending(one => one.Items).ThenBy(one => one.Suggestion.Text, StringComparer.Ordinal).Select(one => (one.Suggestion, one.Rank))];
    }

    private static async Task<List<(Suggestion, int)>> LookUpAsync(
        SuggestionKind kind, string query, OpenIndex index, TypedWords typed, IReadOnlyList<(int Id, int Rank)> found, CancellationToken ct)
    {
        var rows = (await index.Session.QueryAsync<Row>(Sql[query], new { Ids = JsonSerializer.Serialize(found.Select(one => one.Id)) }, ct)).ToDictionary(row => row.Id);
        return [.. found.Where(one => rows.ContainsKey(one.Id)).Take(Most).Select(one => (Show(kind, rows[one.Id], typed), one.Rank * 2))];
    }

    private static Suggestion Show(SuggestionKind kind, Row row, TypedWords typed) =>
        new() { Kind = kind, Value = row.Value, Text = row.Text, Marks = typed.Marks(row.Text) };

    private async Task<Kept> KeptAsync(string file, OpenIndex index, CancellationToken ct)
    {
        foreach (var gone in kept.Keys.Where(other => other != file && !File.Exists(other)))
        {
            kept.TryRemove(gone, out _);
        }

        // What is published again stands there once more; too much of that is read anew.
        if (kept.TryGetValue(file, out var old) && old.Titles.Count > (index.Count * 5 / 4) + 1_000)
        {
            kept.TryRemove(file, out _);
        }

        var texts = kept.GetOrAdd(file, _ => new Kept());
        await texts.CatchUpAsync(index, ct);
        return texts;
    }

    private sealed class Kept
    {
        private readonly SemaphoreSlim turn = new(1);

        public FoldedTexts Titles { get; } = new();

        public FoldedTexts Organisations { get; } = new();

        public async Task CatchUpAsync(OpenIndex index, CancellationToken ct)
        {
            await turn.WaitAsync(ct);
            try
            {
                Titles.Add(await ReadAsync(index, "titles-after", Titles.Last, ct));
                Organisations.Add(await ReadAsync(index, "organisations-after", Organisations.Last, ct));
            }
            finally
            {
                turn.Release();
            }
        }

        private static async Task<List<(int, string)>> ReadAsync(OpenIndex index, string query, int last, CancellationToken ct)
        {
            var texts = new List<(int, string)>();
            await using var rows = await index.Session.ReadAsync(Sql[query], new { Last = last }, ct);
            while (rows.Read())
            {
                texts.Add((rows.GetInt32(0), rows.GetString(1)));
            }

            return texts;
        }
    }

    private sealed record Row
    {
        public int Id { get; init; }

        public required string Text { get; init; }

        public required string Value { get; init; }
    }

    private sealed record Term
    {
        public required string Kind { get; init; }

        public required string Value { get; init; }

        public int Items { get; init; }
    }
}
