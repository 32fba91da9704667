using System.Collections.Concurrent;
using System.Reflection;

namespace KnowledgeHub.Storage;

/// <summary>
/// The queries of one class: <c>X.sql</c> beside <c>X.cs</c>, each query under <c>-- name:</c>. Where the databases
/// differ, <c>X.postgres.sql</c> or <c>X.sqlite.sql</c> replaces just that query.
/// </summary>
public sealed class NamedSql
{
    private static readonly ConcurrentDictionary<(string Path, Dialect Dialect), NamedSql> Loaded = new();
    private readonly Dictionary<string, string> queries = new(StringComparer.Ordinal);
    private readonly string path;

    private NamedSql(string path, Dialect dialect)
    {
        this.path = path;
        Read($"{path}.sql");
        Read($"{path}.{dialect.ToString().ToLowerInvariant()}.sql");
        if (queries.Count == 0)
        {
            throw new InvalidOperationException($"There are no named queries for {path}.");
        }
    }

    /// <summary>Every query by its name.</summary>
    public IReadOnlyDictionary<string, string> All => queries;

    public string this[string name] =>
        queries.TryGetValue(name, out var sql) ? sql : throw new InvalidOperationException($"{path}.sql has no query named '{name}'.");

    /// <summary>The queries beside <typeparamref name="T"/>.</summary>
    public static NamedSql For<T>(Dialect dialect) => For(typeof(T), dialect);

    public static NamedSql For(Type type, Dialect dialect)
    {
        var folder = type.Namespace!["KnowledgeHub.".Length..].Replace('.', '/');
        return Loaded.GetOrAdd(($"{folder}/{type.Name}", dialect), static key => new NamedSql(key.Path, key.Dialect));
    }

    /// <summary>Every class of the hub that has queries, for the test that prepares them all.</summary>
    public static IEnumerable<string> Paths() =>
        typeof(NamedSql).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal) && !name.Contains("Migrations/", StringComparison.Ordinal))
            .Select(name => name[..name.IndexOf('.', StringComparison.Ordinal)])
            .Distinct();

    public static NamedSql At(string path, Dialect dialect) => Loaded.GetOrAdd((path, dialect), static key => new NamedSql(key.Path, key.Dialect));

    private void Read(string resource)
    {
        using var stream = typeof(NamedSql).Assembly.GetManifestResourceStream(resource);
        if (stream is null)
        {
            return;
        }

        using var reader = new StreamReader(stream);
        foreach (var (name, sql) in Split(reader.ReadToEnd(), resource))
        {
            queries[name] = sql;
        }
    }

    private static IEnumerable<(string Name, string Sql)> Split(string text, string resource)
    {
        const string mark = "-- name:";
        foreach (var part in text.Split(mark).Skip(1))
        {
            var lineEnd = part.IndexOf('\n', StringComparison.Ordinal);
            if (lineEnd < 0)
            {
                throw new InvalidOperationException($"{resource} ends with a name and no query.");
            }

            yield return (part[..lineEnd].Trim(), part[(lineEnd + 1)..].Trim());
        }
    }
}
