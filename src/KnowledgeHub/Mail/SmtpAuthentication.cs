using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>AUTH PLAIN (RFC 4954, RFC 4616), or LOGIN where the server knows nothing better. A password never travels in the open.</summary>
internal static class SmtpAuthentication
{
    public static async Task RunAsync(SmtpWire wire, SmtpCapabilities offered, MailSettings settings, TimeSpan patience, CancellationToken ct)
    {
        if (!wire.IsEncrypted && !settings.HostIsLoopback)
        {
            throw new SmtpTrouble("The password is not sent in the open: set Hub__Mail__Security to starttls or tls.");
        }
        var (user, password) = (settings.User ?? "", settings.Password ?? "");
        string[] lines = offered switch
        {
            { AuthPlain: true } => [$"AUTH PLAIN {Coded($"\0{user}\0{password}")}"],
            { AuthLogin: true } => ["AUTH LOGIN", Coded(user), Coded(password)],
            _ => throw new SmtpTrouble("The mail server offers neither AUTH PLAIN nor AUTH LOGIN: unset Hub__Mail__User, or use another port."),
        };
        for (var i = 0; i < lines.Length; i++)
        {
            await wire.WriteAsync(Encoding.ASCII.GetBytes(lines[i] + "\r\n"), patience, ct);
            var reply = await wire.ReadAsync(patience, ct);
            if (reply.Code != (i == lines.Length - 1 ? 235 : 334))
            {
                throw new SmtpTrouble($"The mail server refused the sign-in with Hub__Mail__User and Hub__Mail__Password ({reply.Sentence(settings.User)}).");
            }
        }
    }

    private static string Coded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
