using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>Fields that Word spreads over many runs: an instruction, such as to make a link, and behind it what it shows.</summary>
internal sealed partial class WordFields
{
    private readonly Stack<(StringBuilder Instruction, bool ShowsResult)> open = new();

    /// <summary>The address to which the words that come now lead, or null.</summary>
    public string? Link => open.Where(one => one.ShowsResult).Select(one => LinkIn(one.Instruction.ToString())).FirstOrDefault(link => link is not null);

    /// <summary>Follows the marks at which a field begins, shows its result, and ends.</summary>
    public void See(XElement mark)
    {
        if (mark.Kind() == "w:instrText")
        {
            Instruct(mark.Value);
            return;
        }

        switch (mark.Attr("fldCharType"))
        {
            case "begin":
                open.Push((new StringBuilder(), false));
                break;
            case "separate" when open.TryPop(out var field):
                open.Push((field.Instruction, true));
                break;
            case "end":
                open.TryPop(out _);
                break;
        }
    }

    /// <summary>The address in the instruction of a link; empty for one to a place in the document.</summary>
    public static string? LinkIn(string instruction) => Address().Match(instruction) is { Success: true } match
        ? match.Groups["address"].Value
        : Inner().IsMatch(instruction) ? "" : null;

    private void Instruct(string text)
    {
        if (open.TryPeek(out var field) && field.Instruction.Length < 4000)
        {
            field.Instruction.Append(text);
        }
    }

    [GeneratedRegex("""^\s*HYPERLINK\s+"(?<address>[^"]+)"(?:\s+\\l\s+"(?<anchor>[^"]*)")?""", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("""^\s*HYPERLINK\s+\\l""", RegexOptions.IgnoreCase)]
    private static partial Regex Inner();
}
