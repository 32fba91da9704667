using System.Text;

namespace KnowledgeHub.Tests.Mail.Incoming;

/// <summary>Messages that came back, built as the programs of the world build them.</summary>
internal static class SampleReturns
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));

    /// <summary>A report as Postfix writes it: three parts, the last one the header of what was returned.</summary>
    public static byte[] Report(string action, string status, string diagnostic, string to = "hub@example.org", string messageId = "none@elsewhere.example", string extra = "", string recipient = "reader@ministry.example") => Bytes($"""
        Return-Path: <>
        Date: Mon, 2 Mar 2026 09:12:00 +0000 (UTC)
        From: MAILER-DAEMON@mx.ministry.example (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: {to}
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        {extra}Content-Type: multipart/report; report-type=delivery-status;
        	boundary="AB12.1772442720/mx.ministry.example"

        This is a MIME-encapsulated message.

        --AB12.1772442720/mx.ministry.example
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        This is the mail system at host mx.ministry.example.

        I'm sorry to have to inform you that your message could not be delivered.

        --AB12.1772442720/mx.ministry.example
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.ministry.example
        X-Postfix-Queue-ID: AB12
        Arrival-Date: Mon, 2 Mar 2026 09:11:58 +0000 (UTC)

        Final-Recipient: rfc822; {recipient}
        Original-Recipient: rfc822;{recipient}
        Action: {action}
        Status: {status}
        Remote-MTA: dns; mail.ministry.example
        Diagnostic-Code: smtp; {diagnostic}

        --AB12.1772442720/mx.ministry.example
        Content-Description: Undelivered Message Headers
        Content-Type: text/rfc822-headers

        Return-Path: <hub@example.org>
        Subject: March
        Message-ID: <{messageId}>

        --AB12.1772442720/mx.ministry.example--

        """);

    /// <summary>A complaint as mailbox providers send it (RFC 5965).</summary>
    public static byte[] Complaint(string messageId, string type = "abuse") => Bytes($"""
        From: <feedback@provider.example>
        To: <abuse@hub.example.org>
        Subject: Complaint about a message
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="part"

        --part
        Content-Type: text/plain; charset="US-ASCII"

        This is an abuse report for a message that we took on 2 March 2026.

        --part
        Content-Type: message/feedback-report

        Feedback-Type: {type}
        User-Agent: ProviderFeedback/1.0
        Version: 1
        Original-Mail-From: <hub@example.org>
        Original-Rcpt-To: <reader@provider.example>

        --part
        Content-Type: message/rfc822

        From: <hub@example.org>
        To: <reader@provider.example>
        Subject: March
        Message-ID: <{messageId}>
        Content-Type: text/plain

        Our newsletter.

        --part--

        """);

    public static byte[] Plain(string headers, string body) => Bytes($"{headers}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{body}\n");
}
