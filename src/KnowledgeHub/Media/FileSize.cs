using System.Globalization;

namespace KnowledgeHub.Media;

/// <summary>A size as people read it: 812 KB, 3.4 MB.</summary>
public static class FileSize
{
    public static string Text(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} bytes",
        < 1024 * 1000 => $"{Math.Round(bytes / 1024.0)} KB",
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB"),
    };
}
