namespace KnowledgeHub.Storage;

/// <summary>
/// Blobs as files: <c>ab/cdef…</c> below one folder. A file is written under a temporary name, brought to the disk and
/// renamed, so that a name never stands for half a content.
/// </summary>
public sealed class DiskBlobs(string folder) : IBlobs
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private string Incoming => Path.Combine(folder, "incoming");

    public async Task PutAsync(string hash, Stream content, CancellationToken ct)
    {
        var path = PathOf(hash);
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(Incoming);
        DropAbandoned();
        var temporary = Path.Combine(Incoming, $"{hash}-{Guid.NewGuid():n}");
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await content.CopyToAsync(file, ct);
                file.Flush(flushToDisk: true);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Stream? Open(string hash)
    {
        try
        {
            return new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Delete(string hash)
    {
        if (File.Exists(PathOf(hash)))
        {
            File.Delete(PathOf(hash));
        }
    }

    private string PathOf(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(folder, hash[..2], hash[2..])
            : throw new ArgumentException($"'{hash}' is not a SHA-256.", nameof(hash));

    // What a crash left behind.
    private void DropAbandoned()
    {
        foreach (var file in new DirectoryInfo(Incoming).EnumerateFiles().Where(file => file.LastWriteTimeUtc < DateTime.UtcNow - Abandoned))
        {
            file.Delete();
        }
    }
}
