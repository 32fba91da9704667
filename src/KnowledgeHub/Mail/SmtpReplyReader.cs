using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>Takes replies off the stream: RFC 5321 section 4.2.1. Patient with long lines, but not without end.</summary>
internal sealed class SmtpReplyReader
{
    private const int LongestLine = 2000;    // section 4.5.3.1.5 allows 512
    private const int MostLines = 200;

    private readonly byte[] buffer = new byte[4096];
    private int start;
    private int end;

    public bool HasMore => end > start;

    public async ValueTask<SmtpReply> ReadAsync(Stream stream, CancellationToken ct)
    {
        StringBuilder? several = null;
        int? code = null;
        for (var lines = 1; lines <= MostLines; lines++)
        {
            var (lineCode, text, isLast) = Parse(await ReadLineAsync(stream, ct));
            if (lineCode != (code ?? lineCode))
            {
                throw Garbage("a reply with two codes");
            }
            code = lineCode;
            if (isLast)
            {
                return new SmtpReply(lineCode, several is null ? text : several.Append(text).ToString());
            }
            several = (several ?? new StringBuilder()).Append(text).Append('\n');
        }
        throw Garbage($"a reply of more than {MostLines} lines");
    }

    private static (int Code, string Text, bool IsLast) Parse(ReadOnlyMemory<byte> memory)
    {
        var line = memory.Span;
        if (line.Length < 3 || line[0] is < (byte)'2' or > (byte)'5' || !char.IsAsciiDigit((char)line[1]) || !char.IsAsciiDigit((char)line[2])
            || (line.Length > 3 && line[3] is not ((byte)' ' or (byte)'-')))
        {
            throw Garbage("a line that is no reply");
        }
        var code = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0');
        return (code, line.Length > 4 ? Readable(line[4..]) : "", line.Length == 3 || line[3] == ' ');
    }

    private static string Readable(ReadOnlySpan<byte> text)
    {
        var words = Encoding.UTF8.GetString(text);
        return words.AsSpan().ContainsAnyExceptInRange(' ', '~') ? string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c)) : words;
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadLineAsync(Stream stream, CancellationToken ct)
    {
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            var length = searched + found;
            if ((found < 0 ? end - start : length) > LongestLine)
            {
                throw Garbage($"a line of more than {LongestLine} characters");
            }
            if (found >= 0)
            {
                var line = buffer.AsMemory(start, length > 0 && buffer[start + length - 1] == '\r' ? length - 1 : length);
                start += length + 1;
                return line;
            }
            searched = end - start;
            await FillAsync(stream, ct);
        }
    }

    private async ValueTask FillAsync(Stream stream, CancellationToken ct)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        var count = await stream.ReadAsync(buffer.AsMemory(end), ct);
        end += count > 0 ? count : throw new EndOfStreamException("The mail server closed the connection.");
    }

    private static SmtpTrouble Garbage(string what) => new($"The mail server does not speak SMTP: it sent {what}.");
}
