using KnowledgeHub.Newsletters;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Who gets an issue, who does not, and why; after sending, what became of each. Addresses are shown to newsletter managers alone.</summary>
public static class RecipientsEndpoints
{
    private const int Size = 50;

    public static async Task<IResult> GetAsync(string id, HttpContext context, IssueStore issues, IssueRecipients recipients, string? reason, string? words, int? page, CancellationToken ct)
    {
        if (await issues.FindAsync(id, ct) is not { } issue)
        {
            return Results.NotFound();
        }

        var chosen = RecipientReason.All.FirstOrDefault(known => known.Id == reason)?.Id ?? "";
        var current = Math.Clamp(page ?? 1, 1, 1_000_000);
        var (found, total) = await recipients.ListAsync(id, chosen, words ?? "", current, Size, ct);
        return StaffPages.Draw<RecipientsPage>(new RecipientsPageModel(
            StaffFrame.For(context, $"Recipients of {issue.Title}"), issue, await recipients.CountAsync(id, ct), chosen, (words ?? "").Trim(), found, total, current, Math.Max(1, (total + Size - 1) / Size)));
    }
}

/// <summary>The recipients of an issue with what the list is narrowed to.</summary>
public sealed record RecipientsPageModel(
    StaffFrame Frame, Issue Issue, IReadOnlyList<RecipientCount> Counts, string Reason, string Words, IReadOnlyList<Recipient> Recipients, int Total, int Page, int Pages)
{
    public long Of(string reason) => Counts.Where(count => count.Reason == reason).Sum(count => count.Subscribers);

    public string Address(int page) => $"/admin/issues/{Issue.Id}/recipients?reason={Reason}&words={Uri.EscapeDataString(Words)}&page={page}";
}
