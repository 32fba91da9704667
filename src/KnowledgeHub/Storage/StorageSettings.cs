namespace KnowledgeHub.Storage;

/// <summary>Where the hub keeps its data: <c>Hub__DataPath</c>, <c>Hub__Database</c> and <c>ConnectionStrings__Hub</c>.</summary>
/// <param name="DataPath">The folder for the SQLite file, the search index, keys and the outbox.</param>
/// <param name="Dialect">Which database holds the content.</param>
/// <param name="ConnectionString">Needed for PostgreSQL; for SQLite it is made from the data path when empty.</param>
/// <param name="BusySeconds">How long a writer waits for SQLite's lock before it gives up, in seconds.</param>
public sealed record StorageSettings(string DataPath, Dialect Dialect, string ConnectionString, int BusySeconds)
{
    /// <summary>Reads the three values; throws <see cref="SettingException"/> with one line that names the setting.</summary>
    public static StorageSettings From(string? dataPath, string? database, string? connectionString, int busySeconds = 15)
    {
        var path = Path.GetFullPath(string.IsNullOrWhiteSpace(dataPath) ? "App_Data" : dataPath);
        return (database ?? "sqlite").Trim().ToLowerInvariant() switch
        {
            "" or "sqlite" => new(path, Dialect.Sqlite, connectionString ?? "", busySeconds),
            "postgres" when string.IsNullOrWhiteSpace(connectionString) =>
                throw new SettingException("ConnectionStrings__Hub is empty; with Hub__Database=postgres it must hold a connection string such as Host=localhost;Database=hub;Username=hub;Password=…"),
            "postgres" => new(path, Dialect.Postgres, connectionString, busySeconds),
            var other => throw new SettingException($"Hub__Database is '{other}'; set it to sqlite or postgres."),
        };
    }
}
