using System.Security.Authentication;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>TLS and signing in.</summary>
public sealed class SmtpMailerTlsTests
{
    private static readonly SmtpOptions Trusting = ScriptedServer.Options() with { Certificate = (_, _, _, _) => true };

    [Fact]
    public async Task Starttls_protects_the_connection_and_asks_anew_what_the_server_offers()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("STARTTLS", "SIZE 1");
            await client.HearAsync("STARTTLS");
            await client.SayAsync("220 go on");
            await client.EncryptAsync(SelfSigned.Certificate);
            await client.OfferAsync("PIPELINING", "AUTH LOGIN PLAIN");
            await client.HearAsync("AUTH PLAIN AGh1YgBzZWNyZXQ=");
            await client.SayAsync("235 welcome");
            await client.TakeAsync();
            await client.TakeAsync();
            await client.HearQuitAsync();
        });
        await using (var mailer = server.Mailer(SignedIn(server, MailSecurity.StartTls), Trusting))
        {
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync(message: "A: b\r\n\r\n" + string.Concat(Enumerable.Repeat("line\r\n", 50_000))));
        }
        await server.DoneAsync();
    }

    [Fact]
    public async Task Implicit_tls_comes_before_the_first_word()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.EncryptAsync(SelfSigned.Certificate);
            await client.GreetAsync();
            await client.TakeAsync();
        });
        await using var mailer = server.Mailer(server.Settings with { Security = MailSecurity.Tls }, Trusting);
        Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        await server.DoneAsync();
    }

    [Theory]
    [InlineData(MailSecurity.Tls)]
    [InlineData(MailSecurity.StartTls)]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_with_a_reason(MailSecurity security)
    {
        using var server = new ScriptedServer(async client =>
        {
            if (security == MailSecurity.StartTls)
            {
                await client.GreetAsync("STARTTLS");
                await client.HearAsync("STARTTLS");
                await client.SayAsync("220 go on");
            }
            // With TLS 1.3 the server may be content before the client has looked at the certificate.
            try
            {
                await client.EncryptAsync(SelfSigned.Certificate);
                await client.HearEndAsync();
            }
            catch (Exception refused) when (refused is AuthenticationException or IOException)
            {
                // The client went away, as it should.
            }
        });
        await using var mailer = server.Mailer(SignedIn(server, security));
        var answer = Assert.IsType<Handover.TryLater>(await mailer.SendAsync());
        Assert.StartsWith("The certificate of the mail server 127.0.0.1 was not accepted (", answer.Reason);
        await server.DoneAsync();
    }

    [Fact]
    public async Task A_server_without_starttls_gets_neither_password_nor_message()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("AUTH PLAIN");
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer(SignedIn(server, MailSecurity.StartTls));
        Assert.Contains("Hub__Mail__Security=starttls", Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason);
        await server.DoneAsync();
    }

    [Fact]
    public async Task A_refused_starttls_means_try_later()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("STARTTLS");
            await client.HearAsync("STARTTLS");
            await client.SayAsync("554 5.7.0 no");
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer(SignedIn(server, MailSecurity.StartTls));
        Assert.Contains("554 5.7.0 no", Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason);
        await server.DoneAsync();
    }

    [Fact]
    public async Task Words_slipped_in_before_tls_are_not_believed()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("STARTTLS");
            await client.HearAsync("STARTTLS");
            await client.SayAsync("220 go on", "250 slipped in");
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer(SignedIn(server, MailSecurity.StartTls), Trusting);
        Assert.Contains("before TLS began", Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason);
        await server.DoneAsync();
    }

    [Fact]
    public async Task Where_only_login_is_offered_it_is_used()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("AUTH=LOGIN");
            await client.HearAsync("AUTH LOGIN");
            await client.SayAsync("334 VXNlcm5hbWU6");
            await client.HearAsync("aHVi");
            await client.SayAsync("334 UGFzc3dvcmQ6");
            await client.HearAsync("c2VjcmV0");
            await client.SayAsync("235 welcome");
            await client.TakeAsync();
        });
        await using var mailer = server.Mailer(SignedIn(server, MailSecurity.None));
        Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        await server.DoneAsync();
    }

    [Theory]
    [InlineData("535 5.7.8 hub: wrong password")]
    [InlineData("454 4.7.0 not now")]
    public async Task A_refused_sign_in_is_a_matter_of_configuration_and_means_try_later(string reply)
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("AUTH PLAIN");
            await client.HearAsync("AUTH PLAIN *");
            await client.SayAsync(reply);
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer(SignedIn(server, MailSecurity.None));
        var reason = Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason;
        Assert.Contains(reply[..9], reason);
        Assert.DoesNotContain("hub:", reason);
        Assert.DoesNotContain("secret", reason);
        await server.DoneAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_login_refused_at_any_of_its_steps_means_try_later_and_gives_no_secret_away(int step)
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("AUTH LOGIN");
            string[] expected = ["AUTH LOGIN", "aHVi", "c2VjcmV0"];
            for (var i = 0; i <= step; i++)
            {
                await client.HearAsync(expected[i]);
                await client.SayAsync(i == step ? "535 5.7.8 no" : "334 VXNlcm5hbWU6");
            }
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer(SignedIn(server, MailSecurity.None));
        Assert.Equal("The mail server refused the sign-in with Hub__Mail__User and Hub__Mail__Password (535 5.7.8 no).", Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason);
        await server.DoneAsync();
    }

    [Theory]
    [InlineData("after the command")]
    [InlineData("after its answer")]
    [InlineData("after TLS began")]
    [InlineData("after the second greeting")]
    [InlineData("during the sign-in")]
    public async Task A_connection_lost_on_the_way_to_the_first_message_means_try_later(string point)
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("STARTTLS");
            await client.HearAsync("STARTTLS");
            if (point == "after the command")
            {
                return;
            }
            await client.SayAsync("220 go on");
            if (point == "after its answer")
            {
                return;
            }
            await client.EncryptAsync(SelfSigned.Certificate);
            if (point == "after TLS began")
            {
                return;
            }
            await client.OfferAsync("AUTH PLAIN");
            await client.HearAsync("AUTH PLAIN *");
            if (point == "during the sign-in")
            {
                client.Break();
            }
        });
        await using var mailer = server.Mailer(SignedIn(server, MailSecurity.StartTls), Trusting);
        Assert.IsType<Handover.TryLater>(await mailer.SendAsync());
        await server.DoneAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Silence_in_the_handshake_or_the_sign_in_ends_at_its_own_time_limit(bool inSignIn)
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("STARTTLS");
            await client.HearAsync("STARTTLS");
            await client.SayAsync("220 go on");
            if (!inSignIn)
            {
                // The client's hello is on its way; nobody answers it.
                await client.HearSilenceAsync();
                return;
            }
            await client.EncryptAsync(SelfSigned.Certificate);
            await client.OfferAsync("AUTH PLAIN");
            await client.HearAsync("AUTH PLAIN *");
            await client.HearEndAsync();
        });
        var timeouts = Trusting.Timeouts;
        var options = Trusting with { Timeouts = inSignIn ? timeouts with { Command = TimeSpan.FromSeconds(2) } : timeouts with { Handshake = TimeSpan.FromMilliseconds(200) } };
        await using var mailer = server.Mailer(SignedIn(server, MailSecurity.StartTls), options);
        Assert.StartsWith("The mail server gave no answer within ", Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason);
        await server.DoneAsync();
    }

    [Fact]
    public async Task A_server_that_offers_no_way_to_sign_in_is_not_sent_anything()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("AUTH CRAM-MD5");
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer(SignedIn(server, MailSecurity.None));
        Assert.Contains("neither AUTH PLAIN nor AUTH LOGIN", Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason);
        await server.DoneAsync();
    }

    [Fact]
    public async Task A_password_does_not_leave_the_machine_in_the_open()
    {
        using var server = new ScriptedServer(async client => await client.HearEndAsync());
        var settings = SignedIn(server, MailSecurity.None) with { Host = "mail.example.org" };
        var ct = TestContext.Current.CancellationToken;
        using (var wire = await SmtpWire.ConnectAsync("127.0.0.1", settings.Port, TimeSpan.FromSeconds(20), ct))
        {
            var refused = await Assert.ThrowsAsync<SmtpTrouble>(() =>
                SmtpAuthentication.RunAsync(wire, new SmtpCapabilities { AuthPlain = true }, settings, TimeSpan.FromSeconds(20), ct));
            Assert.Equal("The password is not sent in the open: set Hub__Mail__Security to starttls or tls.", refused.Message);
        }
        await server.DoneAsync();
    }

    private static MailSettings SignedIn(ScriptedServer server, MailSecurity security) => server.Settings with { Security = security, User = "hub", Password = "secret" };
}
