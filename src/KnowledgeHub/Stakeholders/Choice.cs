namespace KnowledgeHub.Stakeholders;

/// <summary>One entry of a fixed list.</summary>
/// <param name="Id">As it is stored and stands in files.</param>
/// <param name="Name">As staff read it.</param>
public record Choice(string Id, string Name);

/// <summary>The fixed lists of the directory.</summary>
public static class Choices
{
    /// <summary>How somebody wants to be reached.</summary>
    public static IReadOnlyList<Choice> Channels { get; } = [new("mail", "Mail"), new("phone", "Phone"), new("post", "Post"), new("meeting", "In person")];

    /// <summary>What an address is.</summary>
    public static IReadOnlyList<Choice> AddressKinds { get; } = [new("mail", "Mail"), new("phone", "Phone"), new("post", "Post")];

    /// <summary>Why the hub may keep somebody's record (GDPR, article 6).</summary>
    public static IReadOnlyList<Choice> LawfulBases { get; } =
    [
        new("legitimate-interest", "Legitimate interest"), new("consent", "Consent"), new("public-task", "Public task"),
        new("contract", "Contract"), new("legal-obligation", "Legal obligation"),
    ];

    /// <summary>What somebody can consent to, one by one.</summary>
    public static IReadOnlyList<Choice> Purposes { get; } =
    [
        new("contact", "Being contacted about the alliance's work"), new("newsletter", "Newsletters"), new(Consent.MailHistory, "Looking up which newsletters reached them"),
        new("events", "Invitations to events"),
        new(Consent.Publication, "Name and role shown to the public"), new("sharing", "Contact details passed to partners"),
    ];

    public static IReadOnlyList<Choice> EngagementKinds { get; } =
        [new("meeting", "Meeting"), new("call", "Call"), new("mail", "Mail"), new("consultation", "Consultation"), new("event", "Event")];

    /// <summary>Why a person is erased.</summary>
    public static IReadOnlyList<Choice> ErasureReasons { get; } =
    [
        new("request", "The person asked for it"), new("consent-ended", "Consent ended and nothing else allows keeping the record"),
        new("no-longer-needed", "The record is no longer needed"), new("mistake", "The record should not have been made"),
    ];

    /// <summary>The entry's name; the id itself when there is none.</summary>
    public static string NameOf(this IEnumerable<Choice> list, string id) => list.FirstOrDefault(choice => choice.Id == id)?.Name ?? id;

    public static bool Has(this IEnumerable<Choice> list, string id) => list.Any(choice => choice.Id == id);
}
