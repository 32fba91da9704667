using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public void Without_any_setting_mail_goes_to_a_folder_and_nothing_is_wrong()
    {
        var settings = Read();
        Assert.Null(settings.Host);
        Assert.Empty(settings.Problems());
        Assert.Equal(4, settings.Connections);
        Assert.Equal(0, settings.PerMinute);
    }

    [Theory]
    [InlineData(null, 25)]
    [InlineData("none", 25)]
    [InlineData("starttls", 587)]
    [InlineData("TLS", 465)]
    public void The_port_follows_the_security_unless_it_is_set(string? security, int port)
    {
        Assert.Equal(port, Read(("Security", security)).Port);
        Assert.Equal(2525, Read(("Security", security), ("Port", "2525")).Port);
    }

    [Theory]
    [InlineData("Port", "abc", "Hub__Mail__Port must be a number from 1 to 65535, not 'abc'.")]
    [InlineData("Port", "0", "Hub__Mail__Port must be a number from 1 to 65535, not '0'.")]
    [InlineData("Port", "99999999999", "Hub__Mail__Port must be a number from 1 to 65535, not '99999999999'.")]
    [InlineData("Connections", "0", "Hub__Mail__Connections must be a number from 1 to 100, not '0'.")]
    [InlineData("PerMinute", "-1", "Hub__Mail__PerMinute must be a number from 0 to 1000000, not '-1'.")]
    [InlineData("Security", "ssl", "Hub__Mail__Security must be none, starttls or tls, not 'ssl'.")]
    [InlineData("From", "hub", "Hub__Mail__From must be a mail address such as hub@example.org, not 'hub'.")]
    [InlineData("From", null, "Hub__Mail__From is missing: set it to the address that mail is sent from.")]
    [InlineData("FromName", "a\nb", "Hub__Mail__FromName must be one line of at most 254 characters.")]
    [InlineData("Host", "smtp://mail.example.org", "Hub__Mail__Host must be a host name such as mail.example.org, not 'smtp://mail.example.org'.")]
    [InlineData("User", null, "Hub__Mail__User is missing: a password is set without it.")]
    [InlineData("Password", null, "Hub__Mail__Password is missing: a user is set without it.")]
    [InlineData("Security", "none", "Hub__Mail__Security must be starttls or tls when Hub__Mail__User is set, because a password is not sent in the open.")]
    public void A_wrong_value_is_one_sentence_that_names_the_variable(string name, string? value, string sentence)
    {
        (string, string?)[] right = [("Host", "mail.example.org"), ("Security", "tls"), ("User", "u"), ("Password", "p"), ("From", "hub@example.org")];
        Assert.Empty(Read(right).Problems());
        Assert.Contains(sentence, Read([.. right.Where(pair => pair.Item1 != name), (name, value)]).Problems());
    }

    [Theory]
    [InlineData("BouncesTo", "bounces", "Hub__Mail__BouncesTo must be a mail address such as bounces@hub.example with at most 16 letters before the @, not 'bounces'.")]
    [InlineData("BouncesTo", "a-name-too-long-x@hub.example", "Hub__Mail__BouncesTo must be a mail address such as bounces@hub.example with at most 16 letters before the @, not 'a-name-too-long-x@hub.example'.")]
    [InlineData("OAuthToken", "t", "Set only one of Hub__Mail__Password, Hub__Mail__OAuthToken and Hub__Mail__OAuthTokenFile.")]
    [InlineData("Dkim:Domain", "hub.example", "Hub__Mail__Dkim__Selector is missing: to sign mail, set Hub__Mail__Dkim__Domain, __Selector and __KeyFile.")]
    [InlineData("Dkim:Selector", "a b", "Hub__Mail__Dkim__Selector must be a name such as hub2026, of letters, digits and hyphens, not 'a b'.")]
    [InlineData("Dkim:KeyFile", "/nowhere/key.pem", "Hub__Mail__Dkim__KeyFile: the key file '/nowhere/key.pem' can't be read (Could not find a part of the path '/nowhere/key.pem').")]
    public void A_wrong_value_of_an_optional_setting_is_one_sentence_too(string name, string value, string sentence)
    {
        Assert.Contains(sentence, Read(("Host", "mail.example.org"), ("Security", "tls"), ("User", "u"), ("Password", "p"), ("From", "hub@example.org"), (name, value)).Problems());
    }

    [Fact]
    public void A_token_takes_the_place_of_a_password_and_needs_a_user()
    {
        Assert.Empty(Read(("User", "u"), ("OAuthTokenFile", "/run/token")).Problems());
        Assert.Equal(["Hub__Mail__User is missing: an OAuth token is set without it."], Read(("OAuthToken", "secret")).Problems());
        Assert.DoesNotContain("secret", Read(("User", "u"), ("OAuthToken", "secret")).ToString());
    }

    [Fact]
    public void A_password_may_travel_in_the_open_to_this_machine_only()
    {
        Assert.Empty(Read(("Host", "127.0.0.1"), ("User", "u"), ("Password", "p"), ("From", "hub@example.org")).Problems());
        Assert.Empty(Read(("Host", "localhost"), ("User", "u"), ("Password", "p"), ("From", "hub@example.org")).Problems());
    }

    [Fact]
    public void The_password_is_never_shown_and_keeps_its_spaces()
    {
        var settings = Read(("User", "u"), ("Password", " secret "));
        Assert.Equal(" secret ", settings.Password);
        Assert.DoesNotContain("secret", settings.ToString());
        Assert.DoesNotContain("secret", $"{Read(("Password", "secret")).Problems()[0]}");
    }

    [Fact]
    public void The_sender_takes_its_name_from_either_setting()
    {
        Assert.Equal(new Mailbox("Hub", "hub@example.org"), Read(("From", "hub@example.org"), ("FromName", "Hub")).Sender);
        Assert.Equal(new Mailbox("Alliance", "hub@example.org"), Read(("From", "Alliance <hub@example.org>")).Sender);
        Assert.EndsWith(".invalid", Read().Sender.Address);
    }

    private static MailSettings Read(params (string Name, string? Value)[] values) =>
        MailSettings.Read(name => values.LastOrDefault(pair => pair.Name == name).Value);
}
