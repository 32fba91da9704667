using System.Text.RegularExpressions;

namespace KnowledgeHub.Mail;

/// <summary>Shows the staff what lies in the outbox folder.</summary>
public sealed partial class OutboxReader(string path)
{
    private const int HeaderBytes = 16 * 1024;

    // No separator and no "..": a name that fits leads nowhere else.
    [GeneratedRegex(@"\A[0-9]{8}-[0-9]{6}-[0-9]{3}-[0-9a-f]{8}\.eml\z")]
    private static partial Regex FileName { get; }

    /// <summary>The newest first; an empty list where there is no folder yet.</summary>
    public IReadOnlyList<OutboxEntry> List(int most = 200)
    {
        if (!Directory.Exists(path))
        {
            return [];
        }
        return [.. Directory.EnumerateFiles(path, "*.eml").Select(file => Path.GetFileName(file)!)
            .Where(name => FileName.IsMatch(name)).OrderDescending(StringComparer.Ordinal).Take(most).Select(Entry).OfType<OutboxEntry>()];
    }

    /// <summary>One message, or null where the name is not one of an outbox file or the file has gone.</summary>
    public OutboxMail? Read(string fileName)
    {
        var bytes = FileName.IsMatch(fileName) ? Bytes(fileName, int.MaxValue, out _) : null;
        return bytes is null ? null : MessageReader.Read(bytes);
    }

    private OutboxEntry? Entry(string name)
    {
        if (Bytes(name, HeaderBytes, out var size) is not { } bytes)
        {
            return null;
        }
        var mail = new OutboxMail { Headers = HeaderReader.Read(bytes, out _) };
        return new OutboxEntry(name, mail.Subject, mail.To, mail.Date, size, mail.IsPrivate);
    }

    private byte[]? Bytes(string name, int most, out long size)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(path, name));
            size = file.Length;
            var bytes = new byte[Math.Min(size, most)];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            size = 0;
            return null;
        }
    }
}
