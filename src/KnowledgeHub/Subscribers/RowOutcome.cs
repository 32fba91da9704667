namespace KnowledgeHub.Subscribers;

/// <summary>What happens to a row of a file, the same in a check and in the import itself.</summary>
/// <param name="Id">As it stands in reports.</param>
/// <param name="Words">For the heading of a count.</param>
public sealed record RowOutcome(string Id, string Words)
{
    public static RowOutcome Added { get; } = new("added", "become confirmed subscribers");

    public static RowOutcome Confirmed { get; } = new("confirmed", "waited for confirmation and become confirmed");

    public static RowOutcome Pending { get; } = new("pending", "are stored, not confirmed");

    public static RowOutcome OptedOut { get; } = new("opted-out", "left elsewhere and get nothing");

    public static RowOutcome Known { get; } = new("known", "are known already and stay as they are");

    public static RowOutcome Suppressed { get; } = new("suppressed", "are left out: they left or are suppressed");

    public static RowOutcome Repeated { get; } = new("repeated", "are left out: an earlier row has the address");

    public static RowOutcome Wrong { get; } = new("wrong", "are left out: something is wrong");

    public static IReadOnlyList<RowOutcome> All { get; } = [Added, Confirmed, Pending, OptedOut, Known, Suppressed, Repeated, Wrong];
}

/// <summary>One line of the report of an import.</summary>
public sealed record RowReport
{
    public int Row { get; init; }

    public required string Email { get; init; }

    public required string Outcome { get; init; }

    /// <summary>What happens to it, or what is wrong and what to write instead.</summary>
    public required string Sentence { get; init; }

    public static RowReport Of(int row, string email, RowOutcome outcome, string sentence) => new() { Row = row, Email = email, Outcome = outcome.Id, Sentence = sentence };
}
