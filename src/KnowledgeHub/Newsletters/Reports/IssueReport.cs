namespace KnowledgeHub.Newsletters.Reports;

/// <summary>What became of an issue: every row of its ledger in one of the states, and what came of those that were delivered.</summary>
public sealed record IssueReport
{
    /// <summary>How many rows the ledger has for it.</summary>
    public required int Rows { get; init; }

    public required IReadOnlyList<EditionState> States { get; init; }

    /// <summary>What the mail servers that refused said, alike answers together.</summary>
    public required IReadOnlyList<Counted> Refusals { get; init; }

    /// <summary>Why rows were left out.</summary>
    public required IReadOnlyList<Counted> LeftOut { get; init; }

    /// <summary>What came back after the mail server had taken it.</summary>
    public required IReadOnlyList<Counted> Returns { get; init; }

    public required int Complaints { get; init; }

    public required IReadOnlyList<LinkClicks> Clicks { get; init; }

    public required IReadOnlyList<DayClicks> Days { get; init; }

    /// <summary>Who left within <see cref="ReadReport.LeavingPeriod"/> of getting this issue and before they got another.</summary>
    public required IReadOnlyList<EditionLeaving> Leaving { get; init; }

    public bool CountsClicks { get; init; }

    /// <summary>The sum of all states; it is the number of rows, or the report is wrong.</summary>
    public int Sum => States.Sum(state => state.Count);

    public int In(string state) => States.Where(row => row.State == state).Sum(row => row.Count);

    public IEnumerable<(string Audience, string Locale)> Editions => States.Select(row => (row.Audience, row.Locale)).Distinct().Order();
}

/// <summary>Where the deliveries of an edition stand; a delivery that came back is <c>bounced</c> here, though the ledger keeps it as sent.</summary>
public sealed record EditionState
{
    public required string Audience { get; init; }

    public required string Locale { get; init; }

    public required string State { get; init; }

    public int Count { get; init; }
}

/// <summary>Something that occurred so often.</summary>
public sealed record Counted(string Text, int Count);

/// <summary>How often the readers of an audience followed a link.</summary>
public sealed record LinkClicks
{
    public int Number { get; init; }

    public required string Url { get; init; }

    public required string Section { get; init; }

    public required string Label { get; init; }

    /// <summary>Empty for a link that nobody followed.</summary>
    public string Audience { get; init; } = "";

    public string Locale { get; init; } = "";

    public int Clicks { get; init; }
}

/// <summary>All clicks of one day.</summary>
public sealed record DayClicks
{
    public DateOnly Day { get; init; }

    public int Clicks { get; init; }
}

/// <summary>How many readers of an edition left after it.</summary>
public sealed record EditionLeaving(string Audience, string Locale, int Count);
