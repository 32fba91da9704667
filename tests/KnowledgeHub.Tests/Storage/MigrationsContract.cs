using KnowledgeHub.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Storage;

/// <summary>On a database that has no schema yet.</summary>
public abstract class MigrationsContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task Nodes_that_start_at_once_apply_each_migration_once()
    {
        await Database.ClearAsync();
        Assert.Equal(SchemaState.Empty, await Get<Migrations>().StateAsync(Ct));
        var nodes = Enumerable.Range(0, 4).Select(_ => Database.AddNode().GetRequiredService<Migrations>()).ToList();
        var applied = await Task.WhenAll(nodes.Select(migrations => Task.Run(() => migrations.ApplyAsync(Ct), Ct)));
        Assert.Equal(await Database.ScalarAsync<int>("select count(*) from migration"), applied.Sum());
        Assert.Equal(SchemaState.Current, await Get<Migrations>().StateAsync(Ct));
    }
}

public sealed class MigrationsOnSqlite(SqliteDatabase database) : MigrationsContract(database), IClassFixture<SqliteDatabase>;

public sealed class MigrationsOnPostgres(PostgresDatabase database) : MigrationsContract(database), IClassFixture<PostgresDatabase>;
