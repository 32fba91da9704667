using System.Globalization;

namespace KnowledgeHub.Stakeholders;

/// <summary>One line of a record's timeline.</summary>
/// <param name="Day">When.</param>
/// <param name="Words">What happened.</param>
/// <param name="Url">The page of the engagement or commitment; empty for a role or consent.</param>
/// <param name="Detail">What came of it, or empty.</param>
public sealed record TimelineEntry(DateOnly Day, string Words, string Url = "", string Detail = "");

/// <summary>Engagements, commitments, roles and consents in the order of time, the newest first.</summary>
public sealed class Timeline(EngagementStore engagements, OrganisationStore organisations, PersonStore people, IEnumerable<IPastCommitments> commitments)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<TimelineEntry>> OfOrganisationAsync(string id, CancellationToken ct) =>
        InOrder(
            (await engagements.OfOrganisationAsync(id, Most, ct)).Select(Entry),
            await PromisesAsync([id], null, ct),
            (await organisations.RolesAsync(id, ct)).SelectMany(role => Ends(role, $"{role.PersonName}, {role.Title}")));

    /// <summary>With what was promised by the organisations where the person has a role today.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> OfPersonAsync(string id, CancellationToken ct)
    {
        var roles = await people.RolesAsync(id, ct);
        return InOrder(
            (await engagements.OfPersonAsync(id, Most, ct)).Select(Entry),
            await PromisesAsync([.. roles.Where(role => role.HeldOn(engagements.Today)).Select(role => role.OrganisationId).Distinct()], id, ct),
            roles.SelectMany(role => Ends(role, $"{role.Title}, {role.OrganisationName}")),
            (await people.ConsentsAsync(id, ct)).SelectMany(Days));
    }

    private async Task<IEnumerable<TimelineEntry>> PromisesAsync(IReadOnlyList<string> organisationIds, string? personId, CancellationToken ct)
    {
        var entries = new List<TimelineEntry>();
        foreach (var provider in commitments)
        {
            entries.AddRange((await provider.OfAsync(organisationIds, personId, ct)).Select(promise => new TimelineEntry(
                promise.Made, $"Promised: {promise.Text}", promise.Url, $"{char.ToUpperInvariant(promise.Status[0])}{promise.Status[1..]}{(promise.Due is { } due ? $", due {due.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}" : "")}")));
        }

        return entries;
    }

    private static IReadOnlyList<TimelineEntry> InOrder(params IEnumerable<TimelineEntry>[] entries) => [.. entries.SelectMany(list => list).OrderByDescending(entry => entry.Day)];

    private static TimelineEntry Entry(Engagement engagement) => new(engagement.OnDay, $"{engagement.KindName}: {engagement.Subject}", $"/admin/stakeholders/engagements/{engagement.Id}", engagement.Outcome);

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
