using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>From the first byte to a connection that takes mail: greeting, EHLO, STARTTLS and AUTH. RFC 5321 sections 3.1 and 3.2, RFC 3207.</summary>
internal sealed class SmtpHandshake(MailSettings settings, SmtpOptions options)
{
    private readonly SmtpTimeouts timeouts = options.Timeouts;
    private readonly string host = settings.Host ?? throw new InvalidOperationException("Hub__Mail__Host is not set.");

    /// <exception cref="SmtpTrouble">With a sentence for the operator.</exception>
    public async Task<SmtpConnection> OpenAsync(CancellationToken ct)
    {
        var wire = await SmtpWire.ConnectAsync(host, settings.Port, timeouts.Connect, ct);
        try
        {
            if (settings.Security == MailSecurity.Tls)
            {
                await EncryptAsync(wire, ct);
            }
            var greeting = await wire.ReadAsync(timeouts.Greeting, ct);
            if (greeting.Code != 220)
            {
                throw new SmtpTrouble($"The mail server {host} takes no mail now ({greeting.Sentence()}).");
            }
            var offered = await HelloAsync(wire, ct);
            if (settings.Security == MailSecurity.StartTls)
            {
                offered = await StartTlsAsync(wire, offered, ct);
            }
            if (settings.User is not null)
            {
                await SmtpAuthentication.RunAsync(wire, offered, settings, timeouts.Command, ct);
            }
            return new SmtpConnection(wire, offered, timeouts);
        }
        catch
        {
            wire.Dispose();
            throw;
        }
    }

    private async Task<SmtpCapabilities> HelloAsync(SmtpWire wire, CancellationToken ct)
    {
        var name = OwnName(wire.LocalAddress);
        var ehlo = await AskAsync(wire, $"EHLO {name}", ct);
        if (ehlo.Code == 250)
        {
            return SmtpCapabilities.From(ehlo);
        }
        var helo = ehlo.IsPermanent ? await AskAsync(wire, $"HELO {name}", ct) : ehlo;
        return helo.Code == 250
            ? SmtpCapabilities.None
            : throw new SmtpTrouble($"The mail server {host} did not accept the hub's greeting ({helo.Sentence()}).");
    }

    private async Task<SmtpCapabilities> StartTlsAsync(SmtpWire wire, SmtpCapabilities offered, CancellationToken ct)
    {
        if (!offered.StartTls)
        {
            throw new SmtpTrouble($"The mail server {host} offers no STARTTLS, which Hub__Mail__Security=starttls requires.");
        }
        var ready = await AskAsync(wire, "STARTTLS", ct);
        if (ready.Code != 220)
        {
            throw new SmtpTrouble($"The mail server {host} did not start TLS ({ready.Sentence()}).");
        }
        await EncryptAsync(wire, ct);
        return await HelloAsync(wire, ct);
    }

    private async Task EncryptAsync(SmtpWire wire, CancellationToken ct)
    {
        var certificate = new ServerCertificate(host, options.Certificate);
        try
        {
            await wire.EncryptAsync(certificate.Options, timeouts.Handshake, ct);
        }
        catch (Exception wrong) when (wrong is AuthenticationException or IOException)
        {
            throw new SmtpTrouble(certificate.Sentence(wrong), wrong);
        }
    }

    private async ValueTask<SmtpReply> AskAsync(SmtpWire wire, string command, CancellationToken ct)
    {
        await wire.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), timeouts.Command, ct);
        return await wire.ReadAsync(timeouts.Command, ct);
    }

    // Section 4.1.4: a full host name, or else an address literal.
    private static string OwnName(IPAddress address)
    {
        var name = Dns.GetHostName();
        if (name.Contains('.') && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
        {
            return name;
        }
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{new IPAddress(address.GetAddressBytes())}]" : $"[{address}]";
    }
}
