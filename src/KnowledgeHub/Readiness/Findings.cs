using KnowledgeHub.Storage;

namespace KnowledgeHub.Readiness;

/// <summary>Reads findings with what they mean now and whether readers may see them; both are worked out anew each time.</summary>
public sealed class Findings(Database database, ReadinessModels models, LivePassages passages)
{
    private readonly NamedSql sql = database.Sql<Findings>();

    /// <summary>All findings, newest observation first.</summary>
    public Task<IReadOnlyList<SeenFinding>> AllAsync(CancellationToken ct) => ReadAsync("", ct);

    /// <summary>Those of one case study.</summary>
    public Task<IReadOnlyList<SeenFinding>> OfAsync(string contentId, CancellationToken ct) => ReadAsync(contentId, ct);

    private async Task<IReadOnlyList<SeenFinding>> ReadAsync(string contentId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var model = await models.ReadAsync(session, ct);
        var all = (await session.QueryAsync<Finding>(sql["read"], new { ContentId = contentId }, ct)).ToList();
        var texts = await passages.ReadAsync(session, all.Select(finding => finding.LiveVersion ?? finding.Version), ct);
        return [.. all.Select(finding => See(finding, model, texts.GetValueOrDefault(finding.LiveVersion ?? finding.Version)))];
    }

    private static SeenFinding See(Finding finding, ReadinessModel model, CaseText? text)
    {
        var (dimension, level) = model.Map(finding.Dimension, finding.Level, finding.RecordedAt);
        var standing = finding.LiveVersion is null ? FindingStanding.NotPublished
            : text?.Says(finding.Anchor, finding.Quote) == true ? FindingStanding.Public : FindingStanding.ToCheck;
        return new(finding, dimension, level, standing, text?.Illustrative == true);
    }
}
