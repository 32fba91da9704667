using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>Everybody and every organisation by a label that names one and no other: what forms offer and take.</summary>
public sealed class DirectoryNames(Database database)
{
    private readonly NamedSql sql = database.Sql<DirectoryNames>();

    public async Task<LabelList> PeopleAsync(CancellationToken ct) => await ReadAsync("people", ct);

    public async Task<LabelList> OrganisationsAsync(CancellationToken ct) => await ReadAsync("organisations", ct);

    private async Task<LabelList> ReadAsync(string query, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return LabelList.Of(await session.QueryAsync<Choice>(sql[query], ct: ct));
    }
}

/// <summary>Labels with the ids they stand for.</summary>
public sealed class LabelList
{
    private readonly Dictionary<string, string> ids;
    private readonly Dictionary<string, string> labels;

    private LabelList(IReadOnlyList<Choice> labelled)
    {
        labels = labelled.ToDictionary(one => one.Id, one => one.Name);
        ids = labelled.DistinctBy(one => NameKey.Fold(one.Name)).ToDictionary(one => NameKey.Fold(one.Name), one => one.Id);
        All = [.. labelled.Select(one => one.Name)];
    }

    /// <summary>In the order of the names.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The id that a typed label stands for; null when it names nobody, or more than one.</summary>
    public string? Find(string typed) => ids.GetValueOrDefault(NameKey.Fold(typed));

    public string LabelOf(string id) => labels.GetValueOrDefault(id, "");

    // Those who share a name are told apart by the end of their ids.
    internal static LabelList Of(IEnumerable<Choice> all)
    {
        var list = all.ToList();
        var shared = list.GroupBy(one => NameKey.Fold(one.Name)).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return new([.. list.Select(one => shared.Contains(NameKey.Fold(one.Name)) ? one with { Name = $"{one.Name} #{one.Id[^6..]}" } : one)]);
    }
}
