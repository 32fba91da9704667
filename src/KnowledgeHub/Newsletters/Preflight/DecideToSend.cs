namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>What stands against sending an issue, with the report when it is one of its findings; nothing when it is scheduled.</summary>
public sealed record SendDecision(string? Problem, PreflightReport? Report = null)
{
    public bool IsScheduled => Problem is null;
}

/// <summary>Lets an issue go out at a time or now, when no check stops it, its warnings were seen, and somebody else approved it where that is asked.</summary>
public sealed class DecideToSend(IssueStore issues, CheckIssue check, IssueApprovals approvals, ScheduleIssue schedule, TimeProvider clock)
{
    /// <param name="id">The issue.</param>
    /// <param name="due">When it goes out; null means now.</param>
    /// <param name="seen">The warnings that were ticked as seen: <see cref="PreflightReport.Seen"/>.</param>
    /// <param name="editor">Who decides.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    public async Task<SendDecision> RunAsync(string id, DateTimeOffset? due, string seen, string editor, CancellationToken ct)
    {
        if (await issues.FindAsync(id, ct) is not { CanBeChanged: true } issue)
        {
            return new("The issue is on its way already and can't be scheduled again.");
        }

        if (due < clock.GetUtcNow())
        {
            return new("That time has passed. Choose a later one, or send the issue now.");
        }

        var report = await check.RunAsync(issue, ct);
        if (report.Stops.FirstOrDefault() is { } stop)
        {
            return new(stop.Sentence, report);
        }

        if (report.Warnings.Any() && report.Seen != seen)
        {
            return new("There are warnings. Read them below, and tick that you have seen them.", report);
        }

        if (await approvals.IsAskedAsync(ct) && (await approvals.FindAsync(id, report.Fingerprint, ct))?.ApprovedBy == editor)
        {
            return new("You approved this issue, so somebody else has to send it.", report);
        }

        return await schedule.RunAsync(id, due ?? clock.GetUtcNow(), editor, ct) switch
        {
            ScheduleResult.Scheduled => new(null),
            ScheduleResult.Empty => new("The issue holds no published item, so there is nothing to send. Add an item and save first.", report),
            _ => new("The issue is on its way already and can't be scheduled again."),
        };
    }
}
