using System.Net;
using System.Text;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>A piece of a line: HTML and how its letters look.</summary>
internal sealed record Piece(string Html, string Text = "", bool Bold = false, bool Italic = false, string Position = "", string? Link = null)
{
    public bool IsPicture => Html.StartsWith("<img", StringComparison.Ordinal);

    public static Piece Words(string text) => new(WebUtility.HtmlEncode(text), text);
}

/// <summary>The pieces of a line as HTML, with as few elements as can be.</summary>
internal static class Inline
{
    public static string Html(IReadOnlyList<Piece> pieces) => Wrap(
        pieces,
        piece => piece.Link,
        link => $"<a href=\"{WebUtility.HtmlEncode(link)}\">",
        "</a>",
        linked => Wrap(
            linked,
            piece => piece.Bold ? "strong" : null,
            _ => "<strong>",
            "</strong>",
            bold => Wrap(
                bold,
                piece => piece.Italic ? "em" : null,
                _ => "<em>",
                "</em>",
                italic => Wrap(italic, piece => piece.Position == "sup" ? "sup" : null, _ => "<sup>", "</sup>",
                    low => Wrap(low, piece => piece.Position == "sub" ? "sub" : null, _ => "<sub>", "</sub>", plain => string.Concat(plain.Select(piece => piece.Html)))))));

    public static string Text(IEnumerable<Piece> pieces) => string.Join(' ', string.Concat(pieces.Select(piece => piece.Text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static bool IsEmpty(IEnumerable<Piece> pieces) => pieces.All(piece => piece.Html == "<br>" || string.IsNullOrWhiteSpace(WebUtility.HtmlDecode(piece.Html)));

    // Neighbours that look alike share one element.
    private static string Wrap(IReadOnlyList<Piece> pieces, Func<Piece, string?> look, Func<string, string> open, string close, Func<IReadOnlyList<Piece>, string> inner)
    {
        var html = new StringBuilder();
        for (int start = 0, end; start < pieces.Count; start = end)
        {
            var own = look(pieces[start]);
            for (end = start + 1; end < pieces.Count && look(pieces[end]) == own;)
            {
                end++;
            }

            IReadOnlyList<Piece> alike = start == 0 && end == pieces.Count ? pieces : [.. pieces.Skip(start).Take(end - start)];
            html.Append(own is null || IsEmpty(alike) ? inner(alike) : open(own) + inner(alike) + close);
        }

        return html.ToString();
    }
}
