using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

public sealed class DkimSignerTests : IDisposable
{
    private const string Name = "hub2026._domainkey.example.org.";

    // The key pair of RFC 8463 appendix A.2.
    private const string Ed25519Record = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static readonly byte[] Ed25519Seed = Convert.FromBase64String("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=");

    private readonly string folder = Directory.CreateTempSubdirectory("hub-dkim-").FullName;
    private readonly RSA rsa = RSA.Create(2048);

    public void Dispose()
    {
        rsa.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    public static TheoryData<string> Bodies =>
    [
        "Hello Jane\n",
        "",
        "\n\n\n",
        "two  spaces\tand a tab \t \n\n\n last line\n\n\n",
        "Žluťoučký kůň 💊\n.\n..dots\n" + new string('x', 3000),
        string.Concat(Enumerable.Repeat("Στοιχεία για την πολιτική υγείας\n", 40)),
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task An_outside_verifier_accepts_rsa_signatures_on_what_the_writer_writes(string text)
    {
        Assert.Equal("True", await PythonDkim.VerifyAsync(Signer(RsaFile()).Sign(MessageWriter.Write(Newsletter(text))), Name, RsaRecord));
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task An_outside_verifier_accepts_ed25519_signatures_on_what_the_writer_writes(string text)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "Ed25519 needs OpenSSL 3.");
        Assert.Equal("True", await PythonDkim.VerifyAsync(Signer(Ed25519File()).Sign(MessageWriter.Write(Newsletter(text))), Name, Ed25519Record));
    }

    [Theory]
    [InlineData("Subject: a\r\n\tb  c \r\nFrom: x@example.org\r\n\r\nbody  with   blanks \t\r\n\r\n\r\n")]
    [InlineData("From:  x@example.org\r\nSubject:\r\n\r\n\r\n\r\n")]
    [InlineData("From: x@example.org\r\nX-Note: no body at all\r\n")]
    [InlineData("From: x@example.org\r\n\r\nno line end")]
    [InlineData("From: x@example.org\r\nList-Unsubscribe: <https://hub.example.org/a>,\r\n <mailto:a@example.org>\r\n\r\n starts with a space\r\n")]
    public async Task An_outside_verifier_accepts_awkward_messages(string message)
    {
        Assert.Equal("True", await PythonDkim.VerifyAsync(Signer(RsaFile()).Sign(Encoding.UTF8.GetBytes(message)), Name, RsaRecord));
    }

    [Theory]
    [InlineData("Hello Jane", "Hello John")]
    [InlineData("Subject: What", "Subject: Who")]
    [InlineData("List-Unsubscribe: <https://", "List-Unsubscribe: <http://")]
    [InlineData("Subject: What", "From: somebody@else.example\r\nSubject: What")]
    public async Task A_changed_word_a_changed_link_or_a_second_sender_breaks_the_signature(string from, string to)
    {
        var signed = Encoding.UTF8.GetString(Signer(RsaFile()).Sign(MessageWriter.Write(Newsletter("Hello Jane\n"))));
        Assert.Contains(from, signed, StringComparison.Ordinal);
        Assert.NotEqual("True", await PythonDkim.VerifyAsync(Encoding.UTF8.GetBytes(signed.Replace(from, to, StringComparison.Ordinal)), Name, RsaRecord));
    }

    [Fact]
    public void The_signature_names_what_a_reader_relies_on_and_keeps_to_short_lines()
    {
        var signed = Encoding.UTF8.GetString(Signer(RsaFile()).Sign(MessageWriter.Write(Newsletter("Hello\n"))));
        var header = HeaderReader.Read(Encoding.UTF8.GetBytes(signed), out _)[0];

        Assert.Equal("DKIM-Signature", header.Name);
        Assert.Contains("v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=hub2026; t=1767225600; ", header.Value);
        Assert.Contains("h=From: From: To: Subject: Date: Message-ID: MIME-Version: Content-Type: Content-Transfer-Encoding: List-Unsubscribe: List-Unsubscribe-Post;", header.Value);
        Assert.All(SampleMail.Lines(signed).TakeWhile(line => !line.StartsWith("From:", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 78));
    }

    [Fact]
    public async Task Mail_leaves_the_hub_signed()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync();
            Assert.StartsWith("DKIM-Signature: v=1;", await client.TakeAsync(), StringComparison.Ordinal);
        });
        await using var mailer = new SigningMailer(server.Mailer(), Signer(RsaFile()));
        Assert.IsType<Handover.Accepted>(await mailer.SendAsync(Sending.ToJane, MessageWriter.Write(Newsletter("Hello\n")), TestContext.Current.CancellationToken));
        await server.DoneAsync();
    }

    [Fact]
    public void A_key_that_cannot_sign_is_one_sentence()
    {
        Assert.EndsWith("holds no private RSA or Ed25519 key in PEM without a passphrase.", DkimKey.Open(Write("words", "hello")).Fault);
        Assert.EndsWith("holds no private RSA or Ed25519 key in PEM without a passphrase.", DkimKey.Open(Write("public", rsa.ExportSubjectPublicKeyInfoPem())).Fault);
        var locked = rsa.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        Assert.EndsWith("holds no private RSA or Ed25519 key in PEM without a passphrase.", DkimKey.Open(Write("locked", locked)).Fault);
        using var small = RSA.Create(512);
        Assert.Contains("has 512 bits", DkimKey.Open(Write("small", small.ExportPkcs8PrivateKeyPem())).Fault);
    }

    private string RsaRecord => $"v=DKIM1; k=rsa; p={Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo())}";

    private string RsaFile() => Write("rsa.pem", rsa.ExportPkcs8PrivateKeyPem());

    private string Ed25519File() => Write("ed25519.pem", PemEncoding.WriteString("PRIVATE KEY", [.. Convert.FromHexString("302e020100300506032b657004220420"), .. Ed25519Seed]));

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static DkimSigner Signer(string file) => DkimSigner.From(
        new DkimSettings { Domain = "example.org", Selector = "hub2026", KeyFile = file }, new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)))!;

    private static Message Newsletter(string text) => SampleMail.Plain with
    {
        Subject = "What co-ordinated care means for patients, and a subject long enough to need a second line: žádost",
        Text = text,
        Headers = [new Header("List-Unsubscribe", "<https://hub.example.org/unsubscribe/0123456789abcdef0123456789>"), new Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")],
    };
}
