using System.Globalization;
using KnowledgeHub.Exchange.Citations;

namespace KnowledgeHub.Web.Content;

/// <summary>
/// What reference managers and Google Scholar read from the page itself: Highwire's tags, and Dublin Core for the kind of
/// report. Zotero makes a report of it, with the organisation as author, date, abstract, tags, language and address.
/// </summary>
public static class CitationMeta
{
    /// <param name="reference">The item.</param>
    /// <param name="pdf">The address of the item as a PDF, or empty.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> For(Reference reference, string pdf)
    {
        IReadOnlyList<KeyValuePair<string, string>> all =
        [
            new("citation_title", reference.Title),
            new("citation_author", AsOneName(reference.Author)),
            new("citation_publication_date", reference.PublishedOn.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)),
            new("citation_technical_report_institution", reference.Author),
            new("citation_publisher", reference.Author),
            new("citation_abstract", reference.Abstract),
            new("citation_keywords", string.Join("; ", reference.Keywords)),
            new("citation_language", reference.Language),
            new("citation_public_url", reference.Url),
            new("citation_abstract_html_url", reference.Url),
            new("citation_pdf_url", pdf),
            new("DC.type", reference.Genre),
            new("DC.title", reference.Title),
            new("DC.publisher", reference.Author),
            new("DC.date", reference.PublishedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new("DC.language", reference.Language),
            new("DC.identifier", reference.Url),
        ];
        return [.. all.Where(meta => meta.Value.Length > 0)];
    }

    // Readers of these tags take the last word for the family name unless a comma says where it ends.
    private static string AsOneName(string organisation) => organisation.Contains(' ', StringComparison.Ordinal) ? $"{organisation}," : organisation;
}
