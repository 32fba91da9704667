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
    public const string Schema = "5";

    private readonly string folder = Path.Combine(settings.DataPath, "search");

    private string Pointer => Path.Combine(folder, "current");

    /// <summary>The current generation's file, or null when there is none.</summary>
    public string? Current()
    {
        try
        {
            var name = File.ReadAllText(Pointer).Trim();
            var file = Path.Combine(folder, name);
            return name.Length > 0 && Path.GetFileName(name) == name && File.Exists(file) ? file : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A fresh file for the next generation, with tables and no documents.</summary>
    public async Task<string> CreateNextAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{DateTime.UtcNow:yyyyMMddHHmmssfff}-{Guid.NewGuid().ToString("n")[..6]}.db");
        await File.Create(file).DisposeAsync();
        await using var connection = await OpenAsync(file, ct);
        await using var command = connection.CreateCommand();
        command.CommandText = NamedSql.For<IndexFiles>(Dialect.Sqlite)["create"];
        command.Parameters.AddWithValue("@Schema", Schema);
        await command.ExecuteNonQueryAsync(ct);
        return file;
    }

    /// <summary>Makes a file the current generation and removes the ones before it.</summary>
    public void Switch(string file)
    {
        var next = $"{Pointer}.{Guid.NewGuid():n}";
        File.WriteAllText(next, Path.GetFileName(file));
        File.Move(next, Pointer, overwrite: true);
        RemoveOthers(file);
    }

    public void Discard(string file)
    {
        SqliteConnection.ClearPool(new SqliteConnection(ConnectionString(file)));
        foreach (var part in Directory.EnumerateFiles(folder, Path.GetFileName(file) + "*"))
        {
            File.Delete(part);
        }
    }

    /// <summary>Whether the current file can be read and has this program's schema.</summary>
    public async Task<bool> IsSoundAsync(CancellationToken ct)
    {
        if (Current() is not { } file)
        {
            return false;
        }

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

    /// <summary>Only one process writes at a time; the others wait here.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "writer.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsHeldByAnother(e))
            {
                await Task.Delay(50, ct);
            }
        }
    }

    // EWOULDBLOCK on Linux and macOS, a sharing violation on Windows; a full disk is neither, and is no reason to wait.
    private static bool IsHeldByAnother(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private void RemoveOthers(string current)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.db").Where(file => file != current))
        {
            Discard(file);
        }
    }

    private static string ConnectionString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = true, DefaultTimeout = 10 }.ToString();
}
