using System.Buffers;
using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>A name and its value, one field of a message's header: RFC 5322 section 2.2.</summary>
public readonly record struct Header(string Name, string Value)
{
    // These carry addresses, links or keywords; an encoded word inside one would be read as part of it.
    private static readonly HashSet<string> Structured = new(StringComparer.OrdinalIgnoreCase)
    {
        "Auto-Submitted", "Feedback-ID", "In-Reply-To", "List-Archive", "List-Help", "List-Owner", "List-Post", "List-Subscribe",
        "List-Unsubscribe", "List-Unsubscribe-Post", "Precedence", "References",
    };

    // The writer makes these itself, or a newsletter has no use for them.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Bcc", "Cc", "Date", "From", "Message-ID", "MIME-Version", "Reply-To", "Return-Path", "Subject", "To",
    };

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");

    internal string Written()
    {
        CheckName();
        if (Name.Equals("List-Id", StringComparison.OrdinalIgnoreCase))
        {
            return ListIdentifier(Checked(Name, Value));
        }
        if (!Structured.Contains(Name))
        {
            return Unstructured(Name, Value);
        }
        if (!Ascii.IsValid(Checked(Name, Value)))
        {
            throw new ArgumentException($"The header {Name} takes ASCII only.");
        }
        var line = new FoldedHeader(Name);
        foreach (var word in Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            line.Add(word);
        }
        return line.Finish();
    }

    internal static string Unstructured(string name, string value)
    {
        var line = new FoldedHeader(name);
        UnstructuredText.Write(line, Checked(name, value));
        return line.Finish();
    }

    internal static string Address(string name, Mailbox mailbox)
    {
        var line = new FoldedHeader(name);
        MailboxText.Write(line, mailbox.IsValid ? mailbox : throw new ArgumentException($"The header {name} needs a mail address, without line breaks."));
        return line.Finish();
    }

    // RFC 2919 section 3: a phrase, then the identifier in angle brackets, which no encoded word may touch.
    private static string ListIdentifier(string value)
    {
        var open = value.LastIndexOf('<');
        var id = open >= 0 && value[^1] == '>' ? value[(open + 1)..^1] : value;
        if (id.Length is 0 or > 255 || !Ascii.IsValid(id) || id.AsSpan().ContainsAny("<> \t"))
        {
            throw new ArgumentException("The header List-Id needs an identifier such as <news.example.org>.");
        }
        var line = new FoldedHeader("List-Id");
        MailboxText.WritePhrase(line, open > 0 ? value[..open].Trim(' ') : "");
        return line.Add($"<{id}>").Finish();
    }

    internal static string MessageIdentifier(string id) => new FoldedHeader("Message-ID").Add(MessageId.InBrackets(id)).Finish();

    internal static string Checked(string name, string value)
    {
        if (value.AsSpan().ContainsAny(LineEnds))
        {
            throw new ArgumentException($"The header {name} must not contain line breaks.");
        }
        return value.Any(c => char.IsControl(c) && c != '\t')
            ? throw new ArgumentException($"The header {name} must not contain control characters.")
            : value;
    }

    private void CheckName()
    {
        if (Name.Length is 0 or > 60 || Name.Any(c => c is <= ' ' or > '~' or ':'))
        {
            throw new ArgumentException("A header's name is 1 to 60 visible ASCII characters without a colon.");
        }
        if (Reserved.Contains(Name) || Name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The header {Name} cannot be given as an extra one.");
        }
    }
}
