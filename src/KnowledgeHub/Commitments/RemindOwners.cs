using KnowledgeHub.Languages;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Commitments;

/// <summary>Reminds owners who have a link: two weeks before the day, and once after it. Never somebody who left, was erased or may not be written to any more.</summary>
public sealed class RemindOwners(Database database, CommitmentStore store, MayContact may, OwnerLinks links, OwnerMails mails, TimeProvider clock)
{
    /// <summary>How many days before the day the first mail comes.</summary>
    public const int DaysBefore = 14;

    // Whoever is asked about a day long gone wonders what happened to the hub.
    private const int LongestPast = 90;

    private readonly NamedSql sql = database.Sql<RemindOwners>();

    /// <summary>Queues the mails that are due and says how many.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var reminded = 0;
        foreach (var due in await DueAsync(ct))
        {
            reminded += await RemindAsync(due, ct) ? 1 : 0;
        }

        if (reminded > 0)
        {
            mails.Wake();
        }

        return reminded;
    }

    private async Task<List<DueLink>> DueAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var today = store.Today;
        return [.. await session.QueryAsync<DueLink>(sql["due"], new { Today = today, Soon = today.AddDays(DaysBefore), Longest = today.AddDays(-LongestPast), Now = clock.GetUtcNow() }, ct)];
    }

    private async Task<bool> RemindAsync(DueLink due, CancellationToken ct)
    {
        if (await store.FindAsync(due.CommitmentId, ct) is not { } commitment
            || (due.PersonId is { } person && await may.WhyNotAsync(person, due.Email, commitment.OrganisationId, ct) is not null))
        {
            return false;
        }

        var overdue = due.DueOn < store.Today;
        using var speaking = SiteLanguage.For(due.Locale).Speak();
        var mail = await mails.RemindAsync(commitment, await links.UrlAsync(due.Id, due.Locale, ct), overdue);
        await using var session = await database.BeginAsync(ct);
        // The row's change is the lock: of two nodes that find it due, one gets it.
        if (await session.RunAsync(sql[overdue ? "after" : "before"], new { due.Id, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return false;
        }

        await mails.PostAsync(session, mail, due.Email, due.Id, ct);
        await session.CommitAsync(ct);
        return true;
    }

    private sealed record DueLink
    {
        public required string Id { get; init; }

        public required string CommitmentId { get; init; }

        public string? PersonId { get; init; }

        public required string Email { get; init; }

        public string Locale { get; init; } = "en";

        public DateOnly DueOn { get; init; }
    }
}
