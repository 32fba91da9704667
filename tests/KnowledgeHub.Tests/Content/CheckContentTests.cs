using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Content;

public sealed class CheckContentTests
{
    private static readonly Terms Known = new(Samples.Topics, Samples.Places);

    [Fact]
    public void A_valid_item_has_no_problems()
    {
        var brief = Samples.Brief("Fine") with
        {
            Topics = ["sequencing"],
            Places = ["KE"],
            Audiences = ["payer"],
            Takeaways = new Dictionary<string, string> { ["clinician"] = "Test." },
            Sources = [new() { Title = "Report", Year = 2024, Url = "https://example.org/r.pdf" }],
            KeyMessages = ["One."],
        };
        Assert.Empty(Problems(brief));
    }

    [Fact]
    public void An_evidence_level_is_one_of_the_scale_or_not_stated()
    {
        Assert.Empty(Problems(Samples.Brief("Stated") with { Evidence = " Case-Report " }));
        Assert.Empty(Problems(Samples.Brief("Not stated") with { Evidence = "  " }));
        Assert.StartsWith("'gold-standard' is no evidence level; use one of systematic-review, ", Problem(Samples.Brief("Wrong") with { Evidence = "gold-standard" }), StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_without_an_evidence_level_is_stored_as_before_there_were_any() =>
        Assert.DoesNotContain("\"evidence\"", Samples.TypeOf(Samples.Brief("Old")).Write(TidyContent.Run(Samples.TypeOf(Samples.Brief("Old")), Samples.Brief("Old") with { Evidence = "" })), StringComparison.Ordinal);

    [Fact]
    public void A_missing_title_is_a_problem() => Assert.Equal("The title is empty; give the item a title.", Problem(Samples.Brief(" ")));

    [Fact]
    public void A_title_of_160_characters_fits_and_a_longer_one_says_how_much_to_cut()
    {
        Assert.Empty(Problems(Samples.Brief(new string('a', 160)) with { Summary = "S" }));
        Assert.Equal("Title has 163 characters and at most 160 fit; shorten it by 3.", Problem(Samples.Brief(new string('a', 163)) with { Summary = "S" }));
    }

    [Fact]
    public void A_text_beyond_the_limit_is_a_problem() =>
        Assert.StartsWith("Text has 400,010 characters", Problem(Samples.Brief("Long") with { Body = $"<p>{new string('a', CheckContent.LongestText + 3)}</p>" }), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_topic_is_named() =>
        Assert.Equal("There is no topic 'alchemy'; choose one from the topic tree, such as 'diagnostics'.", Problem(Samples.Brief("T") with { Topics = ["sequencing", "Alchemy"] }));

    [Fact]
    public void An_unknown_country_is_named() =>
        Assert.Equal("'XX' is not a country code; use the two letters of ISO 3166-1, such as KE.", Problem(Samples.Brief("T") with { Places = ["xx"] }));

    [Fact]
    public void An_unknown_audience_is_named_wherever_it_stands()
    {
        Assert.StartsWith("There is no audience 'wizards'; use one of policymaker, ", Problem(Samples.Brief("T") with { Audiences = ["wizards"] }), StringComparison.Ordinal);
        Assert.StartsWith("There is no audience 'wizards'; ", Problem(Samples.Brief("T") with { Takeaways = new Dictionary<string, string> { ["wizards"] = "Boo." } }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.org/file")]
    [InlineData("example.org")]
    [InlineData("/local")]
    public void A_source_address_that_is_no_web_address_is_a_problem(string url) =>
        Assert.Equal("The address of source 1 is not a web address; start it with https:// or leave it empty.", Problem(Samples.Brief("T") with { Sources = [new() { Title = "S", Url = url }] }));

    [Fact]
    public void A_source_needs_a_title_and_a_sensible_year()
    {
        Assert.Equal("Source 1 has no title; add it or remove the source.", Problem(Samples.Brief("T") with { Sources = [new() { Organisation = "WHO" }] }));
        Assert.Equal("The year of source 1 must lie between 1800 and 2200.", Problem(Samples.Brief("T") with { Sources = [new() { Title = "S", Year = 20255 }] }));
    }

    [Fact]
    public void Too_many_entries_and_too_long_lines_are_problems()
    {
        Assert.Equal("Key messages has 8 entries and at most 7 fit; remove 1.", Problem(Samples.Brief("T") with { KeyMessages = [.. Enumerable.Range(1, 8).Select(n => $"{n}")] }));
        Assert.Equal("Line 2 of key messages has 301 characters and at most 300 fit; shorten it by 1.", Problem(Samples.Brief("T") with { KeyMessages = ["a", new string('b', 301)] }));
    }

    [Fact]
    public void A_date_out_of_reach_is_a_problem() =>
        Assert.Equal("Date must be a date between 1900 and 2200.", Problem(Samples.Brief("T") with { PublishedOn = new DateOnly(202, 6, 1) }));

    [Fact]
    public void An_item_without_what_readers_need_may_be_a_draft_but_not_published()
    {
        var bare = new PolicyBrief { Title = "Bare", Body = "<p> </p><hr>" };
        Assert.Empty(Problems(bare));
        Assert.Equal(["summary", "body"], CheckContent.ForPublication(Samples.TypeOf(bare), TidyContent.Run(Samples.TypeOf(bare), bare)).Select(problem => problem.Field));
    }

    [Fact]
    public void What_is_tidied_twice_stays_the_same()
    {
        var type = ContentType.Get("policy-brief");
        var messy = new PolicyBrief
        {
            Title = " A \t title\u0000\u0007 with\nbreaks ",
            Body = "<h1>H</h1>text<script>alert(1)</script>",
            Topics = ["Sequencing", "sequencing ", ""],
            Places = ["ke", "KE"],
            KeyMessages = ["", " one "],
            Sources = [new(), new() { Title = " S " }],
            Takeaways = new Dictionary<string, string> { [" Payer "] = " Pay. ", ["clinician"] = " " },
        };
        var tidy = Assert.IsType<PolicyBrief>(TidyContent.Run(type, messy));
        Assert.Equal("A title with breaks", tidy.Title);
        Assert.Equal("<h2>H</h2><p>text</p>", tidy.Body);
        Assert.Equal(["sequencing"], tidy.Topics);
        Assert.Equal(["KE"], tidy.Places);
        Assert.Equal(["one"], tidy.KeyMessages);
        Assert.Equal("S", Assert.Single(tidy.Sources).Title);
        Assert.Equal(new Dictionary<string, string> { ["payer"] = "Pay." }, tidy.Takeaways);
        Assert.Equal(type.Write(tidy), type.Write(TidyContent.Run(type, tidy)));
    }

    [Fact]
    public void Lists_that_are_missing_in_the_JSON_become_empty()
    {
        var type = ContentType.Get("policy-brief");
        var body = TidyContent.Run(type, type.Read("""{"title":null,"topics":null,"sources":null,"takeaways":null,"body":null}"""));
        Assert.Equal(("", ""), (body.Title, body.Body));
        Assert.Empty(body.Topics);
        Assert.Empty(body.Sources);
        Assert.Empty(body.Takeaways);
    }

    private static IReadOnlyList<Problem> Problems(ContentBody body) =>
        CheckContent.ForDraft(Samples.TypeOf(body), TidyContent.Run(Samples.TypeOf(body), body), Known);

    private static string Problem(ContentBody body) => Assert.Single(Problems(body)).Message;
}
