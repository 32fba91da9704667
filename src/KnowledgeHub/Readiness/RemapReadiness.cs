using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Readiness;

/// <summary>A re-mapping as it was typed.</summary>
public sealed record RemapDraft
{
    public required string From { get; init; }

    /// <summary>For each level from 1 to 5 of that dimension, what it means from now on.</summary>
    public required IReadOnlyList<RemapLine> Lines { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Whether the old dimension goes out of use: then it is merged or replaced.</summary>
    public bool Retire { get; init; }
}

/// <summary>What a re-mapping would move.</summary>
/// <param name="Moves">Each line with the findings and answers of self-assessments that it moves.</param>
/// <param name="Left">How many findings would stay behind in a dimension that goes out of use.</param>
public sealed record RemapPreview(IReadOnlyList<(RemapLine Line, int Findings, int Answers)> Moves, int Left);

/// <summary>
/// Says what the levels of a dimension mean from now on, such as when it is merged or another model takes over. What was
/// recorded stays as it was and is read through the re-mapping.
/// </summary>
public sealed class RemapReadiness(Database database, ReadinessModels models, AuditTrail audit, TimeProvider clock)
{
    public const int LongestReason = 400;

    private readonly NamedSql sql = database.Sql<RemapReadiness>();

    /// <summary>The same without doing it.</summary>
    public async Task<(Problem? Problem, RemapPreview? Preview)> PreviewAsync(RemapDraft draft, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var model = await models.ReadAsync(session, ct);
        return Check(draft with { Reason = "tried" }, model) is { } problem ? (problem, null) : (null, await CountAsync(session, draft, model, ct));
    }

    /// <returns>What to mend, or null.</returns>
    public async Task<Problem?> RunAsync(RemapDraft draft, string who, CancellationToken ct)
    {
        draft = draft with { Reason = Review.Names.Tidy(draft.Reason) };
        await using var session = await database.BeginAsync(ct);
        var model = await models.TakeAsync(session, ct);
        if (Check(draft, model) is { } problem)
        {
            return problem;
        }

        var (id, preview) = (Id.New(clock), await CountAsync(session, draft, model, ct));
        await session.RunAsync(sql["add"], new { Id = id, draft.Reason, Retired = draft.Retire ? draft.From : "", Now = clock.GetUtcNow(), Who = who }, ct);
        foreach (var line in draft.Lines.Where(line => line.Changes))
        {
            await session.RunAsync(sql["add-line"], new { Id = id, line.FromDimension, line.FromLevel, line.ToDimension, line.ToLevel }, ct);
        }

        if (draft.Retire)
        {
            await session.RunAsync(sql["retire"], new { Slug = draft.From, At = clock.GetUtcNow() }, ct);
        }

        await audit.RecordAsync(session, who, draft.Retire ? AuditAction.Merged : AuditAction.Changed, new("readiness-remap", id), $"{Words(draft)}\n{preview.Moves.Sum(move => move.Findings)} findings, {preview.Moves.Sum(move => move.Answers)} answers\n{draft.Reason}", ct);
        await session.CommitAsync(ct);
        return null;
    }

    private static Problem? Check(RemapDraft draft, ReadinessModel model) =>
        model.Find(draft.From) is not { RetiredAt: null } ? new("from", "That dimension is not in use any more; open the page anew.")
        : draft.Lines.Any(line => line.FromDimension != draft.From || line.FromLevel is < 1 or > ReadinessModel.Highest || line.ToLevel is < 1 or > ReadinessModel.Highest || model.Find(line.ToDimension) is not { RetiredAt: null }) ? new("lines", "Choose for each level a dimension that is in use and a level from 1 to 5.")
        : !draft.Lines.Any(line => line.Changes) ? new("lines", "Nothing would change: choose another dimension or level in at least one line.")
        : draft.Retire && (draft.Lines.Count < ReadinessModel.Highest || draft.Lines.Any(line => line.ToDimension == draft.From)) ? new("lines", "A dimension that goes out of use can keep no level: lead each of its levels to another dimension.")
        : draft.Retire && model.Current.Count < 4 ? new("lines", "A profile needs at least three dimensions; add another one before you retire this one.")
        : draft.Reason.Length is 0 or > LongestReason ? new("reason", $"Say in at most {LongestReason} characters why; whoever compares older figures reads it.")
        : null;

    // What is moved is counted as it stands today, whatever it was recorded as.
    private async Task<RemapPreview> CountAsync(Session session, RemapDraft draft, ReadinessModel model, CancellationToken ct)
    {
        var findings = (await session.QueryAsync<Recorded>(sql["findings"], ct: ct)).Select(row => model.Map(row.Dimension, row.Level, row.At)).ToList();
        var answers = (await session.QueryAsync<Recorded>(sql["answers"], ct: ct)).Select(row => model.Map(row.Dimension, row.Level, row.At)).ToList();
        var changing = draft.Lines.Where(line => line.Changes).ToList();
        return new(
            [.. changing.Select(line => (line, findings.Count(value => value == (line.FromDimension, line.FromLevel)), answers.Count(value => value == (line.FromDimension, line.FromLevel))))],
            draft.Retire ? findings.Count(value => value.Dimension == draft.From && !changing.Any(line => line.FromLevel == value.Level)) : 0);
    }

    private static string Words(RemapDraft draft) =>
        string.Join(", ", draft.Lines.Where(line => line.Changes).Select(line => $"{line.FromDimension} {line.FromLevel} → {line.ToDimension} {line.ToLevel}")) + (draft.Retire ? $"; {draft.From} is out of use" : "");

    private sealed record Recorded
    {
        public required string Dimension { get; init; }

        public int Level { get; init; }

        public DateTimeOffset At { get; init; }
    }
}
