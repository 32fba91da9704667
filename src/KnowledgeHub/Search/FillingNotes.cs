using System.Text.Json;
using KnowledgeHub.Storage;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Search;

/// <summary>
/// How far the filling of an index file is. The notes lie in the file itself and are stored with each batch, so that a
/// later start goes on from there, and another process can say how far it is.
/// </summary>
public sealed record FillingNotes
{
    private static readonly NamedSql Sql = NamedSql.For<FillingNotes>(Dialect.Sqlite);

    /// <summary>The end of the change feed when the filling began: what came later is read from the feed.</summary>
    public long Head { get; init; }

    /// <summary>The last item that is in the file, in the order of ids.</summary>
    public string Last { get; init; } = "";

    public int Done { get; init; }

    /// <summary>How many items there were when the filling began.</summary>
    public int Total { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last batch was stored; in a finished file, when it was finished.</summary>
    public DateTimeOffset NotedAt { get; init; }

    /// <summary>Every item was read. Only such a file is ever used for searching.</summary>
    public bool Finished { get; init; }

    /// <summary>How much is done, in per cent; 100 is for an index in use.</summary>
    public int Percent => Math.Min(99, (int)(Done * 100L / Math.Max(Math.Max(Total, Done), 1)));

    /// <summary>The notes in a file; null when there are none.</summary>
    public static async Task<FillingNotes?> ReadAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql["read"];
        try
        {
            return await command.ExecuteScalarAsync(ct) is string text ? JsonSerializer.Deserialize<FillingNotes>(text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The notes in a file that somebody may be writing, without ever waiting for them; null when it can't be read.</summary>
    public static async Task<FillingNotes?> LookAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var connection = await IndexFiles.OpenToReadAsync(file, ct);
            return await ReadAsync(connection, ct);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    public Task WriteAsync(Session session, CancellationToken ct) => session.RunAsync(Sql["write"], new { Notes = JsonSerializer.Serialize(this) }, ct);
}
