using System.Buffers.Binary;
using System.Text;

namespace KnowledgeHub.Mail.Names;

/// <summary>The one question the hub asks name servers, for TXT records, as bytes: RFC 1035 section 4.</summary>
internal static class DnsText
{
    private const int Header = 12;
    private const ushort Txt = 16;
    private const ushort Internet = 1;

    /// <summary>The query for a name, or null when it can't be a host name.</summary>
    public static byte[]? Query(ushort id, string name)
    {
        var labels = name.TrimEnd('.').Split('.');
        if (name.Length > 253 || !Ascii.IsValid(name) || Array.Exists(labels, label => label.Length is 0 or > 63))
        {
            return null;
        }

        var query = new List<byte>(Header + name.Length + 6) { (byte)(id >> 8), (byte)id, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0 };
        foreach (var label in labels)
        {
            query.Add((byte)label.Length);
            query.AddRange(Encoding.ASCII.GetBytes(label));
        }

        return [.. query, 0, 0, (byte)Txt, 0, (byte)Internet];
    }

    /// <summary>Whether bytes are an answer to this query: same id, same question.</summary>
    public static bool Answers(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> query) =>
        answer.Length >= query.Length && (answer[2] & 0x80) != 0 && answer[..2].SequenceEqual(query[..2]) && Encoding.ASCII.GetString(answer[Header..query.Length])
            .Equals(Encoding.ASCII.GetString(query[Header..]), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the answer did not fit and has to be asked for over TCP: section 4.2.1.</summary>
    public static bool IsCut(ReadOnlySpan<byte> answer) => (answer[2] & 0x02) != 0;

    /// <summary>The texts of an answer; none when the name has no such record, null when the server could not say or its answer makes no sense.</summary>
    public static IReadOnlyList<string>? Read(ReadOnlySpan<byte> answer, int queryLength)
    {
        const int noSuchName = 3;
        switch (answer[3] & 0x0F)
        {
            case noSuchName:
                return [];
            case not 0:
                return null;
        }

        var texts = new List<string>();
        var at = queryLength;
        for (var left = BinaryPrimitives.ReadUInt16BigEndian(answer[6..]); left > 0; left--)
        {
            at = AfterName(answer, at);
            if (at < 0 || at + 10 > answer.Length)
            {
                return null;
            }

            var (type, length) = (BinaryPrimitives.ReadUInt16BigEndian(answer[at..]), BinaryPrimitives.ReadUInt16BigEndian(answer[(at + 8)..]));
            at += 10;
            if (at + length > answer.Length)
            {
                return null;
            }

            if (type == Txt)
            {
                texts.Add(Text(answer.Slice(at, length)));
            }

            at += length;
        }

        return texts;
    }

    // A name ends with an empty label or with a pointer of two bytes (section 4.1.4); where the pointer leads is of no interest here.
    private static int AfterName(ReadOnlySpan<byte> answer, int at)
    {
        while (at < answer.Length)
        {
            switch (answer[at])
            {
                case 0:
                    return at + 1;
                case >= 0xC0:
                    return at + 2;
                default:
                    at += answer[at] + 1;
                    break;
            }
        }

        return -1;
    }

    // Strings of up to 255 bytes that belong together: RFC 7208 section 3.3.
    private static string Text(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder();
        while (data.Length > 0)
        {
            var length = Math.Min(data[0], data.Length - 1);
            text.Append(Encoding.UTF8.GetString(data.Slice(1, length)));
            data = data[(1 + length)..];
        }

        return text.ToString();
    }
}
