using System.Text.Json;
using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Readiness;

/// <summary>Changes what the five levels are called.</summary>
public sealed class SaveLevels(Database database, ReadinessModels models, AuditTrail audit)
{
    public const int LongestName = 60;

    private readonly NamedSql sql = database.Sql<SaveLevels>();

    /// <param name="names">The names by language for each level from 1 to 5.</param>
    /// <param name="who">Who changes them.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <returns>What to mend, or null.</returns>
    public async Task<Problem?> RunAsync(IReadOnlyList<IReadOnlyDictionary<string, string>> names, string who, CancellationToken ct)
    {
        var tidy = names.Select(level => level.ToDictionary(name => name.Key, name => Review.Names.Tidy(name.Value))).ToList();
        if (tidy.Count != ReadinessModel.Highest || tidy.Any(level => level.GetValueOrDefault("en", "").Length == 0 || level.Values.Any(name => name.Length > LongestName)))
        {
            return new("levels", $"Give each level an English name of at most {LongestName} characters.");
        }

        await using var session = await database.BeginAsync(ct);
        await models.TakeAsync(session, ct);
        foreach (var (index, level) in tidy.Index())
        {
            await session.RunAsync(sql["save"], new { Level = index + 1, Texts = JsonSerializer.Serialize(level, ReadinessModels.Json) }, ct);
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("readiness-levels", "levels"), string.Join(", ", tidy.Index().Select(level => $"{level.Index + 1} {level.Item["en"]}")), ct);
        await session.CommitAsync(ct);
        return null;
    }
}
