using System.Text.RegularExpressions;

namespace KnowledgeHub.Mail.Incoming;

/// <summary>Reports in words only, as programs write them that know no standard or are set so.</summary>
internal static partial class OldReports
{
    /// <summary>A program, the words with which its reports begin, and those after which the returned mail stands.</summary>
    private static readonly (string Program, string[] Says, string[] Copy)[] Known =
    [
        ("qmail", ["Hi. This is the qmail-send program", "This is the qmail-send program"], ["--- Below this line is a copy of the message", "--- Enclosed are the original headers"]),
        ("Yahoo", ["Sorry, we were unable to deliver your message to the following address", "unable to deliver the message after"], ["--- Below this line is a copy of the message", "--- Original message follows"]),
        ("Exim", ["A message that you sent could not be delivered", "A message that you sent has not yet been delivered", "A message that you have sent could not be delivered"], ["------ This is a copy of"]),
        ("Exchange", ["Delivery has failed to these recipients", "couldn't be delivered", "Your message did not reach some or all of the intended recipients", "could not be delivered to", "Remote Server returned"], ["Original message headers", "Original Message Headers", "-----Original Message-----"]),
        ("Postfix", ["This is the mail system at host", "This is the Postfix program at host"], ["Return-Path:", "--- Message header"]),
        ("Sendmail", ["----- The following addresses had permanent fatal errors -----", "----- Transcript of session follows -----"], ["----- Original message follows -----", "----- Message header follows -----"]),
        ("Gmail", ["Delivery to the following recipient failed permanently", "Your message wasn't delivered to", "Address not found"], ["----- Original message -----"]),
    ];

    private static readonly string[] StillTrying = ["has not yet been delivered", "delayed", "will continue to try", "warning message only", "will be retried"];

    // The words stand at the beginning: somebody who quotes a bounce in a reply is not one.
    private const int Beginning = 1500;

    public static ReturnedMail? Read(PartHeaders headers, string text)
    {
        var opening = text[..Math.Min(text.Length, Beginning)].Replace('\u2019', '\'');
        var program = Array.Find(Known, known => Array.Exists(known.Says, words => opening.Contains(words, StringComparison.OrdinalIgnoreCase)));
        if (program.Program is null && !(IsFromMailSystem(headers) && (Code.IsMatch(opening) || headers.Has("X-Failed-Recipients"))))
        {
            return null;
        }

        var report = Before(text, program.Copy ?? ["Message-ID:"]);
        var status = ReturnStatus.In(report);
        var code = Code.Match(report);
        return new()
        {
            Kind = Array.Exists(StillTrying, words => opening.Contains(words, StringComparison.OrdinalIgnoreCase)) ? ReturnKind.Progress
                : code.Success && code.ValueSpan[0] == '4' && status.Length == 0 ? ReturnKind.Soft
                : ReturnStatus.Judge(status, report),
            Status = status,
            Diagnostic = code.Success ? Line(report, code.Index) : opening,
            Recipient = headers.Has("X-Failed-Recipients") ? headers["X-Failed-Recipients"].Split(',')[0].Trim() : Address.Match(report).Groups[1].Value,
        };
    }

    private static bool IsFromMailSystem(PartHeaders headers) =>
        MailSystem.IsMatch(headers["From"]) || headers["Return-Path"].Trim() == "<>";

    private static string Before(string text, string[] marks)
    {
        var end = marks.Select(mark => text.IndexOf(mark, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(text.Length).Min();
        return text[..Math.Min(end, 8000)];
    }

    private static string Line(string text, int at)
    {
        var end = text.IndexOf("\n\n", at, StringComparison.Ordinal);
        return text[at..(end < 0 ? Math.Min(text.Length, at + 400) : end)];
    }

    [GeneratedRegex(@"(?<![\d.])[45]\d\d[ -](?=\S)")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"^[ \t]{0,8}<?([^\s<>@:]{1,120}@[^\s<>@:]{1,255})>?:?[ \t\r]*$", RegexOptions.Multiline)]
    private static partial Regex Address { get; }

    [GeneratedRegex("mailer-daemon|postmaster|mail delivery (?:sub)?system|microsoftexchange", RegexOptions.IgnoreCase)]
    private static partial Regex MailSystem { get; }
}
