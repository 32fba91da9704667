using System.Text;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>What the tests of the mailer hand over.</summary>
internal static class Sending
{
    public static readonly Envelope ToJane = new("bounces@example.org", "jane@example.org");
    public static readonly byte[] Hello = "Subject: Hello\r\n\r\nHello Jane\r\n"u8.ToArray();

    public static Task<Handover> SendAsync(this SmtpMailer mailer, Envelope? envelope = null, string? message = null) =>
        mailer.SendAsync(envelope ?? ToJane, message is null ? Hello : Encoding.UTF8.GetBytes(message), TestContext.Current.CancellationToken);
}
