using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeHub.Html;

/// <summary>
/// Writes the rules of a style sheet into the elements they match, because several mail programs drop style sheets.
/// Later and more specific rules win; an element's own style wins over all. Media queries stay with the theme's document.
/// </summary>
public static partial class InlineCss
{
    public static string Into(string document, string css)
    {
        var page = new HtmlParser().ParseDocument(document);
        var rules = new CssParser().ParseStyleSheet(css).Rules.OfType<ICssStyleRule>()
            .SelectMany(rule => BetweenSelectors().Split(rule.SelectorText), (rule, selector) => (Selector: selector, rule.Style))
            .Where(rule => !rule.Selector.Contains(':', StringComparison.Ordinal))
            .Select((rule, order) => (rule.Selector, rule.Style, Order: order, Weight: Weight(rule.Selector)))
            .OrderBy(rule => rule.Weight).ThenBy(rule => rule.Order);

        var styles = new Dictionary<IElement, Dictionary<string, string>>();
        foreach (var rule in rules)
        {
            foreach (var element in page.QuerySelectorAll(rule.Selector))
            {
                if (!styles.TryGetValue(element, out var style))
                {
                    styles[element] = style = new(StringComparer.Ordinal);
                }

                foreach (var declaration in rule.Style)
                {
                    style[declaration.Name] = Opaque().Replace(declaration.Value, ToHex);
                }
            }
        }

        foreach (var (element, style) in styles)
        {
            var own = element.GetAttribute("style") is { Length: > 0 } text ? text.TrimEnd(';', ' ') : "";
            var inlined = string.Join(';', style.Select(part => $"{part.Key}:{part.Value}"));
            element.SetAttribute("style", own.Length > 0 ? $"{inlined};{own}" : inlined);
        }

        return page.DocumentElement is null ? document : $"<!doctype html>\n{page.DocumentElement.OuterHtml}";
    }

    // The parser writes every colour as rgba(), which Outlook does not know.
    private static string ToHex(Match colour) =>
        $"#{Channel(colour, 1):x2}{Channel(colour, 2):x2}{Channel(colour, 3):x2}";

    private static int Channel(Match colour, int group) => int.Parse(colour.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"rgba\((\d+), (\d+), (\d+), 1\)")]
    private static partial Regex Opaque();

    // Not the commas inside brackets, as in :is(a, b).
    [GeneratedRegex(@"\s*,\s*(?![^(]*\))")]
    private static partial Regex BetweenSelectors();

    // Classes count more than element names; ids are not used in mails.
    private static int Weight(string selector) =>
        (selector.Count(c => c is '.' or '[') * 100) + selector.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(part => char.IsLetter(part[0]));
}
