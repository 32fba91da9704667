using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Search;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

public sealed class FindItemsTests(SqliteDatabase database) : SearchFixture(database)
{
    [Fact]
    public async Task What_is_published_is_found_by_its_words_wherever_they_stand()
    {
        var id = await PublishAsync(new CaseStudy
        {
            Title = "Aardvark in the title",
            Summary = "Bumblebee in the summary.",
            Body = "<h2>Caterpillar</h2><p>in the text</p>",
            Results = ["Dragonfly in a result"],
            Takeaways = new Dictionary<string, string> { ["payer"] = "Earthworm in a takeaway." },
            Sources = [new() { Title = "Firefly in a source", Organisation = "Grasshopper Institute" }],
            Topics = ["sequencing"],
            Places = ["PT"],
            Setting = "Hornet city",
        });
        foreach (var word in new[] { "aardvark", "BUMBLEBEE", "caterpillars", "dragonfly", "earthworm", "firefly", "grasshopper", "hornet", "portugal hornet", "\"genome reading\" hornet" })
        {
            var answer = await FindAsync(word);
            Assert.Equal((1, false), (answer.Total, answer.Widened));
            Assert.Equal(id, Assert.Single(answer.Items).ContentId);
        }
    }

    [Fact]
    public async Task Found_words_are_marked_and_the_best_passage_is_named()
    {
        await PublishAsync(Samples.Brief("Kingfisher rivers") with { Body = "<p>Here a kingfisher dives.</p>", Takeaways = new Dictionary<string, string> { ["payer"] = "Pay the heron." } });
        var found = Assert.Single((await FindAsync("kingfisher")).Items);
        Assert.Equal("\u0002Kingfisher\u0003 rivers", found.Title);
        Assert.Equal(("Here a \u0002kingfisher\u0003 dives.", IndexColumn.Body), (found.Passage, found.PassageColumn));
        Assert.Equal(IndexColumn.Takeaways, Assert.Single((await FindAsync("heron")).Items).PassageColumn);
    }

    [Fact]
    public async Task Drafts_and_withdrawn_items_are_neither_found_nor_counted()
    {
        var live = await PublishAsync(Samples.Brief("Otter policy") with { Topics = ["financing"] });
        var gone = await PublishAsync(Samples.Brief("Otter regrets") with { Topics = ["financing"] });
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Otter draft") with { Topics = ["financing"] }));
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Otter policy, secretly changed") with { Body = "<p>Zanzibar</p>" }, live));
        await Get<WithdrawContent>().RunAsync(gone, "Wrong.", "ed", Ct);
        await CatchUpAsync();
        var answer = await FindAsync("otter");
        Assert.Equal(["Otter policy"], answer.Items.Select(item => Plain(item.Title)));
        Assert.Equal((1, 1), (answer.Total, answer.Facets["topic"].Single(count => count.Value == "financing").Count));
        Assert.Equal(0, (await FindAsync("zanzibar")).Total);
        await Get<SearchIndex>().RebuildAsync(null, Ct);
        Assert.Equal(["Otter policy"], await TitlesAsync("otter"));

        await Get<PublishContent>().RunAsync(gone, "ed", Ct);
        await CatchUpAsync();
        Assert.Equal(["Otter policy", "Otter regrets"], await TitlesAsync("otter"));
    }

    [Fact]
    public async Task Facets_are_or_inside_and_and_across()
    {
        await PublishAsync(Samples.Brief("Badger one") with { Topics = ["sequencing"], Places = ["KE"], PublishedOn = new DateOnly(2024, 1, 1) });
        await PublishAsync(Samples.Brief("Badger two") with { Topics = ["financing"], Places = ["KE"], PublishedOn = new DateOnly(2025, 1, 1) });
        await PublishAsync(Samples.Brief("Badger three") with { Topics = ["financing"], Places = ["PT"], PublishedOn = new DateOnly(2025, 1, 1) });
        Assert.Equal(["Badger one", "Badger three", "Badger two"], await TitlesAsync("badger", ("topic", "sequencing"), ("topic", "financing")));
        Assert.Equal(["Badger two"], await TitlesAsync("badger", ("topic", "sequencing"), ("topic", "financing"), ("country", "KE"), ("year", "2025")));
        Assert.Equal(["Badger one"], await TitlesAsync("badger", ("topic", "diagnostics")));
        Assert.Empty(await TitlesAsync("badger", ("topic", "diagnostics"), ("country", "PT")));

        // A facet counts what choosing the value would give: its own choice is left out of the account.
        var facets = (await FindAsync("badger", ("country", "KE"), ("year", "2025"))).Facets;
        Assert.Equal([("KE", 1), ("PT", 1)], facets["country"].Select(count => (count.Value, count.Count)));
        Assert.Equal([("2024", 1), ("2025", 1)], facets["year"].Select(count => (count.Value, count.Count)));
        Assert.Equal([("financing", 1)], facets["topic"].Select(count => (count.Value, count.Count)));
    }

