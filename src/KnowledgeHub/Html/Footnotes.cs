using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace KnowledgeHub.Html;

/// <summary>
/// The one form of footnotes in a clean text. The mark is <c>&lt;sup&gt;&lt;a href="#fn-1" id="fnref-1"&gt;1&lt;/a&gt;&lt;/sup&gt;</c>; the notes stand in
/// <c>&lt;section class="footnotes"&gt;&lt;ol&gt;&lt;li id="fn-1"&gt;The note. &lt;a href="#fnref-1"&gt;↩&lt;/a&gt;&lt;/li&gt;…</c>. No other id is kept in a text.
/// </summary>
public static partial class Footnotes
{
    /// <summary>The mark at a word, with the link to its note.</summary>
    public static string Mark(int number) => $"<sup><a href=\"#fn-{number}\" id=\"fnref-{number}\">{number}</a></sup>";

    /// <summary>The notes in their order, each as clean HTML; empty when there are none.</summary>
    public static string Section(IReadOnlyList<string> notes) => notes.Count == 0 ? ""
        : $"<section class=\"footnotes\"><ol>{string.Concat(notes.Select((note, n) => $"<li id=\"fn-{n + 1}\">{note} <a href=\"#fnref-{n + 1}\">↩</a></li>"))}</ol></section>";

    /// <summary>Whether an element may keep this id: a mark or a note.</summary>
    internal static bool IsId(string element, string? id) => id is not null && (element switch
    {
        "a" => MarkId().IsMatch(id),
        "li" => NoteId().IsMatch(id),
        _ => false,
    });

    /// <summary>Whether an element is a number or an arrow that readers of the words alone do not need.</summary>
    internal static bool IsMark(IElement element) =>
        (element.LocalName == "sup" && element.Children is [{ LocalName: "a" } link] && IsTo(link, "#fn-") && link.TextContent.Trim() == element.TextContent.Trim())
        || (element.LocalName == "a" && IsTo(element, "#fnref-"));

    /// <summary>Whether an element holds the notes.</summary>
    internal static bool IsSection(IElement element) => element.LocalName == "section" && element.ClassList.Contains("footnotes");

    private static bool IsTo(IElement link, string start) => link.GetAttribute("href")?.StartsWith(start, StringComparison.Ordinal) == true;

    [GeneratedRegex(@"^fnref-\d{1,4}$")]
    private static partial Regex MarkId();

    [GeneratedRegex(@"^fn-\d{1,4}$")]
    private static partial Regex NoteId();
}
