using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Commitments;

/// <summary>What keeps a report from being taken, for staff and owners alike: above all, that progress needs evidence.</summary>
public static class CheckReport
{
    public const int LongestText = 4_000;

    public static IEnumerable<Problem> Of(CommitmentReport report, DateOnly madeOn, DateOnly today)
    {
        if (ProgressStatus.Find(report.Status) is not { } status)
        {
            yield return new("status", T("Choose how far it is."));
            yield break;
        }

        if (report.OnDay < madeOn || report.OnDay > today)
        {
            yield return new("on-day", T("Give a day between the promise and today."));
        }

        var hasEvidence = report.EvidenceUrl.Length + report.EvidenceTitle.Length > 0;
        if (status.NeedsEvidence && !hasEvidence)
        {
            yield return new("evidence", T("Progress needs evidence: give a link, an item of the hub or the name of a document. If there is none, choose “No evidence available”."));
        }

        if (status.Id == ProgressStatus.NoEvidence && hasEvidence)
        {
            yield return new("evidence", T("You chose “No evidence available” and gave evidence; choose another status or empty the evidence."));
        }

        if (status.Id == ProgressStatus.Withdrawn && report.Summary.Length == 0)
        {
            yield return new("summary", T("Say in a sentence why the commitment is withdrawn."));
        }

        if (report.EvidenceUrl.Length > 0 && !CheckCommitment.IsWebAddress(report.EvidenceUrl, secure: true))
        {
            yield return new("evidence-url", T("The link to the evidence is not complete; write it like https://example.org/report."));
        }

        foreach (var (field, text, most) in new[]
        {
            ("summary", report.Summary, LongestText), ("barriers", report.Barriers, LongestText), ("enablers", report.Enablers, LongestText), ("evidence-title", report.EvidenceTitle, CheckRecord.LongestLine),
            ("name", report.ReporterName, CheckRecord.LongestName), ("organisation", report.ReporterOrganisation, CheckRecord.LongestName),
        })
        {
            if (text.Length > most)
            {
                yield return new(field, T("One of the texts has {0} characters and at most {1} fit; shorten it.", text.Length, most));
            }
        }
    }

    internal static CommitmentReport Tidied(CommitmentReport typed) => typed with
    {
        Summary = Tidy.Text(typed.Summary),
        EvidenceUrl = Tidy.Line(typed.EvidenceUrl),
        EvidenceTitle = Tidy.Line(typed.EvidenceTitle),
        Barriers = Tidy.Text(typed.Barriers),
        Enablers = Tidy.Text(typed.Enablers),
        ReporterName = Tidy.Line(typed.ReporterName),
        ReporterOrganisation = Tidy.Line(typed.ReporterOrganisation),
        NoEvidence = typed.Status == ProgressStatus.NoEvidence,
    };
}
