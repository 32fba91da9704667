using System.Data.Common;
using Dapper;

namespace KnowledgeHub.Storage;

/// <summary>One open connection, in a transaction when it came from <see cref="Database.BeginAsync"/>.</summary>
public sealed class Session(DbConnection connection, DbTransaction? transaction) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    public DbTransaction? Transaction => transaction;

    public Task<IEnumerable<T>> QueryAsync<T>(string sql, object? args = null, CancellationToken ct = default) =>
        Explained(connection.QueryAsync<T>(Command(sql, args, ct)));

    public Task<T?> FirstAsync<T>(string sql, object? args = null, CancellationToken ct = default) =>
        Explained(connection.QueryFirstOrDefaultAsync<T>(Command(sql, args, ct)));

    public Task<T?> ScalarAsync<T>(string sql, object? args = null, CancellationToken ct = default) =>
        Explained(connection.ExecuteScalarAsync<T>(Command(sql, args, ct)));

    /// <summary>Runs a statement and says how many rows it touched.</summary>
    public Task<int> RunAsync(string sql, object? args = null, CancellationToken ct = default) =>
        Explained(connection.ExecuteAsync(Command(sql, args, ct)));

    /// <summary>Rows one by one, for answers too long to be kept as objects.</summary>
    public Task<DbDataReader> ReadAsync(string sql, object? args = null, CancellationToken ct = default) =>
        Explained(connection.ExecuteReaderAsync(Command(sql, args, ct)));

    public async Task CommitAsync(CancellationToken ct = default)
    {
        if (transaction is null)
        {
            throw new InvalidOperationException("This session has no transaction; begin one with Database.BeginAsync.");
        }

        await Explained(Commit());

        async Task<int> Commit()
        {
            await transaction.CommitAsync(ct);
            return 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        await connection.DisposeAsync();
    }

    private CommandDefinition Command(string sql, object? args, CancellationToken ct) =>
        new(sql, args, transaction, cancellationToken: ct);

    private static async Task<T> Explained<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (Exception e) when (Database.Explain(e) is { } explained)
        {
            throw explained;
        }
    }
}
