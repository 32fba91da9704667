using KnowledgeHub.Mail.Incoming;
using Xunit;

namespace KnowledgeHub.Tests.Mail.Incoming;

/// <summary>Reports as a mail server that is not ours wrote them.</summary>
public sealed class RealReportTests
{
    [Theory]
    [InlineData("unknown", ReturnKind.Hard, "5.1.1", "nobody-here@partner.example.org", "550 5.1.1 <nobody-here@partner.example.org>: Recipient address rejected: No such user here")]
    [InlineData("full", ReturnKind.Soft, "5.2.2", "full@partner.example.org", "552 5.2.2 <full@partner.example.org>: Recipient address rejected: The mailbox is full")]
    [InlineData("delayed", ReturnKind.Progress, "4.3.2", "later@partner.example.org", "451 4.3.2 <later@partner.example.org>: Recipient address rejected: Come back later")]
    [InlineData("smtputf8", ReturnKind.Hard, "5.1.1", "žofie-gone@example.org", "unknown user: \"žofie-gone@example.org\"")]
    public void A_report_of_Postfix_names_the_recipient_the_reason_and_the_delivery(string name, ReturnKind kind, string status, string recipient, string diagnostic)
    {
        var read = ReadReturn.Run(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "KnowledgeHub.Tests", "Mail", "Incoming", "Reports", $"postfix-{name}.eml")));
        Assert.Equal((kind, status, recipient, diagnostic), (read.Kind, read.Status, read.Recipient, read.Diagnostic));
        var delivery = Assert.Single(read.MessageIds).Replace("@hub.example.org", "", StringComparison.Ordinal);
        Assert.Contains(read.ReturnPaths, path => path.StartsWith($"bounces+{delivery}-", StringComparison.Ordinal));
    }
}
