namespace KnowledgeHub.Exchange.FromWord;

/// <summary>What of a document does not come over as it was.</summary>
internal enum Loss
{
    Inserted,
    Deleted,
    Moved,
    Comment,
    TextBox,
    Chart,
    Diagram,
    Drawing,
    EmbeddedObject,
    Equation,
    HeaderOrFooter,
    TableOfContents,
    InnerLink,
    UnsafeLink,
    Hidden,
    Underlined,
    StruckThrough,
    Highlighted,
    LinkedPicture,
    MissingPicture,
    ListFormat,
    HeadingNumber,
    DeepHeading,
    Symbol,
    Box,
    OtherFormat,
    MissingNote,
    BoldLine,
}

/// <summary>Counts what does not come over, and says it: one line for each kind.</summary>
internal sealed class Losses
{
    private readonly SortedDictionary<Loss, int> counts = [];

    public void Add(Loss loss) => counts[loss] = counts.GetValueOrDefault(loss) + 1;

    public void Forget(Loss loss) => counts.Remove(loss);

    public IReadOnlyList<string> Lines => [.. Tracked(), .. counts.Where(count => count.Key > Loss.Moved).Select(count => Line(count.Key, count.Value))];

    private IEnumerable<string> Tracked()
    {
        var parts = new[] { (Loss.Inserted, "insertion", "kept"), (Loss.Deleted, "deletion", "left out"), (Loss.Moved, "move", "carried out") }
            .Where(part => counts.ContainsKey(part.Item1))
            .Select(part => $"{Some(counts[part.Item1], part.Item2)} {part.Item3}")
            .ToList();
        return parts.Count == 0 ? [] : [$"Tracked changes were taken as accepted: {string.Join(", ", parts)}."];
    }

    private static string Line(Loss loss, int n) => loss switch
    {
        Loss.Comment => $"{Some(n, "comment")} {Was(n)} left out.",
        Loss.TextBox => $"{Some(n, "text box", "text boxes")}: the text now stands below the paragraph it was placed at.",
        Loss.Chart => $"{Some(n, "chart")} {Was(n)} left out; save what is needed as a picture and add it.",
        Loss.Diagram => $"{Some(n, "diagram")} (SmartArt) {Was(n)} left out; save what is needed as a picture and add it.",
        Loss.Drawing => $"{Some(n, "drawing")} {Was(n)} left out; save what is needed as a picture and add it.",
        Loss.EmbeddedObject => $"{Some(n, "embedded object")}, such as a spreadsheet, {Was(n)} left out.",
        Loss.Equation => $"{Some(n, "equation")} became plain text; check {(n == 1 ? "it" : "them")}.",
        Loss.HeaderOrFooter => $"{Some(n, "header or footer", "headers and footers")} {Was(n)} left out.",
        Loss.TableOfContents => "The table of contents was left out; the hub makes its own.",
        Loss.InnerLink => $"{Some(n, "link")} to another place in the document became plain text.",
        Loss.UnsafeLink => $"{Some(n, "link")} to something that is not on the web became plain text.",
        Loss.Hidden => $"{Some(n, "piece")} of hidden text {Was(n)} left out.",
        Loss.Underlined => $"{Some(n, "underlined passage")} {Was(n)} kept without the line.",
        Loss.StruckThrough => $"{Some(n, "struck-through passage")} {Was(n)} kept as plain text; delete what is no longer meant.",
        Loss.Highlighted => $"{Some(n, "highlighted passage")} {Was(n)} kept without the colour.",
        Loss.LinkedPicture => $"{Some(n, "picture")} {Was(n)} not inside the document but linked from elsewhere, and left out.",
        Loss.MissingPicture => $"{Some(n, "picture")} {Was(n)} missing in the document.",
        Loss.ListFormat => $"{Some(n, "list entry", "list entries")} with letters or Roman numerals now {(n == 1 ? "has a number" : "have numbers")}.",
        Loss.HeadingNumber => $"{Some(n, "heading")} lost {(n == 1 ? "its" : "their")} automatic number.",
        Loss.DeepHeading => $"{Some(n, "heading")} below the third level {(n == 1 ? "is" : "are")} now of the third level.",
        Loss.Symbol => $"{Some(n, "symbol")} of a special font {Was(n)} left out.",
        Loss.Box => $"{Some(n, "table")} with a single cell became plain paragraphs.",
        Loss.OtherFormat => $"{Some(n, "inserted file")} in another format {Was(n)} left out.",
        Loss.MissingNote => $"{Some(n, "footnote")} {Was(n)} missing in the document.",
        Loss.BoldLine => $"{Some(n, "short line")} in bold {(n == 1 ? "looks" : "look")} like a heading; make {(n == 1 ? "it one" : "them headings")}, so that the item gets contents.",
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };

    private static string Some(int n, string one, string? many = null) => n == 1 ? $"1 {one}" : $"{n} {many ?? one + "s"}";

    private static string Was(int n) => n == 1 ? "was" : "were";
}
