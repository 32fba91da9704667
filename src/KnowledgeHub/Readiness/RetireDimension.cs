using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Readiness;

/// <summary>Takes a dimension out of use, or brings it back. Its findings stay stored and are not shown meanwhile.</summary>
public sealed class RetireDimension(Database database, ReadinessModels models, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<RetireDimension>();

    /// <returns>What stands in the way, or null.</returns>
    public async Task<Problem?> RunAsync(string slug, bool retired, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var model = await models.TakeAsync(session, ct);
        if (model.Find(slug) is not { } dimension)
        {
            return new("dimension", "That dimension is not there any more; open the page anew.");
        }

        if (retired && model.Current.Count < 4)
        {
            return new("dimension", "A profile needs at least three dimensions; add another one before you retire this one.");
        }

        await session.RunAsync(sql["retire"], new { Slug = slug, At = retired ? clock.GetUtcNow() : (DateTimeOffset?)null }, ct);
        await audit.RecordAsync(session, who, AuditAction.Changed, new("readiness-dimension", slug), $"{dimension.English.Name} {(retired ? "is out of use" : "is in use again")}", ct);
        await session.CommitAsync(ct);
        return null;
    }
}
