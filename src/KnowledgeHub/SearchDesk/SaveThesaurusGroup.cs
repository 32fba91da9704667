using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.SearchDesk;

/// <summary>How saving or removing a group went.</summary>
public abstract record ThesaurusResult
{
    public sealed record Saved(ThesaurusGroup Group) : ThesaurusResult;

    public sealed record Unchanged(ThesaurusGroup Group) : ThesaurusResult;

    public sealed record Removed : ThesaurusResult;

    public sealed record Invalid(IReadOnlyList<Problem> Problems) : ThesaurusResult;

    /// <summary>Somebody else changed it meanwhile; <paramref name="Theirs"/> is what stands now, null when it was removed.</summary>
    public sealed record Conflict(ThesaurusGroup? Theirs) : ThesaurusResult;

    public sealed record NotFound : ThesaurusResult;
}

/// <summary>Adds a group of words that mean the same, or changes one, and writes down what stood there before. Search uses it within 15 seconds.</summary>
public sealed class SaveThesaurusGroup(Database database, AuditTrail audit)
{
    private readonly NamedSql sql = database.Sql<SaveThesaurusGroup>();

    /// <param name="number">The group to change; null for a new one.</param>
    /// <param name="basedOn">The <see cref="ThesaurusGroup.State"/> that the editor saw.</param>
    /// <param name="typed">One term a line.</param>
    /// <param name="who">The editor.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<ThesaurusResult> RunAsync(int? number, string basedOn, string typed, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["lock"], ct: ct);
        var groups = ThesaurusRow.Group(await session.QueryAsync<ThesaurusRow>(sql["all"], ct: ct));
        var before = groups.FirstOrDefault(group => group.Number == number);
        if (number is not null && before?.State != basedOn)
        {
            return new ThesaurusResult.Conflict(before);
        }

        var group = new ThesaurusGroup(number ?? groups.Select(other => other.Number).DefaultIfEmpty().Max() + 1, CheckThesaurusGroup.Tidy(typed));
        if (CheckThesaurusGroup.Run(group.Terms, groups.Where(other => other.Number != number)) is { Count: > 0 } problems)
        {
            return new ThesaurusResult.Invalid(problems);
        }

        if (group.State == before?.State)
        {
            return new ThesaurusResult.Unchanged(before);
        }

        await session.RunAsync(sql["clear"], new { group.Number }, ct);
        foreach (var term in group.Terms)
        {
            await session.RunAsync(sql["add"], new { group.Number, Term = term }, ct);
        }

        await audit.RecordAsync(
            session, who, before is null ? AuditAction.Added : AuditAction.Changed, new("thesaurus", $"{group.Number}"),
            before is null ? group.Text : $"Before: {before.Text}\nNow: {group.Text}", ct);
        await session.CommitAsync(ct);
        return new ThesaurusResult.Saved(group);
    }
}
