using KnowledgeHub.Storage;

namespace KnowledgeHub.SearchDesk;

/// <summary>Reads the thesaurus for those who edit it.</summary>
public sealed class ThesaurusGroups(Database database)
{
    private readonly NamedSql sql = database.Sql<ThesaurusGroups>();

    /// <summary>The groups of which a term holds the words, or all; in the order of their first terms.</summary>
    public async Task<IReadOnlyList<ThesaurusGroup>> ListAsync(string words, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var groups = ThesaurusRow.Group(await session.QueryAsync<ThesaurusRow>(sql["all"], ct: ct));
        return [.. groups.Where(group => string.IsNullOrWhiteSpace(words) || group.Holds(words)).OrderBy(group => ThesaurusGroup.KeyOf(group.Terms[0]), StringComparer.Ordinal)];
    }

    public async Task<ThesaurusGroup?> FindAsync(int number, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return ThesaurusRow.Group(await session.QueryAsync<ThesaurusRow>(sql["one"], new { Number = number }, ct)).SingleOrDefault();
    }
}
