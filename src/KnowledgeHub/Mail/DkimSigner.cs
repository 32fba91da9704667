using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>Puts a DKIM-Signature before a finished message, relaxed/relaxed: RFC 6376 section 5.</summary>
internal sealed class DkimSigner(string domain, string selector, DkimKey key, TimeProvider clock)
{
    private const int LineLength = 72;

    // What a reader sees or a mail program acts on. From is named once more than it stands, so that nobody can add a second (section 8.15).
    private static readonly string[] Signed =
    [
        "From", "From", "Reply-To", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
        "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted", "Feedback-ID",
    ];

    /// <summary>Null where the settings leave signing to the mail server.</summary>
    /// <exception cref="InvalidOperationException">The key can't be used, which <see cref="MailSettings.Problems"/> says in words.</exception>
    public static DkimSigner? From(DkimSettings settings, TimeProvider clock)
    {
        if (!settings.IsOn)
        {
            return null;
        }
        var (key, fault) = DkimKey.Open(settings.KeyFile!);
        var domain = AddressSpec.WithAsciiDomain($"a@{settings.Domain}")[2..];
        return new DkimSigner(domain, settings.Selector!, key ?? throw new InvalidOperationException(fault), clock);
    }

    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var fields = RelaxedHeader.Read(message, out var headerLength);
        var header = Unsigned(fields, RelaxedBody.Hash(message[headerLength..]));
        header += Folded(Convert.ToBase64String(key.Sign(Hash(fields, header))), header.Length - header.LastIndexOf('\n')) + "\r\n";
        var signed = GC.AllocateUninitializedArray<byte>(header.Length + message.Length);
        Encoding.ASCII.GetBytes(header, signed);
        message.CopyTo(signed.AsSpan(header.Length));
        return signed;
    }

    private string Unsigned(List<RelaxedHeader> fields, byte[] bodyHash)
    {
        var there = fields.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var line = new FoldedHeader("DKIM-Signature")
            .Add("v=1;").Add($"a={key.Algorithm};").Add("c=relaxed/relaxed;").Add($"d={domain};").Add($"s={selector};")
            .Add(string.Create(CultureInfo.InvariantCulture, $"t={clock.GetUtcNow().ToUnixTimeSeconds()};"));
        var names = Signed.Where(there.Contains).ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            line.Add((i == 0 ? "h=" : "") + names[i] + (i == names.Length - 1 ? ";" : ":"));
        }
        return line.Add($"bh={Convert.ToBase64String(bodyHash)};").Add("b=").Finish().TrimEnd();
    }

    // Section 3.7: the named fields from the bottom up, one that is not there as nothing, then this field without its signature.
    private static byte[] Hash(List<RelaxedHeader> fields, string header)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rest = new List<RelaxedHeader>(fields);
        foreach (var name in Signed)
        {
            var index = rest.FindLastIndex(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
            {
                hash.AppendData(rest[index].Line);
                hash.AppendData("\r\n"u8);
                rest.RemoveAt(index);
            }
        }
        hash.AppendData(RelaxedHeader.From(Encoding.ASCII.GetBytes(header)).Line);
        return hash.GetHashAndReset();
    }

    private static string Folded(string base64, int column)
    {
        var folded = new StringBuilder(base64.Length + 32);
        for (var start = 0; start < base64.Length;)
        {
            var length = Math.Min(Math.Max(1, LineLength - column), base64.Length - start);
            folded.Append(start == 0 ? "" : "\r\n ").Append(base64, start, length);
            start += length;
            column = 1;
        }
        return folded.ToString();
    }
}
