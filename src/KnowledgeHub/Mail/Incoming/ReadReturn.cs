using System.Text.RegularExpressions;

namespace KnowledgeHub.Mail.Incoming;

/// <summary>
/// Says what a message is that came back. The standard reports come first (RFC 5965, RFC 3464), then the ways of programs that
/// know no standard, then automatic replies: Exim marks its bounces as automatic replies, so that the order matters.
/// </summary>
public static partial class ReadReturn
{
    private const int ExcerptLength = 1500;

    public static ReturnedMail Run(ReadOnlyMemory<byte> message)
    {
        var root = MimeReader.Read(message);
        var text = Text(root);
        var found = FeedbackReport.Read(root)
            ?? DeliveryReport.Read(root)
            ?? OldReports.Read(root.Headers, text)
            ?? new ReturnedMail { Kind = AutoReply.Is(root.Headers) ? ReturnKind.AutoReply : ReturnKind.Unknown };
        return found with
        {
            ReturnPaths = [.. ReturnPaths(root).Concat(found.ReturnPaths).Distinct().Take(20)],
            MessageIds = [.. MessageIds(root, text).Take(5)],
            From = Cut(root.Headers["From"], 300),
            Subject = Cut(root.Headers["Subject"], 300),
            Excerpt = Cut(text.Trim(), ExcerptLength),
            Diagnostic = Cut(string.Join(' ', found.Diagnostic.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), 500),
            Recipient = Cut(found.Recipient, 254),
        };
    }

    private static string Text(MimePart root) =>
        root.All.FirstOrDefault(part => part is { Type: "text/plain", Parts.Count: 0 })?.Text()
        ?? (root.All.FirstOrDefault(part => part.Type == "text/html") is { } html ? Html.PlainText.From(Shallow(html.Text())) : root.Parts.Count == 0 ? root.Text() : "");

    // A page of a thousand nested elements says no more than its words.
    private static string Shallow(string html) => Tag.Replace(html, " ");

    private static IEnumerable<string> ReturnPaths(MimePart root)
    {
        string[] names = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To"];
        var returned = root.All.Skip(1).Where(part => part.Headers.Has("Message-ID") || part.Type == "text/rfc822-headers").Select(Returned);
        return names.SelectMany(root.Headers.All).Concat(returned.SelectMany(headers => headers.All("Return-Path")))
            .SelectMany(value => Address.Matches(value).Select(match => match.Value)).Take(40);
    }

    private static IEnumerable<string> MessageIds(MimePart root, string text)
    {
        var returned = root.All.Skip(1).Select(Returned).SelectMany(headers => headers.All("Message-ID"));
        // A report in plain text has the original's header somewhere below its own words.
        return returned.Concat(MessageIdLine.Matches(text).Select(match => match.Groups[1].Value))
            .Select(id => MessageId.WithoutBrackets(id.Trim())).Where(id => id.Length is > 0 and < 250).Distinct();
    }

    private static PartHeaders Returned(MimePart part) =>
        part.Type is "text/rfc822-headers" or "message/global-headers" ? PartHeaders.Read(part.Decoded(), out _) : part.Headers;

    private static string Cut(string text, int most)
    {
        // PostgreSQL takes no NUL, and half a pair of surrogates is no text.
        var clean = new string([.. text.Take(most).Where(c => !char.IsControl(c) || c is '\n' or '\t')]);
        return clean.Length > 0 && char.IsHighSurrogate(clean[^1]) ? clean[..^1] : clean;
    }

    [GeneratedRegex(@"[^\s<>@,;:""()]{1,120}@[^\s<>@,;:""()]{1,255}")]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"^[ \t>]{0,4}Message-ID:\s{0,4}<([^<>\s]{3,250})>", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex MessageIdLine { get; }

    [GeneratedRegex("<[^<>]{0,2000}>")]
    private static partial Regex Tag { get; }
}
