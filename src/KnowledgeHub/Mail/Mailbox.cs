using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Mail;

/// <summary>Whom a mail is from or for: a display name, which may be empty, and an address. RFC 5322 section 3.4.</summary>
public sealed record Mailbox(string Name, string Address)
{
    private const int LongestName = 254;

    /// <summary>Reads <c>a@b.c</c> and <c>Name &lt;a@b.c&gt;</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Mailbox? mailbox)
    {
        mailbox = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }
        var found = text[^1] == '>' ? InBrackets(text) : new Mailbox("", text);
        if (found is not { IsValid: true })
        {
            return false;
        }
        mailbox = found;
        return true;
    }

    /// <summary>What to tell somebody whose input <see cref="TryReadAddress"/> can't take.</summary>
    public static string NoAddress => T("That is not a complete mail address; write it like name@example.org.");

    /// <summary>Reads an address that somebody typed, without a name, in lower case: the form in which addresses are kept and compared.</summary>
    public static bool TryReadAddress(string? typed, [NotNullWhen(true)] out string? address)
    {
        address = TryParse(typed?.Trim(), out var mailbox) && mailbox.Name.Length == 0 ? mailbox.Address.ToLowerInvariant() : null;
        return address is not null;
    }

    /// <summary>An address with most of it hidden, for pages that a link opens.</summary>
    public static string Masked(string address) => $"{address[0]}•••{address[address.IndexOf('@', StringComparison.Ordinal)..]}";

    public bool IsValid => AddressSpec.IsValid(Address) && IsName(Name);

    public override string ToString() => Name.Length == 0 ? Address : $"{Name} <{Address}>";

    private static Mailbox? InBrackets(string text)
    {
        var open = text.LastIndexOf('<');
        return open < 0 ? null : new Mailbox(Unquoted(text[..open].Trim(' ')), text[(open + 1)..^1]);
    }

    private static string Unquoted(string name)
    {
        if (name.Length < 2 || name[0] != '"' || name[^1] != '"')
        {
            return name;
        }
        var plain = new StringBuilder(name.Length);
        for (var i = 1; i < name.Length - 1; i++)
        {
            i += name[i] == '\\' && i < name.Length - 2 ? 1 : 0;
            plain.Append(name[i]);
        }
        return plain.ToString();
    }

    private static bool IsName(string name) => name.Length <= LongestName && name.All(c =>
        !char.IsControl(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
}
