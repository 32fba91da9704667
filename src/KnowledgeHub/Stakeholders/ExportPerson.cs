using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>Everything the hub holds about a person, table by table, as JSON: what somebody gets who asks for their data.</summary>
public sealed class ExportPerson(Database database)
{
    private readonly NamedSql sql = database.Sql<ExportPerson>();

    /// <summary>The export, or null when there is no such person. Records that were merged into the person belong to it.</summary>
    public async Task<JsonObject?> RunAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var ids = await IdsAsync(session, id, ct);
        if (ids.Count == 0)
        {
            return null;
        }

        var export = new JsonObject();
        var args = new { Ids = $" {string.Join(' ', ids)} " };
        foreach (var (table, query) in new[]
        {
            ("person", sql["person"]), ("person_address", sql["addresses"]), ("person_topic", sql["topics"]), ("consent", sql["consents"]), ("person_role", sql["roles"]), ("group_member", sql["groups"]),
            ("engagement", sql["engagements"]), ("directory_merge", sql["merges"]), ("audit_entry", sql["audit"]), ("subscriber", sql["subscribers"]), ("position_move", sql["positions"]),
            ("commitment_owner_link", sql["owner-links"]), ("commitment_report", sql["owner-reports"]),
        })
        {
            export[table] = new JsonArray([.. (await session.QueryAsync<object>(query, args, ct)).Select(ToJson)]);
        }

        return export;
    }

    /// <summary>The person's id with those of the records that were merged into theirs, one into another.</summary>
    internal async Task<IReadOnlyList<string>> IdsAsync(Session session, string id, CancellationToken ct) =>
        [.. await session.QueryAsync<string>(sql["ids"], new { Id = id }, ct)];

    private static JsonNode ToJson(object row)
    {
        var json = new JsonObject();
        foreach (var (column, value) in (IDictionary<string, object?>)row)
        {
            json[column] = JsonSerializer.SerializeToNode(value);
        }

        return json;
    }
}
