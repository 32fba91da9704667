using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Influence;

/// <summary>A sample campaign with positions and some relations between the sample organisations; once, after the directory.</summary>
public sealed class SeedCampaigns(Database database, SaveCampaign save, SaveEngagement log, MovePosition move, RelateOrganisations relate)
{
    private const string Who = "seeds";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly NamedSql sql = database.Sql<SeedCampaigns>();

    /// <summary>Loads <c>campaigns.json</c> of the folder unless this hub did before; false when it did.</summary>
    public async Task<bool> EnsureAsync(string folder, CancellationToken ct)
    {
        await using var file = File.OpenRead(Path.Combine(folder, "campaigns.json"));
        var seeds = (await JsonSerializer.DeserializeAsync<CampaignSeeds>(file, Json, ct))!;
        await using var session = await database.OpenAsync(ct);
        if (await session.RunAsync(sql["claim"], new { Name = "seeds-campaigns" }, ct) == 0)
        {
            return false;
        }

        // What staff removed meanwhile is left out.
        foreach (var relation in seeds.Relations)
        {
            if (await OrganisationAsync(session, relation.From, ct) is { } from && await OrganisationAsync(session, relation.To, ct) is { } to)
            {
                await relate.RunAsync(from, relation.Kind, to, Who, ct);
            }
        }

        foreach (var seed in seeds.Engagements)
        {
            var participants = new List<Participant>();
            foreach (var name in seed.With)
            {
                participants.AddRange(await OrganisationAsync(session, name, ct) is { } organisation ? [Participant.Of("organisation", organisation)] : Array.Empty<Participant>());
            }

            await log.RunAsync(seed.Engagement with { Illustrative = true, Participants = participants }, Who, ct);
        }

        if (await save.RunAsync(seeds.Campaign with { Illustrative = true }, Who, ct) is not RecordResult.Saved saved)
        {
            return true;
        }

        foreach (var seed in seeds.Positions)
        {
            if (await OrganisationAsync(session, seed.Organisation, ct) is { } organisation && await session.ScalarAsync<string>(sql["engagement"], new { Subject = seed.Engagement }, ct) is { } engagement)
            {
                await move.RunAsync(seed.Move with { CampaignId = saved.Id, OrganisationId = organisation, EngagementId = engagement }, Who, ct);
            }
        }

        return true;
    }

    private Task<string?> OrganisationAsync(Session session, string name, CancellationToken ct) => session.ScalarAsync<string>(sql["organisation"], new { Name = name }, ct);

    private sealed record CampaignSeeds(Campaign Campaign, IReadOnlyList<RelationSeed> Relations, IReadOnlyList<EngagementSeed> Engagements, IReadOnlyList<PositionSeed> Positions);

    private sealed record RelationSeed(string From, string Kind, string To);

    private sealed record EngagementSeed(Engagement Engagement, IReadOnlyList<string> With);

    private sealed record PositionSeed(string Organisation, string Engagement, PositionMove Move);
}
