using KnowledgeHub.Search.QueryLanguage;
using KnowledgeHub.Search.Ranking;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Search;

/// <summary>Makes results of items: title and best passage with the words found marked, and why each is here.</summary>
public sealed class ShowItems(OpenIndex index, IReadOnlyList<QueryGroup> groups)
{
    private static readonly NamedSql Sql = NamedSql.For<ShowItems>(Dialect.Sqlite);

    // Where a passage is taken from: the text itself says it best.
    private static readonly IndexColumn[] Preference = [IndexColumn.Body, IndexColumn.Takeaways, IndexColumn.Summary, IndexColumn.Attachments];
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
        return new FoundItem
        {
            ContentId = row.ContentId,
            ExternalId = row.ExternalId,
            Type = row.Type,
            Path = row.Path,
            Locale = row.Locale,
            PublishedOn = row.PublishedOn,
            Title = Passages.Mark(row.Title, [.. byColumn[IndexColumn.Title]]),
            Passage = Passages.Best(row.Text(column), [.. byColumn[column]]),
            PassageColumn = column,
            Why = [.. found.GroupBy(occurrence => groups[occurrence.Group].Typed).Select(group => new FoundWord(
                group.Key, group.Count(), group.Any(occurrence => occurrence.IsExact), [.. group.Select(occurrence => occurrence.Column).Distinct().Order()]))],
        };
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

        public string Attachments { get; init; } = "";

        public string Text(IndexColumn column) => column switch
        {
            IndexColumn.Takeaways => Takeaways,
            IndexColumn.Body => Body,
            IndexColumn.Attachments => Attachments,
            _ => Summary,
        };
    }
}
