using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Search;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search.Ranking;

public sealed class RankingTests(SqliteDatabase database) : SearchFixture(database)
{
    [Fact]
    public async Task A_question_is_answered_by_what_it_is_about_and_its_small_words_are_not_needed()
    {
        await PublishAsync("Narwhal registries", "Costs are shared.");
        await PublishAsync("How is the what of it", "About which there is this.");
        var answer = await FindAsync("What is the evidence about narwhal registries?");
        Assert.Equal("Narwhal registries", Plain(answer.Items[0].Title));
        Assert.Equal(1, (await FindAsync("what are the narwhal registries")).WithAll);
        Assert.Equal("How is the what of it", Plain((await FindAsync("what is the")).Items[0].Title));
    }

    [Fact]
    public async Task The_form_that_was_typed_comes_before_another_form()
    {
        await PublishAsync(Samples.Brief("Quokka one") with { Summary = "S", Body = "<p>They were quokkascreened there.</p>" });
        await PublishAsync(Samples.Brief("Quokka two") with { Summary = "S", Body = "<p>They were quokkascreening there.</p>" });
        Assert.Equal("Quokka two", Plain((await FindAsync("quokkascreening")).Items[0].Title));
        Assert.Equal("Quokka one", Plain((await FindAsync("quokkascreened")).Items[0].Title));
        Assert.Equal(2, (await FindAsync("quokkascreens")).Total);
    }

    [Fact]
    public async Task Words_that_stand_together_come_before_words_that_stand_apart()
    {
        var filler = string.Join(' ', Enumerable.Repeat("lorem ipsum dolor", 20));
        await PublishAsync("Apart", $"Tumbler {filler} bordeaux.");
        await PublishAsync("Together", $"Tumbler bordeaux {filler} end.");
        Assert.Equal(["Together", "Apart"], (await FindAsync("tumbler bordeaux")).Items.Select(item => Plain(item.Title)));
    }

    [Fact]
    public async Task Of_two_that_are_alike_the_newer_comes_first()
    {
        await PublishAsync(Samples.Brief("Axolotl note") with { PublishedOn = new DateOnly(2015, 1, 1) });
        await PublishAsync(Samples.Brief("Axolotl note") with { PublishedOn = new DateOnly(2026, 1, 1) });
        await PublishAsync(Samples.Brief("Axolotl note") with { PublishedOn = new DateOnly(2019, 1, 1) });
        Assert.Equal(["2026-01-01", "2019-01-01", "2015-01-01"], (await FindAsync("axolotl")).Items.Select(item => item.PublishedOn));
    }

    [Fact]
    public async Task A_word_that_counts_more_decides_the_order()
    {
        await PublishAsync("Gecko alone");
        await PublishAsync("Iguana alone");
        Assert.Equal("Gecko alone", Plain((await FindAsync("gecko^5 OR iguana")).Items[0].Title));
        Assert.Equal("Iguana alone", Plain((await FindAsync("gecko OR iguana^5")).Items[0].Title));
    }

    [Fact]
    public async Task Texts_in_other_languages_are_found_as_they_are_written()
    {
        await PublishAsync("Les dépistages", "fr");
        await PublishAsync("Screenings explained", "en");
        Assert.Equal(["Les dépistages"], await TitlesAsync("dépistages"));
        Assert.Equal(["Les dépistages"], await TitlesAsync("depistages"));
        // No English ending is taken off a French word, but its beginning is found when nothing else is.
        Assert.Empty(await TitlesAsync("+dépistage"));
        Assert.Equal(["Les dépistages"], await TitlesAsync("dépistage"));
        Assert.Equal(["Screenings explained"], await TitlesAsync("screening"));

        async Task PublishAsync(string title, string locale)
        {
            var saved = (SaveResult.Saved)await Database.SaveAsync(Samples.Draft(Samples.Brief(title)) with { Locale = locale });
            await Database.PublishAsync(saved.Id);
            await CatchUpAsync();
        }
    }

    [Fact]
    public async Task When_more_match_than_are_scored_the_best_still_come_first_and_all_are_counted()
    {
        for (var n = 0; n < 620; n++)
        {
            await Database.AddLiveAsync(Samples.Brief($"Item {n}") with { Summary = "S", Body = "<p>A heron was seen, and nothing else of note happened on that day at all in the whole valley.</p>" });
        }

        await Database.AddLiveAsync(Samples.Brief("The heron book") with { Summary = "Heron by heron.", Body = "<p>Heron, heron and heron.</p>", PublishedOn = new DateOnly(2001, 1, 1) });
        await CatchUpAsync();
        var answer = await FindAsync("heron");
        Assert.Equal((621, "The heron book"), (answer.Total, Plain(answer.Items[0].Title)));
        var seen = new HashSet<string>();
        for (var page = 1; page <= 7; page++)
        {
            seen.UnionWith((await FindAsync(new SearchRequest { Words = "heron", Size = 100, Page = page })).Items.Select(item => item.ContentId));
        }

        Assert.Equal(621, seen.Count);
    }

    [Fact]
    public async Task Why_an_item_is_here_says_which_words_it_has_and_where()
    {
        await PublishAsync(new PolicyBrief { Title = "Ocelot testing", Summary = "Tests for an ocelot.", Body = "<p>An ocelot was tested.</p>" });
        var why = Assert.Single((await FindAsync("ocelot tested")).Items).Why.ToDictionary(word => word.Typed);
        Assert.Equal((3, true), (why["ocelot"].Times, why["ocelot"].IsExact));
        Assert.Equal([IndexColumn.Title, IndexColumn.Summary, IndexColumn.Body], why["tested"].Columns);
    }

    [Fact]
    public async Task Years_bound_what_is_found_and_counted()
    {
        foreach (var year in new[] { 2019, 2021, 2024 })
        {
            await PublishAsync(Samples.Brief($"Bison {year}") with { PublishedOn = new DateOnly(year, 12, 31) });
        }

        var request = new SearchRequest { Words = "bison", FromYear = 2020, ToYear = 2024 };
        Assert.Equal(["2021", "2024"], (await FindAsync(request)).Facets["year"].Select(count => count.Value).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await FindAsync(request)).Total);
        Assert.Equal(1, (await FindAsync(request with { FromYear = null, ToYear = 2020 })).Total);
    }

    [Fact]
    public async Task A_changed_item_is_found_by_its_new_words_and_facets_alone()
    {
        var id = await PublishAsync(Samples.Brief("Toucan before") with { Topics = ["sequencing"] });
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Toucan after") with { Topics = ["financing"] }, id));
        await Database.PublishAsync(id);
        await CatchUpAsync();
        Assert.Equal(["Toucan after"], await TitlesAsync("toucan"));
        Assert.Empty(await TitlesAsync("toucan +before"));
        Assert.Equal(["Toucan after"], await TitlesAsync("toucan", ("topic", "financing")));
        Assert.Empty(await TitlesAsync("toucan", ("topic", "sequencing")));
    }
}
