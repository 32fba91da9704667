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

    /// <summary>Where they work, as an ISO 3166-1 code, or empty.</summary>
    public string Country { get; init; } = "";

    public string Organisation { get; init; } = "";

    /// <summary>They want nothing before this instant.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Since when the address is suppressed though its owner did not leave.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    public string HeldBecause { get; init; } = "";

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The address with most of it hidden, for pages that a link opens.</summary>
    public string MaskedEmail => Mailbox.Masked(Email);

    public Preferences Chosen => new(Audience, Topics, Locale, Frequency) { Country = Country, Organisation = Organisation };

    public bool IsPaused(DateTimeOffset now) => PausedUntil > now;
}

/// <summary>What a subscriber chose.</summary>
public sealed record Preferences(string Audience, IReadOnlyList<string> Topics, string Locale, string Frequency)
{
    public static IReadOnlyList<(string Id, string Name)> Frequencies { get; } =
        [("each-issue", Later("Each issue as it appears")), ("weekly", Later("Once a week")), ("monthly", Later("Once a month"))];

    /// <summary>The longest name of an organisation, in characters.</summary>
    public const int LongestOrganisation = 200;

    /// <summary>Where they work, as an ISO 3166-1 code; empty when they did not say.</summary>
    public string Country { get; init; } = "";

    public string Organisation { get; init; } = "";

    /// <summary>The organisation in the form in which it is compared.</summary>
    public string OrganisationKey => KeyOf(Organisation);

    public static string KeyOf(string organisation) => string.Join(' ', organisation.Normalize().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
