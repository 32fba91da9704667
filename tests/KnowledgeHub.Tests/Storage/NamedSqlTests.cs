using System.Data.Common;
using System.Text.RegularExpressions;
using KnowledgeHub.Search;
using KnowledgeHub.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace KnowledgeHub.Tests.Storage;

/// <summary>Every named query is understood by the databases it is for, also those that no other test happens to run.</summary>
public abstract partial class NamedSqlContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task Every_query_of_the_hub_is_understood()
    {
        await using var session = await Get<Database>().OpenAsync(Ct);
        var failures = new List<string>();
        foreach (var (name, sql) in NamedSqlQueries.OfTheHub(Database.Dialect))
        {
            await TryAsync(name, () => PrepareAsync(session.Connection, sql), failures);
        }

        Assert.Empty(failures);
    }

    protected static async Task TryAsync(string name, Func<Task> prepare, List<string> failures)
    {
        try
        {
            await prepare();
        }
        catch (DbException e)
        {
            failures.Add($"{name}: {e.Message}");
        }
    }

    protected static async Task PrepareAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in Parameters().Matches(sql).Select(match => match.Value).Distinct())
        {
            command.Parameters.Add(command is NpgsqlCommand
                // Without a type the server decides it, as far as the query says enough.
                ? new NpgsqlParameter(name, NpgsqlTypes.NpgsqlDbType.Unknown) { Value = DBNull.Value }
                : new SqliteParameter(name, DBNull.Value));
        }

        await command.PrepareAsync(Ct);
    }

    [GeneratedRegex("@[A-Za-z]+")]
    private static partial Regex Parameters();
}

public sealed class NamedSqlOnSqlite(SqliteDatabase database) : NamedSqlContract(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Every_query_of_the_index_is_understood()
    {
        await using var index = await IndexFiles.OpenAsync(await Get<IndexFiles>().CreateNextAsync(Ct), Ct);
        await using var session = new Session(index, null);
        var failures = new List<string>();
        foreach (var (name, sql) in NamedSqlQueries.OfTheIndex().Where(query => query.Name != "Search/IndexFiles: create"))
        {
            await TryAsync(name, () => PrepareAsync(index, sql), failures);
        }

        Assert.Empty(failures);
    }
}

public sealed class NamedSqlOnPostgres(PostgresDatabase database) : NamedSqlContract(database), IClassFixture<PostgresDatabase>;

public sealed partial class NamedSqlTests
{
    [Fact]
    public void Every_query_that_a_class_asks_for_exists_and_every_query_is_asked_for()
    {
        foreach (var path in NamedSql.Paths())
        {
            var source = File.ReadAllText(Path.Combine(Repository.Root, "src", "KnowledgeHub", $"{path}.cs"));
            var known = NamedSql.At(path, Dialect.Sqlite).All.Keys.Union(NamedSql.At(path, path.StartsWith("Search/", StringComparison.Ordinal) ? Dialect.Sqlite : Dialect.Postgres).All.Keys).ToList();
            Assert.All(AskedFor().Matches(source).Select(match => match.Groups[1].Value), name => Assert.Contains(name, known));
            Assert.All(known, name => Assert.True(source.Contains($"\"{name}\"", StringComparison.Ordinal), $"{path}.cs never uses the query {name}."));
        }
    }

    [Fact]
    public void A_query_for_one_database_replaces_the_general_one()
    {
        var (sqlite, postgres) = (NamedSql.For<KnowledgeHub.Mail.SendServiceMail>(Dialect.Sqlite), NamedSql.For<KnowledgeHub.Mail.SendServiceMail>(Dialect.Postgres));
        Assert.Equal(sqlite.All.Keys.Order(), postgres.All.Keys.Order());
        Assert.DoesNotContain("skip locked", sqlite["claim"], StringComparison.Ordinal);
        Assert.Contains("skip locked", postgres["claim"], StringComparison.Ordinal);
        Assert.Equal(sqlite["write-down"], postgres["write-down"]);
    }

    [Fact]
    public void A_query_that_does_not_exist_is_named()
    {
        var e = Assert.Throws<InvalidOperationException>(() => NamedSql.For<Lease>(Dialect.Sqlite)["steal"]);
        Assert.Equal("Storage/Lease.sql has no query named 'steal'.", e.Message);
    }

    [GeneratedRegex("[sS]ql\\[\"([a-z-]+)\"\\]")]
    private static partial Regex AskedFor();
}

internal static partial class NamedSqlQueries
{
    public static IEnumerable<(string Name, string Sql)> OfTheHub(Dialect dialect) => NamedSql.Paths().Where(path => !IsIndex(path)).SelectMany(path => At(path, dialect));

    public static IEnumerable<(string Name, string Sql)> OfTheIndex() => NamedSql.Paths().Where(IsIndex).SelectMany(path => At(path, Dialect.Sqlite));

    private static bool IsIndex(string path) => path.StartsWith("Search/", StringComparison.Ordinal);

    // Dapper gives SQLite a parameter for each value of a list.
    private static IEnumerable<(string Name, string Sql)> At(string path, Dialect dialect) =>
        NamedSql.At(path, dialect).All.Select(query => ($"{path}: {query.Key}", dialect == Dialect.Sqlite ? List().Replace(query.Value, "in ($1)") : query.Value));

    [GeneratedRegex("in (@[A-Za-z]+)")]
    private static partial Regex List();
}
