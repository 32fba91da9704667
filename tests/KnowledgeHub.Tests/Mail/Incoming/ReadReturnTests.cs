using KnowledgeHub.Mail.Incoming;
using Xunit;

namespace KnowledgeHub.Tests.Mail.Incoming;

public sealed class ReadReturnTests
{
    [Theory]
    [InlineData("failed", "5.1.1", "550 5.1.1 <reader@ministry.example>: Recipient address rejected: User unknown", ReturnKind.Hard)]
    [InlineData("failed", "5.2.2", "552 5.2.2 Mailbox full", ReturnKind.Soft)]
    [InlineData("failed", "5.0.0", "550 Requested action not taken: mailbox unavailable", ReturnKind.Hard)]
    [InlineData("failed", "5.0.0", "554 delivery error: dd This user doesn't have a provider.example account", ReturnKind.Hard)]
    [InlineData("failed", "5.7.1", "550 5.7.1 Message rejected because of our spam policy", ReturnKind.Soft)]
    [InlineData("failed", "5.4.4", "Host or domain name not found. Name service error for name=gone.example type=MX: Host not found", ReturnKind.Hard)]
    [InlineData("failed", "5.1.8", "553 5.1.8 Sender address rejected: Domain not found", ReturnKind.Soft)]
    [InlineData("failed", "4.4.7", "451 4.4.7 Queue time expired", ReturnKind.Soft)]
    [InlineData("failed", "5.5.0", "550 5.5.0 Something went wrong", ReturnKind.Soft)]
    [InlineData("delayed", "4.4.1", "connect to mail.ministry.example: Connection timed out", ReturnKind.Progress)]
    [InlineData("delivered", "2.0.0", "250 2.0.0 Ok", ReturnKind.Progress)]
    public void A_standard_report_is_judged_by_action_status_and_words(string action, string status, string diagnostic, ReturnKind kind)
    {
        var read = ReadReturn.Run(SampleReturns.Report(action, status, diagnostic));
        Assert.Equal((kind, "reader@ministry.example", diagnostic), (read.Kind, read.Recipient, read.Diagnostic));
    }

    [Fact]
    public void The_addresses_and_ids_that_name_a_delivery_are_found_wherever_they_stand()
    {
        var read = ReadReturn.Run(SampleReturns.Report("failed", "5.1.1", "550 No such user", to: "Bounces <bounces+one@hub.example.org>", messageId: "two@hub.example.org", extra: "Delivered-To: bounces+three@hub.example.org\n"));
        Assert.Contains("bounces+one@hub.example.org", read.ReturnPaths);
        Assert.Contains("bounces+three@hub.example.org", read.ReturnPaths);
        Assert.Contains("hub@example.org", read.ReturnPaths);
        Assert.Equal(["two@hub.example.org"], read.MessageIds);
    }

    [Fact]
    public void Of_several_recipients_the_worst_counts_and_one_of_X400_has_no_address()
    {
        var report = System.Text.Encoding.UTF8.GetString(SampleReturns.Report("delayed", "4.2.1", "451 later"));
        var mixed = report.Replace("Diagnostic-Code: smtp; 451 later\r\n", "Diagnostic-Code: smtp; 451 later\r\n\r\nFinal-Recipient: X400; /C=ZZ/A=PROVIDER/S=Reader/\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: X400; unable to deliver\r\n", StringComparison.Ordinal);
        var read = ReadReturn.Run(System.Text.Encoding.UTF8.GetBytes(mixed));
        Assert.Equal((ReturnKind.Hard, "5.1.1", ""), (read.Kind, read.Status, read.Recipient));
    }

