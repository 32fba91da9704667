using KnowledgeHub.Media;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Media;

/// <summary>A file in a few words: PDF, 1.2 MB, 14 pages.</summary>
public static class FileKind
{
    public static string Text(MediaItem file) => string.Join(", ", Parts(file));

    private static IEnumerable<string> Parts(MediaItem file)
    {
        yield return file.MediaType.Label;
        yield return FileSize.Text(file.Size);
        if (Pages(file) is { } pages)
        {
            yield return pages;
        }
        else if (file is { Width: { } width, Height: { } height })
        {
            yield return $"{width} × {height}";
        }
    }

    public static string? Pages(MediaItem file) => file.Pages is { } pages ? file.MediaType.PageWord switch
    {
        "slide" => Plural(pages, "{0} slide", "{0} slides"),
        "sheet" => Plural(pages, "{0} sheet", "{0} sheets"),
        _ => Plural(pages, "{0} page", "{0} pages"),
    } : null;
}
