using KnowledgeHub.Storage;

namespace KnowledgeHub.Benchmarks;

/// <summary>The page with the results: what stands between a section's two markers is written anew, all else is kept.</summary>
public sealed class ReportPage
{
    private readonly string file;

    private ReportPage(string file) => this.file = file;

    /// <summary>Throws <see cref="SettingException"/> when the page or one of its markers is missing, before anything is measured.</summary>
    public static ReportPage Open(string file)
    {
        var text = File.Exists(file) ? File.ReadAllText(file) : throw new SettingException($"{file} is missing; take it from the repository again.");
        foreach (var marker in new[] { Start("relevance"), End("relevance"), Start("speed"), End("speed"), Start("mail"), End("mail") })
        {
            if (!text.Contains(marker, StringComparison.Ordinal))
            {
                throw new SettingException($"{file} lacks the marker {marker}; put it back where the results belong.");
            }
        }

        return new(file);
    }

    public void Replace(string section, string result)
    {
        var text = File.ReadAllText(file);
        var from = text.IndexOf(Start(section), StringComparison.Ordinal) + Start(section).Length;
        var to = text.IndexOf(End(section), StringComparison.Ordinal);
        File.WriteAllText(file, $"{text[..from]}\n{result.Trim()}\n{text[to..]}");
    }

    private static string Start(string section) => $"<!-- {section} -->";

    private static string End(string section) => $"<!-- /{section} -->";
}
