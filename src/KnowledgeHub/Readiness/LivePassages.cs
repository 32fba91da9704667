using System.Collections.Concurrent;
using System.Text.Json;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Readiness;

/// <summary>The paragraphs of versions of case studies. A version never changes, so what was read once is kept.</summary>
public sealed class LivePassages(Database database)
{
    private const int Most = 1000;

    private readonly NamedSql sql = database.Sql<LivePassages>();
    private readonly ConcurrentDictionary<string, CaseText> kept = new(StringComparer.Ordinal);

    internal async Task<IReadOnlyDictionary<string, CaseText>> ReadAsync(Session session, IEnumerable<string> versions, CancellationToken ct)
    {
        var found = new Dictionary<string, CaseText>(StringComparer.Ordinal);
        var wanted = versions.Distinct().ToList();
        foreach (var batch in wanted.Where(version => !kept.ContainsKey(version)).Chunk(100))
        {
            foreach (var row in await session.QueryAsync<VersionRow>(sql["read"], new { Ids = batch }, ct))
            {
                found[row.Id] = CaseText.From(row.Data);
            }
        }

        if (kept.Count + found.Count > Most)
        {
            kept.Clear();
        }

        foreach (var (version, text) in found)
        {
            kept[version] = text;
        }

        foreach (var version in wanted)
        {
            if (kept.TryGetValue(version, out var text))
            {
                found[version] = text;
            }
        }

        return found;
    }

    private sealed record VersionRow
    {
        public required string Id { get; init; }

        public required string Data { get; init; }
    }
}

/// <summary>What a finding can point to in one version of a case study.</summary>
/// <param name="Passages">The words of each paragraph by its anchor, in their order.</param>
/// <param name="Illustrative">Whether it is an invented example.</param>
internal sealed record CaseText(IReadOnlyList<KeyValuePair<string, string>> Passages, bool Illustrative)
{
    public const string Type = "case-study";

    public static CaseText From(string data)
    {
        try
        {
            var type = ContentType.Get(Type);
            var body = type.Read(data);
            return new([.. ItemText.Of(type, body).SelectMany(part => part.Paragraphs).Where(paragraph => paragraph.Anchor.Length > 0).DistinctBy(paragraph => paragraph.Anchor).Select(paragraph => KeyValuePair.Create(paragraph.Anchor, paragraph.Text))], body.Illustrative);
        }
        catch (JsonException)
        {
            // A version that can't be read proves nothing.
            return new([], false);
        }
    }

    public bool Says(string anchor, string quote) => Passages.Any(passage => passage.Key == anchor && passage.Value.Contains(quote, StringComparison.Ordinal));

    public string? Find(string anchor) => Passages.FirstOrDefault(passage => passage.Key == anchor).Value;
}
