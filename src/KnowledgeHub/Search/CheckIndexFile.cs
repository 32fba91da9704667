using KnowledgeHub.Storage;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Search;

/// <summary>
/// Reads the whole index to find damage that shows only where it is read. It reads a copy, because FTS5's own check
/// writes, and neither searches nor what is being published shall wait for it.
/// </summary>
public sealed class CheckIndexFile(IndexFiles files)
{
    private const int DiskFull = 28;
    private static readonly NamedSql Sql = NamedSql.For<CheckIndexFile>(Dialect.Sqlite);

    /// <summary>What is wrong with the current file; null when nothing is, or when there is none.</summary>
    public async Task<string?> RunAsync(CancellationToken ct)
    {
        using var alone = await files.LockCheckingAsync(ct);
        if (files.Current() is not { } file)
        {
            return null;
        }

        // The name starts with the generation's, so that it goes when the generation goes.
        var copy = $"{file}.copy";
        try
        {
            await CopyAsync(file, copy, ct);
            return await FindDamageAsync(copy, ct);
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
        catch (IOException e) when ((e.HResult & 0xffff) is DiskFull or 112)
        {
            // No room for a copy: what can be seen without writing has to do.
            return await FindDamageAsync(file, ct, alsoWords: false);
        }
        catch (IOException e) when (files.Current() == file)
        {
            return e.Message;
        }
        finally
        {
            Remove(copy);
        }
    }

    /// <summary>What is wrong with a file that nobody else writes to; null when nothing is.</summary>
    internal static async Task<string?> FindDamageAsync(string file, CancellationToken ct, bool alsoWords = true)
    {
        try
        {
            await using var session = new Session(await IndexFiles.OpenAloneAsync(file, ct), null);
            if (await session.FirstAsync<string>(Sql["pages"], ct: ct) is var said and not "ok")
            {
                return said ?? "Its pages can't be read.";
            }

            foreach (var table in alsoWords ? await IndexFiles.TablesAsync(session, ct) : [])
            {
                await session.RunAsync($"insert into {table} ({table}) values ('integrity-check')", ct: ct);
            }

            return null;
        }
        catch (Exception e) when (e is SqliteException or SettingException { InnerException: SqliteException })
        {
            return ((e as SqliteException) ?? (SqliteException)e.InnerException!).Message;
        }
    }

    private async Task CopyAsync(string file, string copy, CancellationToken ct)
    {
        Remove(copy);
        using var writer = await files.LockAsync(ct);
        File.Copy(file, copy);
        if (File.Exists($"{file}-wal"))
        {
            File.Copy($"{file}-wal", $"{copy}-wal");
        }
    }

    private static void Remove(string copy)
    {
        foreach (var part in new[] { copy, $"{copy}-wal", $"{copy}-shm" })
        {
            File.Delete(part);
        }
    }
}
