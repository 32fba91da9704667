using KnowledgeHub.Search;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

public sealed class PassagesTests(SqliteDatabase database) : SearchFixture(database)
{
    private static readonly string Filler = string.Concat(Enumerable.Range(1, 30).Select(n => $"Sentence number {n} says nothing. "));

    [Fact]
    public async Task The_passage_is_where_most_of_what_was_asked_stands_together()
    {
        await PublishAsync("Passage", $"A marmoset here. {Filler}Then the marmoset met a capybara by the lake. {Filler}And a capybara there.");
        var passage = (await FindAsync("marmoset capybara")).Items[0].Passage;
        Assert.Contains("Then the \u0002marmoset\u0003 met a \u0002capybara\u0003 by the lake.", passage, StringComparison.Ordinal);
        Assert.StartsWith("…", passage, StringComparison.Ordinal);
        Assert.EndsWith("…", passage, StringComparison.Ordinal);
        Assert.InRange(Plain(passage).Split(' ').Length, 20, 45);
    }

    [Fact]
    public async Task A_passage_begins_with_its_sentence_where_that_is_near()
    {
        await PublishAsync("Start", $"{Filler}Only here does the pangolin walk alone at night.");
        Assert.StartsWith("…Only here does the \u0002pangolin\u0003", (await FindAsync("pangolin")).Items[0].Passage.Replace("Sentence number 27 says nothing. ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_around_and_inside_a_marked_word_stay_as_they_were_written()
    {
        await PublishAsync("Café: “Naïveté” & 5 < 6", "Œuvre d’ÉTÉ — naïveté.");
        Assert.Equal("Café: “\u0002Naïveté\u0003” & 5 < 6", (await FindAsync("naivete")).Items[0].Title);
    }

    [Fact]
    public async Task A_phrase_is_marked_only_where_it_stands_as_one()
    {
        await PublishAsync("Phrase", "A blue whale is no whale in blue. The blue whale.");
        Assert.Equal("A \u0002blue whale\u0003 is no whale in blue. The \u0002blue whale\u0003.", (await FindAsync("\"blue whale\"")).Items[0].Passage);
    }

    [Fact]
    public async Task An_item_found_by_its_title_or_topic_shows_its_summary()
    {
        await PublishAsync(Samples.Brief("Dugong") with { Summary = "What it is about.", Body = "<p>Other words.</p>" });
        Assert.Equal("What it is about.", (await FindAsync("dugong")).Items[0].Passage);
    }
}
