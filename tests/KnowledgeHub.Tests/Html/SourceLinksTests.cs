using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Html;

public sealed class SourceLinksTests
{
    private const string Text = "<p>One <a href=\"#source-2\">[2]</a>, other words <a href=\"#source-3\">the report</a>, again <a href=\"#source-2\">[2]</a>, <a href=\"#source-x\">x</a>, <a href=\"/source-9\">9</a></p>";

    [Fact]
    public void The_sources_that_a_text_cites_are_told_once() => Assert.Equal([2, 3], SourceLinks.Cited(Text));

    [Fact]
    public void Citations_follow_their_sources_and_words_of_their_own_stay() => Assert.Equal(
        "<p>One <a href=\"#source-1\">[1]</a>, other words <a href=\"#source-2\">the report</a>, again <a href=\"#source-1\">[1]</a>, <a href=\"#source-x\">x</a>, <a href=\"/source-9\">9</a></p>",
        SourceLinks.Renumber(Text, new Dictionary<int, int> { [2] = 1, [3] = 2 }));

    [Fact]
    public void A_citation_whose_source_went_stays_to_be_mended_and_keeps_the_item_from_being_published()
    {
        var body = Samples.Brief("Cites too much") with { Body = SourceLinks.Renumber(Text, new Dictionary<int, int> { [2] = 1 }), Sources = [new Source { Title = "The first" }] };
        Assert.Equal([1, 3], SourceLinks.Cited(body.Body));
        var problem = Assert.Single(CheckContent.ForPublication(ContentType.Get("policy-brief"), body));
        Assert.Equal("The text cites source 3, but the list of sources ends with 1; add the source, or take the citation out.", problem.Message);
    }
}
