using System.Net;
using Markdig;

namespace KnowledgeHub.Html;

/// <summary>Markdown (CommonMark with tables and footnotes) as clean HTML.</summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseAutoLinks().Build();

    public static string ToHtml(string markdown) => CleanHtml.From(Read(markdown));

    // Quotes and lists in each other without end are refused; the words stay.
    private static string Read(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return string.Concat(markdown.Split('\n').Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
        }
    }
}
