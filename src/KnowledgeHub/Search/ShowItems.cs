using System.Text.Json;
using KnowledgeHub.Search.QueryLanguage;
using KnowledgeHub.Search.Ranking;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Search;

/// <summary>Makes results of items: title and best passage with the words found marked, where the passage is, and why each is here.</summary>
public sealed class ShowItems(OpenIndex index, IReadOnlyList<QueryGroup> groups, ExplainItem? explain = null)
{
    private static readonly NamedSql Sql = NamedSql.For<ShowItems>(Dialect.Sqlite);

    // Where a passage is taken from: the text itself says it best.
    private static readonly IndexColumn[] Preference = [IndexColumn.Body, IndexColumn.Takeaways, IndexColumn.Summary, IndexColumn.Attachments];

    // The columns whose lines the item's page shows, in the order in which their places are stored.
    private static readonly IndexColumn[] Placed = [IndexColumn.Summary, IndexColumn.Takeaways, IndexColumn.Body];
    private readonly QueryMatcher matcher = new(groups);

    public async Task<IReadOnlyList<FoundItem>> RunAsync(IReadOnlyList<int> docs, CancellationToken ct)
    {
        var items = new List<FoundItem>();
        foreach (var (doc, tokens) in index.Tokens(docs))
        {
            var found = new List<Occurrence>();
            matcher.Find(tokens, (index.Columns.Flags[doc] & IndexWriter.English) != 0 ? index.Columns.Stem : null, found);
            var row = await index.Session.FirstAsync<Row>(Sql["item"], new { Doc = doc }, ct) ?? throw new DamagedIndexException($"The index has no text of item {doc}.");
            items.Add(Show(row, found));
        }

        return items;
    }

    private FoundItem Show(Row row, List<Occurrence> found)
    {
        var byColumn = found.ToLookup(occurrence => occurrence.Column);
        var column = Preference.FirstOrDefault(column => byColumn[column].Any(), IndexColumn.Summary);
        var passage = Passages.Best(row.Texts[(int)column], [.. byColumn[column]]);
        var (anchor, field) = PlaceOf(row, column, passage.At);
        var why = explain?.Words(row.Texts, found) ?? Briefly(found);
        return new FoundItem
        {
            ContentId = row.ContentId,
            ExternalId = row.ExternalId,
            Type = row.Type,
            Path = row.Path,
            Locale = row.Locale,
            PublishedOn = row.PublishedOn,
            Title = Passages.Mark(row.Title, [.. byColumn[IndexColumn.Title]]),
            Passage = passage.Marked,
            PassageColumn = column,
            PassageAnchor = anchor,
            PassageField = field,
            PassageFile = column == IndexColumn.Attachments && passage.At >= 0 ? FileAt(row, passage.At) : null,
            Why = why,
            Missing = explain?.Missing(why) ?? [],
        };
    }

    private List<FoundWord> Briefly(List<Occurrence> found) =>
    [
        .. found.GroupBy(occurrence => groups[occurrence.Group].Typed).Select(group => new FoundWord(
            group.Key, group.Count(), group.Any(occurrence => occurrence.IsExact), [.. group.Select(occurrence => occurrence.Column).Distinct().Order()])),
    ];

    private static (string Anchor, string Field) PlaceOf(Row row, IndexColumn column, int at)
    {
        if (at < 0 || !Placed.Contains(column))
        {
            return ("", "");
        }

        var lines = row.Places.Split('\f')[Array.IndexOf(Placed, column)].Split('\n');
        var line = row.Texts[(int)column].AsSpan(0, at).Count('\n');
        return line < lines.Length && lines[line].Split(' ') is [var anchor, var field] ? (anchor, field) : ("", "");
    }

    private static FoundFile? FileAt(Row row, int at)
    {
        var page = row.Attachments.AsSpan(0, at).Count('\f') + 1;
        foreach (var file in JsonSerializer.Deserialize<List<StoredFile>>(row.Files) ?? [])
        {
            if (page <= file.Pages)
            {
                return new FoundFile(file.Name, file.Url, file.Pages > 1 ? page : 0);
            }

            page -= file.Pages;
        }

        return null;
    }

    private sealed record Row
    {
        public required string ContentId { get; init; }

        public required string ExternalId { get; init; }

        public required string Type { get; init; }

        public required string Path { get; init; }

        public required string Locale { get; init; }

        public required string PublishedOn { get; init; }

        public required string Title { get; init; }

        public string Summary { get; init; } = "";

        public string Takeaways { get; init; } = "";

        public string Body { get; init; } = "";

        public string Names { get; init; } = "";

        public string Attachments { get; init; } = "";

        public string Places { get; init; } = "";

        public string Files { get; init; } = "[]";

        /// <summary>In the order of <see cref="IndexColumn"/>.</summary>
        public IReadOnlyList<string> Texts => [Title, Summary, Takeaways, Body, Names, Attachments];
    }
}
