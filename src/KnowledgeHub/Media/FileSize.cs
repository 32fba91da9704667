using System.Globalization;
using KnowledgeHub.Languages;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Media;

/// <summary>A size as people read it: 812 KB, 3.4 MB.</summary>
public static class FileSize
{
    public static string Text(long bytes) => bytes switch
    {
        < 1024 => T("{0} bytes", bytes),
        < 1024 * 1000 => T("{0} KB", Math.Round(bytes / 1024.0)),
        _ => T("{0} MB", SiteLanguage.Current.Number(bytes / 1048576.0, "0.0")),
    };
}
