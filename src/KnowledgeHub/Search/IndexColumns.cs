using KnowledgeHub.Search.Analysis;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Search;

/// <summary>
/// What filters, counts, sorts and scores, of every item of one index file, in memory: about 100 bytes an item.
/// Rows are only ever added, so a reader goes on with what it has while the next one adds what is new; a removed
/// item keeps its row, and no search asks for it.
/// </summary>
public sealed class IndexColumns
{
    private static readonly NamedSql Sql = NamedSql.For<IndexColumns>(Dialect.Sqlite);
    private readonly SemaphoreSlim turn = new(1);
    private FacetValue[] facetValues = [new() { Kind = "", Value = "" }];
    private long words;
    private int texts;

    /// <summary>Published on, as year, month and day in one number.</summary>
    public int[] Day { get; private set; } = [];

    public byte[] Flags { get; private set; } = [];

    /// <summary>How many words its own text has.</summary>
    public int[] Length { get; private set; } = [];

    /// <summary>Numbers of facet values.</summary>
    public int[][] Facets { get; private set; } = [];

    /// <summary>For each word its stem's number.</summary>
    public int[] Stem { get; private set; } = [];

    /// <summary>The mean of <see cref="Length"/>.</summary>
    public double UsualLength => texts == 0 ? 1 : Math.Max(1, (double)words / texts);

    /// <summary>The highest number of an item that is here.</summary>
    public int Last { get; private set; }

    public int LastTerm { get; private set; }

    public int FacetValues => facetValues.Length;

    /// <summary>The kind and value of a facet value's number.</summary>
    public (string Kind, string Value) Facet(int number) => (facetValues[number].Kind, facetValues[number].Value);

    /// <summary>The number of a facet value; 0 when no item has it.</summary>
    public int Number(string kind, string value) => Math.Max(0, Array.FindIndex(facetValues, known => known.Kind == kind && known.Value == value));

    /// <summary>Reads what was added since the last time.</summary>
    public async Task CatchUpAsync(Session session, CancellationToken ct)
    {
        var last = await session.FirstAsync<Ends>(Sql["ends"], ct: ct);
        if (last is null || (last.Doc <= Last && last.Term <= LastTerm))
        {
            return;
        }

        await turn.WaitAsync(ct);
        try
        {
            facetValues = [.. facetValues, .. await session.QueryAsync<FacetValue>(Sql["facets-after"], new { Last = facetValues.Length - 1 }, ct)];
            // Another reader, with a later look into the file, may have been here meanwhile.
            if (last.Term > LastTerm)
            {
                await ReadTermsAsync(session, last.Term, ct);
            }

            if (last.Doc > Last)
            {
                await ReadDocsAsync(session, last.Doc, ct);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task ReadTermsAsync(Session session, int last, CancellationToken ct)
    {
        var stem = Room(Stem, last);
        await using var rows = await session.ReadAsync(Sql["terms-after"], new { Last = LastTerm }, ct);
        while (rows.Read())
        {
            stem[rows.GetInt32(0)] = rows.GetInt32(1);
        }

        (Stem, LastTerm) = (stem, last);
    }

    private async Task ReadDocsAsync(Session session, int last, CancellationToken ct)
    {
        var (day, flags, length, facets) = (Room(Day, last), Room(Flags, last), Room(Length, last), Room(Facets, last));
        await using var rows = await session.ReadAsync(Sql["docs-after"], new { Last }, ct);
        while (rows.Read())
        {
            var doc = rows.GetInt32(0);
            (day[doc], flags[doc], length[doc]) = (rows.GetInt32(1), (byte)rows.GetInt32(2), rows.GetInt32(3));
            facets[doc] = TokenBlob.ReadColumn(rows.GetFieldValue<byte[]>(4));
            (words, texts) = (words + length[doc], texts + 1);
        }

        (Day, Flags, Length, Facets, Last) = (day, flags, length, facets, last);
    }

    // A reader may still hold the old array; what is in both is the same.
    private static T[] Room<T>(T[] array, int last)
    {
        if (last < array.Length)
        {
            return array;
        }

        Array.Resize(ref array, Math.Max(last + 1, array.Length * 3 / 2));
        return array;
    }

    private sealed record FacetValue
    {
        public required string Kind { get; init; }

        public required string Value { get; init; }
    }

    private sealed record Ends
    {
        public int Doc { get; init; }

        public int Term { get; init; }
    }
}
