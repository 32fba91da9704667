using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>Leaves each message in a folder as an .eml file, so that a hub without a mail server works end to end. A file is there whole or not at all.</summary>
public sealed class OutboxFolder(string path, TimeProvider clock) : IMailer
{
    /// <summary>Where a test lets the disk run full.</summary>
    internal Func<string, Stream> Create { get; init; } = file => new FileStream(file, FileMode.CreateNew, FileAccess.Write);

    public async Task<Handover> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return envelope.Fault is { } fault ? new Handover.Refused(fault) : await envelope.MayGo ? Deliver(envelope, message.Span) : new Handover.TakenBack();
    }

    private Handover Deliver(Envelope envelope, ReadOnlySpan<byte> message)
    {
        var name = NewName();
        var unfinished = Path.Combine(path, $".{name}.tmp");
        try
        {
            using (var file = Create(unfinished))
            {
                file.Write(Encoding.UTF8.GetBytes($"Return-Path: <{envelope.From}>\r\n"));
                file.Write(message);
                file.Flush();
                (file as FileStream)?.Flush(flushToDisk: true);
            }
            File.Move(unfinished, Path.Combine(path, name));
            return new Handover.Accepted(name);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            Remove(unfinished);
            return new Handover.TryLater(OutboxFault.Sentence(path, wrong));
        }
    }

    private string NewName() => string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyyMMdd-HHmmss-fff}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}.eml");

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // The reason already given says what is wrong with the folder, and readers skip unfinished files.
        }
    }
}
