using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Newsletters;

/// <summary>A subscriber beside an issue: whether they get it, and if not, why.</summary>
public sealed record Recipient
{
    public required string SubscriberId { get; init; }

    public required string Email { get; init; }

    public required string Audience { get; init; }

    public required string Locale { get; init; }

    public required string Frequency { get; init; }

    /// <summary>One of <see cref="RecipientReason"/>.</summary>
    public required string Reason { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }

    public string HeldBecause { get; init; } = "";

    /// <summary>The state of the row in the ledger, or null before the issue was queued for this subscriber.</summary>
    public string? Delivery { get; init; }

    /// <summary>What the mail server said.</summary>
    public string? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public long Total { get; init; }

    /// <summary>Such as <c>Payer or HTA body, Français</c>.</summary>
    public string Edition => RecipientCount.EditionName(Audience, Locale);
}

/// <summary>Somebody whom an issue is to be sent to.</summary>
public sealed record NextRecipient
{
    public required string SubscriberId { get; init; }

    public required string Email { get; init; }
}

/// <summary>How many subscribers of one audience and language share a reason.</summary>
public sealed record RecipientCount
{
    public required string Reason { get; init; }

    public required string Audience { get; init; }

    public required string Locale { get; init; }

    public long Subscribers { get; init; }

    public string Edition => EditionName(Audience, Locale);

    internal static string EditionName(string audience, string locale) => $"{Taxonomy.Audience.Find(audience)?.Name ?? audience}, {Locales.NameOf(locale)}";
}

/// <summary>Why a subscriber gets an issue or not; the sentences are for staff.</summary>
public sealed record RecipientReason(string Id, string Sentence)
{
    public const string Gets = "gets";

    public static IReadOnlyList<RecipientReason> All { get; } =
    [
        new(Gets, "gets it"),
        new("already", "has it already, or it is on its way"),
        new("not-confirmed", "has not confirmed the subscription"),
        new("unsubscribed", "unsubscribed"),
        new("held", "on hold: the mailbox takes no mail, or staff entered it"),
        new("frequency", "chose another frequency"),
        new("segment", "not in the segment"),
        new("not-mailed", "did not get the item that this corrects"),
        new("paused", "paused"),
        new("not-allowed", "not in Hub__Mail__OnlyTo, to which this hub is limited"),
    ];

    public static string SentenceOf(string id) => All.FirstOrDefault(reason => reason.Id == id)?.Sentence ?? id;
}
