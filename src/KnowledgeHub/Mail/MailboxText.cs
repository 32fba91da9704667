using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>How a mailbox stands in a header: a bare phrase, a quoted string or encoded words, then the address. RFC 5322 sections 3.2.4, 3.2.5 and 3.4.</summary>
internal static class MailboxText
{
    public static void Write(FoldedHeader line, Mailbox mailbox)
    {
        var address = AddressSpec.WithAsciiDomain(mailbox.Address);
        var name = mailbox.Name.Trim(' ');
        if (name.Length == 0)
        {
            line.Add(address);
            return;
        }
        WritePhrase(line, name);
        line.Add($"<{address}>");
    }

    /// <summary>A name as RFC 5322 section 3.2.5 has it; nothing for none.</summary>
    public static void WritePhrase(FoldedHeader line, string name)
    {
        if (name.Length == 0)
        {
            return;
        }

        if (!Ascii.IsValid(name) || name.Contains("=?", StringComparison.Ordinal))
        {
            EncodedWord.Write(line, name, " ");
        }
        else if (name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~ ".Contains(c)) && !name.Contains("  ", StringComparison.Ordinal))
        {
            foreach (var word in name.Split(' '))
            {
                line.Add(word);
            }
        }
        else
        {
            line.Add($"\"{name.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"");
        }
    }
}
