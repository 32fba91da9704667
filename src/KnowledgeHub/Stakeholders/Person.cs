namespace KnowledgeHub.Stakeholders;

/// <summary>A person of the directory.</summary>
public sealed record Person
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>BCP 47 tags by spaces, the best first.</summary>
    public string Languages { get; init; } = "";

    public string? Country { get; init; }

    public string City { get; init; } = "";

    public bool MayMail { get; init; }

    public bool MayCall { get; init; }

    /// <summary>One of <see cref="Choices.Channels"/>, or empty.</summary>
    public string PreferredChannel { get; init; } = "";

    /// <summary>One of <see cref="Choices.LawfulBases"/>.</summary>
    public string LawfulBasis { get; init; } = "";

    public string Notes { get; init; } = "";

    /// <summary>Whether the public may be told of the person; it takes a consent to publication.</summary>
    public bool IsPublic { get; init; }

    public bool Illustrative { get; init; }

    /// <summary>Counts changes; a change is stored only on the version it was made from.</summary>
    public int Version { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string UpdatedBy { get; init; } = "";

    public DateTimeOffset? DeletedAt { get; init; }

    public string DeletedBecause { get; init; } = "";

    public string? MergedInto { get; init; }

    public IReadOnlyList<PersonAddress> Addresses { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    internal string NameKey => Stakeholders.NameKey.Of(Name);

    internal string FindText => Stakeholders.NameKey.Fold(string.Join(' ', Addresses.Select(address => address.Value).Prepend(City).Prepend(Name)));
}

/// <summary>Where a person can be reached.</summary>
public sealed record PersonAddress
{
    /// <summary>One of <see cref="Choices.AddressKinds"/>.</summary>
    public string Kind { get; init; } = "";

    public string Value { get; init; } = "";

    /// <summary>Such as <c>office</c>.</summary>
    public string Label { get; init; } = "";
}

/// <summary>What a person was somewhere, and when.</summary>
public sealed record PersonRole
{
    public string Id { get; init; } = "";

    public string PersonId { get; init; } = "";

    public string PersonName { get; init; } = "";

    public string OrganisationId { get; init; } = "";

    public string OrganisationName { get; init; } = "";

    public string Title { get; init; } = "";

    public DateOnly? FromDay { get; init; }

    /// <summary>The last day; null while it goes on.</summary>
    public DateOnly? ToDay { get; init; }

    public bool HeldOn(DateOnly day) => (FromDay is null || FromDay <= day) && (ToDay is null || ToDay >= day);
}

/// <summary>A consent as a person gave it, for one purpose.</summary>
public sealed record Consent
{
    public const string Publication = "publication";

    /// <summary>Lets staff look up which newsletters reached the person.</summary>
    public const string MailHistory = "mail-history";

    public string Id { get; init; } = "";

    /// <summary>One of <see cref="Choices.Purposes"/>.</summary>
    public string Purpose { get; init; } = "";

    public DateOnly GivenOn { get; init; }

    /// <summary>How it was given: a form, a mail, a conversation.</summary>
    public string Source { get; init; } = "";

    /// <summary>The last day it holds; null when it has no end.</summary>
    public DateOnly? ExpiresOn { get; init; }

    public DateOnly? WithdrawnOn { get; init; }

    public ConsentState On(DateOnly day) =>
        WithdrawnOn is not null ? ConsentState.Withdrawn
        : ExpiresOn < day ? ConsentState.Expired
        : ConsentState.Holds;
}

/// <summary>Whether a consent holds.</summary>
public enum ConsentState
{
    Holds,
    Expired,
    Withdrawn,
}
