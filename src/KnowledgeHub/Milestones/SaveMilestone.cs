using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Milestones;

/// <summary>Changes a milestone: its words, date, window for submissions and asks. Its address stays.</summary>
public sealed class SaveMilestone(Database database, AuditTrail audit)
{
    private static readonly string[] Precisions = ["day", "month", "year"];

    private readonly NamedSql sql = database.Sql<SaveMilestone>();

    /// <returns>What to mend; none when it was stored.</returns>
    public async Task<IReadOnlyList<Problem>> RunAsync(Milestone typed, IReadOnlyList<string> asks, string who, CancellationToken ct)
    {
        var milestone = typed with { Title = typed.Title.Replace("\0", "", StringComparison.Ordinal).Trim(), Description = typed.Description.Replace("\0", "", StringComparison.Ordinal).Trim(), Submission = typed.Submission.Replace("\0", "", StringComparison.Ordinal).Trim() };
        if (Check(milestone).ToList() is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var session = await database.BeginAsync(ct);
        if (await session.RunAsync(sql["change"], milestone, ct) == 0)
        {
            return [new("title", "Somebody else changed this milestone meanwhile; nothing was stored. Open it again and repeat your change.")];
        }

        await session.RunAsync(sql["unlink"], new { milestone.Slug }, ct);
        foreach (var ask in (await session.QueryAsync<string>(sql["asks"], ct: ct)).Intersect(asks).ToList())
        {
            await session.RunAsync(sql["link"], new { milestone.Slug, Ask = ask }, ct);
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("milestone", milestone.Slug), $"{milestone.OnDay:yyyy-MM-dd} ({milestone.DatePrecision}), submissions {milestone.OpensOn:yyyy-MM-dd} to {milestone.ClosesOn:yyyy-MM-dd}", ct);
        await session.CommitAsync(ct);
        return [];
    }

    private static IEnumerable<Problem> Check(Milestone milestone)
    {
        if (milestone.Title.Length is 0 or > 200)
        {
            yield return new("title", "Give the milestone a title of at most 200 characters.");
        }

        if (milestone.OnDay.Year is < 2000 or > 2100)
        {
            yield return new("on-day", "Choose the day, or the last day of the month or year, between 2000 and 2100.");
        }

        if (!Precisions.Contains(milestone.DatePrecision))
        {
            yield return new("precision", "Choose how exactly the date is known.");
        }

        if (milestone.OpensOn is { Year: < 2000 or > 2100 } || milestone.ClosesOn is { Year: < 2000 or > 2100 } || milestone.OpensOn > milestone.ClosesOn)
        {
            yield return new("closes-on", "Choose days for the window, the closing one not before the opening one, or leave both empty.");
        }

        if (milestone.ClosesOn > milestone.OnDay)
        {
            yield return new("closes-on", "Submissions have to close on or before the day of the milestone.");
        }

        if (milestone.Description.Length > 2000 || milestone.Submission.Length > 2000)
        {
            yield return new("description", "Shorten the texts to 2,000 characters each.");
        }
    }
}
