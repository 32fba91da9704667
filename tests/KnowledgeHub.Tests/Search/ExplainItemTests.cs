using KnowledgeHub.Search;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

public sealed class ExplainItemTests(SqliteDatabase database) : SearchFixture(database)
{
    [Fact]
    public async Task A_result_says_how_often_and_where_each_word_stands_in_which_form()
    {
        await PublishAsync(Samples.Brief("Tapirs") with { Summary = "About a tapir.", Body = "<p>A tapir met tapirs. The tapir slept.</p>" });
        var word = Assert.Single((await ExplainAsync("tapir")).Why);
        Assert.Equal(("tapir", 5, true), (word.Typed, word.Times, word.IsExact));
        Assert.Equal([IndexColumn.Title, IndexColumn.Summary, IndexColumn.Body], word.Columns);
        Assert.Equal([new("tapir", 3, FoundAs.Typed), new("tapirs", 2, FoundAs.OtherForm)], word.Forms);
    }

    [Fact]
    public async Task A_synonym_is_named_and_so_is_what_is_missing()
    {
        await Get<TermStore>().SaveThesaurusAsync([["GNU", "wildebeest", "bearded wildebeest"]], Ct);
        Database.Clock.Advance(TimeSpan.FromSeconds(20));
        await PublishAsync("Herds of wildebeest", "The bearded wildebeest and its wildebeests.");
        var found = await ExplainAsync("gnu herds okapiless");
        Assert.Equal(["okapiless"], found.Missing);
        var gnu = found.Why.Single(word => word.Typed == "gnu");
        Assert.Contains(gnu.Forms, form => form is { Text: "wildebeest", As: FoundAs.Synonym });
        Assert.Contains(gnu.Forms, form => form is { Text: "bearded wildebeest", As: FoundAs.Synonym });
        Assert.DoesNotContain(gnu.Forms, form => form.As is FoundAs.Typed or FoundAs.Similar);
    }

    [Fact]
    public async Task A_similar_spelling_a_beginning_and_a_pattern_are_said_to_be_just_that()
    {
        await PublishAsync("Hippopotamology", "Nothing else.");
        Assert.Equal(FoundAs.Similar, await FirstFormAsync("hippopotamolgy"));
        Assert.Equal(FoundAs.Beginning, await FirstFormAsync("hippopotam*"));
        Assert.Equal(FoundAs.Beginning, await FirstFormAsync("hippopotam"));
    }

    [Fact]
    public async Task The_words_of_a_name_count_once_and_apart_only_where_they_stand_apart()
    {
        await Get<TermStore>().SaveThesaurusAsync([["purple martin", "progne"]], Ct);
        Database.Clock.Advance(TimeSpan.FromSeconds(20));
        await PublishAsync("A bird", "The purple martin is purple.");
        var word = Assert.Single((await ExplainAsync("purple martin")).Why);
        Assert.Equal(2, word.Times);
        Assert.Equal([new("purple martin", 1, FoundAs.Typed), new("purple", 1, FoundAs.Apart)], word.Forms);
    }

    [Fact]
    public async Task Nothing_is_explained_that_was_not_asked_for()
    {
        await PublishAsync("Serval");
        var item = (await FindAsync("serval unheardofword")).Items[0];
        Assert.Empty(item.Missing);
        Assert.All(item.Why, word => Assert.Empty(word.Forms));
    }

    private async Task<FoundItem> ExplainAsync(string words) => (await FindAsync(new SearchRequest { Words = words, Explain = true })).Items[0];

    private async Task<FoundAs> FirstFormAsync(string words) => (await ExplainAsync(words)).Why[0].Forms[0].As;
}
