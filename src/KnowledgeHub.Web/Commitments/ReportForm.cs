using KnowledgeHub.Commitments;
using KnowledgeHub.Content;
using KnowledgeHub.Web.Stakeholders;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Commitments;

/// <summary>Reads a report on progress, as staff and owners send it.</summary>
public static class ReportForm
{
    public static async Task<(CommitmentReport Report, Problem? Problem)> ReadAsync(IFormCollection form, LiveContent live, CancellationToken ct)
    {
        var report = new CommitmentReport
        {
            Status = form["status"].ToString(),
            OnDay = RecordForm.Day(form["on-day"]) ?? default,
            Summary = form["summary"].ToString(),
            EvidenceUrl = form["evidence-url"].ToString(),
            EvidenceTitle = form["evidence-title"].ToString(),
            Barriers = form["barriers"].ToString(),
            Enablers = form["enablers"].ToString(),
            ReporterName = form["name"].ToString(),
            ReporterOrganisation = form["organisation"].ToString(),
        };
        if (form["evidence-item"].ToString().Trim() is not { Length: > 0 } typed)
        {
            return (report, null);
        }

        var parts = typed.Split('?', '#')[0].Trim('/').Split('/');
        return parts.Length >= 2 && ContentType.AtPath(parts[^2]) is { } type && await live.AtAsync(type.Id, parts[^1], ct) is { } item
            ? (report with { EvidenceContent = item.ContentId }, null)
            : (report, new("evidence-item", T("There is no published item at that address; paste the address of its page.")));
    }
}
