using Markdig;

namespace KnowledgeHub.Html;

/// <summary>Markdown (CommonMark with tables and footnotes) as clean HTML.</summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseAutoLinks().Build();

    public static string ToHtml(string markdown) => CleanHtml.From(Markdown.ToHtml(markdown, Pipeline));
}
