using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>How connections are kept, reused and given up.</summary>
public sealed class SmtpMailerConnectionTests
{
    [Fact]
    public async Task Many_messages_travel_over_one_connection()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync();
            for (var i = 0; i < 20; i++)
            {
                Assert.Equal($"N: {i}\r\n\r\n{new string('x', i * 1000)}\r\n", await client.TakeAsync());
            }
            await client.HearQuitAsync();
        });
        await using (var mailer = server.Mailer())
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.IsType<Handover.Accepted>(await mailer.SendAsync(message: $"N: {i}\r\n\r\n{new string('x', i * 1000)}\r\n"));
            }
        }
        await server.DoneAsync();
    }

    [Fact]
    public async Task A_connection_is_given_up_after_its_share_of_messages()
    {
        using var server = new ScriptedServer(TakeTwoAsync, TakeTwoAsync);
        await using var mailer = server.Mailer(options: ScriptedServer.Options() with { MessagesPerConnection = 2 });
        for (var i = 0; i < 4; i++)
        {
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        }
        await server.DoneAsync();

        static async Task TakeTwoAsync(SmtpDialogue client)
        {
            await client.GreetAsync();
            await client.TakeAsync();
            await client.TakeAsync();
            await client.HearQuitAsync();
        }
    }

    [Fact]
    public async Task Many_senders_share_no_more_connections_than_allowed()
    {
        using var server = new ScriptedServer(TakeManyAsync, TakeManyAsync);
        await using (var mailer = server.Mailer(server.Settings with { Connections = 2 }))
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => mailer.SendAsync()));
            Assert.All(answers, answer => Assert.IsType<Handover.Accepted>(answer));
        }
        await server.EndOfAsync(0);

        static async Task TakeManyAsync(SmtpDialogue client)
        {
            await client.GreetAsync("PIPELINING");
            while ((await client.HearAsync("*"))[0] == 'M')
            {
                await client.HearAsync("RCPT*");
                await client.HearAsync("DATA");
                await client.SayAsync("250 ok", "250 ok", "354 go on");
                await client.HearMessageAsync();
                await client.SayAsync("250 queued");
            }
            await client.SayAsync("221 bye");
        }
    }

    [Fact]
    public async Task A_connection_that_waited_too_long_is_closed_politely_and_a_new_one_serves()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch);
        using var server = new ScriptedServer(TakeOneAsync, TakeOneAsync);
        await using (var mailer = server.Mailer(clock: clock))
        {
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
            clock.Advance(TimeSpan.FromSeconds(61));
            await server.EndOfAsync(0);
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        }
        await server.DoneAsync();
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_meanwhile_costs_no_message()
    {
        using var server = new ScriptedServer(
            async client =>
            {
                await client.GreetAsync();
                await client.TakeAsync();
            },
            TakeOneAsync);
        await using (var mailer = server.Mailer())
        {
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
            await server.EndOfAsync(0);
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        }
        await server.DoneAsync();
    }

    [Theory]
    [InlineData("421 4.4.2 you were idle")]
    [InlineData(null)]
    public async Task A_kept_connection_that_ends_at_the_first_command_is_replaced_at_once(string? goodbye)
    {
        using var server = new ScriptedServer(
            async client =>
            {
                await client.GreetAsync("PIPELINING");
                await client.TakeAsync();
                await client.HearAsync("MAIL*");
                await client.SayAsync(goodbye is null ? [] : [goodbye]);
            },
            TakeOneAsync);
        await using (var mailer = server.Mailer())
        {
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        }
        await server.DoneAsync();
    }

    [Fact]
    public async Task After_421_the_next_message_takes_a_new_connection()
    {
        using var server = new ScriptedServer(
            async client =>
            {
                await client.GreetAsync();
                await client.HearAsync("MAIL*");
                await client.SayAsync("250 ok");
                await client.HearAsync("RCPT*");
                await client.SayAsync("421 4.3.2 going down");
                await client.HearEndAsync();
            },
            TakeOneAsync);
        await using (var mailer = server.Mailer())
        {
            Assert.Equal(new Handover.TryLater("421 4.3.2 going down"), await mailer.SendAsync());
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        }
        await server.DoneAsync();
    }

    [Fact]
    public async Task After_an_unknown_fate_the_next_message_takes_a_new_connection()
    {
        using var server = new ScriptedServer(
            async client =>
            {
                await client.GreetAsync();
                await client.HearAsync("MAIL*");
                await client.SayAsync("250 ok");
                await client.HearAsync("RCPT*");
                await client.SayAsync("250 ok");
                await client.HearAsync("DATA");
                await client.SayAsync("354 go on");
                await client.HearMessageAsync();
            },
            TakeOneAsync);
        await using (var mailer = server.Mailer())
        {
            Assert.IsType<Handover.Unknown>(await mailer.SendAsync());
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        }
        await server.DoneAsync();
    }

    private static async Task TakeOneAsync(SmtpDialogue client)
    {
        await client.GreetAsync();
        await client.TakeAsync();
        await client.HearQuitAsync();
    }
}
