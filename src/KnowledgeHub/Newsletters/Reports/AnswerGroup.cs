using System.Text.RegularExpressions;

namespace KnowledgeHub.Newsletters.Reports;

/// <summary>What answers of mail servers have in common: addresses, ids and numbers taken out, so that alike ones fall together and nobody is named.</summary>
public static partial class AnswerGroup
{
    private const int Longest = 160;

    public static string Of(string answer)
    {
        var text = Ids.Replace(Addresses.Replace(answer, "…"), "…");
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? "No answer was written down" : text.Length <= Longest ? text : $"{text[..(Longest - 1)]}…";
    }

    [GeneratedRegex(@"<?[^\s<>@]{1,120}@[^\s<>@]{1,255}>?|\b\d{1,3}(?:\.\d{1,3}){3}\b|https?://\S+")]
    private static partial Regex Addresses { get; }

    // A word of eight or more letters and digits mixed, such as a queue id.
    [GeneratedRegex(@"(?<![\w.])(?=[\w.-]*\d)(?=[\w.-]*[A-Za-z])[\w-]{8,}(?:\.[\w.-]+)?")]
    private static partial Regex Ids { get; }
}
