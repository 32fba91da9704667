using KnowledgeHub.Html;

namespace KnowledgeHub.Newsletters;

/// <summary>Says in sentences how a stored issue differs from what somebody typed.</summary>
public static class IssueDifference
{
    /// <param name="stored">What another one saved.</param>
    /// <param name="typed">What was typed meanwhile.</param>
    /// <param name="titles">The titles of items by their ids.</param>
    public static IReadOnlyList<string> Between(Issue stored, IssueDraft typed, IReadOnlyDictionary<string, string> titles)
    {
        var mine = typed.Tidy();
        var (theirBlocks, myBlocks) = (Blocks(stored.Sections), Blocks(mine.Sections));
        return [.. Heads(stored, mine)
            .Concat(theirBlocks.Keys.Except(myBlocks.Keys).Select(id => $"The stored issue holds “{Name(theirBlocks[id])}”; yours does not."))
            .Concat(myBlocks.Keys.Except(theirBlocks.Keys).Select(id => $"Yours holds “{Name(myBlocks[id])}”; the stored issue does not."))
            .Concat(theirBlocks.Keys.Intersect(myBlocks.Keys).Where(id => Written(theirBlocks[id]) != Written(myBlocks[id])).Select(id => $"“{Name(theirBlocks[id])}” is written or limited differently."))
            .Concat(theirBlocks.Keys.Where(myBlocks.ContainsKey).SequenceEqual(myBlocks.Keys.Where(theirBlocks.ContainsKey)) ? [] : ["The blocks stand in another order."])];

        string Name(Block block) => block.ContentId is { } id && titles.TryGetValue(id, out var title) ? title
            : block.In("en").Text.Heading is { Length: > 0 } heading ? heading
            : BlockKind.Find(block.Kind)?.Name ?? block.Kind;
    }

    private static IEnumerable<string> Heads(Issue stored, IssueDraft mine)
    {
        if (stored.Title != mine.Title)
        {
            yield return $"The stored title is “{stored.Title}”.";
        }

        if (stored.Intro != CleanHtml.From(mine.Intro))
        {
            yield return $"The stored opening words are “{PlainText.From(stored.Intro)}”.";
        }

        if (IssueJson.Write(stored.OtherLanguages.OrderBy(words => words.Key)) != IssueJson.Write(mine.OtherLanguages.Select(words => KeyValuePair.Create(words.Key, words.Value with { Intro = CleanHtml.From(words.Value.Intro) })).OrderBy(words => words.Key)))
        {
            yield return "The title or the opening words differ in another language.";
        }

        if (stored.SegmentId != mine.SegmentId)
        {
            yield return "The stored issue is for another segment.";
        }

        if (!stored.Sections.Select(Heading).SequenceEqual(mine.Sections.Select(Heading)))
        {
            yield return $"The stored sections are: {string.Join(", ", stored.Sections.Select(section => section.Heading.Length > 0 ? section.Heading : "without a heading"))}.";
        }
    }

    private static string Heading(Section section) => section.Heading + IssueJson.Write(section.Headings.OrderBy(heading => heading.Key));

    private static string Written(Block block) => IssueJson.Write(BlockDetails.Of(block) with { Texts = block.Texts.Where(text => !text.Value.IsEmpty).OrderBy(text => text.Key).ToDictionary() });

    private static Dictionary<string, Block> Blocks(IReadOnlyList<Section> sections) => sections.SelectMany(section => section.Blocks).DistinctBy(block => block.Id).ToDictionary(block => block.Id);
}
