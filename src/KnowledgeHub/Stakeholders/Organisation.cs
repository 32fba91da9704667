namespace KnowledgeHub.Stakeholders;

/// <summary>An organisation of the directory.</summary>
public sealed record Organisation
{
    public string Id { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public string ShortName { get; init; } = "";

    /// <summary>A place's code, or null.</summary>
    public string? Country { get; init; }

    public string City { get; init; } = "";

    public string Website { get; init; } = "";

    public string Notes { get; init; } = "";

    /// <summary>Whether the public may be told of it at all.</summary>
    public bool IsPublic { get; init; }

    public bool Illustrative { get; init; }

    /// <summary>Counts changes; a change is stored only on the version it was made from.</summary>
    public int Version { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string UpdatedBy { get; init; } = "";

    public DateTimeOffset? DeletedAt { get; init; }

    public string DeletedBecause { get; init; } = "";

    public string? MergedInto { get; init; }

    public IReadOnlyList<OtherName> OtherNames { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    internal string NameKey => Stakeholders.NameKey.Of(Name);

    internal string Domain => Stakeholders.NameKey.Domain(Website);

    internal string FindText => Stakeholders.NameKey.Fold(string.Join(' ', OtherNames.Select(name => name.Name).Prepend(City).Prepend(ShortName).Prepend(Name).Append(Domain)));
}

/// <summary>A name in another language, or one that an organisation had.</summary>
public sealed record OtherName
{
    /// <summary>A BCP 47 tag.</summary>
    public string Locale { get; init; } = "";

    public string Name { get; init; } = "";
}
