using System.Collections.Concurrent;
using KnowledgeHub.Storage;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Search;

/// <summary>One look into the current index file: everything read through it is of the same moment.</summary>
public sealed class OpenIndex : IAsyncDisposable
{
    private static readonly NamedSql Sql = NamedSql.For<OpenIndex>(Dialect.Sqlite);
    private static readonly ConcurrentDictionary<string, IndexColumns> Kept = new(StringComparer.Ordinal);

    private OpenIndex(string file, Session session, IndexColumns columns, int count) => (File, Session, Columns, Count) = (file, session, columns, count);

    public string File { get; }

    public Session Session { get; }

    public IndexColumns Columns { get; }

    /// <summary>How many items there are.</summary>
    public int Count { get; }

    public static async Task<OpenIndex> OpenAsync(string file, CancellationToken ct)
    {
        var connection = await IndexFiles.OpenAsync(file, ct);
        Session? session = null;
        try
        {
            session = new Session(connection, connection.BeginTransaction(deferred: true));
            foreach (var gone in Kept.Keys.Where(other => other != file && !System.IO.File.Exists(other)))
            {
                Kept.TryRemove(gone, out _);
            }

            var columns = Kept.GetOrAdd(file, _ => new IndexColumns());
            await columns.CatchUpAsync(session, ct);
            return new OpenIndex(file, session, columns, await session.ScalarAsync<int>(Sql["count"], ct: ct));
        }
        catch
        {
            await (session?.DisposeAsync() ?? connection.DisposeAsync());
            throw;
        }
    }

    /// <summary>Asks the current index something; null when there is none that can be read.</summary>
    public static async Task<T?> AskAsync<T>(IndexFiles files, Func<string, OpenIndex, Task<T>> ask, CancellationToken ct)
        where T : class
    {
        for (var (file, last) = (files.Current(), ""); file is not null && file != last; (file, last) = (files.Current(), file))
        {
            try
            {
                await using var index = await OpenAsync(file, ct);
                return await ask(file, index);
            }
            catch (Exception e) when (e is SqliteException { SqliteErrorCode: 11 or 26 or 14 or 10 or 1 } or SettingException or DamagedIndexException or IndexOutOfRangeException)
            {
                // A rebuild may have taken the file away just now; then there is another one to ask. If not, it needs looking after.
                files.Suspect(file, e);
            }
        }

        return null;
    }

    /// <summary>The items that match an FTS5 expression, in no particular order.</summary>
    public Task<List<int>> MatchAsync(string expression, CancellationToken ct) => NumbersAsync("match", expression, ct);

    /// <summary>The items that are most about it.</summary>
    public Task<List<int>> StrongAsync(string expression, CancellationToken ct) => NumbersAsync("match-strong", expression, ct);

    /// <summary>The numbers of items.</summary>
    public Task<IEnumerable<int>> NumbersOfAsync(IReadOnlyCollection<string> contentIds, CancellationToken ct) =>
        Session.QueryAsync<int>(Sql["numbers-of"], new { Ids = System.Text.Json.JsonSerializer.Serialize(contentIds) }, ct);

    /// <summary>Some of the items that are most about it, at most so many.</summary>
    public Task<List<int>> StrongAsync(string expression, int most, CancellationToken ct) => NumbersAsync("match-strong-some", expression, ct, most);

    /// <summary>All items.</summary>
    public Task<List<int>> AllAsync(CancellationToken ct) => NumbersAsync("all", "", ct);

    /// <summary>All items in the order of their titles.</summary>
    public Task<List<int>> ByTitleAsync(CancellationToken ct) => NumbersAsync("by-title", "", ct);

    /// <summary>The words of some items as numbers; see <see cref="Analysis.TokenBlob"/>.</summary>
    public IEnumerable<(int Doc, byte[] Tokens)> Tokens(IEnumerable<int> docs)
    {
        using var command = Command("tokens");
        var number = command.Parameters.AddWithValue("@Doc", 0);
        foreach (var doc in docs)
        {
            number.Value = doc;
            yield return (doc, command.ExecuteScalar() as byte[] ?? throw new DamagedIndexException($"The index has no words of item {doc}."));
        }
    }

    public ValueTask DisposeAsync() => Session.DisposeAsync();

    // An answer may go through a hundred thousand of these, and one text of them is read faster than as many rows.
    private async Task<List<int>> NumbersAsync(string name, string expression, CancellationToken ct, int most = 0)
    {
        var text = await Session.ScalarAsync<string>(Sql[name], new { Match = expression, Limit = most }, ct) ?? "";
        var numbers = new List<int>(text.Length / 5);
        var number = 0;
        foreach (var c in text)
        {
            if (c == ' ')
            {
                numbers.Add(number);
                number = 0;
            }
            else
            {
                number = (number * 10) + (c - '0');
            }
        }

        if (text.Length > 0)
        {
            numbers.Add(number);
        }

        return numbers;
    }

    private SqliteCommand Command(string name)
    {
        var command = ((SqliteConnection)Session.Connection).CreateCommand();
        command.Transaction = (SqliteTransaction?)Session.Transaction;
        command.CommandText = Sql[name];
        return command;
    }
}
