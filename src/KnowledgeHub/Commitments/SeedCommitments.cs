using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Commitments;

/// <summary>Sample commitments with their histories, marked as illustrative where they are invented; loaded once, after the sample items and the directory.</summary>
public sealed class SeedCommitments(Database database, SaveCommitment save, ReportProgress report, CommitmentStore store, LiveContent live)
{
    private const string Loaded = "seeds-commitments";
    private const string Who = "seeds";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly NamedSql sql = database.Sql<SeedCommitments>();

    /// <summary>Loads <c>commitments.json</c> of the folder unless this hub did before; false when it did. All of it, or nothing.</summary>
    public async Task<bool> EnsureAsync(string folder, CancellationToken ct)
    {
        await using var file = File.OpenRead(Path.Combine(folder, "commitments.json"));
        var seeds = (await JsonSerializer.DeserializeAsync<IReadOnlyList<Seed>>(file, Json, ct))!;
        await using var session = await database.BeginAsync(ct);
        // Whoever writes this row first loads them; others find it there.
        if (await session.RunAsync(sql["claim"], new { Name = Loaded }, ct) == 0)
        {
            return false;
        }

        // A hub whose clock is behind the samples takes what lies in its past.
        foreach (var seed in seeds.Where(seed => seed.Commitment.MadeOn <= store.Today))
        {
            var id = IdOf(await save.RunAsync(session, await CompleteAsync(session, seed, ct), Who, ct));
            foreach (var step in seed.Reports.Where(step => step.Report.OnDay <= store.Today))
            {
                var item = step.Item is null ? null : await session.FirstAsync<LiveVersion>(sql["item"], new { Slug = step.Item }, ct);
                IdOf(await report.ByStaffAsync(session, id, step.Report with { EvidenceContent = item?.ContentId }, Who, ct));
            }
        }

        await session.CommitAsync(ct);
        return true;
    }

    private async Task<Commitment> CompleteAsync(Session session, Seed seed, CancellationToken ct)
    {
        var commitment = seed.Commitment with { IsPublic = true };
        if (seed.Organisation is { } name)
        {
            commitment = commitment with { OrganisationId = await session.ScalarAsync<string>(sql["organisation"], new { Name = name }, ct) };
        }

        if (seed.Item is null || await session.FirstAsync<LiveVersion>(sql["item"], new { Slug = seed.Item }, ct) is not { } version)
        {
            return commitment;
        }

        var item = (await live.FindAsync(version.ContentId, ct))!;
        var anchor = ItemText.Of(item.ContentType, item.Body).SelectMany(field => field.Paragraphs).FirstOrDefault(paragraph => paragraph.Anchor.Length > 0 && paragraph.Text.Contains(commitment.Quote, StringComparison.Ordinal))?.Anchor;
        return commitment with { ContentId = version.ContentId, Version = version.Version, Anchor = anchor ?? "" };
    }

    private static string IdOf(RecordResult result) => result is RecordResult.Saved saved ? saved.Id
        : throw new SettingException($"commitments.json can't be loaded: {(result is RecordResult.Invalid invalid ? invalid.Problems[0].Message : result.GetType().Name)}");

    private sealed record Seed(Commitment Commitment, string? Organisation, string? Item, IReadOnlyList<Step> Reports);

    private sealed record Step(CommitmentReport Report, string? Item);
}
