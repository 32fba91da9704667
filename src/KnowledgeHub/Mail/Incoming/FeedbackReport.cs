namespace KnowledgeHub.Mail.Incoming;

/// <summary>A complaint as mailbox providers send it: the Abuse Reporting Format of RFC 5965.</summary>
internal static class FeedbackReport
{
    // The types of RFC 5965 and RFC 6430 in which a reader says that they do not want the mail.
    private static readonly string[] Complaints = ["abuse", "fraud", "other", "virus", "opt-out", "opt-out-list"];

    public static ReturnedMail? Read(MimePart root)
    {
        if (root.All.FirstOrDefault(part => part.Type == "message/feedback-report") is not { } part)
        {
            return null;
        }

        var fields = PartHeaders.Read(part.Decoded(), out _);
        var type = fields["Feedback-Type"].Trim().ToLowerInvariant();
        return new()
        {
            // A report of failed authentication, or that a mail was no spam after all, takes nobody off the list.
            Kind = Array.IndexOf(Complaints, type) >= 0 ? ReturnKind.Complaint : ReturnKind.Unknown,
            Diagnostic = $"Feedback-Type: {type}",
            Recipient = fields["Original-Rcpt-To"].Trim().Trim('<', '>'),
            ReturnPaths = [.. fields.All("Original-Mail-From").Take(3).Select(from => from.Trim().Trim('<', '>'))],
        };
    }
}
