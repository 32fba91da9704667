using System.Text;
using KnowledgeHub.Exchange.Citations;

namespace KnowledgeHub.Web.Content;

/// <summary>The formats in which references can be taken away, and how each is answered.</summary>
public sealed record CitationFile(string Ending, string Label, string MediaType, Func<IEnumerable<Reference>, string> Write)
{
    /// <summary>Formats for reference managers.</summary>
    public static IReadOnlyList<CitationFile> ForReferences { get; } =
    [
        new("ris", "RIS", Ris.MediaType, Ris.Write),
        new("bib", "BibTeX", BibTeX.MediaType, BibTeX.Write),
        new("csl.json", "CSL-JSON", CslJson.MediaType, CslJson.Write),
    ];

    /// <summary>What a whole list of results can be taken away as.</summary>
    public static IReadOnlyList<CitationFile> ForLists { get; } = [.. ForReferences, new("csv", "CSV", ReferenceCsv.MediaType, ReferenceCsv.Write)];

    public IResult Answer(IEnumerable<Reference> references, string name) =>
        Results.File(Encoding.UTF8.GetBytes(Write(references)), $"{MediaType}; charset=utf-8", $"{name}.{Ending}");
}
