using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>Sample organisations, people and engagements, all marked as illustrative; loaded once, with the sample items.</summary>
public sealed class SeedStakeholders(
    Database database, SaveOrganisation saveOrganisation, SavePerson savePerson, SaveEngagement saveEngagement, ChangeRoles roles, ChangeConsents consents)
{
    private const string Loaded = "seeds-stakeholders";
    private const string Who = "seeds";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly NamedSql sql = database.Sql<SeedStakeholders>();

    /// <summary>Loads <c>stakeholders.json</c> of the folder unless this hub did before; false when it did. All of it, or nothing.</summary>
    public async Task<bool> EnsureAsync(string folder, CancellationToken ct)
    {
        await using var file = File.OpenRead(Path.Combine(folder, "stakeholders.json"));
        var seeds = (await JsonSerializer.DeserializeAsync<StakeholderSeed>(file, Json, ct))!;
        await using var session = await database.BeginAsync(ct);
        // Whoever writes this row first loads them; others find it there.
        if (await session.RunAsync(sql["claim"], new { Name = Loaded }, ct) == 0)
        {
            return false;
        }

        var ids = new Dictionary<string, string>();
        foreach (var organisation in seeds.Organisations)
        {
            ids[organisation.Name] = IdOf(await saveOrganisation.RunAsync(session, organisation with { Illustrative = true }, Who, ct));
        }

        foreach (var seed in seeds.People)
        {
            var person = ids[seed.Person.Name] = IdOf(await savePerson.RunAsync(session, seed.Person with { Illustrative = true }, Who, ct));
            IdOf(await roles.AddAsync(session, new PersonRole { PersonId = person, OrganisationId = ids[seed.Organisation], Title = seed.Title, FromDay = seed.From }, Who, ct));
            foreach (var consent in seed.Consents)
            {
                IdOf(await consents.RecordAsync(session, person, consent, Who, ct));
            }
        }

        foreach (var seed in seeds.Engagements)
        {
            var participants = seed.With.Select(name => Participant.Of(seeds.People.Any(one => one.Person.Name == name) ? "person" : "organisation", ids[name]));
            IdOf(await saveEngagement.RunAsync(session, seed.Engagement with { Illustrative = true, Participants = [.. participants] }, Who, ct));
        }

        await session.CommitAsync(ct);
        return true;
    }

    private static string IdOf(RecordResult result) => result is RecordResult.Saved saved ? saved.Id
        : throw new SettingException($"stakeholders.json can't be loaded: {(result is RecordResult.Invalid invalid ? invalid.Problems[0].Message : result.GetType().Name)}");

    private sealed record StakeholderSeed(IReadOnlyList<Organisation> Organisations, IReadOnlyList<PersonSeed> People, IReadOnlyList<EngagementSeed> Engagements);

    private sealed record PersonSeed(Person Person, string Organisation, string Title, DateOnly? From, IReadOnlyList<Consent> Consents);

    private sealed record EngagementSeed(Engagement Engagement, IReadOnlyList<string> With);
}
