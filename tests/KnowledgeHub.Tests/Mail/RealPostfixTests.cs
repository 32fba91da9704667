using System.Text;
using KnowledgeHub.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>The client and the writer against a mail server that is not ours: STARTTLS, AUTH, PIPELINING, SIZE and SMTPUTF8 as Postfix speaks them.</summary>
public sealed class RealPostfixTests : IClassFixture<RealPostfix>
{
    private readonly RealPostfix postfix;

    public RealPostfixTests(RealPostfix postfix)
    {
        RealPostfix.Require();
        this.postfix = postfix;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_newsletter_with_everything_in_it_is_delivered_as_it_was_written()
    {
        var message = SampleMail.Plain with
        {
            From = new Mailbox("Aliance pro zdravotní politiku", "hub@example.org"),
            Subject = "Léčba vzácných nemocí: co říkají důkazy — 希少疾患の治療について — und was das für Patientinnen heißt 💊",
            Text = "a = b, 100%=\nspaces at the end   \n.\n..dots\nFrom here\n\n\ttab\nžluťoučký kůň 💊\n" + new string('w', 3000) + "\n",
            Html = "<p>Žofie <img src=\"cid:plot@example.org\" alt=\"\"></p>\n",
            MessageId = "everything@example.org",
            Headers = [new Header("List-Unsubscribe", $"<https://hub.example.org/{new string('u', 120)}>"), new Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")],
            Images = [new InlineImage("plot@example.org", "image/png", Bytes)],
            Attachments = [new Attachment("Žádost o úhradu — 希少疾患.pdf", "application/pdf", Bytes)],
        };
        await using var mailer = Mailer(postfix.Settings);
        Assert.IsType<Handover.Accepted>(await mailer.SendAsync(new Envelope("bounces+0123@example.org", "jane@example.org"), MessageWriter.Write(message), Ct));

        var mail = await PythonEmail.ReadAsync(await postfix.DeliveredAsync("<everything@example.org>"));
        Assert.Empty(mail.Defects);
        Assert.Equal("<bounces+0123@example.org>", mail.Headers["Return-Path"]);
        Assert.Equal("jane@example.org", mail.Headers["Delivered-To"]);
        Assert.Contains("ESMTPSA", mail.Headers["Received"]);
        Assert.Equal(message.Subject, mail.Headers["Subject"]);
        Assert.Equal([["Aliance pro zdravotní politiku", "hub@example.org"]], mail.From);
        Assert.Equal(message.Headers[0].Value, mail.Headers["List-Unsubscribe"]);
        Assert.Equal([message.Text, message.Html], mail.Bodies);
        Assert.Equal([(null, "image/png"), (message.Attachments[0].FileName, "application/pdf")], mail.Files.Select(file => (file.Name, file.Type)));
        Assert.All(mail.Files, file => Assert.Equal(Bytes, file.Bytes));
    }

    [Fact]
    public async Task Many_messages_over_a_few_connections_all_arrive_and_a_refused_one_stops_none()
    {
        await using var mailer = Mailer(postfix.Settings);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => mailer.SendAsync(
            new Envelope($"bounces+{i}@example.org", i % 10 == 3 ? "nobody@example.org" : $"reader{i}@example.org"), Encoding.ASCII.GetBytes($"From: a@example.org\r\nSubject: many\r\n\r\nnumber {i}.\r\n"), Ct)));

        Assert.Equal(4, answers.OfType<Handover.Refused>().Count(refused => refused.AboutRecipient && refused.Reason.StartsWith("554 5.7.1", StringComparison.Ordinal)));
        Assert.Equal(36, answers.OfType<Handover.Accepted>().Count());
        foreach (var i in Enumerable.Range(0, 40).Where(i => i % 10 != 3))
        {
            await postfix.DeliveredAsync($"number {i}.");
        }
    }

    [Fact]
    public async Task An_address_in_another_script_gets_its_mail()
    {
        await using var mailer = Mailer(postfix.Settings);
        var message = SampleMail.Plain with { To = new Mailbox("", "žofie@zdraví.example"), MessageId = "utf8@example.org" };
        Assert.IsType<Handover.Accepted>(await mailer.SendAsync(new Envelope("hub@example.org", "žofie@zdraví.example"), MessageWriter.Write(message), Ct));
        Assert.Contains("žofie@", Encoding.UTF8.GetString(await postfix.DeliveredAsync("<utf8@example.org>")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_beyond_the_servers_limit_is_refused_with_both_numbers()
    {
        await using var mailer = Mailer(postfix.Settings);
        var large = Encoding.ASCII.GetBytes("Subject: large\r\n\r\n" + string.Concat(Enumerable.Repeat(new string('x', 70) + "\r\n", 20_000)));
        var refused = Assert.IsType<Handover.Refused>(await mailer.SendAsync(Sending.ToJane, large, Ct));
        Assert.Equal($"The message has {large.Length} bytes and the mail server takes at most 1000000.", refused.Reason);
    }

    [Fact]
    public async Task A_wrong_password_and_a_certificate_that_nobody_vouches_for_are_told_apart()
    {
        await using var wrongPassword = Mailer(postfix.Settings with { Password = "wrong" });
        Assert.Contains("refused the sign-in with Hub__Mail__User and Hub__Mail__Password (535 5.7.8", Assert.IsType<Handover.TryLater>(await wrongPassword.SendAsync()).Reason);

        await using var distrusting = new SmtpMailer(postfix.Settings, NullLogger<SmtpMailer>.Instance);
        Assert.StartsWith("The certificate of the mail server 127.0.0.1 was not accepted (", Assert.IsType<Handover.TryLater>(await distrusting.SendAsync()).Reason);
    }

    [Fact]
    public async Task A_server_that_wants_tls_says_so_to_a_hub_that_does_not()
    {
        await using var mailer = Mailer(postfix.Settings with { Security = MailSecurity.None, User = null, Password = null });
        var reason = Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason;
        Assert.StartsWith("The mail server wants a sign-in or TLS: see Hub__Mail__User and Hub__Mail__Security (530 ", reason);
    }

    private static byte[] Bytes { get; } = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))];

    private static SmtpMailer Mailer(MailSettings settings) => new(settings, NullLogger<SmtpMailer>.Instance, options: ScriptedServer.Options() with { Certificate = (_, _, _, _) => true });
}
