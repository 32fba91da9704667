using System.Text;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

public sealed class MessageWriterTests
{
    private const string Awkward = "a = b, 100%=\nspaces at the end   \n.\n..dots\nFrom here\n\n\ttab\t\nžluťoučký kůň 💊\n";

    [Fact]
    public void A_text_message_is_written_to_the_letter()
    {
        Assert.Equal(
            """
            From: Knowledge Hub <hub@example.org>
            To: jane@example.org
            Subject: Hello
            Date: Thu, 05 Mar 2026 09:08:07 +0200
            Message-ID: <1@example.org>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Hello Jane

            """.ReplaceLineEndings("\r\n"),
            SampleMail.Write(SampleMail.Plain));
    }

    [Fact]
    public async Task Text_and_html_come_back_as_alternatives_with_the_text_first()
    {
        var html = $"<p title=\"x=y\">{new string('w', 300)} Žofie</p>\n";
        var mail = await PythonEmail.ReadAsync(SampleMail.Write(SampleMail.Plain with { Text = Awkward, Html = html }));

        Assert.Empty(mail.Defects);
        Assert.Equal(["multipart/alternative", "text/plain", "text/html"], mail.Types);
        Assert.Equal([Awkward, html], mail.Bodies);
    }

    [Fact]
    public async Task Names_and_subjects_beyond_ascii_come_back_as_they_were()
    {
        const string subject = "Léčba vzácných nemocí: co říkají důkazy — 希少疾患の治療について — und was das für Patientinnen heißt 💊";
        var mail = await PythonEmail.ReadAsync(SampleMail.Write(SampleMail.Plain with
        {
            From = new Mailbox("Aliance pro zdravotní politiku", "hub@example.org"),
            ReplyTo = new Mailbox("Aliance pro zdravotní politiku a včasnou dostupnost léčby vzácných nemocí v Evropě", "answers@example.org"),
            To = new Mailbox("Doe, Jane \"JD\" (policy)", "jane@zdraví.example"),
            Subject = subject,
            Headers = [new Header("List-Id", "Zprávy z Bruselu <brussels.example.org>"), new Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")],
        }));

        Assert.Empty(mail.Defects);
        Assert.Equal(subject, mail.Headers["Subject"]);
        Assert.Equal([["Aliance pro zdravotní politiku", "hub@example.org"]], mail.From);
        Assert.Equal("Aliance pro zdravotní politiku a včasnou dostupnost léčby vzácných nemocí v Evropě <answers@example.org>", mail.Decoded["Reply-To"]);
        Assert.Equal([["Doe, Jane \"JD\" (policy)", "jane@xn--zdrav-3sa.example"]], mail.To);
        Assert.Equal("Zprávy z Bruselu <brussels.example.org>", mail.Headers["List-Id"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
    }

    [Fact]
    public async Task A_text_mostly_beyond_ascii_is_base64_and_comes_back_as_it_was()
    {
        var text = string.Concat(Enumerable.Repeat("Στοιχεία για την πολιτική υγείας\n", 40));
        var written = SampleMail.Write(SampleMail.Plain with { Text = text });
        var mail = await PythonEmail.ReadAsync(written);

        Assert.Contains("Content-Transfer-Encoding: base64\r\n", written);
        Assert.Equal(text, mail.Bodies[0].ReplaceLineEndings("\n"));
        Assert.Equal(text, MessageReader.Read(Encoding.UTF8.GetBytes(written)).Text!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_line_ends_in_crlf_and_is_short_and_seven_bit()
    {
        var written = SampleMail.Write(SampleMail.Plain with
        {
            Subject = string.Join(' ', Enumerable.Repeat("subject", 60)),
            Text = Awkward + new string('é', 3000),
            Html = $"<p>{new string('x', 3000)}</p>",
        });

        Assert.True(Ascii.IsValid(written));
        Assert.EndsWith("\r\n", written);
        Assert.Equal(written, written.ReplaceLineEndings("\r\n"));
        Assert.All(SampleMail.Lines(written), line => Assert.InRange(line.Length, 0, 78));
        Assert.DoesNotContain("\r\n.", written);
    }

    [Fact]
    public void Our_own_reader_finds_what_the_writer_wrote()
    {
        var mail = MessageReader.Read(MessageWriter.Write(SampleMail.Plain with { Subject = "Žádost", Text = Awkward, Html = "<p>Žádost</p>" }));

        Assert.Equal("Žádost", mail.Subject);
        Assert.Equal(Awkward.ReplaceLineEndings("\r\n"), mail.Text);
        Assert.Equal("<p>Žádost</p>\r\n", mail.Html);
        Assert.Equal(SampleMail.Plain.Date, mail.Date);
    }

    [Fact]
    public void The_same_message_is_written_in_the_same_bytes_and_another_id_gives_another_boundary()
    {
        var message = SampleMail.Plain with { Html = "<p>Hello</p>" };
        Assert.Equal(SampleMail.Write(message), SampleMail.Write(message));
        Assert.NotEqual(Boundary(message), Boundary(message with { MessageId = "2@example.org" }));

        static string Boundary(Message message) => SampleMail.Lines(SampleMail.Write(message)).First(line => line.StartsWith(" boundary=", StringComparison.Ordinal));
    }

    [Fact]
    public void Line_breaks_in_a_header_are_refused_wherever_they_stand()
    {
        foreach (var message in new[]
        {
            SampleMail.Plain with { Subject = "Hello\r\nBcc: a@b.c" },
            SampleMail.Plain with { Subject = "Hello\n" },
            SampleMail.Plain with { From = new Mailbox("Hub\r\nBcc: a@b.c", "hub@example.org") },
            SampleMail.Plain with { To = new Mailbox("", "a@b.c\r\nBcc: d@e.f") },
            SampleMail.Plain with { ReplyTo = new Mailbox("", "a@b.c>\n") },
            SampleMail.Plain with { MessageId = "1@b.c>\r\nBcc: <a@b.c" },
            SampleMail.Plain with { Headers = [new Header("X-Note", "a\nb")] },
        })
        {
            Assert.Throws<ArgumentException>(() => MessageWriter.Write(message));
        }
    }

    [Fact]
    public void What_looks_like_a_slot_stays_text_when_the_message_is_for_one_reader()
    {
        Assert.Contains("{{slot:name}}", SampleMail.Write(SampleMail.Plain with { Text = "{{slot:name}}" }));
    }
}