    [Fact]
    public async Task Evidence_and_income_groups_are_facets_and_fields()
    {
        await PublishAsync(Samples.Brief("Ocelot pilot") with { Evidence = "case-report", Places = ["KE"] });
        await PublishAsync(Samples.Brief("Ocelot review") with { Evidence = "systematic-review", Places = ["KE", "PT"] });
        await PublishAsync(Samples.Brief("Ocelot note"));
        Assert.Equal(["Ocelot pilot"], await TitlesAsync("ocelot", ("evidence", "case-report")));
        Assert.Equal(["Ocelot review"], await TitlesAsync("ocelot", ("income", "high")));
        Assert.Equal(["Ocelot pilot", "Ocelot review"], await TitlesAsync("ocelot", ("income", "lower-middle")));
        var facets = (await FindAsync("ocelot")).Facets;
        Assert.Equal([("case-report", 1), ("systematic-review", 1)], facets["evidence"].Select(count => (count.Value, count.Count)));
        Assert.Equal([("lower-middle", 2), ("high", 1)], facets["income"].Select(count => (count.Value, count.Count)));

        Assert.Equal(["Ocelot review"], await TitlesAsync("ocelot evidence:systematic-review"));
        Assert.Equal(["Ocelot review"], await TitlesAsync("ocelot evidence:\"systematic review or guideline\" income:HIGH"));
        Assert.Equal(["Ocelot pilot", "Ocelot review"], await TitlesAsync("ocelot income:\"Lower-middle income\""));
    }

    [Fact]
    public async Task A_span_of_years_narrows_results_and_counts()
    {
        foreach (var year in new[] { 2023, 2024, 2025 })
        {
            await PublishAsync(Samples.Brief($"Lynx {year}") with { PublishedOn = new DateOnly(year, 12, 31) });
        }

        var request = new SearchRequest { Words = "lynx", Sort = "oldest" };
        Assert.Equal(["Lynx 2024", "Lynx 2025"], (await FindAsync(request with { FromYear = 2024 })).Items.Select(item => Plain(item.Title)));
        Assert.Equal(["Lynx 2023", "Lynx 2024"], (await FindAsync(request with { ToYear = 2024 })).Items.Select(item => Plain(item.Title)));
        var one = await FindAsync(request with { FromYear = 2024, ToYear = 2024 });
        Assert.Equal((1, "2024"), (one.Total, Assert.Single(one.Facets["year"]).Value));
    }

    [Fact]
    public async Task Words_of_the_thesaurus_and_synonyms_of_topics_are_found_both_ways()
    {
        await Get<TermStore>().SaveThesaurusAsync([["NGS", "next-generation sequencing", "next generation sequencing"]], Ct);
        await PublishAsync("Lemur with NGS");
        await PublishAsync("Lemur with next-generation sequencing");
        await PublishAsync("Lemur sequencing the next day");
        Database.Clock.Advance(TimeSpan.FromSeconds(20));
        string[] both = ["Lemur with NGS", "Lemur with next-generation sequencing"];
        Assert.Equal(both, await TitlesAsync("lemur ngs"));
        Assert.Equal(both, await TitlesAsync("lemur Next-Generation Sequencing"));
        Assert.Equal(["Lemur with next-generation sequencing"], await TitlesAsync("lemur \"next generation sequencing\""));

        await PublishAsync(Samples.Brief("Tapir laboratory") with { Topics = ["sequencing"] });
        Assert.Equal("Tapir laboratory", await FirstAsync("tapir genome reading"));
    }

    [Theory]
    [InlineData("Médecine personnalisée à Genève", "medecine geneve")]
    [InlineData("Medicina de precision", "precisión medicina")]
    [InlineData("Ärzte für Größe", "arzte fur größe")]
    [InlineData("Персонализированный ёж", "персонализированный ёж")]
    [InlineData("Υγεία για όλους", "υγεία όλους")]
    [InlineData("정밀의료 정책", "정밀의료")]
    [InlineData("हिन्दी में स्वास्थ्य", "हिन्दी स्वास्थ्य")]
    [InlineData("がんゲノム 医療", "がんゲノム")]
    [InlineData("الطب الدقيق", "الدقيق")]
    [InlineData("CO₂ and m² of ½ a lab", "CO₂ ½")]
    [InlineData("Ảnh hưởng của gen", "anh huong")]
    [InlineData("İstanbul sağlam", "istanbul saglam")]
    [InlineData("𝒢ene 𠀀𠀁", "𠀀𠀁")]
    public async Task Letters_of_any_language_are_found_with_and_where_it_is_usual_without_accents(string title, string words)
    {
        await PublishAsync(title);
        Assert.Contains(title, await TitlesAsync(words));
        Assert.False((await FindAsync(words)).Widened);
        Assert.Contains(title, await TitlesAsync(title.Normalize(System.Text.NormalizationForm.FormD)));
    }

