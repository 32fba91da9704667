using System.Globalization;
using System.Text;

namespace KnowledgeHub.Exchange.Citations;

/// <summary>References as a table (RFC 4180, UTF-8) that a spreadsheet opens.</summary>
public static class ReferenceCsv
{
    public const string MediaType = "text/csv";

    public static string Write(IEnumerable<Reference> references)
    {
        var csv = new StringBuilder("type,title,author,publishedOn,language,topics,url,summary\r\n");
        foreach (var reference in references)
        {
            csv.AppendJoin(',', new[]
            {
                reference.Genre, reference.Title, reference.Author, reference.PublishedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                reference.Language, string.Join("; ", reference.Keywords), reference.Url, reference.Abstract,
            }.Select(Cell)).Append("\r\n");
        }

        return csv.ToString();
    }

    // A cell that begins like a formula would be run by a spreadsheet; an apostrophe makes it text.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t') ? $"'{text}" : text;
        return safe.IndexOfAny([',', '"', '\r', '\n']) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
