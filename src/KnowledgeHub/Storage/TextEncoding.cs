using System.Text;

namespace KnowledgeHub.Storage;

/// <summary>In which encoding a text file is: what its first bytes say, else UTF-8 when all of it is valid, else Windows-1252.</summary>
internal static class TextEncoding
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<Encoding> OfAsync(Stream stream, CancellationToken ct)
    {
        stream.Position = 0;
        var bytes = new byte[64 * 1024];
        var read = await stream.ReadAtLeastAsync(bytes, 4, throwOnEndOfStream: false, ct);
        return OfStart(bytes.AsSpan(0, read)) ?? (await IsUtf8Async(stream, ct) ? Strict : CodePagesEncodingProvider.Instance.GetEncoding(1252)!);
    }

    private static Encoding? OfStart(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        // Without a mark: the header begins with a letter of one byte.
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static async Task<bool> IsUtf8Async(Stream stream, CancellationToken ct)
    {
        stream.Position = 0;
        var decoder = Strict.GetDecoder();
        var bytes = new byte[64 * 1024];
        var chars = new char[Strict.GetMaxCharCount(bytes.Length)];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(bytes, ct)) > 0)
            {
                decoder.GetChars(bytes, 0, read, chars, 0, flush: false);
            }

            decoder.GetChars(bytes, 0, 0, chars, 0, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
