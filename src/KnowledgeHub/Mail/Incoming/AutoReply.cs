using System.Text.RegularExpressions;

namespace KnowledgeHub.Mail.Incoming;

/// <summary>Whether a program answered for a person: RFC 3834, and what older programs write instead.</summary>
internal static partial class AutoReply
{
    private static readonly string[] Marks = ["X-Autoreply", "X-Autorespond", "X-Autoreply-From", "X-Mail-Autoreply", "X-FC-MachineGenerated"];
    private static readonly string[] Precedences = ["auto_reply", "auto-reply", "vacation"];

    public static bool Is(PartHeaders headers)
    {
        var submitted = headers["Auto-Submitted"].Split(';')[0].Trim();
        return submitted.StartsWith("auto-replied", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(Marks, headers.Has)
            || Array.IndexOf(Precedences, headers["Precedence"].Trim().ToLowerInvariant()) >= 0
            || headers["X-Auto-Response-Suppress"].Contains("OOF", StringComparison.OrdinalIgnoreCase)
            || Subject.IsMatch(headers["Subject"]);
    }

    [GeneratedRegex(@"out of (?:the )?office|auto(?:matic)?[ -]?(?:reply|response)|away from|on (?:vacation|leave|holiday)|absen[ct]e? du bureau|r[ée]ponse automatique|message d.absence|respuesta autom[áa]tica|fuera de (?:la )?oficina|abwesen|automatische antwort|afwezig|resposta autom[áa]tica|fuori sede|risposta automatica", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subject { get; }
}
