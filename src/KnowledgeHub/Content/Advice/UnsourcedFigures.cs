using System.Text.RegularExpressions;
using KnowledgeHub.Html;

namespace KnowledgeHub.Content.Advice;

/// <summary>Figures in a paragraph with no sign of where they come from: no link, no note, no name with a year.</summary>
public static partial class UnsourcedFigures
{
    private const int MostShown = 5;

    public static IEnumerable<Remark> Check(IReadOnlyList<TextBlock> blocks)
    {
        var found = blocks
            .Where(block => block.Label is ("Paragraph" or "List item" or "Numbered item") && !IsSourced(block))
            .Select(block => (block.Text, Figure: Figure().Match(block.Text)))
            .Where(block => block.Figure.Success)
            .ToList();
        foreach (var (text, figure) in found.Take(MostShown))
        {
            yield return new("Unsourced figure", "body", $"“{figure.Value.Trim()}” in “{Remark.Opening(text)}” has no source nearby. Link it, add a note, or name the source with its year.");
        }

        if (found.Count > MostShown)
        {
            yield return new("Unsourced figure", "body", $"{found.Count - MostShown} more paragraphs have figures without a source nearby.");
        }
    }

    private static bool IsSourced(TextBlock block) =>
        block.Tokens.Any(token => (token.Href.Length > 0 && token.Look != "picture") || token.Look.Contains("superscript", StringComparison.Ordinal)) || Citation().IsMatch(block.Text);

    // Shares, money, and amounts from ten thousand on.
    [GeneratedRegex(@"\d[\d.,]*\s?(?:%|per\s?cent|percent|pour cent|por ciento)|[$€£¥]\s?\d[\d.,]*(?:\s?(?:million|billion|bn|m)\b)?|\b\d[\d.,]*\s(?:million|billion|trillion|milliards?|millones)\b|\b\d{1,3}(?:[,. ]\d{3})+\b|\b\d{5,}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Figure();

    // [3], [^3], (WHO, 2024), Smith et al. 2023
    [GeneratedRegex(@"\[\^?\d+\]|\([^()]*\b(?:19|20)\d{2}[a-z]?[^()]*\)|et al\.,? \(?(?:19|20)\d{2}")]
    private static partial Regex Citation();
}
