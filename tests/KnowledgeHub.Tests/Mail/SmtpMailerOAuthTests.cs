using System.Text;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>Signing in with a token.</summary>
public sealed class SmtpMailerOAuthTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task The_token_is_read_anew_from_its_file_at_each_sign_in()
    {
        using var server = new ScriptedServer(client => TakeOneAsync(client, "first"), client => TakeOneAsync(client, "second"));
        await using var mailer = server.Mailer(server.Settings with { User = "hub@example.org", OAuthTokenFile = file }, ScriptedServer.Options() with { MessagesPerConnection = 1 });
        foreach (var token in new[] { "first", "second" })
        {
            await File.WriteAllTextAsync(file, $"{token}\n", TestContext.Current.CancellationToken);
            Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        }
        await server.DoneAsync();

        static async Task TakeOneAsync(SmtpDialogue client, string token)
        {
            await client.GreetAsync("AUTH PLAIN XOAUTH2");
            await client.HearAsync($"AUTH XOAUTH2 {Coded($"user=hub@example.org\u0001auth=Bearer {token}\u0001\u0001")}");
            await client.SayAsync("235 welcome");
            await client.TakeAsync();
            await client.HearQuitAsync();
        }
    }

    [Fact]
    public async Task A_token_too_long_for_a_command_line_follows_on_a_line_of_its_own()
    {
        var token = new string('t', 2000);
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("AUTH XOAUTH2");
            await client.HearAsync("AUTH XOAUTH2");
            await client.SayAsync("334 ");
            await client.HearAsync(Coded($"user=hub\u0001auth=Bearer {token}\u0001\u0001"));
            await client.SayAsync("235 welcome");
            await client.TakeAsync();
        });
        await using var mailer = server.Mailer(server.Settings with { User = "hub", OAuthToken = token });
        Assert.IsType<Handover.Accepted>(await mailer.SendAsync());
        await server.DoneAsync();
    }

    [Fact]
    public async Task A_refused_token_is_named_after_the_server_has_explained_itself()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("AUTH XOAUTH2");
            await client.HearAsync("AUTH XOAUTH2 *");
            await client.SayAsync($"334 {Coded("{\"status\":\"401\"}")}");
            await client.HearAsync("");
            await client.SayAsync("535 5.7.3 token expired");
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer(server.Settings with { User = "hub", OAuthToken = "secret" });
        var reason = Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason;
        Assert.Equal("The mail server refused the sign-in with Hub__Mail__User and Hub__Mail__OAuthToken (535 5.7.3 token expired).", reason);
        await server.DoneAsync();
    }

    [Theory]
    [InlineData("", "must be one line of visible ASCII characters")]
    [InlineData("two\nlines", "must be one line of visible ASCII characters")]
    [InlineData(null, "can't be read")]
    public async Task A_token_file_that_holds_no_token_is_a_matter_of_configuration(string? content, string sentence)
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("AUTH XOAUTH2");
            await client.HearEndAsync();
        });
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        await using var mailer = server.Mailer(server.Settings with { User = "hub", OAuthTokenFile = content is null ? $"{file}.none" : file });
        Assert.Contains(sentence, Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason);
        await server.DoneAsync();
    }

    [Fact]
    public async Task A_server_without_xoauth2_gets_no_token()
    {
        using var server = new ScriptedServer(async client =>
        {
            await client.GreetAsync("AUTH PLAIN LOGIN");
            await client.HearEndAsync();
        });
        await using var mailer = server.Mailer(server.Settings with { User = "hub", OAuthToken = "secret" });
        Assert.Contains("offers no AUTH XOAUTH2", Assert.IsType<Handover.TryLater>(await mailer.SendAsync()).Reason);
        await server.DoneAsync();
    }

    private static string Coded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
