namespace KnowledgeHub.Stakeholders;

/// <summary>One line of a record's timeline.</summary>
/// <param name="Day">When.</param>
/// <param name="Words">What happened.</param>
/// <param name="Engagement">The engagement's id, when it was one.</param>
/// <param name="Detail">What came of it, or empty.</param>
public sealed record TimelineEntry(DateOnly Day, string Words, string? Engagement = null, string Detail = "");

/// <summary>Engagements, roles and consents in the order of time, the newest first. Commitments join it once there are any.</summary>
public sealed class Timeline(EngagementStore engagements, OrganisationStore organisations, PersonStore people)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<TimelineEntry>> OfOrganisationAsync(string id, CancellationToken ct) =>
        InOrder(
            (await engagements.OfOrganisationAsync(id, Most, ct)).Select(Entry),
            (await organisations.RolesAsync(id, ct)).SelectMany(role => Ends(role, $"{role.PersonName}, {role.Title}")));

    public async Task<IReadOnlyList<TimelineEntry>> OfPersonAsync(string id, CancellationToken ct) =>
        InOrder(
            (await engagements.OfPersonAsync(id, Most, ct)).Select(Entry),
            (await people.RolesAsync(id, ct)).SelectMany(role => Ends(role, $"{role.Title}, {role.OrganisationName}")),
            (await people.ConsentsAsync(id, ct)).SelectMany(Days));

    private static IReadOnlyList<TimelineEntry> InOrder(params IEnumerable<TimelineEntry>[] entries) => [.. entries.SelectMany(list => list).OrderByDescending(entry => entry.Day)];

    private static TimelineEntry Entry(Engagement engagement) => new(engagement.OnDay, $"{engagement.KindName}: {engagement.Subject}", engagement.Id, engagement.Outcome);

    private static IEnumerable<TimelineEntry> Ends(PersonRole role, string words)
    {
        if (role.FromDay is { } from)
        {
            yield return new(from, $"Role began: {words}");
        }

        if (role.ToDay is { } to)
        {
            yield return new(to, $"Role ended: {words}");
        }
    }

    private static IEnumerable<TimelineEntry> Days(Consent consent)
    {
        yield return new(consent.GivenOn, $"Consent given: {Choices.Purposes.NameOf(consent.Purpose)}", Detail: consent.Source);
        if (consent.WithdrawnOn is { } withdrawn)
        {
            yield return new(withdrawn, $"Consent withdrawn: {Choices.Purposes.NameOf(consent.Purpose)}");
        }
    }
}
