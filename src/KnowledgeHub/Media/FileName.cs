using KnowledgeHub.Html;

namespace KnowledgeHub.Media;

/// <summary>Makes names of files out of what a browser sends.</summary>
public static class FileName
{
    /// <summary>The name without folders, as the sentence about an upload shows it.</summary>
    public static string Shown(string? sent)
    {
        var name = (sent ?? "").Split('/', '\\')[^1].Trim();
        var printable = new string([.. name.Where(c => !char.IsControl(c))]);
        return printable.Length == 0 ? "The file" : printable.Length > 120 ? printable[..120] : printable;
    }

    /// <summary>The name in its web address: what it holds decides the ending.</summary>
    public static string Stored(string? sent, MediaType type) => $"{Slug.From(Stem(sent))}.{type.Id}";

    /// <summary>A first title for staff to better.</summary>
    public static string Title(string? sent)
    {
        var words = Stem(sent).Split(['_', '-', ' '], StringSplitOptions.RemoveEmptyEntries);
        var title = string.Join(' ', words);
        title = title.Length == 0 ? "File" : $"{char.ToUpperInvariant(title[0])}{title[1..]}";
        return title.Length > ChangeMedia.LongestTitle ? title[..ChangeMedia.LongestTitle] : title;
    }

    private static string Stem(string? sent) => Path.GetFileNameWithoutExtension(Shown(sent));
}
