using KnowledgeHub.Content;
using KnowledgeHub.Content.Compare;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Html;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Content.Compare;

public sealed class CompareItemsTests
{
    private static readonly ContentType Type = ContentType.Get("policy-brief");
    private static readonly Names Names = new(new Terms(Samples.Topics, Samples.Places), new Dictionary<string, string> { ["f1"] = "Annual report" });
    private static readonly PolicyBrief Base = Samples.Brief("Base") with { Topics = ["sequencing"], KeyMessages = ["One.", "Two."] };

    [Fact]
    public void Fields_are_compared_in_the_words_that_staff_read()
    {
        var after = Base with { Topics = ["financing"], Places = ["KE"], PublishedOn = new DateOnly(2026, 5, 1), Attachments = [new() { Media = "f1" }], Takeaways = new Dictionary<string, string> { ["payer"] = "Pay." }, Illustrative = true };
        var changed = CompareItems.Run(Type, Base, after, Names).Where(field => field.IsChanged).ToDictionary(field => field.Field.Name, field => field.Lines);
        Assert.Equal(["takeaways", "topics", "places", "attachments", "publishedOn", "illustrative"], changed.Keys);
        Assert.Equal([(DiffKind.Removed, "Sequencing"), (DiffKind.Added, "Financing")], changed["topics"].Select(Said));
        Assert.Equal((DiffKind.Added, "Kenya"), Said(changed["places"].Single()));
        Assert.Equal((DiffKind.Added, "1 May 2026"), Said(changed["publishedOn"].Single()));
        Assert.Equal((DiffKind.Added, "Annual report"), Said(changed["attachments"].Single()));
        Assert.StartsWith("For ", changed["takeaways"].Single().Label, StringComparison.Ordinal);
        Assert.Equal([(DiffKind.Removed, "No"), (DiffKind.Added, "Yes")], changed["illustrative"].Select(Said));
    }

    [Fact]
    public void The_history_says_in_a_few_words_what_changed()
    {
        Assert.Equal("", CompareItems.Summary(Type, Base, Base with { }));
        Assert.Equal("Title, Text (+2 words)", CompareItems.Summary(Type, Base, Base with { Title = "New", Body = "<p>What the evidence says so far.</p>" }));
    }

    [Fact]
    public void What_only_one_of_two_changed_is_taken_over_and_what_both_changed_is_a_conflict()
    {
        var mine = Base with { Title = "Mine", Summary = "My summary." };
        var theirs = Base with { Summary = "Their summary.", Topics = ["financing"] };
        var merged = MergeItems.Run(Type, Base, mine, theirs);
        Assert.Equal(("Mine", "My summary.", "financing"), (merged.Body.Title, merged.Body.Summary, merged.Body.Topics.Single()));
        Assert.Equal("summary | topics | title", $"{Named(merged.Conflicts)} | {Named(merged.Taken)} | {Named(merged.Kept)}");
        Assert.Equal("Their summary.", MergeItems.Take(Type, merged.Body, theirs, ["summary"]).Summary);
    }

    [Fact]
    public void The_same_change_made_twice_is_no_conflict() =>
        Assert.Empty(MergeItems.Run(Type, Base, Base with { Title = "Same" }, Base with { Title = "Same" }).Conflicts);

    private static (DiffKind Kind, string Text) Said(DiffLine line) => (line.Kind, string.Concat(line.Parts.Select(part => part.Text)));

    private static string Named(IEnumerable<Field> fields) => string.Join(", ", fields.Select(field => field.Name));
}
