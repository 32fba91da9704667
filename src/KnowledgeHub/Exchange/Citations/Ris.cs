using System.Globalization;
using System.Text;

namespace KnowledgeHub.Exchange.Citations;

/// <summary>References in the RIS format that EndNote, Zotero and Mendeley read: two-letter tags, CRLF, one <c>ER</c> for each.</summary>
public static class Ris
{
    public const string MediaType = "application/x-research-info-systems";

    public static string Write(IEnumerable<Reference> references)
    {
        var ris = new StringBuilder();
        foreach (var reference in references)
        {
            Tag(ris, "TY", "RPRT");
            Tag(ris, "TI", reference.Title);
            Tag(ris, "AU", reference.Author);
            Tag(ris, "PB", reference.Author);
            Tag(ris, "M3", reference.Genre);
            Tag(ris, "PY", reference.PublishedOn.Year.ToString(CultureInfo.InvariantCulture));
            Tag(ris, "DA", reference.PublishedOn.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
            Tag(ris, "AB", reference.Abstract);
            Tag(ris, "LA", reference.Language);
            foreach (var keyword in reference.Keywords)
            {
                Tag(ris, "KW", keyword);
            }

            Tag(ris, "UR", reference.Url);
            ris.Append("ER  - \r\n\r\n");
        }

        return ris.ToString();
    }

    private static void Tag(StringBuilder ris, string tag, string value) =>
        ris.Append(tag).Append("  - ").AppendJoin(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Append("\r\n");
}
