using System.Globalization;
using System.Text;
using System.Text.Json;
using KnowledgeHub.Search.Analysis;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Search;

/// <summary>Puts items into an index file and takes them out, inside the caller's transaction.</summary>
public sealed class IndexWriter(Session session, TermTable terms)
{
    /// <summary>The item is entered by English stems.</summary>
    public const int English = 1;

    /// <summary>The item was withdrawn: it keeps its page, and only who asks for such items finds it.</summary>
    public const int Withdrawn = 2;

    private static readonly NamedSql Sql = NamedSql.For<IndexWriter>(Dialect.Sqlite);
    private readonly Dictionary<(string Kind, string Value), int> facets = [];

    public async Task AddAsync(IndexDocument document, string version, CancellationToken ct)
    {
        await session.RunAsync(Sql["note-version"], new { document.ContentId, Version = version }, ct);
        var isEnglish = document.Locale.Split('-')[0] == "en";
        var columns = document.Texts.Select(text => terms.Read(session, text)).ToList();
        var id = await session.ScalarAsync<long>(Sql["add-doc"], document, ct);
        var numbers = await FacetsAsync(document, ct);
        await session.RunAsync(Sql["add-column"], new
        {
            Id = id,
            Day = int.Parse(document.PublishedOn.Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
            Flags = (isEnglish ? English : 0) | (document.Withdrawn ? Withdrawn : 0),
            Length = columns.Take((int)IndexColumn.Names).Sum(column => column.Count),
            Facets = TokenBlob.Write([numbers]),
        }, ct);
        if (!document.Withdrawn)
        {
            // What is withdrawn is offered to nobody.
            await session.RunAsync(Sql["count-facets"], new { More = 1, Numbers = JsonSerializer.Serialize(numbers) }, ct);
        }

        await AddTextAsync(id, document, ct);
        await session.RunAsync(Sql["add-tokens"], new { Id = id, Tokens = TokenBlob.Write([.. columns.Select(column => column.Select(term => term.Id).ToList())]) }, ct);
        var entered = columns.ConvertAll(IReadOnlyList<int> (column) => [.. column.Select(term => isEnglish ? term.Stem : term.Id)]);
        await session.RunAsync(Sql["add-words"], Words(id, entered), ct);
        await session.RunAsync(Sql["add-strong"], new { Id = id, Words = Join(StrongWords.Of(entered)) }, ct);
    }

    public async Task RemoveAsync(string contentId, CancellationToken ct)
    {
        var doc = await session.FirstAsync<StoredDoc>(Sql["find"], new { ContentId = contentId }, ct);
        if (doc is not null)
        {
            // A full-text table without content forgets a row only when it is told what stood in it.
            var entered = await EnteredAsync(doc, ct);
            await session.RunAsync(Sql["remove-words"], Words(doc.Id, entered), ct);
            await session.RunAsync(Sql["remove-strong"], new { doc.Id, Words = Join(StrongWords.Of(entered)) }, ct);
            if ((doc.Flags & Withdrawn) == 0)
            {
                await session.RunAsync(Sql["count-facets"], new { More = -1, Numbers = JsonSerializer.Serialize(TokenBlob.ReadColumn(doc.Facets)) }, ct);
                await session.RunAsync(Sql["uncount-organisations"], new { doc.Id }, ct);
            }

            foreach (var table in (string[])["remove-column", "remove-text", "remove-tokens", "remove-doc"])
            {
                await session.RunAsync(Sql[table], new { doc.Id }, ct);
            }
        }

        await session.RunAsync(Sql["release"], new { ContentId = contentId }, ct);
        await session.RunAsync(Sql["forget-version"], new { ContentId = contentId }, ct);
    }

    public async Task QuarantineAsync(string contentId, string version, string reason, CancellationToken ct)
    {
        await session.RunAsync(Sql["note-version"], new { ContentId = contentId, Version = version }, ct);
        await session.RunAsync(Sql["quarantine"], new { ContentId = contentId, Reason = reason }, ct);
    }

    private async Task AddTextAsync(long id, IndexDocument document, CancellationToken ct)
    {
        var organisations = JsonSerializer.Serialize(document.Organisations.Select(name => new[] { SearchWords.Fold(name), name }).DistinctBy(name => name[0]));
        await session.RunAsync(Sql["add-text"], new
        {
            Id = id,
            Summary = document.Summary.Text,
            Takeaways = document.Takeaways.Text,
            Body = document.Body.Text,
            document.Names,
            document.Attachments,
            Places = string.Join('\f', document.Summary.Places, document.Takeaways.Places, document.Body.Places),
            Files = JsonSerializer.Serialize(document.Files.Select(file => new StoredFile { Name = file.Name, Url = file.Url, Pages = file.Pages.Count })),
            Organisations = organisations,
        }, ct);
        if (document.Organisations.Count > 0 && !document.Withdrawn)
        {
            await session.RunAsync(Sql["count-organisations"], new { Organisations = organisations }, ct);
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<int>>> EnteredAsync(StoredDoc doc, CancellationToken ct)
    {
        var (columns, at) = (new List<IReadOnlyList<int>>(), 0);
        var stemOf = new Dictionary<int, int>();
        while (at < doc.Tokens.Length)
        {
            var column = new int[TokenBlob.Read(doc.Tokens, ref at)];
            for (var n = 0; n < column.Length; n++)
            {
                var word = TokenBlob.Read(doc.Tokens, ref at);
                if ((doc.Flags & English) != 0 && !stemOf.ContainsKey(word))
                {
                    stemOf[word] = await session.ScalarAsync<int>(Sql["stem"], new { Id = word }, ct);
                }

                column[n] = stemOf.GetValueOrDefault(word) is > 0 and var stem ? stem : word;
            }

            columns.Add(column);
        }

        return columns;
    }

    private async Task<IReadOnlyList<int>> FacetsAsync(IndexDocument document, CancellationToken ct)
    {
        var numbers = new List<int>();
        foreach (var facet in document.Facets.Distinct())
        {
            if (!facets.TryGetValue(facet, out var number))
            {
                facets[facet] = number = await session.ScalarAsync<int>(Sql["facet"], new { facet.Kind, facet.Value }, ct);
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private static object Words(long id, IReadOnlyList<IReadOnlyList<int>> columns) => new
    {
        Id = id,
        Title = Join(columns[(int)IndexColumn.Title]),
        Summary = Join(columns[(int)IndexColumn.Summary]),
        Takeaways = Join(columns[(int)IndexColumn.Takeaways]),
        Body = Join(columns[(int)IndexColumn.Body]),
        Names = Join(columns[(int)IndexColumn.Names]),
        Attachments = Join(columns[(int)IndexColumn.Attachments]),
    };

    private static string Join(IEnumerable<int> words)
    {
        var text = new StringBuilder();
        foreach (var word in words)
        {
            text.Append(word).Append(' ');
        }

        return text.ToString();
    }

    private sealed record StoredDoc
    {
        public long Id { get; init; }

        public int Flags { get; init; }

        public byte[] Facets { get; init; } = [];

        public byte[] Tokens { get; init; } = [];
    }
}
