using KnowledgeHub.Mail;
using KnowledgeHub.Mail.Incoming;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Bounces;

/// <summary>Takes what a mail server put into a Maildir: what is read moves from <c>new</c> to <c>cur</c>, so that nothing is lost and nothing read twice.</summary>
public sealed class ReadMaildir(MailSettings settings, TakeReturn take)
{
    private const int AtOnce = 100;

    public bool IsSet => settings.BouncesFrom is not null;

    /// <summary>Takes what is there, some at a time, and says how many messages that were.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var folder = settings.BouncesFrom!;
        var fresh = new DirectoryInfo(Path.Combine(folder, "new"));
        if (!fresh.Exists)
        {
            throw new SettingException($"Hub__Mail__BouncesFrom is '{folder}', which is no Maildir; set it to a folder with new and cur in it.");
        }

        // No links: what is read should lie in this folder.
        var messages = fresh.EnumerateFiles().Where(file => file.LinkTarget is null && !file.Name.StartsWith('.')).OrderBy(file => file.Name, StringComparer.Ordinal).Take(AtOnce).ToList();
        foreach (var message in messages)
        {
            if (await ReadAsync(message, ct) is { } bytes)
            {
                await take.RunAsync(bytes, ct);
                MoveToRead(message, folder);
            }
        }

        return messages.Count;
    }

    private static async Task<byte[]?> ReadAsync(FileInfo message, CancellationToken ct)
    {
        try
        {
            await using var file = message.OpenRead();
            var bytes = new byte[Math.Min(file.Length, MimeReader.MostBytes)];
            await file.ReadExactlyAsync(bytes, ct);
            return bytes;
        }
        catch (Exception gone) when (gone is FileNotFoundException or EndOfStreamException)
        {
            // Another mail program was faster.
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw NotOurs(e);
        }
    }

    // The name after the colon says that it was seen.
    private static void MoveToRead(FileInfo message, string folder)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "cur"));
            message.MoveTo(Path.Combine(folder, "cur", $"{message.Name.Split(':')[0]}:2,S"), overwrite: true);
        }
        catch (UnauthorizedAccessException e)
        {
            throw NotOurs(e);
        }
    }

    private static SettingException NotOurs(Exception e) =>
        new("The folder in Hub__Mail__BouncesFrom can't be read and written by the hub's user; give it the right to.", e);
}