    [Theory]
    [InlineData("qmail", "From: MAILER-DAEMON@mx.example\nSubject: failure notice", "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<reader@ministry.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <hub@example.org>\nMessage-ID: <two@hub.example.org>\nSubject: March\n\nText", ReturnKind.Hard)]
    [InlineData("Exim", "From: Mail Delivery System <Mailer-Daemon@mx.example>\nX-Failed-Recipients: reader@ministry.example\nAuto-Submitted: auto-replied\nSubject: Mail delivery failed: returning message to sender", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  reader@ministry.example\n    host mail.ministry.example [192.0.2.7]\n    SMTP error from remote mail server after RCPT TO:<reader@ministry.example>:\n    550 No such user here\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: <two@hub.example.org>\n", ReturnKind.Hard)]
    [InlineData("Exim, full", "From: Mailer-Daemon@mx.example\nX-Failed-Recipients: reader@ministry.example\nSubject: Mail delivery failed", "A message that you sent could not be delivered to one or more of its recipients.\n\n  reader@ministry.example\n    mailbox is full: retry timeout exceeded\n\n------ This is a copy of the message, including all the headers. ------\nMessage-ID: <two@hub.example.org>", ReturnKind.Soft)]
    [InlineData("Exim, waiting", "From: Mailer-Daemon@mx.example\nSubject: Warning: message delayed 24 hours", "A message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue.\n\n  reader@ministry.example\n\nMessage-ID: <two@hub.example.org>", ReturnKind.Progress)]
    [InlineData("Exchange", "From: Microsoft Outlook <postmaster@ministry.example>\nSubject: Undeliverable: March", "Delivery has failed to these recipients or groups:\n\nreader@ministry.example<mailto:reader@ministry.example>\nThe email address you entered couldn\u2019t be found.\n\nreader@ministry.example\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient reader@ministry.example not found by SMTP address lookup'\n\nOriginal message headers:\n\nMessage-ID: <two@hub.example.org>\n", ReturnKind.Hard)]
    [InlineData("Yahoo", "From: MAILER-DAEMON@provider.example\nSubject: Failure Notice", "Sorry, we were unable to deliver your message to the following address.\n\n<reader@ministry.example>:\n554: delivery error: dd Not a valid recipient - this user doesn't have a provider.example account\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <two@hub.example.org>", ReturnKind.Hard)]
    public void A_report_in_words_is_understood(string program, string headers, string body, ReturnKind kind)
    {
        var read = ReadReturn.Run(SampleReturns.Plain(headers, body));
        Assert.True(kind == read.Kind, $"{program}: {read.Kind}");
        Assert.Equal("reader@ministry.example", read.Recipient);
        Assert.Equal(["two@hub.example.org"], read.MessageIds);
    }

    [Theory]
    [InlineData("Subject: Automatic reply: March\nAuto-Submitted: auto-replied (vacation)")]
    [InlineData("Subject: Re: March\nX-Autoreply: yes")]
    [InlineData("Subject: Re: March\nPrecedence: auto_reply")]
    [InlineData("Subject: Out of Office: March")]
    [InlineData("Subject: =?iso-8859-1?Q?R=E9ponse_automatique_:_March?=")]
    [InlineData("Subject: Abwesenheitsnotiz: March")]
    public void An_automatic_reply_is_no_bounce(string headers) =>
        Assert.Equal(ReturnKind.AutoReply, ReadReturn.Run(SampleReturns.Plain($"From: reader@ministry.example\n{headers}", "I am away until Monday. For urgent matters call 550 1234.")).Kind);

    [Fact]
    public void A_reply_from_a_person_is_not_understood_and_keeps_its_words_for_staff()
    {
        var read = ReadReturn.Run(SampleReturns.Plain("From: Reader <reader@ministry.example>\nSubject: Re: March", "Thank you. Please change my address."));
        Assert.Equal((ReturnKind.Unknown, "Re: March", "Thank you. Please change my address."), (read.Kind, read.Subject, read.Excerpt));
    }

    [Theory]
    [InlineData("abuse", ReturnKind.Complaint)]
    [InlineData("not-spam", ReturnKind.Unknown)]
    [InlineData("auth-failure", ReturnKind.Unknown)]
    public void A_feedback_report_is_a_complaint_only_when_a_reader_complained(string type, ReturnKind kind)
    {
        var read = ReadReturn.Run(SampleReturns.Complaint("two@hub.example.org", type));
        Assert.Equal((kind, "reader@provider.example"), (read.Kind, read.Recipient));
        Assert.Equal(["two@hub.example.org"], read.MessageIds);
    }

    [Fact]
    public void A_report_whose_parts_are_encoded_is_read_all_the_same()
    {
        var fields = Convert.ToBase64String(SampleReturns.Bytes("Reporting-MTA: dns; mx.example\n\nFinal-Recipient: utf-8; l\u00e9a@ministry.example\nAction: failed\nStatus: 5.1.1\n"));
        var read = ReadReturn.Run(SampleReturns.Bytes($"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/global-delivery-status\nContent-Transfer-Encoding: base64\n\n{fields}\n--b--\n"));
        Assert.Equal((ReturnKind.Hard, "l\u00e9a@ministry.example"), (read.Kind, read.Recipient));
    }
}
