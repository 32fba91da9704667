using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Benchmarks.Relevance;

/// <summary>
/// The baseline: FTS5 with one column for title and text, English stemming, all words of the query OR-ed and the
/// order of bm25() without weights. It uses nothing of the hub's, so that it stays where it is when the hub changes.
/// </summary>
public sealed partial class PlainBm25 : IRanking, IDisposable
{
    private readonly SqliteConnection connection;

    private PlainBm25(SqliteConnection connection) => this.connection = connection;

    public static async Task<PlainBm25> CreateAsync(SqliteConnection connection, IEnumerable<Document> documents, CancellationToken ct)
    {
        await using var transaction = connection.BeginTransaction();
        await using var command = connection.CreateCommand();
        command.CommandText = "create virtual table plain using fts5 (id unindexed, text, tokenize = 'porter unicode61 remove_diacritics 2')";
        await command.ExecuteNonQueryAsync(ct);
        command.CommandText = "insert into plain (id, text) values (@Id, @Text)";
        foreach (var document in documents)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("@Id", document.Id);
            command.Parameters.AddWithValue("@Text", $"{document.Title}\n{document.Text}");
            await command.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return new(connection);
    }

    public async Task<IReadOnlyList<string>> RankAsync(string query, CancellationToken ct)
    {
        var match = string.Join(" OR ", Word().Matches(query).Select(word => $"\"{word.Value}\""));
        var ranking = new List<string>();
        if (match.Length > 0)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select id from plain where plain match @Match order by bm25(plain), rowid limit {Measures.Depth}";
            command.Parameters.AddWithValue("@Match", match);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                ranking.Add(reader.GetString(0));
            }
        }

        return ranking;
    }

    public void Dispose() => connection.Dispose();

    // What unicode61 takes for a word.
    [GeneratedRegex(@"[\p{L}\p{N}\p{M}\p{Co}]+")]
    private static partial Regex Word();
}
