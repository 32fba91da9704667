using KnowledgeHub.Mail;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Subscribers;

/// <summary>An address with what its owner wants to read. It counts only once it is confirmed.</summary>
public sealed record Subscriber
{
    public required string Id { get; init; }

    public required string Email { get; init; }

    public required string Audience { get; init; }

    public required string Locale { get; init; }

    /// <summary><c>each-issue</c>, <c>weekly</c> or <c>monthly</c>.</summary>
    public required string Frequency { get; init; }

    /// <summary><c>pending</c>, <c>confirmed</c> or <c>unsubscribed</c>.</summary>
    public required string State { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? MailedAt { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The address with most of it hidden, for pages that a link opens.</summary>
    public string MaskedEmail => Mailbox.Masked(Email);
}

/// <summary>What a subscriber chose.</summary>
public sealed record Preferences(string Audience, IReadOnlyList<string> Topics, string Locale, string Frequency)
{
    public static IReadOnlyList<(string Id, string Name)> Frequencies { get; } =
        [("each-issue", Later("Each issue as it appears")), ("weekly", Later("Once a week")), ("monthly", Later("Once a month"))];

    /// <summary>Digests are not made yet, so the form offers what readers really get; the other two are stored for later when a file or program names them.</summary>
    public static IReadOnlyList<(string Id, string Name)> OfferedFrequencies { get; } = [Frequencies[0]];
}
