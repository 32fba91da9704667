using System.Text.Json;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>Counts whom a rule fits before it is stored. The rule is read as the view segment_member reads it, which sending uses.</summary>
public sealed class CountSegment(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<CountSegment>();

    /// <summary>How many confirmed subscribers fit, without those who are held or pause; everybody when nothing is chosen.</summary>
    public async Task<int> RunAsync(IEnumerable<SegmentChoice> choices, CancellationToken ct)
    {
        var asked = JsonSerializer.Serialize(choices.Select(choice => new { kind = choice.Kind, value = choice.Value }));
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<int>(sql["count"], new { Choices = asked, Now = clock.GetUtcNow() }, ct);
    }
}
