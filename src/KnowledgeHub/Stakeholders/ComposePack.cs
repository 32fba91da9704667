using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Stakeholders;

/// <summary>
/// What to take along to a meeting: past engagements and commitments, three case studies that fit by topic and place, and
/// what the hub's items mean for the audience that they belong to.
/// </summary>
public sealed class ComposePack(OrganisationStore organisations, PersonStore people, EngagementStore engagements, LiveContent live, TermStore terms, IEnumerable<IPastCommitments> commitments, TimeProvider clock)
{
    private const int MostEngagements = 8;
    private const int Cases = 3;
    private const int MostPoints = 5;
    private const int MostLooked = 60;

    public async Task<MeetingPack?> OfOrganisationAsync(string id, CancellationToken ct)
    {
        if (await organisations.FindAsync(id, ct) is not { DeletedAt: null } organisation)
        {
            return null;
        }

        var past = await engagements.OfOrganisationAsync(id, MostEngagements, ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return await FillAsync(
            new MeetingPack { Name = organisation.Name, Organisations = [organisation], Roles = [.. (await organisations.RolesAsync(id, ct)).Where(role => role.HeldOn(today))], Past = past },
            organisation.Topics, organisation.Country, null, ct);
    }

    public async Task<MeetingPack?> OfPersonAsync(string id, CancellationToken ct)
    {
        if (await people.FindAsync(id, ct) is not { DeletedAt: null } person)
        {
            return null;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var roles = (await people.RolesAsync(id, ct)).Where(role => role.HeldOn(today)).ToList();
        var at = new List<Organisation>();
        foreach (var role in roles.DistinctBy(role => role.OrganisationId))
        {
            at.Add((await organisations.FindAsync(role.OrganisationId, ct))!);
        }

        return await FillAsync(
            new MeetingPack { Name = person.Name, Person = person, Organisations = at, Roles = roles, Past = await engagements.OfPersonAsync(id, MostEngagements, ct) },
            [.. person.Topics, .. at.SelectMany(organisation => organisation.Topics)], person.Country ?? at.FirstOrDefault()?.Country, id, ct);
    }

    private async Task<MeetingPack> FillAsync(MeetingPack pack, IEnumerable<string> topics, string? country, string? personId, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var subjects = topics.Concat(await engagements.TopicsOfAsync(pack.Past.Select(engagement => engagement.Id), ct)).Distinct().Take(8).ToList();
        var near = await NearAsync(subjects, country, ct);
        var audience = pack.Organisations.Select(organisation => OrganisationKind.Find(organisation.Kind)?.Audience).FirstOrDefault(audience => audience is not null) ?? "policymaker";
        var told = new List<PackCommitment>();
        foreach (var provider in commitments)
        {
            told.AddRange(await provider.OfAsync([.. pack.Organisations.Select(organisation => organisation.Id)], personId, ct));
        }

        return pack with
        {
            Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
            Audience = Audience.Find(audience)!,
            Commitments = told,
            CaseStudies = [.. InOrder(near.Where(item => item.Type == "case-study").Concat(await live.NewestAsync("case-study", Cases, ct)), subjects, country, known).Take(Cases)],
            TalkingPoints =
            [
                .. InOrder(near.Where(item => item.Type != "case-study").Concat(await live.NewestAsync("policy-brief", MostPoints, ct)), subjects, country, known)
                    .Where(item => item.Body.Takeaways.ContainsKey(audience)).Take(MostPoints).Select(item => new TalkingPoint(item.Body.Takeaways[audience], item)),
            ],
        };
    }

    private async Task<List<LiveItem>> NearAsync(List<string> topics, string? country, CancellationToken ct)
    {
        var near = new List<LiveItem>();
        foreach (var topic in topics)
        {
            near.AddRange(await live.WithTermAsync("topic", topic, MostLooked, ct));
        }

        return country is null ? near : [.. near, .. await live.WithTermAsync("country", country, MostLooked, ct)];
    }

    // Shared topics count most, then the country, then a country of the same income group; of equals, the newest.
    private static IEnumerable<LiveItem> InOrder(IEnumerable<LiveItem> items, List<string> topics, string? country, Terms known) =>
        items.Where(item => !item.Withdrawn && item.Locale == "en").DistinctBy(item => item.ContentId)
            .OrderByDescending(item => (2 * item.Body.Topics.Count(topics.Contains))
                + (country is not null && item.Body.Places.Contains(country) ? 3 : 0)
                + (known.Place(country)?.Income is { Length: > 0 } income && item.Body.Places.Any(place => known.Place(place)?.Income == income) ? 1 : 0))
            .ThenByDescending(item => item.PublishedOn);
}

/// <summary>One page for a meeting.</summary>
public sealed record MeetingPack
{
    public required string Name { get; init; }

    /// <summary>The day on which it was put together.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The person, when the meeting is with one.</summary>
    public Person? Person { get; init; }

    public IReadOnlyList<Organisation> Organisations { get; init; } = [];

    /// <summary>The roles that are held now.</summary>
    public IReadOnlyList<PersonRole> Roles { get; init; } = [];

    /// <summary>The last engagements, the newest first.</summary>
    public IReadOnlyList<Engagement> Past { get; init; } = [];

    public IReadOnlyList<PackCommitment> Commitments { get; init; } = [];

    public Audience Audience { get; init; } = Audience.All[0];

    public IReadOnlyList<LiveItem> CaseStudies { get; init; } = [];

    public IReadOnlyList<TalkingPoint> TalkingPoints { get; init; } = [];
}

/// <summary>What an item means for the audience.</summary>
public sealed record TalkingPoint(string Text, LiveItem Item);
