using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace KnowledgeHub.Storage;

/// <summary>The one way to the database; picks the dialect once, so that no other folder asks which it is.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly NpgsqlDataSource? postgres;
    private readonly ConditionalWeakTable<SQLitePCL.sqlite3, object> setUp = [];
    private readonly string connectionString;
    private readonly int busySeconds;

    public Database(StorageSettings settings)
    {
        DapperTypes.Register();
        Dialect = settings.Dialect;
        busySeconds = settings.BusySeconds;
        if (settings.Dialect == Dialect.Postgres)
        {
            connectionString = settings.ConnectionString;
            try
            {
                postgres = NpgsqlDataSource.Create(Prepared(connectionString));
            }
            catch (ArgumentException e)
            {
                throw new SettingException($"ConnectionStrings__Hub can't be read: {e.Message}", e);
            }
        }
        else
        {
            SqliteLibrary.Prefer();
            FilePath = Path.Combine(settings.DataPath, "hub.db");
            connectionString = settings.ConnectionString.Length > 0
                ? settings.ConnectionString
                : new SqliteConnectionStringBuilder { DataSource = FilePath, DefaultTimeout = busySeconds, Pooling = true }.ToString();
        }
    }

    public Dialect Dialect { get; }

    /// <summary>The SQLite file, or null on PostgreSQL.</summary>
    public string? FilePath { get; }

    public NamedSql Sql<T>() => NamedSql.For<T>(Dialect);

    /// <summary>A session for reading, or for single statements that stand alone.</summary>
    public async Task<Session> OpenAsync(CancellationToken ct = default) => new(await ConnectAsync(ct), null);

    /// <summary>A session in one transaction; what is not committed is undone. On SQLite it waits for its turn to write at once.</summary>
    public async Task<Session> BeginAsync(CancellationToken ct = default)
    {
        var connection = await ConnectAsync(ct);
        try
        {
            return new(connection, connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: false)
                : await connection.BeginTransactionAsync(ct));
        }
        catch (Exception e)
        {
            await connection.DisposeAsync();
            throw Explain(e) ?? e;
        }
    }

    /// <summary>The sentence for what an operator has to mend about the database, or null when it is something else.</summary>
    public static SettingException? Explain(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } =>
            new("The database is locked by another program; close it (or wait for its backup to end) and try again.", e),
        SqliteException { SqliteErrorCode: 13 } =>
            new("The disk that holds the database is full; free some space and try again. Nothing half-written was kept.", e),
        SqliteException { SqliteErrorCode: 14 or 8 } =>
            new("The database file can't be opened for writing; check that the folder in Hub__DataPath exists and belongs to the hub's user.", e),
        SqliteException { SqliteErrorCode: 26 or 11 } =>
            new("The database file is damaged or not an SQLite file; restore it from a backup or move it away.", e),
        NpgsqlException { InnerException: System.Net.Sockets.SocketException } =>
            new("PostgreSQL does not answer; check ConnectionStrings__Hub and that the server runs.", e),
        PostgresException { SqlState: "28P01" or "28000" or "3D000" } pg =>
            new($"PostgreSQL refused the connection ({pg.MessageText}); check ConnectionStrings__Hub.", e),
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
    }

    // A statement that comes again and again is planned once for each connection, unless an operator says otherwise (an old PgBouncer, for example).
    private static string Prepared(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        // Nothing outlives a transaction of the hub's, so a connection that is given back needs no cleaning.
        var kept = builder.ShouldSerialize("No Reset On Close") ? connectionString : $"{connectionString};No Reset On Close=true";
        return builder.ShouldSerialize("Max Auto Prepare") ? kept : $"{kept};Max Auto Prepare=50";
    }

    private async Task<DbConnection> ConnectAsync(CancellationToken ct)
    {
        try
        {
            if (postgres is not null)
            {
                return await postgres.OpenConnectionAsync(ct);
            }

            var connection = new SqliteConnection(connectionString);
            await connection.OpenAsync(ct);
            await SetUpAsync(connection, ct);
            return connection;
        }
        catch (Exception e) when (Explain(e) is { } explained)
        {
            throw explained;
        }
    }

    // Once for each connection: what is set stays with it in the pool.
    private async Task SetUpAsync(SqliteConnection connection, CancellationToken ct)
    {
        if (setUp.TryGetValue(connection.Handle!, out _))
        {
            return;
        }

        await using var command = connection.CreateCommand();
        // WAL lets readers go on while one writes; FULL keeps what was committed even when the machine loses power.
        command.CommandText = $"pragma busy_timeout = {busySeconds * 1000}; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;";
        await command.ExecuteNonQueryAsync(ct);
        setUp.Add(connection.Handle!, this);
    }
}
