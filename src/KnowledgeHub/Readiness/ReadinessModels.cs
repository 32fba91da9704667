using System.Text.Json;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Readiness;

/// <summary>Reads the dimensions and levels as they stand now.</summary>
public sealed class ReadinessModels(Database database)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly NamedSql sql = database.Sql<ReadinessModels>();

    public async Task<ReadinessModel> ReadAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await ReadAsync(session, ct);
    }

    internal async Task<ReadinessModel> ReadAsync(Session session, CancellationToken ct)
    {
        var dimensions = (await session.QueryAsync<DimensionRow>(sql["dimensions"], ct: ct)).Select(row => row.Read()).ToList();
        var levels = (await session.QueryAsync<LevelRow>(sql["levels"], ct: ct)).ToDictionary(row => row.Level, row => (IReadOnlyDictionary<string, string>)JsonSerializer.Deserialize<Dictionary<string, string>>(row.Texts, Json)!);
        var lines = (await session.QueryAsync<LineRow>(sql["lines"], ct: ct)).ToLookup(row => row.RemapId, row => row.Read());
        var remaps = (await session.QueryAsync<Remap>(sql["remaps"], ct: ct)).Select(remap => remap with { Lines = [.. lines[remap.Id]] }).ToList();
        return new(dimensions, levels, remaps);
    }

    /// <summary>Holds whoever else changes the model until the caller's transaction ends, and gives it as it stands.</summary>
    internal async Task<ReadinessModel> TakeAsync(Session session, CancellationToken ct)
    {
        await session.RunAsync(sql["take-turn"], ct: ct);
        return await ReadAsync(session, ct);
    }

    private sealed record DimensionRow
    {
        public required string Slug { get; init; }

        public int Position { get; init; }

        public required string Texts { get; init; }

        public DateTimeOffset? RetiredAt { get; init; }

        public Dimension Read() => new() { Slug = Slug, Position = Position, RetiredAt = RetiredAt, Texts = JsonSerializer.Deserialize<Dictionary<string, DimensionWords>>(Texts, Json)! };
    }

    private sealed record LevelRow
    {
        public int Level { get; init; }

        public required string Texts { get; init; }
    }

    private sealed record LineRow
    {
        public required string RemapId { get; init; }

        public required string FromDimension { get; init; }

        public int FromLevel { get; init; }

        public required string ToDimension { get; init; }

        public int ToLevel { get; init; }

        public RemapLine Read() => new() { FromDimension = FromDimension, FromLevel = FromLevel, ToDimension = ToDimension, ToLevel = ToLevel };
    }
}
