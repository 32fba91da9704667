namespace KnowledgeHub.Media;

/// <summary>A file for a moment: it goes when it is closed.</summary>
internal static class TemporaryFile
{
    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), $"hub-{Guid.NewGuid():n}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16, FileOptions.DeleteOnClose);
}
