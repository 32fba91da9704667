namespace KnowledgeHub.Search;

/// <summary>What a comparison of the index with what is live found, and mended.</summary>
public sealed record Reconciliation
{
    /// <summary>When it ended.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What was wrong with the file, which was then built anew; or null.</summary>
    public string? Damage { get; init; }

    /// <summary>How many live items were looked at.</summary>
    public int Checked { get; init; }

    /// <summary>Live and not in the index.</summary>
    public int Missing { get; init; }

    /// <summary>In the index with another version than the live one.</summary>
    public int Stale { get; init; }

    /// <summary>In the index and not live.</summary>
    public int Surplus { get; init; }

    /// <summary>How many of these differences are mended.</summary>
    public int Healed { get; init; }

    public bool FoundNothing => Damage is null && Missing + Stale + Surplus == 0;

    /// <summary>In one line for the console and the check.</summary>
    public override string ToString() =>
        $"{Checked} items compared, {(FoundNothing ? "no difference" : $"{Missing} missing, {Stale} stale, {Surplus} surplus, {Healed} healed")}{(Damage is null ? "" : $"; the file was damaged and was built anew: {Damage}")}";
}
