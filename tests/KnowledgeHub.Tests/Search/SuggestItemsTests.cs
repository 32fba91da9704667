using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Search;
using KnowledgeHub.Search.Suggestions;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

public sealed class SuggestItemsTests(SqliteDatabase database) : SearchFixture(database)
{
    [Theory]
    [InlineData("xylo", "Xylophonics for ministries")]
    [InlineData("phonics", "Xylophonics for ministries")]
    [InlineData("ministries xyl", "Xylophonics for ministries")]
    [InlineData("MÉDEC", "Médecine à zébrures")]
    [InlineData("zebrures", "Médecine à zébrures")]
    [InlineData("zebrures-medec", "Médecine à zébrures")]
    [InlineData("المغر", "دراسة المغرب")]
    [InlineData("ゲノム", "がんゲノム 医療")]
    [InlineData("fo", "Xylophonics for ministries")]
    public async Task A_title_is_offered_by_the_beginning_of_any_word_and_by_letters_inside(string typed, string title)
    {
        foreach (var name in new[] { "Xylophonics for ministries", "Médecine à zébrures", "دراسة المغرب", "がんゲノム 医療" })
        {
            if (!(await TitlesAsync("")).Contains(name))
            {
                await PublishAsync(name);
            }
        }

        Assert.Contains(title, await TextsAsync(typed));
    }

    [Fact]
    public async Task What_begins_as_typed_comes_before_what_has_it_inside_and_the_newer_before_the_older()
    {
        await PublishAsync(Samples.Brief("Old quaggalogy") with { PublishedOn = new DateOnly(2020, 1, 1) });
        await PublishAsync(Samples.Brief("A new quaggalogy") with { PublishedOn = new DateOnly(2026, 1, 1) });
        await PublishAsync(Samples.Brief("Subquaggalogy") with { PublishedOn = new DateOnly(2026, 6, 1) });
        await PublishAsync(Samples.Brief("Quaggalogy first") with { PublishedOn = new DateOnly(2019, 1, 1) });
        Assert.Equal(["Quaggalogy first", "A new quaggalogy", "Old quaggalogy", "Subquaggalogy"], await TextsAsync("quagga"));
        Assert.Equal(["Quaggalogy first"], await TextsAsync("quaggalogy first"));
        Assert.Empty(await TextsAsync("quaggalogy last"));
    }

    [Fact]
    public async Task Topics_by_any_name_countries_and_organisations_are_offered_with_what_they_lead_to()
    {
        await PublishAsync(Samples.Brief("Names") with
        {
            Topics = ["sequencing"],
            Places = ["PT"],
            Sources = [new() { Title = "A report", Organisation = "Institute of Narwhal Studies" }, new() { Title = "Another", Organisation = "INSTITUTE of narwhal studies" }],
        });
        await PublishAsync(new MeetingOutcome { Title = "Who came", Summary = "S", Body = "<p>B</p>", Participants = ["Narwhal Patients Europe", "16 countries that put the resolution forward, from regions including the Middle East and Asia"] });

        Assert.Equal((SuggestionKind.Topic, "sequencing", "Sequencing", ""), Shown(Assert.Single(await SuggestAsync("sequ"))));
        var byOtherName = Assert.Single(await SuggestAsync("reading"));
        Assert.Equal((SuggestionKind.Topic, "sequencing", "Sequencing", "genome reading"), Shown(byOtherName));
        Assert.Equal([(7, 7)], byOtherName.NoteMarks);
        Assert.Equal((SuggestionKind.Topic, "diagnostics", "Diagnostics", ""), Shown(Assert.Single(await SuggestAsync("diagn"))));
        Assert.Equal((SuggestionKind.Place, "PT", "Portugal", ""), Shown(Assert.Single(await SuggestAsync("tugal"))));
        Assert.Equal(["Narwhal Patients Europe", "Institute of Narwhal Studies"], await TextsAsync("narwhal"));
        Assert.Empty(await SuggestAsync("regions including"));
        Assert.Empty(await SuggestAsync("kenya"));
    }

    [Fact]
    public async Task At_most_eight_are_offered_and_titles_keep_some_room()
    {
        var topics = new[] { "sequencing", "diagnostics", "financing" };
        for (var n = 0; n < 12; n++)
        {
            await PublishAsync(Samples.Brief($"Ingathering {n}") with { Topics = topics, Sources = [new() { Title = "T", Organisation = $"Ingot {n}" }] });
        }

        var found = await SuggestAsync("in");
        Assert.Equal(SuggestItems.Most, found.Count);
        Assert.True(found.Count(one => one.Kind == SuggestionKind.Item) >= 4);
        Assert.Equal(found.Select(one => one.Kind).Order(), found.Select(one => one.Kind));
    }

    [Fact]
    public async Task Only_what_is_live_is_offered()
    {
        var body = Samples.Brief("Bandicoot live") with { Sources = [new() { Title = "T", Organisation = "Bandicoot Union" }], Places = ["KE"] };
        var gone = await PublishAsync(body);
        await Database.SaveAsync(Samples.Draft(Samples.Brief("Bandicoot draft") with { Sources = [new() { Title = "T", Organisation = "Bandicoot Drafters" }] }));
        Assert.Equal(["Bandicoot Union", "Bandicoot live"], await TextsAsync("bandicoot"));
        Assert.Equal(["Kenya"], await TextsAsync("kenya"));

        await Database.SaveAsync(Samples.Draft(body with { Title = "Bandicoot renamed" }, gone));
        await Database.PublishAsync(gone);
        await CatchUpAsync();
        Assert.Equal(["Bandicoot Union", "Bandicoot renamed"], await TextsAsync("bandicoot"));

        await Get<WithdrawContent>().RunAsync(gone, "Wrong.", "ed", Ct);
        await CatchUpAsync();
        Assert.Empty(await SuggestAsync("bandicoot"));
        Assert.Empty(await SuggestAsync("kenya"));
        await Get<SearchIndex>().RebuildAsync(null, Ct);
        Assert.Empty(await SuggestAsync("bandicoot"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ?!* \" ")]
    [InlineData("%' or 1=1 --")]
    [InlineData("\ud83d")]
    public async Task Nothing_that_is_typed_is_an_error(string typed) => Assert.Empty(await SuggestAsync(typed));

    [Fact]
    public async Task A_very_long_text_is_cut_and_the_typed_letters_are_marked()
    {
        await PublishAsync("The Wolverine, Œuvre of wolverines");
        var found = Assert.Single(await SuggestAsync("wolver"));
        Assert.Equal(["Wolver", "wolver"], found.Marks.Select(mark => found.Text.Substring(mark.Start, mark.Length)));
        found = Assert.Single(await SuggestAsync("oeuv"));
        Assert.Equal(["Œuvre"], found.Marks.Select(mark => found.Text.Substring(mark.Start, mark.Length)));
        Assert.Single(await SuggestAsync(string.Concat(Enumerable.Repeat("wolver ", 1_000))));
    }

    private Task<IReadOnlyList<Suggestion>> SuggestAsync(string typed) => Get<SuggestItems>().RunAsync(typed, Ct);

    private async Task<IEnumerable<string>> TextsAsync(string typed) => (await SuggestAsync(typed)).Select(one => one.Text);

    private static (SuggestionKind, string, string, string) Shown(Suggestion one) => (one.Kind, one.Value, one.Text, one.Note);
}
