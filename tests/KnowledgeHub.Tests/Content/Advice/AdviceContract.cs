using KnowledgeHub.Content;
using KnowledgeHub.Content.Advice;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Content.Advice;

public abstract class AdviceContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task A_short_text_is_mentioned_and_an_empty_one_is_not()
    {
        Assert.Contains("The text has 5 words. That is short for a policy brief", await SaidAsync("Length", "<p>A text of five words.</p>"), StringComparison.Ordinal);
        Assert.Contains("3,000 words. That is long", await SaidAsync("Length", Long(3_000)), StringComparison.Ordinal);
        Assert.Equal("", await SaidAsync("Length", Long(1_000)));
        Assert.Empty(await AdviseAsync(""));
    }

    [Fact]
    public async Task Skipped_levels_empty_headings_and_long_texts_without_any_are_mentioned()
    {
        Assert.Contains("“Too deep” is a heading of level 4, and the one before it has level 2. Make it level 3", await SaidAsync("Headings", "<h2>One</h2><h4>Too deep</h4>"), StringComparison.Ordinal);
        Assert.Contains("over 700 words and no heading", await SaidAsync("Headings", Long(800)), StringComparison.Ordinal);
        Assert.Equal("", await SaidAsync("Headings", "<h2>One</h2><h3>Two</h3><h4>Three</h4><h2>Four</h2>"));
        Assert.Contains("A heading holds no words", HeadingOrder.Check("<h2> </h2><p>x</p>", []).Single().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>Costs fell by 40% in a year.</p>", "40%")]
    [InlineData("<p>It cost $3 million to start.</p>", "$3 million")]
    [InlineData("<ul><li>Some 12,500 people were tested.</li></ul>", "12,500")]
    [InlineData("<p>En 2024, 35 pour cent des patients.</p>", "35 pour cent")]
    [InlineData("<p>Costs fell by 40% (WHO, 2024).</p>", "")]
    [InlineData("<p>Costs fell by 40%.<sup>3</sup></p>", "")]
    [InlineData("<p>Costs fell by 40%, <a href=\"https://example.org/report\">a report says</a>.</p>", "")]
    [InlineData("<p>Costs fell by 40% [3].</p>", "")]
    [InlineData("<p>In 2024 four of 12 countries agreed.</p>", "")]
    public async Task Figures_without_a_source_nearby_are_mentioned(string html, string figure)
    {
        var said = await SaidAsync("Unsourced figure", html);
        Assert.Equal(figure.Length == 0 ? "" : $"“{figure}”", said.Length == 0 ? "" : said[..(said.IndexOf('”', StringComparison.Ordinal) + 1)]);
    }

    [Fact]
    public async Task A_picture_that_nobody_described_is_mentioned()
    {
        Assert.Contains("has no alternative text", await SaidAsync("Alternative text", "<p><img src=\"https://example.org/a.png\" alt=\"\"></p>"), StringComparison.Ordinal);
        Assert.Equal("", await SaidAsync("Alternative text", "<p><img src=\"https://example.org/a.png\" alt=\"A map\"></p>"));
    }

    [Fact]
    public async Task Links_that_lead_nowhere_are_mentioned_and_those_that_work_are_not()
    {
        await Database.AddLiveAsync(Samples.Brief("Linked and there"), slug: "linked-and-there");
        var gone = await Database.AddLiveAsync(Samples.Brief("Linked and withdrawn"), slug: "linked-and-withdrawn");
        await Get<WithdrawContent>().RunAsync(gone, "Wrong.", "ed", Ct);
        Assert.Equal("", await SaidAsync("Link", "<h2>Part</h2><p><a href=\"/briefs/linked-and-there\">a</a> <a href=\"#part\">b</a> <a href=\"https://example.org/x\">c</a> <a href=\"/search?q=x\">d</a> <a href=\"mailto:a@example.org\">e</a> <a href=\"#source-1\">[1]</a><sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup></p><section class=\"footnotes\"><ol><li id=\"fn-1\">Note <a href=\"#fnref-1\">↩</a></li></ol></section>"));
        Assert.Contains("leads to nothing that is published", await SaidAsync("Link", "<p><a href=\"/briefs/never-written\">a</a></p>"), StringComparison.Ordinal);
        Assert.Contains("leads to nothing that is published", await SaidAsync("Link", "<p><a href=\"https://hub.example.org/briefs/never-written\">a</a></p>"), StringComparison.Ordinal);
        Assert.Contains("was withdrawn", await SaidAsync("Link", "<p><a href=\"/briefs/linked-and-withdrawn\">a</a></p>"), StringComparison.Ordinal);
        Assert.Contains("not in the text", await SaidAsync("Link", "<p><a href=\"#nowhere\">a</a></p>"), StringComparison.Ordinal);
        Assert.Contains("no file of the library", await SaidAsync("Link", "<p><a href=\"/media/0123456789ab/x.pdf\">a</a></p>"), StringComparison.Ordinal);
        Assert.Contains("can't be a web address", await SaidAsync("Link", "<p><a href=\"https://nodots/\">a</a></p>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hard_texts_and_long_sentences_are_mentioned()
    {
        var hard = string.Concat(Enumerable.Repeat("<p>Institutional harmonisation necessitates comprehensive interdisciplinary methodological considerations regarding pharmacogenomic implementation capabilities.</p>", 12));
        Assert.Contains("reads as very hard", await SaidAsync("Reading ease", hard), StringComparison.Ordinal);
        Assert.Equal("", await SaidAsync("Reading ease", string.Concat(Enumerable.Repeat("<p>The test was good. It did not cost much. We ask you to pay for it.</p>", 12))));
        Assert.Contains("has 40 words", await SaidAsync("Long sentence", $"<p>{string.Join(' ', Enumerable.Repeat("word", 40))}.</p>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "The cat sat on the mat.", 116.1)]
    [InlineData("es", "El gato come pan.", 112.8)]
    [InlineData("fr", "Le chat dort bien.", 129.3)]
    public void Reading_ease_follows_the_formula_of_the_language(string language, string text, double score) =>
        Assert.Equal(score, ReadingEase.Score(language, text)!.Value, 0.1);

    [Fact]
    public void Other_languages_have_no_score() => Assert.Null(ReadingEase.Score("sw", "Habari za asubuhi."));

    private async Task<string> SaidAsync(string check, string html) =>
        string.Join(' ', (await AdviseAsync(html)).Where(remark => remark.Check == check).Select(remark => remark.Message));

    private Task<IReadOnlyList<Remark>> AdviseAsync(string html) =>
        Get<AdviseOnItem>().RunAsync(ContentType.Get("policy-brief"), Samples.Brief("Advised") with { Body = html }, "en", Ct);

    private static string Long(int words) => string.Concat(Enumerable.Repeat($"<p>{string.Concat(Enumerable.Repeat("Ten easy words are in this line that I write. ", 10))}</p>", words / 100));
}

public sealed class AdviceOnSqlite(SqliteDatabase database) : AdviceContract(database), IClassFixture<SqliteDatabase>;

public sealed class AdviceOnPostgres(PostgresDatabase database) : AdviceContract(database), IClassFixture<PostgresDatabase>;
