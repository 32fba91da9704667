using System.Text;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>Attachments and pictures, and the names of files.</summary>
public sealed class FilePartTests
{
    private static readonly byte[] Everything = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];

    [Theory]
    [InlineData("brief.pdf")]
    [InlineData("two words; \"quoted\" and \\ slashed.pdf")]
    [InlineData("Žádost o úhradu — 希少疾患.pdf")]
    [InlineData("100% 'sure' *star*.pdf")]
    [InlineData("a-rather-long-name-of-a-file-that-goes-on-and-on-and-does-not-fit-on-one-line-of-a-header-2026.pdf")]
    [InlineData("Μια πολύ μεγάλη ονομασία αρχείου που δεν χωράει σε μία γραμμή κεφαλίδας και συνεχίζεται στην επόμενη 💊.pdf")]
    public async Task A_file_comes_back_byte_for_byte_with_its_name_in_any_script(string name)
    {
        var written = SampleMail.Write(SampleMail.Plain with { Html = "<p>Hello</p>", Attachments = [new Attachment(name, "application/pdf", Everything)] });
        var mail = await PythonEmail.ReadAsync(written);

        Assert.Empty(mail.Defects);
        Assert.Equal(["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"], mail.Types);
        var file = Assert.Single(mail.Files);
        Assert.Equal((name, "application/pdf", "attachment"), (file.Name, file.Type, file.Disposition));
        Assert.Equal(Everything, file.Bytes);
        Assert.All(SampleMail.Lines(written), line => Assert.InRange(line.Length, 0, 78));
    }

    [Fact]
    public async Task Pictures_stand_beside_the_html_that_shows_them()
    {
        var message = SampleMail.Plain with
        {
            Html = "<img src=\"cid:plot@hub.example.org\" alt=\"\">\n",
            Images = [new InlineImage("plot@hub.example.org", "image/png", Everything), new InlineImage("logo@hub.example.org", "image/gif", new byte[] { 1 }) { FileName = "logo.gif" }],
            Attachments = [new Attachment("a.txt", "text/plain", "one\n"u8.ToArray()), new Attachment("empty.bin", "application/octet-stream", default)],
        };
        var mail = await PythonEmail.ReadAsync(SampleMail.Write(message));

        Assert.Empty(mail.Defects);
        Assert.Equal(
            ["multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png", "image/gif", "text/plain", "application/octet-stream"], mail.Types);
        Assert.Equal(["Hello Jane\n", message.Html], mail.Bodies);
        Assert.Equal(["<plot@hub.example.org>", "<logo@hub.example.org>", null, null], mail.Files.Select(file => file.Id));
        Assert.Equal(["inline", "inline", "attachment", "attachment"], mail.Files.Select(file => file.Disposition));
        Assert.Equal([Everything, [1], "one\n"u8.ToArray(), []], mail.Files.Select(file => file.Bytes));
    }

    [Fact]
    public void Each_recipient_of_an_edition_gets_the_files_too_and_our_reader_shows_the_texts()
    {
        var written = SampleMail.For(
            SampleMail.Plain with { Text = "For {{slot:name}}\n", Html = "<p>{{slot:name}}</p>\n", Images = [new InlineImage("a@b.c", "image/png", Everything)], Attachments = [new Attachment("a.txt", "text/plain", "one"u8.ToArray())] },
            ("name", "Jane"));
        var mail = MessageReader.Read(Encoding.UTF8.GetBytes(written));

        Assert.Equal("For Jane\r\n", mail.Text);
        Assert.Equal("<p>Jane</p>\r\n", mail.Html);
        Assert.Contains(Convert.ToBase64String("one"u8), written);
    }

    [Theory]
    [InlineData("a\r\nBcc: b@c.d", "text/plain")]
    [InlineData("a.txt", "text/plain\r\nBcc: b@c.d")]
    [InlineData("a.txt", "text")]
    [InlineData("a.eml", "message/rfc822")]
    [InlineData("a", "multipart/mixed")]
    public void A_name_or_type_that_cannot_stand_in_a_header_is_refused(string name, string type)
    {
        Assert.Throws<ArgumentException>(() => MessageWriter.Write(SampleMail.Plain with { Attachments = [new Attachment(name, type, Everything)] }));
    }
}
