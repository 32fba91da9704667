using System.Buffers;
using System.Text;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

public sealed class PreparedMessageTests
{
    private const string Link = "https://hub.example.org/unsubscribe/0123456789abcdef0123456789";

    private static readonly Message Edition = SampleMail.Plain with
    {
        To = new Mailbox("", "{{slot:to}}"),
        MessageId = "<{{slot:id}}@example.org>",
        Text = "Leave: {{slot:unsubscribe}}\nHow often: {{slot:preferences}} and so on\n",
        Html = "<p>Some words before <a href=\"{{slot:unsubscribe}}\">Leave</a> or <a href='{{slot:preferences}}'>choose</a>.</p>\n",
        Headers = [new Header("List-Unsubscribe", "<{{slot:unsubscribe}}>")],
    };

    [Fact]
    public async Task Each_recipient_gets_their_own_values_everywhere()
    {
        const string preferences = "https://hub.example.org/subscriptions/abc?a=1&b=\"2\"";
        var mail = await PythonEmail.ReadAsync(SampleMail.For(Edition, ("to", "Žofie <zofie@example.org>"), ("id", "42"), ("unsubscribe", Link), ("preferences", preferences)));

        Assert.Empty(mail.Defects);
        Assert.Equal([["Žofie", "zofie@example.org"]], mail.To);
        Assert.Equal("<42@example.org>", mail.Headers["Message-ID"]);
        Assert.Equal($"<{Link}>", mail.Headers["List-Unsubscribe"]);
        Assert.Equal($"Leave: {Link}\nHow often: {preferences} and so on\n", mail.Bodies[0]);
        Assert.Equal($"<p>Some words before <a href=\"{Link}\">Leave</a> or <a href='https://hub.example.org/subscriptions/abc?a=1&amp;b=&quot;2&quot;'>choose</a>.</p>\n", mail.Bodies[1]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("ends in a space ")]
    [InlineData("two\nlines")]
    [InlineData("Žofie = 💊")]
    [InlineData("{{slot:other}}")]
    public async Task Any_value_comes_back_from_a_text_as_it_was(string value)
    {
        var message = SampleMail.Plain with { Text = "{{slot:v}}{{slot:v}} a {{slot:v}}\n{{slot:v}}" };
        var mail = await PythonEmail.ReadAsync(SampleMail.For(message, ("v", value)));
        Assert.Equal($"{value}{value} a {value}\n{value}\n", mail.Bodies[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(73)]
    [InlineData(74)]
    [InlineData(75)]
    [InlineData(76)]
    [InlineData(400)]
    public void No_line_is_too_long_and_a_value_that_fits_one_is_never_split(int length)
    {
        var value = new string('v', length);
        var written = SampleMail.For(
            SampleMail.Plain with { Text = $"{new string('t', 70)} {{{{slot:v}}}} after", Html = $"<p>{{{{slot:v}}}}{new string('h', 200)}</p>" }, ("v", value));

        Assert.All(SampleMail.Lines(written), line => Assert.InRange(line.Length, 0, 76));
        Assert.Equal(length <= 75, written.Contains(value, StringComparison.Ordinal));
        Assert.Equal($"{new string('t', 70)} {value} after\r\n", MessageReader.Read(Encoding.UTF8.GetBytes(written)).Text);
    }

    [Fact]
    public void The_message_knows_its_slots_and_misses_none_in_silence()
    {
        var prepared = PreparedMessage.From(Edition);
        Assert.Equal(["id", "preferences", "to", "unsubscribe"], prepared.Slots.Order());
        var missing = Assert.Throws<ArgumentException>(() => prepared.For(new Dictionary<string, string> { ["to"] = "a@b.c", ["id"] = "1", ["unsubscribe"] = Link }));
        Assert.Contains("'preferences'", missing.Message);
    }

    [Theory]
    [InlineData("to", "a@b.c\r\nBcc: d@e.f")]
    [InlineData("to", "nobody")]
    [InlineData("id", "1\r\nBcc: d@e.f")]
    [InlineData("id", "1 2")]
    [InlineData("unsubscribe", "https://e.org/\r\nBcc: d@e.f")]
    public void A_value_cannot_smuggle_a_header_in(string slot, string value)
    {
        var values = new Dictionary<string, string> { ["to"] = "a@b.c", ["id"] = "1", ["unsubscribe"] = Link, ["preferences"] = "p", [slot] = value };
        Assert.Throws<ArgumentException>(() => PreparedMessage.From(Edition).For(values));
    }

    [Fact]
    public void A_subject_is_folded_and_encoded_around_its_value()
    {
        var written = SampleMail.For(SampleMail.Plain with { Subject = "For {{slot:name}}: an unusually long subject that goes on for more than one line" }, ("name", "Žofie"));
        Assert.Equal("For Žofie: an unusually long subject that goes on for more than one line", MessageReader.Read(Encoding.UTF8.GetBytes(written)).Subject);
        Assert.All(SampleMail.Lines(written), line => Assert.InRange(line.Length, 0, 76));
    }

    [Fact]
    public void Without_slots_it_is_what_the_writer_writes()
    {
        var message = SampleMail.Plain with { Html = "<p>Hello</p>" };
        Assert.Equal(SampleMail.Write(message), SampleMail.For(message));
    }

    [Fact]
    public void A_buffer_the_caller_keeps_receives_the_same_bytes()
    {
        var prepared = PreparedMessage.From(Edition);
        var values = new Dictionary<string, string> { ["to"] = "a@b.c", ["id"] = "1", ["unsubscribe"] = Link, ["preferences"] = "p" };
        var buffer = new ArrayBufferWriter<byte>();
        prepared.WriteTo(buffer, values);
        Assert.Equal(prepared.For(values), buffer.WrittenSpan.ToArray());
    }
}
