namespace KnowledgeHub.Storage;

/// <summary>The database a hub runs on.</summary>
public enum Dialect
{
    Sqlite,
    Postgres,
}
