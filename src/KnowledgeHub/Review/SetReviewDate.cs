using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Sets the day by which somebody looks whether an item still holds, or takes it away.</summary>
public sealed class SetReviewDate(Database database, ContentItems items, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SetReviewDate>();

    /// <param name="id">The item.</param>
    /// <param name="day">The day, or null for none.</param>
    /// <param name="stillRight">Whether somebody looked at the item now and found it right.</param>
    /// <param name="who">Who decided.</param>
    /// <param name="ct">Stops waiting for the database.</param>
    /// <returns>What to mend, or null when it is stored.</returns>
    public async Task<Problem?> RunAsync(string id, DateOnly? day, bool stillRight, string who, CancellationToken ct)
    {
        if (day <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) || day > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddYears(20))
        {
            return new("review-by", "Choose a day that lies ahead, at most twenty years.");
        }

        await using var session = await database.BeginAsync(ct);
        if (await items.FindAsync(session, id, ct) is not { } item)
        {
            return SendToReview.Gone;
        }

        await session.RunAsync(sql["forget"], new { Id = id }, ct);
        if (day is { } on)
        {
            await session.RunAsync(sql["set"], new { Id = id, On = on, Who = who, Now = clock.GetUtcNow() }, ct);
        }

        var said = (stillRight ? "Looked at and still right. " : "") + (day is { } next ? $"Next review by {next:yyyy-MM-dd}" : "No further review planned");
        await audit.RecordAsync(session, who, AuditAction.Changed, new("content", id), $"{item.Title}\n{said}", ct);
        await session.CommitAsync(ct);
        return null;
    }
}
