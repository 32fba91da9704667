using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>What a lost connection, silence or nonsense means at each point of the dialogue.</summary>
public sealed class SmtpMailerLossTests
{
    private static readonly string[] Steps = ["220 ready", "250 hello", "250 ok", "250 ok", "354 go on"];

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public async Task A_connection_lost_before_the_message_means_try_later(int step, bool brokenOff)
    {
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, step);
            if (brokenOff)
            {
                client.Break();
            }
        });
        await using var mailer = server.Mailer();
        Assert.IsType<Handover.TryLater>(await mailer.SendAsync());
        await server.DoneAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task With_pipelining_a_connection_lost_between_the_replies_means_try_later(int replies)
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("PIPELINING");
            await client.HearAsync("MAIL*");
            await client.HearAsync("RCPT*");
            await client.HearAsync("DATA");
            await client.SayAsync([.. new[] { "250 ok", "250 ok" }.Take(replies)]);
        });
        await using var mailer = server.Mailer();
        Assert.IsType<Handover.TryLater>(await mailer.SendAsync());
        await server.DoneAsync();
    }

    [Theory]
    [InlineData("450 4.7.0 busy", null)]
    [InlineData("502 5.5.1 what?", "450 4.7.0 busy")]
    [InlineData("550 5.7.1 go away", "550 5.7.1 go away")]
    public async Task A_greeting_that_is_not_accepted_means_try_later(string toEhlo, string? toHelo)
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.SayAsync("220 ready");
            await client.HearAsync("EHLO *");
            await client.SayAsync(toEhlo);
            if (toHelo is not null)
            {
                await client.HearAsync("HELO *");
                await client.SayAsync(toHelo);
            }
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer();
        Assert.Contains(toHelo ?? toEhlo, Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason);
        await server.DoneAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Silence_before_the_message_means_try_later(int step)
    {
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, step);
            await client.HearEndAsync();
        });
        var brief = TimeSpan.FromMilliseconds(200);
        await using var mailer = server.Mailer(options: ScriptedServer.Options(new SmtpTimeouts { Greeting = brief, Command = brief, DataStart = brief }));
        Assert.Equal("The mail server gave no answer within 0.2 s.", Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason);
        await server.DoneAsync();
    }

    [Theory]
    [InlineData(0, "SSH-2.0-OpenSSH_9.6")]
    [InlineData(1, "HTTP/1.1 400 Bad Request")]
    [InlineData(2, "25")]
    [InlineData(3, "354 already?")]
    [InlineData(4, "250 no data")]
    public async Task Nonsense_before_the_message_means_try_later(int step, string nonsense)
    {
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, step);
            await client.SayAsync(nonsense);
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer();
        Assert.IsType<Handover.TryLater>(await mailer.SendAsync());
        await server.DoneAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_lost_after_the_message_leaves_its_fate_unknown(bool brokenOff)
    {
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, 5);
            await client.HearMessageAsync();
            if (brokenOff)
            {
                client.Break();
            }
        });
        await using var mailer = server.Mailer();
        Assert.StartsWith("The message went out and no answer came back.", Assert.IsType<Handover.Unknown>(await mailer.SendAsync()).Reason);
        await server.DoneAsync();
    }

    [Fact]
    public async Task Half_a_reply_to_the_message_leaves_its_fate_unknown()
    {
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, 5);
            await client.HearMessageAsync();
            await client.SayAsync("250-2.0.0 queu");
        });
        await using var mailer = server.Mailer();
        Assert.IsType<Handover.Unknown>(await mailer.SendAsync());
    }

    [Fact]
    public async Task Silence_after_the_message_leaves_its_fate_unknown()
    {
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, 5);
            await client.HearMessageAsync();
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer(options: ScriptedServer.Options(new SmtpTimeouts { DataEnd = TimeSpan.FromMilliseconds(200) }));
        Assert.Contains("no answer within 0.2 s", Assert.IsType<Handover.Unknown>(await mailer.SendAsync()).Reason);
        await server.DoneAsync();
    }

    [Fact]
    public async Task Being_stopped_after_the_message_leaves_its_fate_unknown_instead_of_throwing()
    {
        using var stop = new CancellationTokenSource();
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, 5);
            await client.HearMessageAsync();
            await stop.CancelAsync();
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer();
        var answer = await mailer.SendAsync(Sending.ToJane, Sending.Hello, stop.Token);
        Assert.Contains("The hub was stopped.", Assert.IsType<Handover.Unknown>(answer).Reason);
        await server.DoneAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Being_stopped_before_the_message_is_a_cancellation(int step)
    {
        using var stop = new CancellationTokenSource();
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, step);
            await stop.CancelAsync();
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mailer.SendAsync(Sending.ToJane, Sending.Hello, stop.Token));
        await server.DoneAsync();
    }

    [Fact]
    public async Task A_large_message_cut_off_before_its_end_was_written_is_certainly_not_taken()
    {
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, 5);
            await client.HearAsync("Subject: large");
            client.Break();
        });
        await using var mailer = server.Mailer();
        Assert.StartsWith("The message was cut off before its end.", Assert.IsType<Handover.TryLater>(await mailer.SendAsync(message: Large)).Reason);
        await server.DoneAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_a_message_waits_until_it_may_go(bool mayGo)
    {
        var asked = new TaskCompletionSource<bool>();
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, 5);
            await client.HearAsync("Subject: Hello");
            await client.HearAsync("");
            await client.HearAsync("Hello Jane");
            Assert.False(client.HasMore);
            asked.SetResult(mayGo);
            if (!mayGo)
            {
                await client.HearEndAsync();
                return;
            }

            await client.HearAsync(".");
            await client.SayAsync("250 ok");
        });
        await using var mailer = server.Mailer();
        Handover expected = mayGo ? new Handover.Accepted("250 ok") : new Handover.TakenBack();
        Assert.Equal(expected, await mailer.SendAsync(Sending.ToJane with { MayGo = asked.Task }));
        await server.DoneAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_that_may_not_go_is_taken_back_whatever_its_size(bool isLarge)
    {
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, 5);
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer();
        Assert.IsType<Handover.TakenBack>(await mailer.SendAsync(Sending.ToJane with { MayGo = Task.FromResult(false) }, isLarge ? Large : null));
        await server.DoneAsync();
    }

    [Fact]
    public async Task What_keeps_a_message_from_going_is_said_and_the_next_one_goes()
    {
        using var server = new ScriptedServer(
            async client =>
            {
                await PlayAsync(client, 5);
                await client.HearEndAsync();
            },
            async client =>
            {
                await client.GreetAsync();
                await client.TakeAsync();
            });
        await using var mailer = server.Mailer();
        var full = new InvalidOperationException("The disk is full.");
        Assert.Same(full, await Assert.ThrowsAsync<InvalidOperationException>(() => mailer.SendAsync(Sending.ToJane with { MayGo = Task.FromException<bool>(full) })));
        Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        await server.DoneAsync();
    }

    [Fact]
    public async Task Last_words_while_the_message_is_still_going_out_are_heard()
    {
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, 5);
            await client.HearAsync("Subject: large");
            await client.SayAsync("552 5.3.4 too large");
        });
        await using var mailer = server.Mailer();
        Assert.Equal(new Handover.Refused("552 5.3.4 too large"), await mailer.SendAsync(message: Large));
        await server.DoneAsync();
    }

    [Fact]
    public async Task A_large_message_that_the_server_stops_reading_is_certainly_not_taken()
    {
        using var stop = new CancellationTokenSource();
        using var server = new ScriptedServer(async client =>
        {
            await PlayAsync(client, 5);
            await client.HearAsync("Subject: large");
            await stop.Token.WhenCancelledAsync();
        });
        await using var mailer = server.Mailer(options: ScriptedServer.Options(new SmtpTimeouts { DataBlock = TimeSpan.FromMilliseconds(300) }));
        Assert.IsType<Handover.TryLater>(await mailer.SendAsync(message: Large));
        await stop.CancelAsync();
        await server.DoneAsync();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_with_its_port()
    {
        var server = new ScriptedServer();
        server.Dispose();
        await using var mailer = server.Mailer();
        Assert.StartsWith($"The mail server 127.0.0.1 could not be reached on port {server.Settings.Port} (", Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason);
    }

    [Theory]
    [InlineData("554 5.3.2 no mail here")]
    [InlineData("421 4.3.2 too busy")]
    public async Task A_server_that_takes_no_mail_means_try_later(string greeting)
    {
        using var server = new ScriptedServer(async client => await client.SayAsync(greeting));
        await using var mailer = server.Mailer();
        Assert.Contains(greeting, Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason);
    }

    [Fact]
    public async Task A_refusal_counts_although_the_server_hangs_up_after_it()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("PIPELINING");
            await client.HearAsync("MAIL*");
            await client.HearAsync("RCPT*");
            await client.HearAsync("DATA");
            await client.SayAsync("250 ok", "550 5.1.1 unknown");
        });
        await using var mailer = server.Mailer();
        Assert.Equal(new Handover.Refused("550 5.1.1 unknown", AboutRecipient: true), await mailer.SendAsync());
    }

    [Fact]
    public async Task Trouble_is_logged_once_and_without_addresses_or_content()
    {
        using var server = new ScriptedServer(
            async client =>
            {
                await PlayAsync(client, 3);
                await client.SayAsync("354 <jane@example.org>?");
            },
            async client => await PlayAsync(client, 2),
            async client => await PlayAsync(client, 2));
        var log = new LogLines<SmtpMailer>();
        await using var mailer = new SmtpMailer(server.Settings, log, options: ScriptedServer.Options());
        Assert.IsType<Handover.TryLater>(await mailer.SendAsync());
        Assert.IsType<Handover.TryLater>(await mailer.SendAsync());
        Assert.IsType<Handover.TryLater>(await mailer.SendAsync());
        await server.DoneAsync();
        Assert.IsType<Handover.TryLater>(await mailer.SendAsync());
        Assert.IsType<Handover.TryLater>(await mailer.SendAsync());

        Assert.Contains(log.Lines, line => line.Contains("answered out of turn (354 <(hidden)>?)", StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line.Contains("could not be reached", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("@example.org", StringComparison.Ordinal) || line.Contains("Hello", StringComparison.Ordinal));
    }

    private static string Large { get; } = "Subject: large\r\n\r\n" + string.Concat(Enumerable.Repeat(new string('x', 70) + "\r\n", 300_000));

    /// <summary>Answers the first so many steps and hears the one after them.</summary>
    private static async Task PlayAsync(SmtpDialogue client, int answered)
    {
        string[] commands = ["", "EHLO *", "MAIL*", "RCPT*", "DATA"];
        for (var i = 0; i < Steps.Length; i++)
        {
            if (i > 0)
            {
                await client.HearAsync(commands[i]);
            }
            if (i == answered)
            {
                return;
            }
            await client.SayAsync(Steps[i]);
        }
    }
}
