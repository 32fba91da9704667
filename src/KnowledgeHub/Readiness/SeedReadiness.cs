using System.Text.Json;
using KnowledgeHub.Review;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Readiness;

/// <summary>The dimensions that a new hub is born with, and illustrative findings, conditions and a self-assessment beside the sample items.</summary>
public sealed class SeedReadiness(Database database, ChangeFeed changes, TermStore terms, RecordFinding record, Contexts contexts, LivePassages passages, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SeedReadiness>();

    /// <summary>Adds what is missing. Where there is a dimension or a finding already, staff have begun and nothing of that kind is added.</summary>
    public async Task RunAsync(string folder, bool withFindings, CancellationToken ct)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, "readiness.json"));
        var seed = (await JsonSerializer.DeserializeAsync<Seed>(stream, ReadinessModels.Json, ct))!;
        var known = await terms.ReadNewestAsync(ct);
        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        if (await session.ScalarAsync<int>(sql["count-dimensions"], ct: ct) == 0)
        {
            await LoadModelAsync(session, seed, ct);
        }

        if (withFindings && await session.ScalarAsync<int>(sql["count-findings"], ct: ct) == 0)
        {
            await LoadFindingsAsync(session, seed, known, ct);
        }

        await session.CommitAsync(ct);
    }

    private async Task LoadModelAsync(Session session, Seed seed, CancellationToken ct)
    {
        foreach (var (index, level) in seed.Levels.Index())
        {
            await session.RunAsync(sql["add-level"], new { Level = index + 1, Texts = JsonSerializer.Serialize(level, ReadinessModels.Json) }, ct);
        }

        foreach (var (index, dimension) in seed.Dimensions.Index())
        {
            await session.RunAsync(sql["add-dimension"], new { dimension.Slug, Position = (index + 1) * 10, Texts = JsonSerializer.Serialize(dimension.Texts, ReadinessModels.Json) }, ct);
        }
    }

    private async Task LoadFindingsAsync(Session session, Seed seed, Terms known, CancellationToken ct)
    {
        var any = false;
        foreach (var finding in seed.Findings)
        {
            any |= await LoadFindingAsync(session, finding, known, ct);
        }

        // Without its sample items a hub gets no invented conditions either.
        if (!any)
        {
            return;
        }

        foreach (var fact in seed.Contexts)
        {
            var problem = await contexts.AddAsync(session, fact.Read(), known, "seeds", ct);
            Expect(problem is null, $"{fact.City}: {problem?.Message}");
        }

        foreach (var own in seed.Assessments)
        {
            await LoadAssessmentAsync(session, own, known, ct);
        }
    }

    private async Task<bool> LoadFindingAsync(Session session, FindingSeed seed, Terms known, CancellationToken ct)
    {
        if (await session.FirstAsync<ItemRow>(sql["item"], new { ExternalId = $"seed:{seed.Item}" }, ct) is not { } item)
        {
            return false;
        }

        var text = (await passages.ReadAsync(session, [item.Version], ct)).GetValueOrDefault(item.Version);
        // Staff may have changed the sample since; then its passage is gone and the finding with it.
        if (text?.Passages.FirstOrDefault(passage => passage.Value.Contains(seed.Quote, StringComparison.Ordinal)) is not { Key: { } anchor })
        {
            return false;
        }

        var finding = new NewFinding { Version = item.Version, Anchor = anchor, Quote = seed.Quote, Dimension = seed.Dimension, Level = seed.Level, ObservedOn = seed.On, Country = seed.Country, City = seed.City, Note = seed.Note };
        return await record.RunAsync(session, item.Id, finding, known, "seeds", ct) is null;
    }

    private async Task LoadAssessmentAsync(Session session, AssessmentSeed own, Terms known, CancellationToken ct)
    {
        var (place, problem) = ReadinessPlace.Read(own.Country, own.City, known);
        Expect(problem is null, $"{own.Country}: {problem?.Message}");
        var (id, now) = (Id.New(clock), clock.GetUtcNow());
        await session.RunAsync(sql["add-assessment"], new { Id = id, place.Country, place.City, place.CitySlug, Hash = GuestLinks.Hash(GuestLinks.NewToken()), own.Organisation, Now = now }, ct);
        foreach (var answer in own.Answers)
        {
            await session.RunAsync(sql["add-answer"], new { Id = id, answer.Dimension, answer.Level, answer.Comment, Now = now }, ct);
        }
    }

    private static void Expect(bool fits, string what)
    {
        if (!fits)
        {
            throw new SettingException($"readiness.json can't be loaded: {what}");
        }
    }

    private sealed record ItemRow
    {
        public required string Id { get; init; }

        public required string Version { get; init; }
    }

    private sealed record Seed(IReadOnlyList<Dictionary<string, string>> Levels, IReadOnlyList<DimensionSeed> Dimensions, IReadOnlyList<FindingSeed> Findings, IReadOnlyList<ContextSeed> Contexts, IReadOnlyList<AssessmentSeed> Assessments);

    private sealed record DimensionSeed(string Slug, Dictionary<string, DimensionWords> Texts);

    private sealed record FindingSeed(string Item, string Dimension, int Level, DateOnly On, string Country, string Quote, string City = "", string Note = "");

    private sealed record ContextSeed(string Country, string City, string Kind, string Value, DateOnly AsOf, string Source)
    {
        public ContextFact Read() => new() { Id = "", Country = Country, City = City, Kind = Kind, Value = Value, AsOf = AsOf, Source = Source, Illustrative = true };
    }

    private sealed record AssessmentSeed(string Country, string Organisation, IReadOnlyList<AssessmentAnswer> Answers, string City = "");
}
