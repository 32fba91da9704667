using KnowledgeHub.Storage;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Search;

/// <summary>
/// The index of this node on disk: a folder with one SQLite file per generation and a file that names the current one.
/// A rebuild writes the next generation beside it and then changes the name, so readers never see a half-filled index.
/// </summary>
public sealed class IndexFiles(StorageSettings settings)
{
    /// <summary>Raised with every change to the tables or to what they hold; an index of another schema is rebuilt.</summary>
    public const string Schema = "7";

    /// <summary>In milliseconds.</summary>
    private const long BetweenDoubts = 10 * 60 * 1000;

    private long doubtedAt = -BetweenDoubts - 1;
    private volatile string? suspect;

    /// <summary>Everything about this node's index lies here; it may be deleted at any time.</summary>
    public string Folder { get; } = Path.Combine(settings.DataPath, "search");

    /// <summary>Whether somebody read something in the current file that can't be right, since it was last looked at.</summary>
    public bool IsSuspected => suspect is { } file && file == Current();

    private string Pointer => Path.Combine(Folder, "current");

    /// <summary>The current generation's file, or null when there is none.</summary>
    public string? Current()
    {
        try
        {
            for (string? last = null; ;)
            {
                var name = File.ReadAllText(Pointer).Trim();
                var file = Path.Combine(Folder, name);
                if (name.Length > 0 && Path.GetFileName(name) == name && File.Exists(file))
                {
                    return file;
                }

                if (name == last)
                {
                    return null;
                }

                // A rebuild may have replaced it between reading its name and looking for it.
                last = name;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The generations that were begun and never became the current one, newest first.</summary>
    public IReadOnlyList<string> Unfinished()
    {
        var current = Current();
        return Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder, "*.db").Where(file => file != current).OrderDescending(StringComparer.Ordinal)] : [];
    }

    /// <summary>A fresh file for the next generation, with tables and no documents.</summary>
    public async Task<string> CreateNextAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, $"{DateTime.UtcNow:yyyyMMddHHmmssfff}-{Guid.NewGuid().ToString("n")[..6]}.db");
        await File.Create(file).DisposeAsync();
        await using var connection = await OpenAsync(file, ct);
        await using var command = connection.CreateCommand();
        command.CommandText = NamedSql.For<IndexFiles>(Dialect.Sqlite)["create"];
        command.Parameters.AddWithValue("@Schema", Schema);
        await command.ExecuteNonQueryAsync(ct);
        return file;
    }

    /// <summary>Makes a finished file the current generation and removes the ones before it.</summary>
    public void Switch(string file)
    {
        if (!File.Exists(file))
        {
            throw new IOException($"The search index {file} was taken away before it could be used.");
        }

        var next = $"{Pointer}.{Guid.NewGuid():n}";
        File.WriteAllText(next, Path.GetFileName(file));
        File.Move(next, Pointer, overwrite: true);
        foreach (var old in Unfinished())
        {
            Discard(old);
        }
    }

    /// <summary>Removes a file with its log; what another program still holds open is removed another time.</summary>
    public void Discard(string file)
    {
        foreach (var connection in new[] { ConnectionString(file), ReadingString(file) })
        {
            SqliteConnection.ClearPool(new SqliteConnection(connection));
        }

        foreach (var part in Directory.Exists(Folder) ? Directory.GetFiles(Folder, Path.GetFileName(file) + "*") : [])
        {
            try
            {
                File.Delete(part);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It lies beside the current one and harms nobody.
            }
        }
    }

    /// <summary>Whether the current file can be read, has this program's schema and was filled to the end.</summary>
    public async Task<bool> IsSoundAsync(CancellationToken ct) =>
        Current() is { } file && await HasSchemaAsync(file, ct) && await FillingNotes.LookAsync(file, ct) is { Finished: true };

    /// <summary>Whether a file can be read and has this program's schema.</summary>
    public static async Task<bool> HasSchemaAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var connection = await OpenAsync(file, ct);
            await using var command = connection.CreateCommand();
            command.CommandText = NamedSql.For<IndexFiles>(Dialect.Sqlite)["is-sound"];
            return await command.ExecuteScalarAsync(ct) as string == Schema;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>Opens a file that is there; one that was taken away meanwhile is not made anew.</summary>
    public static async Task<SqliteConnection> OpenAsync(string file, CancellationToken ct)
    {
        SqliteLibrary.Prefer();
        var connection = new SqliteConnection(ConnectionString(file));
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <summary>Opens a file for somebody who only looks: a writer neither waits for it nor is needed for it.</summary>
    public static async Task<SqliteConnection> OpenToReadAsync(string file, CancellationToken ct)
    {
        SqliteLibrary.Prefer();
        var connection = new SqliteConnection(ReadingString(file));
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <summary>The full-text tables of a file.</summary>
    public static async Task<IReadOnlyList<string>> TablesAsync(Session session, CancellationToken ct) =>
        [.. await session.QueryAsync<string>(NamedSql.For<IndexFiles>(Dialect.Sqlite)["fts5-tables"], ct: ct)];

    /// <summary>Opens a file for a single use, with nothing remembered of an earlier one.</summary>
    public static async Task<SqliteConnection> OpenAloneAsync(string file, CancellationToken ct)
    {
        SqliteLibrary.Prefer();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString(file)) { Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <summary>
    /// Notes that something in a file could not be read, so that it is looked at soon. Says whether the error speaks of
    /// the file at all; a file that was replaced meanwhile is nobody's concern.
    /// </summary>
    public bool Suspect(string file, Exception error)
    {
        if (!IsDamage(error))
        {
            return false;
        }

        if (file == Current())
        {
            suspect = file;
        }

        return true;
    }

    /// <summary>Notes that a file may have lost something. There are innocent reasons too, so it is looked at for this now and then only.</summary>
    public void Doubt(string file)
    {
        var now = Environment.TickCount64;
        if (file == Current() && now - Interlocked.Read(ref doubtedAt) > BetweenDoubts)
        {
            Interlocked.Exchange(ref doubtedAt, now);
            suspect = file;
        }
    }

    /// <summary>Takes the suspicion away: the file was looked at.</summary>
    public void Trust() => suspect = null;

    /// <summary>Only one process changes the current file at a time; the others wait here.</summary>
    public Task<IDisposable> LockAsync(CancellationToken ct) => WaitAsync("writer.lock", ct);

    /// <summary>Only one process fills the next generation at a time. Changes go on into the current one meanwhile.</summary>
    public Task<IDisposable> LockFillingAsync(CancellationToken ct) => WaitAsync("filling.lock", ct);

    /// <summary>The same without waiting; null while another process fills.</summary>
    public IDisposable? TryLockFilling() => TryLock("filling.lock");

    /// <summary>Only one process makes the copy that is checked.</summary>
    public Task<IDisposable> LockCheckingAsync(CancellationToken ct) => WaitAsync("checking.lock", ct);

    private async Task<IDisposable> WaitAsync(string name, CancellationToken ct)
    {
        while (true)
        {
            if (TryLock(name) is { } held)
            {
                return held;
            }

            await Task.Delay(50, ct);
        }
    }

    private FileStream? TryLock(string name)
    {
        Directory.CreateDirectory(Folder);
        try
        {
            return new FileStream(Path.Combine(Folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return null;
        }
    }

    // Numbers that lead nowhere; not a database, damaged, can't be opened or read: a session wraps some of these in a sentence for the operator.
    private static bool IsDamage(Exception error) =>
        error is DamagedIndexException or IndexOutOfRangeException
        || (error as SqliteException ?? error.InnerException as SqliteException) is { SqliteErrorCode: 26 or 11 or 14 or 10 };

    // EWOULDBLOCK on Linux and macOS, a sharing violation on Windows; a full disk is neither, and is no reason to wait.
    private static bool IsHeldByAnother(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static string ConnectionString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = true, DefaultTimeout = 10 }.ToString();

    private static string ReadingString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = true, DefaultTimeout = 10 }.ToString();
}
