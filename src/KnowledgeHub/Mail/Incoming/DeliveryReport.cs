using System.Text;

namespace KnowledgeHub.Mail.Incoming;

/// <summary>A delivery status notification: RFC 3464, and RFC 6533 for addresses beyond ASCII.</summary>
internal static class DeliveryReport
{
    private const int MostRecipients = 50;

    /// <summary>What the report says of its worst recipient; null when the message is none.</summary>
    public static ReturnedMail? Read(MimePart root)
    {
        var report = root.All.FirstOrDefault(part => part.Type is "message/delivery-status" or "message/global-delivery-status");
        if (report is null)
        {
            return null;
        }

        // One block about the message, then one for each recipient.
        var recipients = Blocks(report).Where(block => block.Has("Action") || block.Has("Final-Recipient") || block.Has("Status")).Select(Recipient).ToList();
        return recipients.Count == 0 ? null : recipients.OrderBy(found => found.Kind switch { ReturnKind.Hard => 0, ReturnKind.Soft => 1, _ => 2 }).First();
    }

    private static ReturnedMail Recipient(PartHeaders fields)
    {
        var status = ReturnStatus.In(fields["Status"]);
        var diagnostic = AfterType(fields["Diagnostic-Code"]);
        var recipient = fields.Has("Original-Recipient") ? Address(fields["Original-Recipient"]) : "";
        return new()
        {
            Kind = fields["Action"].Trim().ToLowerInvariant() is "delayed" or "delivered" or "relayed" or "expanded" ? ReturnKind.Progress : ReturnStatus.Judge(status, diagnostic),
            Status = ReturnStatus.Better(status, diagnostic),
            Diagnostic = diagnostic,
            Recipient = recipient.Length > 0 ? recipient : Address(fields["Final-Recipient"]),
        };
    }

    private static IEnumerable<PartHeaders> Blocks(MimePart report)
    {
        // Some programs write the report as if it were a message of its own.
        ReadOnlyMemory<byte> rest = report.Decoded().ToArray();
        for (var n = 0; n < MostRecipients + 1 && rest.Length > 0; n++)
        {
            var block = PartHeaders.Read(rest.Span, out var length);
            rest = rest[length..];
            if (!block.IsEmpty)
            {
                yield return block;
            }
        }
    }

    // "rfc822; a@example.org"; what names no mailbox of the internet (X.400, fax) is no address of ours.
    private static string Address(string field)
    {
        var (type, value) = field.IndexOf(';') is var at and >= 0 ? (field[..at].Trim(), field[(at + 1)..]) : ("rfc822", field);
        return type.ToLowerInvariant() is "rfc822" or "utf-8" or "smtp" && value.Contains('@') ? value.Trim().Trim('<', '>') : "";
    }

    private static string AfterType(string field) => field.IndexOf(';') is var at and >= 0 and < 20 ? field[(at + 1)..].Trim() : field.Trim();
}
