using System.Buffers;
using System.Security.Cryptography;

namespace KnowledgeHub.Mail;

/// <summary>The hash of a body whose white space may change on the way: the relaxed canonicalization of RFC 6376 section 3.4.4.</summary>
internal static class RelaxedBody
{
    /// <summary>SHA-256 over the body as it will travel, every line ended by CRLF.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> body)
    {
        // Without its CRs and LFs a line can only get shorter; a bare LF and a missing end may each add a byte.
        var plain = ArrayPool<byte>.Shared.Rent((body.Length * 2) + 2);
        try
        {
            return SHA256.HashData(plain.AsSpan(0, Write(body, plain)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }

    private static int Write(ReadOnlySpan<byte> body, Span<byte> into)
    {
        var (length, upToText) = (0, 0);
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'\n');
            var line = (end < 0 ? body : body[..end]).TrimEnd(" \t\r"u8);
            body = end < 0 ? [] : body[(end + 1)..];
            length += WhiteSpace.Reduce(line, into[length..]);
            into[length++] = (byte)'\r';
            into[length++] = (byte)'\n';
            upToText = line.IsEmpty ? upToText : length;
        }
        return upToText;
    }
}
