using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Milestones;

/// <summary>Ties the sample items to asks and milestones; once, after the items.</summary>
public sealed class SeedTies(Database database, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly NamedSql sql = database.Sql<SeedTies>();

    /// <summary>Loads <c>ties.json</c> of the folder unless this hub did before; false when it did.</summary>
    public async Task<bool> EnsureAsync(string folder, CancellationToken ct)
    {
        await using var file = File.OpenRead(Path.Combine(folder, "ties.json"));
        var seeds = (await JsonSerializer.DeserializeAsync<TieSeeds>(file, Json, ct))!;
        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["claim"], new { Name = "seeds-ties" }, ct) == 0)
        {
            return false;
        }

        foreach (var item in seeds.Items)
        {
            // An item that staff removed before its ties were loaded has none.
            if (await session.ScalarAsync<string>(sql["item"], new { Item = $"seed:{item.Item}" }, ct) is { } id)
            {
                await AddAsync(session, "tie-ask", id, item.Asks, ct);
                await AddAsync(session, "tie-milestone", id, item.Milestones, ct);
            }
        }

        await AddAsync(session, "choose-place", "", seeds.Countries, ct);
        await session.CommitAsync(ct);
        return true;
    }

    private async Task AddAsync(Session session, string query, string id, IReadOnlyList<string> values, CancellationToken ct)
    {
        foreach (var value in values)
        {
            await session.RunAsync(sql[query], new { Id = id, Value = value, Now = clock.GetUtcNow() }, ct);
        }
    }

    private sealed record TieSeeds(IReadOnlyList<ItemTies> Items, IReadOnlyList<string> Countries);

    private sealed record ItemTies(string Item, IReadOnlyList<string> Asks, IReadOnlyList<string> Milestones);
}
