using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>Looks at the editions themselves: what is in them, how big they are, and what every mail must have.</summary>
public static partial class CheckEditions
{
    /// <summary>Gmail hides what comes after this many bytes of HTML behind a link, the way to unsubscribe with it.</summary>
    public const int ClippedAt = 102 * 1024;

    private const int LongestSubject = 70;
    private const int ShortestPlainText = 40;
    private static readonly string[] Filled = ["unsubscribe", "preferences", "to", "id"];

    public static IEnumerable<Finding> Run(Issue issue, IReadOnlyList<DrawnEdition> editions)
    {
        yield return Readers(editions);
        yield return Empty(editions);
        yield return Subject(issue.Title.Trim());
        yield return Preheader(editions);
        yield return All("Size", editions, edition => Encoding.UTF8.GetByteCount(edition.Html) <= ClippedAt, FindingLevel.Warning,
            "Every edition is smaller than the 102 KB at which Gmail cuts mails off.", "is bigger than 102 KB, and Gmail cuts off what comes after; take some items out.");
        yield return All("Plain text", editions, edition => edition.Edition.IsEmpty || edition.Text.Trim().Length >= ShortestPlainText, FindingLevel.Stop,
            "Every edition has a plain-text part.", "has no plain-text part; its items need titles and summaries.");
        yield return All("Unsubscribe", editions, edition => edition.Html.Contains(Edition.UnsubscribeSlot, StringComparison.Ordinal) && edition.Text.Contains(Edition.UnsubscribeSlot, StringComparison.Ordinal), FindingLevel.Stop,
            "Every mail says how to unsubscribe, in both of its parts.", "has no way to unsubscribe; the theme's mail template has to show it.");
        yield return All("Slots", editions, edition => !edition.UnknownSlots(Filled).Any(), FindingLevel.Stop,
            "Nothing is left to be filled in.", "has a place that nothing is written into; the theme's mail template names a slot the hub does not know.");
        yield return Placeholders(editions);
        yield return All("Pictures", editions, edition => edition.Parts.WithoutAlternative.Count == 0, FindingLevel.Warning,
            "Every picture says in words what it shows.", "has a picture without alternative text; describe it, because many mail programs show no pictures at first.");
    }

    private static Finding Readers(IReadOnlyList<DrawnEdition> editions) => editions.Sum(edition => edition.Readers) switch
    {
        0 => Finding.Note("Readers", "Nobody gets this issue as things stand; it will only be in the archive. Look at the recipients for the reasons."),
        1 => Finding.Ok("Readers", "One subscriber gets it."),
        var readers => Finding.Ok("Readers", $"{readers} subscribers get it, in {editions.Count} {(editions.Count == 1 ? "edition" : "editions")}."),
    };

    private static Finding Empty(IReadOnlyList<DrawnEdition> editions)
    {
        var empty = editions.Where(edition => edition.Edition.IsEmpty).ToList();
        return empty.Count == 0 ? Finding.Ok("Content", "Every edition has something in it.")
            : empty.Count == editions.Count ? Finding.Stop("Content", "The issue holds no published item, so there is nothing to send. Add an item and save first.")
            : Finding.Warning("Content", $"{Names(empty)} would be empty and is not sent to its {empty.Sum(edition => edition.Readers)} readers; add something for them, or leave it so.");
    }

    private static Finding Subject(string title) =>
        title.Length == 0 ? Finding.Stop("Subject", "The subject is empty; give the issue a title.")
        : title.Length > LongestSubject ? Finding.Warning("Subject", $"The subject has {title.Length} characters, and most mail programs show fewer than {LongestSubject}; put what matters first or shorten it.")
        : Finding.Ok("Subject", $"The subject has {title.Length} characters.");

    private static Finding Preheader(IReadOnlyList<DrawnEdition> editions) => All(
        "Preview line", editions, edition => edition.Edition.IsEmpty || edition.Edition.Preheader.Trim().Length > 0, FindingLevel.Warning,
        "Every edition has the line that mail programs show beside the subject.", "has no line to show beside the subject; its items need titles.");

    private static Finding Placeholders(IReadOnlyList<DrawnEdition> editions)
    {
        var found = editions.Select(edition => Placeholder().Match(edition.Text.Replace(Edition.UnsubscribeSlot, "", StringComparison.Ordinal).Replace(Edition.PreferencesSlot, "", StringComparison.Ordinal))).FirstOrDefault(match => match.Success);
        return found is null
            ? Finding.Ok("Placeholders", "The text holds no placeholder of another program.")
            : Finding.Warning("Placeholders", $"The text says “{found.Value}”, and readers will see exactly that; replace it with words.");
    }

    private static Finding All(string check, IReadOnlyList<DrawnEdition> editions, Func<DrawnEdition, bool> isFine, FindingLevel otherwise, string fine, string wrong)
    {
        var bad = editions.Where(edition => !isFine(edition)).ToList();
        return bad.Count == 0 ? Finding.Ok(check, fine) : new(check, otherwise, $"{Names(bad)} {wrong}");
    }

    private static string Names(List<DrawnEdition> editions) =>
        editions.Count == 1 ? $"The edition for {editions[0].Name}" : $"Each of {editions.Count} editions (such as {editions[0].Name})";

    // {{name}} as the hub's texts keep it, *|NAME|* and %%name%%; and the words that drafts are left with.
    [GeneratedRegex(@"\{ ?\{[^{}\n]{1,40}\}\}|\*\|[^|\n]{1,40}\|\*|%%[^%\n]{1,40}%%|\bLorem ipsum\b|\bTODO\b")]
    private static partial Regex Placeholder();
}
