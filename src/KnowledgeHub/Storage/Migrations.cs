namespace KnowledgeHub.Storage;

/// <summary>
/// Brings the database to this program's schema: numbered files in <c>Migrations/</c>, only ever added to, one
/// transaction each. Two nodes that start at once wait for each other.
/// </summary>
public sealed class Migrations(Database database, TimeProvider clock)
{
    /// <summary>Applies what is missing and says how many files that were.</summary>
    public async Task<int> ApplyAsync(CancellationToken ct)
    {
        var applied = 0;
        foreach (var migration in Files(database.Dialect))
        {
            await using var session = await database.BeginAsync(ct);
            var sql = database.Sql<Migrations>();
            await session.RunAsync(sql["lock"], ct: ct);
            await session.RunAsync(sql["create-table"], ct: ct);
            if (await session.ScalarAsync<int>(sql["is-applied"], new { migration.Number }, ct) > 0)
            {
                continue;
            }

            await session.RunAsync(migration.Sql, ct: ct);
            await session.RunAsync(sql["record"], new { migration.Number, migration.Name, At = clock.GetUtcNow() }, ct);
            await session.CommitAsync(ct);
            applied++;
        }

        return applied;
    }

    /// <summary>How the database's schema compares with this program's.</summary>
    public async Task<SchemaState> StateAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var sql = database.Sql<Migrations>();
        if (await session.ScalarAsync<int>(sql["table-exists"], ct: ct) == 0)
        {
            return SchemaState.Empty;
        }

        var last = await session.ScalarAsync<int?>(sql["last"], ct: ct) ?? 0;
        var own = Files(database.Dialect).Max(file => file.Number);
        return last == own ? SchemaState.Current : last > own ? SchemaState.Newer : last == 0 ? SchemaState.Empty : SchemaState.Old;
    }

    private static IEnumerable<Migration> Files(Dialect dialect)
    {
        const string folder = "Storage/Migrations/";
        var assembly = typeof(Migrations).Assembly;
        var other = dialect == Dialect.Postgres ? ".sqlite.sql" : ".postgres.sql";
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && !name.EndsWith(other, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                var file = name[folder.Length..];
                return new Migration(int.Parse(file[..4], System.Globalization.CultureInfo.InvariantCulture), file[5..^4], reader.ReadToEnd());
            });
    }

    private sealed record Migration(int Number, string Name, string Sql);
}

/// <summary>How a database's schema compares with the program's.</summary>
public enum SchemaState
{
    /// <summary>Nothing there yet; it may be created without asking.</summary>
    Empty,

    /// <summary>Made by an earlier program; <c>migrate</c> brings it up to date.</summary>
    Old,

    Current,

    /// <summary>Made by a later program, which is the one to run.</summary>
    Newer,
}
