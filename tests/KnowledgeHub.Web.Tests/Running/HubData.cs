using Npgsql;

namespace KnowledgeHub.Web.Tests.Running;

/// <summary>A throw-away data folder and database for one hub.</summary>
public abstract class HubData : IAsyncLifetime
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"hub-test-{Guid.NewGuid():n}");

    /// <summary>What a hub on this data is started with.</summary>
    public virtual (string Name, string Value)[] Settings => [];

    /// <summary>Makes the database, or skips the test when its server is missing.</summary>
    public virtual ValueTask PrepareAsync() => ValueTask.CompletedTask;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual ValueTask DisposeAsync()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }

        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A hub's data in SQLite.</summary>
public sealed class SqliteData : HubData;

/// <summary>A hub's data in a PostgreSQL database of its own.</summary>
public sealed class PostgresData : HubData
{
    private readonly string name = $"hub_{Guid.NewGuid():n}";
    private string? server;

    public override (string Name, string Value)[] Settings =>
        [("Hub__Database", "postgres"), ("ConnectionStrings__Hub", new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = true, MaxPoolSize = 20 }.ToString())];

    public override async ValueTask PrepareAsync()
    {
        if (server is not null)
        {
            return;
        }

        server = Needs.Postgres();
        await RunAsync($"create database {name}");
    }

    public override async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await RunAsync($"drop database if exists {name} with (force)");
        }

        await base.DisposeAsync();
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
