namespace KnowledgeHub.Stakeholders;

/// <summary>What a merge moved and copied to the record that stayed; kept as JSON so that it can be undone.</summary>
public sealed record MovedRows
{
    /// <summary>By table, the ids of the rows (for engagement_participant, of the engagements) that now belong to it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Rows { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Topics that it got.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Addresses that a person got.</summary>
    public IReadOnlyList<PersonAddress> Addresses { get; init; } = [];

    /// <summary>Names that an organisation got.</summary>
    public IReadOnlyList<OtherName> Names { get; init; } = [];

    public int Count => Rows.Values.Sum(ids => ids.Count) + Topics.Count + Addresses.Count + Names.Count;
}

/// <summary>A merge that was made.</summary>
public sealed record DirectoryMerge
{
    public required string Id { get; init; }

    /// <summary><c>person</c> or <c>organisation</c>.</summary>
    public required string Kind { get; init; }

    public required string KeptId { get; init; }

    public required string GoneId { get; init; }

    public string KeptName { get; init; } = "";

    public string GoneName { get; init; } = "";

    public string Moved { get; init; } = "{}";

    public string KeptBefore { get; init; } = "{}";

    /// <summary>The version of the record that stayed, right after the merge.</summary>
    public int KeptVersion { get; init; }

    public DateTimeOffset MergedAt { get; init; }

    public string MergedBy { get; init; } = "";

    public DateTimeOffset? UndoneAt { get; init; }
}
