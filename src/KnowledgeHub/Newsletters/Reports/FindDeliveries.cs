using KnowledgeHub.Accounts;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;
using KnowledgeHub.Subscribers;

namespace KnowledgeHub.Newsletters.Reports;

/// <summary>
/// Answers "did they get it, and why not?" for an address, or for all of a domain: each recent issue with what the mail server
/// said, or with the reason why there was no mail. Every look is written down, because the answer is about people.
/// </summary>
public sealed class FindDeliveries(Database database, Suppression suppression, AuditTrail audit)
{
    public const int MostPeople = 50;
    public const int MostIssues = 25;

    private readonly NamedSql sql = database.Sql<FindDeliveries>();

    /// <param name="words">An address; a domain such as <c>example.org</c>; or a word that stands in the domains of an organisation.</param>
    /// <param name="who">Who looks.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    public async Task<FoundDeliveries> RunAsync(string words, string who, CancellationToken ct)
    {
        var text = Clean(words);
        if (text.Length < 3)
        {
            return new("Type an address, a domain such as example.org, or at least three letters of the organisation's domain.", [], false, null);
        }

        var isAddress = text.IndexOf('@', StringComparison.Ordinal) > 0;
        await audit.RecordAsync(who, AuditAction.Looked, new("deliveries", isAddress ? "address" : "organisation"), $"Looked up what was sent to {(isAddress ? Mailbox.Masked(text) : text)}", ct);
        await using var session = await database.OpenAsync(ct);
        var people = (await session.QueryAsync<PersonRow>(sql["people"], new { Address = isAddress ? text : "", Domain = isAddress ? "" : Like(text.TrimStart('@')), Limit = MostPeople + 1 }, ct)).ToList();
        var issues = (await session.QueryAsync<IssueRow>(sql["issues"], new { Limit = MostIssues }, ct)).ToList();
        var found = new List<PersonDeliveries>();
        foreach (var person in people.Take(MostPeople))
        {
            var rows = (await session.QueryAsync<DeliveryRow>(sql["deliveries"], new { person.Id }, ct)).ToDictionary(row => row.IssueId);
            found.Add(new(person.Email, WhyNot.Standing(person), [.. issues.Select(issue => Line(issue, rows.GetValueOrDefault(issue.Id), person))]));
        }

        var listed = people.Count == 0 && isAddress ? await suppression.FindAsync(text, ct) : null;
        return new(null, found, people.Count > MostPeople, listed);
    }

    private static DeliveryLine Line(IssueRow issue, DeliveryRow? row, PersonRow person) => row is null
        ? new(issue.Id, issue.Title, issue.QueuedAt, "none", WhyNot.Reason(issue, person))
        : new(issue.Id, issue.Title, row.UpdatedAt, row.ReturnKind switch { "complaint" => "complained", null => row.State, _ when row.State == "sent" => "bounced", _ => row.State }, row.Words);

    private static string Clean(string words) => new([.. words.Trim().ToLowerInvariant().Where(c => !char.IsControl(c)).Take(254)]);

    private static string Like(string text) => $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace(" ", "%", StringComparison.Ordinal)}%";

    private sealed record DeliveryRow
    {
        public required string IssueId { get; init; }

        public required string State { get; init; }

        public required string Answer { get; init; }

        public DateTimeOffset UpdatedAt { get; init; }

        public string? ReturnKind { get; init; }

        public string? ReturnStatus { get; init; }

        public string? Diagnostic { get; init; }

        public string Words => ReturnKind is null ? Answer : string.Join(' ', new[] { ReturnStatus, Diagnostic }.Where(part => !string.IsNullOrEmpty(part)));
    }
}

/// <summary>A sent issue, as far as the question of who got it needs it.</summary>
internal sealed record IssueRow
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public DateTimeOffset QueuedAt { get; init; }

    public required string Kind { get; init; }

    public string? SegmentId { get; init; }

    public int OnlyTo { get; init; }
}

/// <summary>A subscriber, as far as the question of why there was no mail needs it.</summary>
internal sealed record PersonRow
{
    public required string Id { get; init; }

    public required string Email { get; init; }

    public required string State { get; init; }

    public required string Frequency { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? UnsubscribedAt { get; init; }

    public DateTimeOffset? HeldAt { get; init; }

    public string HeldBecause { get; init; } = "";

    public DateTimeOffset? PausedUntil { get; init; }
}

/// <summary>What was found; the problem says what to type instead.</summary>
/// <param name="Problem">What to mend, or null.</param>
/// <param name="People">Those who fit.</param>
/// <param name="More">Whether there are more than are shown.</param>
/// <param name="Listed">Why an address that is no subscriber's is on the suppression list, or null.</param>
public sealed record FoundDeliveries(string? Problem, IReadOnlyList<PersonDeliveries> People, bool More, SuppressionReason? Listed);

/// <summary>One address with how it stands now and what it got.</summary>
public sealed record PersonDeliveries(string Email, string Standing, IReadOnlyList<DeliveryLine> Issues);

/// <summary>One issue: the state of its delivery, or <c>none</c>, and the server's words or the reason why there was none.</summary>
public sealed record DeliveryLine(string IssueId, string Title, DateTimeOffset At, string State, string Words);
