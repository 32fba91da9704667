using System.Globalization;
using System.Text;

namespace KnowledgeHub.Exchange.Citations;

/// <summary>References as BibTeX <c>@techreport</c> entries in UTF-8.</summary>
public static class BibTeX
{
    public const string MediaType = "application/x-bibtex";

    public static string Write(IEnumerable<Reference> references)
    {
        var bib = new StringBuilder();
        foreach (var reference in references)
        {
            bib.Append("@techreport{").Append(reference.Key).Append(",\n");
            // The second pair of braces keeps an organisation's name from being taken apart into given and family name.
            Field(bib, "author", $"{{{Escape(reference.Author)}}}");
            Field(bib, "title", $"{{{Escape(reference.Title)}}}");
            Field(bib, "institution", Escape(reference.Author));
            Field(bib, "type", Escape(reference.Genre));
            Field(bib, "year", reference.PublishedOn.Year.ToString(CultureInfo.InvariantCulture));
            Field(bib, "month", reference.PublishedOn.Month.ToString(CultureInfo.InvariantCulture));
            Field(bib, "day", reference.PublishedOn.Day.ToString(CultureInfo.InvariantCulture));
            Field(bib, "abstract", Escape(reference.Abstract));
            Field(bib, "keywords", Escape(string.Join(", ", reference.Keywords)));
            Field(bib, "language", reference.Language);
            Field(bib, "url", reference.Url);
            bib.Append("}\n\n");
        }

        return bib.ToString();
    }

    private static void Field(StringBuilder bib, string name, string value)
    {
        if (value.Length > 0)
        {
            bib.Append("  ").Append(name).Append(" = {").Append(value).Append("},\n");
        }
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => escaped.Append("\\textbackslash{}"),
                '{' or '}' or '&' or '%' or '$' or '#' or '_' => escaped.Append('\\').Append(c),
                '~' => escaped.Append("\\textasciitilde{}"),
                '^' => escaped.Append("\\textasciicircum{}"),
                _ => escaped.Append(char.IsControl(c) ? ' ' : c),
            };
        }

        return escaped.ToString();
    }
}
