using KnowledgeHub.Html;
using Xunit;

namespace KnowledgeHub.Tests.Html;

public sealed class TextDiffTests
{
    [Fact]
    public void The_steps_lead_from_one_sequence_to_the_other_and_are_as_few_as_can_be()
    {
        var dice = new Random(4711);
        for (var round = 0; round < 2_000; round++)
        {
            var before = Throw(dice);
            var after = Throw(dice);
            var steps = SequenceDiff.Of(before, after);
            Assert.Equal(before, steps.Where(step => step.Kind != DiffKind.Added).Select(step => before[step.Before]));
            Assert.Equal(after, steps.Where(step => step.Kind != DiffKind.Removed).Select(step => after[step.After]));
            Assert.All(steps.Where(step => step.Kind == DiffKind.Same), step => Assert.Equal(before[step.Before], after[step.After]));
            Assert.Equal(before.Count + after.Count - (2 * LongestCommon(before, after)), steps.Count(step => step.Kind != DiffKind.Same));
        }
    }

    [Fact]
    public void Sequences_with_nothing_in_common_are_given_up_within_bounds()
    {
        var steps = SequenceDiff.Of([.. Enumerable.Range(0, 20_000)], [.. Enumerable.Range(50_000, 20_000)]);
        Assert.Equal(20_000, steps.Count(step => step.Kind == DiffKind.Removed));
        Assert.Equal(20_000, steps.Count(step => step.Kind == DiffKind.Added));
    }

    [Fact]
    public void The_words_put_together_again_are_both_texts()
    {
        string[] words = ["access", "to", "sequencing", "costs", "1.5", "%", ".", ",", "don't", "fell", "—"];
        var dice = new Random(815);
        for (var round = 0; round < 500; round++)
        {
            var (before, after) = (Sentence(dice, words), Sentence(dice, words));
            var line = TextDiff.Of(before, after);
            Assert.Equal(after, string.Concat(line.Parts.Where(part => part.Kind != DiffKind.Removed).Select(part => part.Text)));
            Assert.Equal(before, string.Concat(line.Parts.Where(part => part.Kind != DiffKind.Added).Select(part => part.Text)));
        }
    }

    [Fact]
    public void Equal_texts_have_no_difference() =>
        Assert.All(TextDiff.Of(Blocks("<h2>One</h2><p>Two <strong>three</strong></p>"), Blocks("<h2>One</h2><p>Two <strong>three</strong></p>")), line => Assert.Equal(DiffKind.Same, line.Kind));

    [Fact]
    public void A_changed_word_is_found_inside_its_paragraph_and_the_others_stay()
    {
        var lines = Diff("<p>First one.</p><p>Costs fell by ten percent in Kenya.</p>", "<p>Quite another paragraph here.</p><p>First one.</p><p>Costs fell by twelve percent in Kenya.</p>");
        Assert.Equal([DiffKind.Added, DiffKind.Same, DiffKind.Changed], lines.Select(line => line.Kind));
        Assert.Equal(("ten", "twelve"), (Words(lines[2], DiffKind.Removed), Words(lines[2], DiffKind.Added)));
    }

    [Fact]
    public void Neighbouring_changed_words_are_one_change()
    {
        var line = TextDiff.Of("We ask ministers now to act.", "We ask every health minister to act.");
        Assert.Equal(["ministers now", "every health minister"], line.Parts.Where(part => part.Kind != DiffKind.Same).Select(part => part.Text));
    }

    [Fact]
    public void What_a_block_became_and_how_words_look_is_said()
    {
        var heading = Assert.Single(Diff("<p>What we ask</p>", "<h2>What we ask</h2>"));
        Assert.Equal((DiffKind.Changed, "Heading 2", "was paragraph"), (heading.Kind, heading.Label, heading.Note));
        var bold = Assert.Single(Diff("<p>Act now please</p>", "<p>Act <strong>now</strong> please</p>"));
        Assert.Equal("now bold", bold.Parts.Single(part => part.Text == "now").Note);
    }

    [Fact]
    public void Another_address_of_a_link_and_another_picture_are_seen()
    {
        var link = Assert.Single(Diff("<p>See <a href=\"/briefs/a\">the brief</a></p>", "<p>See <a href=\"/briefs/b\">the brief</a></p>"));
        Assert.Contains(link.Parts, part => part is { Kind: DiffKind.Same, Text: "the brief", Note: "now links to /briefs/b, before to /briefs/a" });
        var added = Assert.Single(Diff("<p>See it</p>", "<p>See it <a href=\"https://example.org/\">there</a></p>"));
        Assert.Contains(added.Parts, part => part is { Kind: DiffKind.Added, Note: "links to https://example.org/" });
        var picture = Assert.Single(Diff("<p>Look: <img src=\"/media/a.png\" alt=\"A map\"></p>", "<p>Look: <img src=\"/media/a.png\" alt=\"A map of Kenya\"></p>"));
        Assert.Equal("[Picture “A map of Kenya” /media/a.png]", Words(picture, DiffKind.Added));
    }

    [Fact]
    public void Lists_and_tables_are_compared_by_item_and_row()
    {
        var lines = Diff("<ul><li>One</li><li>Two</li></ul><table><tbody><tr><td>A</td><td>1</td></tr></tbody></table>", "<ul><li>One</li></ul><table><tbody><tr><td>A</td><td>2</td></tr></tbody></table>");
        Assert.Equal([(DiffKind.Same, "List item"), (DiffKind.Removed, "List item"), (DiffKind.Changed, "Table row")], lines.Select(line => (line.Kind, line.Label)));
        Assert.Equal("A · 2", string.Concat(lines[2].Parts.Where(part => part.Kind != DiffKind.Removed).Select(part => part.Text)));
    }

    private static IReadOnlyList<DiffLine> Diff(string before, string after) => TextDiff.Of(Blocks(before), Blocks(after));

    private static IReadOnlyList<TextBlock> Blocks(string html) => TextBlocks.Of(html);

    private static string Words(DiffLine line, DiffKind kind) => string.Concat(line.Parts.Where(part => part.Kind == kind).Select(part => part.Text)).Trim();

    private static List<int> Throw(Random dice) => [.. Enumerable.Range(0, dice.Next(0, 25)).Select(_ => dice.Next(0, 5))];

    private static string Sentence(Random dice, string[] words) => string.Join(' ', Enumerable.Range(0, dice.Next(0, 30)).Select(_ => words[dice.Next(words.Length)]));

    private static int LongestCommon(List<int> one, List<int> other)
    {
        var table = new int[one.Count + 1, other.Count + 1];
        for (var i = 1; i <= one.Count; i++)
        {
            for (var j = 1; j <= other.Count; j++)
            {
                table[i, j] = one[i - 1] == other[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
            }
        }

        return table[one.Count, other.Count];
    }
}
