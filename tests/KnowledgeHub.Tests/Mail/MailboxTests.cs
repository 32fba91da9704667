using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

public sealed class MailboxTests
{
    [Theory]
    [InlineData("a@b.c", "", "a@b.c")]
    [InlineData("Jane Doe <jane@example.org>", "Jane Doe", "jane@example.org")]
    [InlineData("<jane@example.org>", "", "jane@example.org")]
    [InlineData("\"Doe, \\\"JD\\\" Jane\" <jane+hub@example.org>", "Doe, \"JD\" Jane", "jane+hub@example.org")]
    [InlineData("Žofie Nováková <žofie@zdraví.example>", "Žofie Nováková", "žofie@zdraví.example")]
    [InlineData("用户@例子.广告", "", "用户@例子.广告")]
    public void An_address_is_read_with_or_without_a_name(string text, string name, string address)
    {
        Assert.True(Mailbox.TryParse(text, out var mailbox));
        Assert.Equal(new Mailbox(name, address), mailbox);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("jane")]
    [InlineData("@b.c")]
    [InlineData("a@")]
    [InlineData("a@b")]
    [InlineData("a@b..c")]
    [InlineData("a@-b.c")]
    [InlineData("a@b_c.d")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData(".a@b.c")]
    [InlineData("a..b@c.d")]
    [InlineData("a b@c.d")]
    [InlineData("a@b.c ")]
    [InlineData("a@b.c, d@e.f")]
    [InlineData("a@b@c.d")]
    [InlineData("a@b.c\r\nBcc: d@e.f")]
    [InlineData("a@b.c\n")]
    [InlineData("a\0@b.c")]
    [InlineData("Jane\r\nBcc: <d@e.f> <a@b.c>")]
    [InlineData("Jane\u2028 <a@b.c>")]
    [InlineData("Jane <a@b.c")]
    [InlineData("Jane a@b.c>")]
    [InlineData("a\u200b@b.c")]
    [InlineData("a\ufffd@b.c")]
    public void What_is_no_single_plain_address_is_refused(string? text)
    {
        Assert.False(Mailbox.TryParse(text, out var mailbox));
        Assert.Null(mailbox);
    }

    [Fact]
    public void An_address_has_at_most_254_bytes_and_64_before_the_at_sign()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 62), 3)) + ".e";
        var room = 254 - 1 - domain.Length;
        Assert.True(Mailbox.TryParse($"{new string('a', room)}@{domain}", out _));
        Assert.False(Mailbox.TryParse($"{new string('a', room + 1)}@{domain}", out _));
        Assert.True(Mailbox.TryParse($"{new string('a', 64)}@b.c", out _));
        Assert.False(Mailbox.TryParse($"{new string('a', 65)}@b.c", out _));
        Assert.False(Mailbox.TryParse($"{new string('é', 33)}@b.c", out _));
    }

    [Fact]
    public void Half_a_character_is_refused() => Assert.False(Mailbox.TryParse("a\ud800@b.c", out _));

    [Fact]
    public void A_domain_beyond_ascii_travels_in_its_ascii_form()
    {
        Assert.Equal("žofie@xn--zdrav-3sa.example", AddressSpec.WithAsciiDomain("žofie@zdraví.example"));
        Assert.Equal("a@b.c", AddressSpec.WithAsciiDomain("a@b.c"));
    }
}
