using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Readiness;

/// <summary>Reads what readers may see of readiness.</summary>
public sealed class ReadReadiness(ReadinessModels models, Findings findings, Contexts contexts, Assessments assessments, TermStore terms)
{
    public async Task<ReadinessPicture> RunAsync(CancellationToken ct) =>
        new(await models.ReadAsync(ct), await terms.ReadAsync(ct), await findings.AllAsync(ct), await contexts.AllAsync(ct), await assessments.AcceptedAsync(ct));
}
