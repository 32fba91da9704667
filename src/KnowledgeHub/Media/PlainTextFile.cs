using System.Text;

namespace KnowledgeHub.Media;

/// <summary>Tells text from bytes that only look like it.</summary>
internal static class PlainTextFile
{
    /// <summary>Whether all of it is UTF-8 and none of it a control character.</summary>
    public static bool IsText(Stream content)
    {
        content.Position = 0;
        var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16, leaveOpen: true);
        var letters = new char[1 << 15];
        try
        {
            for (var count = reader.Read(letters); count > 0; count = reader.Read(letters))
            {
                if (Array.Exists(letters[..count], IsControl))
                {
                    return false;
                }
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            content.Position = 0;
        }
    }

    /// <summary>Whether it would be text in an older alphabet: its beginning has no control characters.</summary>
    public static bool IsNearlyText(Stream content)
    {
        content.Position = 0;
        var start = new byte[4096];
        var count = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return !start.AsSpan(0, count).ToArray().Any(value => IsControl((char)value) && value < 0x80) || start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
    }

    private static bool IsControl(char letter) => char.IsControl(letter) && letter is not ('\t' or '\r' or '\n' or '\f');
}
