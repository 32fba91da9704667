using KnowledgeHub.Languages;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>Looks whether the commitments that an issue tells of are still as it tells them: public, open and due on that day.</summary>
public sealed class CheckPromises(Database database)
{
    private const string Check = "Commitments";
    private readonly NamedSql sql = database.Sql<CheckPromises>();

    public async Task<IReadOnlyList<Finding>> RunAsync(Issue issue, CancellationToken ct)
    {
        var told = issue.Sections.SelectMany(section => section.Blocks).Where(block => block.CommitmentId is not null).ToList();
        if (told.Count == 0)
        {
            return [];
        }

        await using var session = await database.OpenAsync(ct);
        var findings = new List<Finding>();
        foreach (var block in told)
        {
            findings.AddRange(Look(block, await session.FirstAsync<Row>(sql["public"], new { Id = block.CommitmentId }, ct)));
        }

        return findings.Count > 0 ? findings : [Finding.Ok(Check, "Every commitment is still as the issue tells it.")];
    }

    private static IEnumerable<Finding> Look(Block block, Row? now)
    {
        var name = block.In("en").Text.Heading;
        if (now is null)
        {
            yield return Finding.Warning(Check, $"“{name}” is not public any more and will be left out; take it out of the issue.");
            yield break;
        }

        if (now.Status is "completed" or "withdrawn")
        {
            yield return Finding.Warning(Check, $"“{name}” was {now.Status} meanwhile; say so in the block, or take it out.");
        }

        if (now.DueOn != block.Day)
        {
            yield return Finding.Warning(Check, now.DueOn is { } day ? $"“{name}” is due on {SiteLanguage.English.Day(day)} by now; correct the day." : $"“{name}” has no day any more; take it out.");
        }
    }

    private sealed record Row
    {
        public required string Status { get; init; }

        public DateOnly? DueOn { get; init; }
    }
}