    [Fact]
    public async Task When_no_item_has_all_words_those_that_have_some_are_shown_and_it_is_said()
    {
        await PublishAsync("Wombat collection");
        var answer = await FindAsync("wombat unheardof");
        Assert.Equal((1, true), (answer.Total, answer.Widened));
        Assert.True((await FindAsync("womb")).Widened);
        var nothing = await FindAsync("qqqqqq");
        Assert.Equal((0, false), (nothing.Total, nothing.Widened));
    }

    [Fact]
    public async Task A_phrase_is_found_as_it_stands_and_an_excluded_word_is_not()
    {
        await PublishAsync("Jackal sample quality");
        await PublishAsync("Jackal quality of the sample");
        Assert.Equal(["Jackal sample quality"], await TitlesAsync("jackal \"sample quality\""));
        Assert.Equal(["Jackal sample quality"], await TitlesAsync("jackal “sample quality”"));
        Assert.Equal(["Jackal quality of the sample"], await TitlesAsync("jackal -\"sample quality\""));
        Assert.Equal(["Jackal sample quality"], await TitlesAsync("jackal -of"));
        Assert.Equal(2, (await FindAsync("jackal \"sample")).Total);
    }

    [Theory]
    [InlineData("Ibis: the first account - and what follows")]
    [InlineData("Ibis: \"quoted\" (and bracketed) [twice] {thrice}")]
    [InlineData("Ibis & 50% * / ^ ~ = + < > title:word NEAR(a b, 2) AND NOT or")]
    [InlineData("Ibis – a dash — and another -")]
    public async Task A_title_pasted_into_the_box_finds_its_item(string title)
    {
        await PublishAsync(title);
        Assert.Equal(title, await FirstAsync(title));
        Assert.Equal(1, (await FindAsync(title)).WithAll);
    }

    [Fact]
    public async Task Signs_alone_find_nothing_and_nothing_finds_everything()
    {
        await PublishAsync("Anything at all");
        Assert.Equal(0, (await FindAsync(" ?! \"\" * ")).Total);
        Assert.True((await FindAsync("")).Total > 0);
        Assert.Equal((await FindAsync("")).Total, (await FindAsync(" \t ")).Total);
    }

    [Fact]
    public async Task Results_come_in_the_order_that_was_asked_for_a_page_at_a_time()
    {
        foreach (var (title, year) in new[] { ("Puffin b", 2024), ("Puffin a", 2025), ("Puffin c", 2023) })
        {
            await PublishAsync(Samples.Brief(title) with { PublishedOn = new DateOnly(year, 1, 1) });
        }

        var request = new SearchRequest { Words = "puffin" };
        Assert.Equal(["Puffin a", "Puffin b", "Puffin c"], (await FindAsync(request with { Sort = "newest" })).Items.Select(item => Plain(item.Title)));
        Assert.Equal(["Puffin c", "Puffin b", "Puffin a"], (await FindAsync(request with { Sort = "oldest" })).Items.Select(item => Plain(item.Title)));
        Assert.Equal(["Puffin a", "Puffin b", "Puffin c"], (await FindAsync(request with { Sort = "title" })).Items.Select(item => Plain(item.Title)));
        var second = await FindAsync(request with { Sort = "title", Size = 2, Page = 2 });
        Assert.Equal((3, "Puffin c"), (second.Total, Plain(Assert.Single(second.Items).Title)));
    }

    [Fact]
    public async Task The_list_of_one_type_holds_that_type_alone()
    {
        await PublishAsync(new Explainer { Title = "Stork explained", Summary = "S", Body = "<p>B</p>" });
        await PublishAsync("Stork brief");
        var answer = await FindAsync(new SearchRequest { Words = "stork", WithinType = "explainer" });
        Assert.Equal(["Stork explained"], answer.Items.Select(item => Plain(item.Title)));
        Assert.All((await FindAsync(new SearchRequest { WithinType = "explainer", Size = 100 })).Items, item => Assert.Equal("explainer", item.Type));
    }

    [Fact]
    public async Task A_word_in_the_title_counts_more_than_one_in_the_text()
    {
        await PublishAsync("Magpie notes", "The vole is mentioned.");
        await PublishAsync("Vole notes", "The magpie is absent.");
        Assert.Equal("Vole notes", Plain((await FindAsync("vole notes")).Items[0].Title));
    }

    [Fact]
    public async Task An_unknown_facet_value_finds_nothing_and_an_unknown_kind_neither()
    {
        await PublishAsync("Faceted");
        Assert.Equal(0, (await FindAsync("", ("topic", "'; drop table doc; --"))).Total);
        Assert.Equal(0, (await FindAsync("", ("nonsense", "x"))).Total);
    }

    // What stands first, whatever follows it.
    private async Task<string> FirstAsync(string words) =>
        (await FindAsync(words)).Items[0].Title.Replace(FindItems.MarkStart, "", StringComparison.Ordinal).Replace(FindItems.MarkEnd, "", StringComparison.Ordinal);
}
