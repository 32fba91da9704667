using System.Text;
using KnowledgeHub.Mail.Incoming;
using Xunit;

namespace KnowledgeHub.Tests.Mail.Incoming;

/// <summary>Anybody can send mail to an address for bounces; whatever it is, it is read in time and throws nothing.</summary>
public sealed class HostileMailTests
{
    public static TheoryData<string> Kinds => [.. Messages().Keys];

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Kinds))]
    public async Task Whatever_comes_is_read(string kind)
    {
        var message = Messages()[kind];
        var read = await Task.Run(() => ReadReturn.Run(message), TestContext.Current.CancellationToken);
        Assert.NotEqual(ReturnKind.Hard, read.Kind);
        Assert.True(read.Excerpt.Length <= 1500 && read.Subject.Length <= 300 && read.From.Length <= 300 && read.ReturnPaths.Count <= 20 && read.MessageIds.Count <= 5);
        Assert.DoesNotContain('\0', read.Excerpt + read.Subject + read.From + read.Recipient + read.Diagnostic + read.Status);
    }

    [Fact]
    public void A_message_is_read_however_it_is_cut_off()
    {
        var whole = SampleReturns.Report("failed", "5.1.1", "550 User unknown", messageId: "two@hub.example.org");
        for (var length = 0; length < whole.Length; length += 7)
        {
            ReadReturn.Run(whole.AsMemory(0, length));
        }

        Assert.Equal(ReturnKind.Hard, ReadReturn.Run(whole).Kind);
    }

    [Fact]
    public void A_message_is_read_whatever_byte_is_damaged()
    {
        var whole = SampleReturns.Complaint("two@hub.example.org");
        var random = new Random(5);
        for (var n = 0; n < 500; n++)
        {
            var damaged = whole.ToArray();
            for (var byteAt = 0; byteAt < 10; byteAt++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            ReadReturn.Run(damaged);
        }
    }

    private static Dictionary<string, byte[]> Messages() => new()
    {
        ["nothing"] = [],
        ["one line break"] = [(byte)'\n'],
        ["zeros"] = new byte[100_000],
        ["random bytes"] = Noise(300_000),
        ["folded without end"] = Text("Subject: a\n" + Repeat(" a\n", 400_000)),
        ["a hundred thousand header fields"] = Text(Repeat("Delivered-To: a@b.example\n", 60_000)),
        ["one endless header line"] = Text("To: " + Repeat("a", 1_000_000)),
        ["one endless word of at signs"] = Text("To: " + Repeat("@", 1_000_000)),
        ["nested multiparts"] = Text(string.Concat(Enumerable.Range(0, 5000).Select(n => $"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"))),
        ["nested messages"] = Text(Repeat("Content-Type: message/rfc822\n\n", 30_000)),
        ["the same boundary all the way"] = Text(Repeat("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 20_000)),
        ["a hundred thousand parts"] = Text("Content-Type: multipart/mixed; boundary=b\n\n" + Repeat("--b\n\nx\n", 100_000)),
        ["a boundary of nothing"] = Text("Content-Type: multipart/mixed; boundary=\"\"\n\n----\n"),
        ["a parameter without end"] = Text("Content-Type: multipart/mixed; boundary=\"" + Repeat("\\\"; ", 2000) + "\n\nx"),
        ["many spaces in a parameter"] = Text("Content-Type: multipart/mixed;" + Repeat(" ", 60_000) + "x\n\ny"),
        ["broken base64"] = Text("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n=====A=B!!!\n" + Repeat("=", 200_000)),
        ["broken quoted-printable"] = Text("Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n" + Repeat("=", 200_000)),
        ["a character set that is no more"] = Text("Subject: =?utf-7?Q?+AGE-?=\nContent-Type: text/plain; charset=utf-7\n\n+AGE-"),
        ["a character set that never was"] = Text("Subject: =?x-" + Repeat("y", 500) + "?B?////?=\nContent-Type: text/plain; charset=\"x\\\"y\"\n\na"),
        ["half a surrogate pair"] = Text("Subject: " + Repeat("\U0001F600", 400)),
        ["deep HTML"] = Text("Content-Type: text/html\n\n" + Repeat("<b>", 200_000)),
        ["angle brackets in HTML"] = Text("Content-Type: text/html\n\n" + Repeat("<", 300_000)),
        ["a report of many recipients without words"] = Text("Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n" + Repeat("Action: \n\n", 90_000) + "--b--"),
        ["message ids without end"] = Text("Subject: x\n\n" + Repeat("Message-ID: <", 70_000)),
        ["words that look like reasons"] = Text("From: MAILER-DAEMON@x.example\n\n500 " + Repeat("mailbox user account ", 40_000)),
    };

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
