using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>The transaction and what its replies mean.</summary>
public sealed class SmtpMailerTests
{
    [Fact]
    public async Task A_message_is_handed_over_step_by_step_where_the_server_offers_no_pipelining()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("SIZE 1000000", "8BITMIME");
            await client.HearAsync($"MAIL FROM:<bounces@example.org> SIZE={Sending.Hello.Length}");
            Assert.False(client.HasMore);
            await client.SayAsync("250 ok");
            await client.HearAsync("RCPT TO:<jane@example.org>");
            Assert.False(client.HasMore);
            await client.SayAsync("250 ok");
            await client.HearAsync("DATA");
            Assert.False(client.HasMore);
            await client.SayAsync("354 go on");
            Assert.Equal("Subject: Hello\r\n\r\nHello Jane\r\n", await client.HearMessageAsync());
            await client.SayAsync("250 2.0.0 queued as 4711");
            await client.HearQuitAsync();
        });
        await using (var mailer = server.Mailer())
        {
            Assert.Equal(new Handover.Accepted("250 2.0.0 queued as 4711"), await mailer.SendAsync());
        }
        await server.DoneAsync();
    }

    [Fact]
    public async Task With_pipelining_the_three_commands_go_out_together()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("PIPELINING");
            await client.HearAsync("MAIL FROM:<bounces@example.org>");
            await client.HearAsync("RCPT TO:<jane@example.org>");
            await client.HearAsync("DATA");
            await client.SayAsync("250 ok", "250 ok", "354 go on");
            await client.HearMessageAsync();
            await client.SayAsync("250 queued");
            await client.HearQuitAsync();
        });
        await using (var mailer = server.Mailer())
        {
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        }
        await server.DoneAsync();
    }

    [Fact]
    public async Task Dots_are_doubled_on_the_way_and_a_null_sender_stays_empty()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync();
            await client.HearAsync("MAIL FROM:<>");
            await client.SayAsync("250 ok");
            await client.HearAsync("RCPT TO:<jane@example.org>");
            await client.SayAsync("250 ok");
            await client.HearAsync("DATA");
            await client.SayAsync("354 go on");
            Assert.Equal("A: b\r\n\r\n..\r\n..hidden\r\nend.\r\n", await client.HearMessageAsync());
            await client.SayAsync("250 queued");
        });
        await using var mailer = server.Mailer();
        Assert.IsType<Handover.Accepted>(await mailer.SendAsync(new Envelope("", "jane@example.org"), "A: b\r\n\r\n.\r\n.hidden\r\nend."));
        await server.DoneAsync();
    }

    [Theory]
    [InlineData(true, "MAIL", "450 4.7.1 slow down", typeof(Handover.TryLater))]
    [InlineData(false, "MAIL", "450 4.7.1 slow down", typeof(Handover.TryLater))]
    [InlineData(false, "MAIL", "550 5.7.1 no such sender", typeof(Handover.Refused))]
    [InlineData(false, "MAIL", "530 5.7.0 authentication required", typeof(Handover.TryLater))]
    [InlineData(true, "RCPT", "451 4.7.1 greylisted", typeof(Handover.TryLater))]
    [InlineData(true, "RCPT", "550 5.1.1 <Jane@example.org> unknown", typeof(Handover.Refused))]
    [InlineData(false, "RCPT", "550 5.1.1 <Jane@example.org> unknown", typeof(Handover.Refused))]
    [InlineData(false, "DATA", "452 4.3.1 no room", typeof(Handover.TryLater))]
    [InlineData(true, "DATA", "554 5.7.1 no", typeof(Handover.Refused))]
    public async Task A_refusal_before_the_message_is_told_by_its_class_and_the_connection_goes_on(bool pipelining, string step, string reply, Type answer)
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync(pipelining ? ["PIPELINING"] : []);
            foreach (var (command, yes) in new[] { ("MAIL", "250 ok"), ("RCPT", "250 ok"), ("DATA", "503 5.5.1 no recipient") })
            {
                await client.HearAsync(command + "*");
                await client.SayAsync(command == step ? reply : yes);
                if (command == step && !pipelining)
                {
                    break;
                }
            }
            await client.HearAsync("RSET");
            await client.SayAsync("250 ok");
            await client.TakeAsync();
        });
        await using var mailer = server.Mailer();

        var first = await mailer.SendAsync();
        Assert.IsType(answer, first);
        Assert.Contains(reply[..9], first.Reason);
        Assert.DoesNotContain("jane@example.org", first.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(step == "RCPT" && reply[0] == '5', first is Handover.Refused { AboutRecipient: true });
        Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        await server.DoneAsync();
    }

    [Theory]
    [InlineData("554 5.5.1 no recipients")]
    [InlineData("250 2.0.0 nothing queued")]
    public async Task A_server_that_opens_data_for_a_refused_recipient_gets_a_dot_and_no_message(string afterDot)
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("PIPELINING");
            await client.HearAsync("MAIL*");
            await client.HearAsync("RCPT*");
            await client.HearAsync("DATA");
            await client.SayAsync("250 ok", "550 5.1.1 unknown", "354 go on");
            await client.HearAsync(".");
            await client.SayAsync(afterDot);
            await client.HearAsync("RSET");
            await client.SayAsync("250 ok");
            await client.TakeAsync();
        });
        await using var mailer = server.Mailer();
        Assert.Equal(new Handover.Refused("550 5.1.1 unknown", AboutRecipient: true), await mailer.SendAsync());
        Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        await server.DoneAsync();
    }

    [Theory]
    [InlineData("250 2.0.0 queued", typeof(Handover.Accepted))]
    [InlineData("251 queued elsewhere", typeof(Handover.Accepted))]
    [InlineData("451 4.3.0 try later", typeof(Handover.TryLater))]
    [InlineData("554 5.7.1 spam", typeof(Handover.Refused))]
    [InlineData("421 4.3.2 going down", typeof(Handover.TryLater))]
    [InlineData("354 what?", typeof(Handover.Unknown))]
    [InlineData("hello?", typeof(Handover.Unknown))]
    [InlineData("250", typeof(Handover.Accepted))]
    public async Task The_reply_to_the_message_decides(string reply, Type answer)
    {
        using var server = new ScriptedServer(async client => await UpToTheReplyAsync(client, reply));
        await using var mailer = server.Mailer();
        Assert.IsType(answer, await mailer.SendAsync());
        await server.DoneAsync();

        static async Task UpToTheReplyAsync(SmtpDialogue client, string reply)
        {
            await client.GreetAsync();
            await client.HearAsync("MAIL*");
            await client.SayAsync("250 ok");
            await client.HearAsync("RCPT*");
            await client.SayAsync("250 ok");
            await client.HearAsync("DATA");
            await client.SayAsync("354 go on");
            await client.HearMessageAsync();
            await client.SayAsync(reply);
        }
    }

    [Fact]
    public async Task A_long_answer_to_ehlo_is_read_to_its_end()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync([.. Enumerable.Range(0, 100).Select(i => $"X-THING-{i} {new string('x', 400)}"), "SIZE 10"]);
            await client.HearEndAsync();
        });
        await using (var mailer = server.Mailer())
        {
            var refused = Assert.IsType<Handover.Refused>(await mailer.SendAsync());
            Assert.Equal($"The message has {Sending.Hello.Length} bytes and the mail server takes at most 10.", refused.Reason);
        }
    }

    [Fact]
    public async Task A_server_that_knows_only_helo_gets_the_message_too()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.SayAsync("220-old", "220 server");
            await client.HearAsync("EHLO *");
            await client.SayAsync("502 5.5.1 what?");
            await client.HearAsync("HELO *");
            await client.SayAsync("250 hello");
            await client.TakeAsync();
        });
        await using var mailer = server.Mailer();
        Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        await server.DoneAsync();
    }

    [Theory]
    [InlineData("jos\u00e9@example.org", "Subject: a\r\n\r\nb\r\n", " BODY=8BITMIME", "SMTPUTF8", "8BITMIME")]
    [InlineData("jane@example.org", "Subject: \u00e9\r\n\r\nb\r\n", " BODY=8BITMIME", "SMTPUTF8", "8BITMIME")]
    public async Task Letters_beyond_ascii_in_an_address_or_header_need_smtputf8(string to, string message, string body, params string[] extensions)
    {
        var isAscii = System.Text.Ascii.IsValid(message);
        using var server = new ScriptedServer(
            async client =>
            {
                await client.GreetAsync(extensions);
                await client.HearAsync($"MAIL FROM:<bounces@example.org>{(isAscii ? "" : body)} SMTPUTF8");
                await client.SayAsync("250 ok");
                await client.HearAsync($"RCPT TO:<{to}>");
                await client.SayAsync("250 ok");
                await client.HearAsync("DATA");
                await client.SayAsync("354 go on");
                Assert.Equal(message, await client.HearMessageAsync());
                await client.SayAsync("250 queued");
            },
            async client => await client.GreetAsync("8BITMIME"));
        await using var able = server.Mailer();
        Assert.IsType<Handover.Accepted>(await able.SendAsync(new Envelope("bounces@example.org", to), message));
        await using var unable = server.Mailer();
        Assert.Contains("SMTPUTF8", Assert.IsType<Handover.Refused>(await unable.SendAsync(new Envelope("bounces@example.org", to), message)).Reason);
    }

    [Fact]
    public async Task A_domain_beyond_ascii_needs_nothing_of_the_server()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync();
            await client.HearAsync("MAIL*");
            await client.SayAsync("250 ok");
            await client.HearAsync("RCPT TO:<jane@xn--zdrav-3sa.example>");
            await client.SayAsync("550 no <jane@xn--zdrav-3sa.example>");
            await client.HearAsync("RSET");
            await client.SayAsync("250 ok");
        });
        await using var mailer = server.Mailer();
        Assert.Equal("550 no <(hidden)>", (await mailer.SendAsync(new Envelope("", "jane@zdraví.example"))).Reason);
        await server.DoneAsync();
    }

    [Fact]
    public async Task An_eight_bit_body_needs_8bitmime()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("8BITMIME");
            await client.HearAsync("MAIL FROM:<bounces@example.org> BODY=8BITMIME");
            await client.SayAsync("250 ok");
        },
        async client => await client.GreetAsync());
        await using var able = server.Mailer();
        Assert.IsType<Handover.TryLater>(await able.SendAsync(message: "A: b\r\n\r\né\r\n"));
        await using var unable = server.Mailer();
        Assert.Contains("8BITMIME", Assert.IsType<Handover.Refused>(await unable.SendAsync(message: "A: b\r\n\r\né\r\n")).Reason);
    }

    [Theory]
    [InlineData("bounces@example.org", "jane")]
    [InlineData("bounces@example.org", "jane@example.org>\r\nRCPT TO:<joe@example.org")]
    [InlineData("bounces", "jane@example.org")]
    public async Task An_address_that_is_none_never_reaches_the_server(string from, string to)
    {
        using var server = new ScriptedServer();
        await using var mailer = server.Mailer();
        Assert.IsType<Handover.Refused>(await mailer.SendAsync(new Envelope(from, to)));
    }
}
