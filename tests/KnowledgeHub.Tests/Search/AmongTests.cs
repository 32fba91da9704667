using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

/// <summary>Asking of some items whether they match, as alerts do.</summary>
public sealed class AmongTests(SqliteDatabase database) : SearchFixture(database)
{
    [Fact]
    public async Task Only_the_named_items_are_looked_at()
    {
        var (one, _) = (await PublishAsync("Numbat of the north"), await PublishAsync("Numbat of the south"));
        var answer = await AskAsync("numbat", one, "nobody");
        Assert.Equal((one, 1, 1), (Assert.Single(answer.Items).ContentId, answer.Total, answer.WithAll));
        Assert.Equal(0, (await FindAsync(new SearchRequest { Words = "numbat", Among = [] })).Total);
        Assert.Equal(2, (await FindAsync("numbat")).Total);
    }

    [Theory]
    [InlineData("quoll bandicoot potoroo")]
    [InlineData("quoll NOT marsupial")]
    [InlineData("title:bandicoot")]
    [InlineData("quol")]
    public async Task Nothing_is_widened_corrected_or_read_another_way(string words)
    {
        var id = await PublishAsync("A quoll is a marsupial and not a bandicoat", "Of title fame.");
        Assert.Empty((await AskAsync(words, id)).Items);
    }

    [Fact]
    public async Task Without_words_the_facets_decide()
    {
        var brief = Samples.Brief("Filtered dunnart") with { Topics = ["financing"], Places = ["KE"] };
        var (id, other) = (await PublishAsync(brief), await PublishAsync("Other dunnart"));
        var answer = await FindAsync(new SearchRequest { Among = [id, other], Chosen = new Dictionary<string, IReadOnlyList<string>> { ["topic"] = ["financing", "sequencing"], ["country"] = ["KE"] } });
        Assert.Equal((id, 1), (Assert.Single(answer.Items).ContentId, answer.WithAll));
    }

    [Fact]
    public async Task A_withdrawn_item_is_found_by_who_asks_for_it_and_by_nobody_else()
    {
        var id = await PublishAsync("Withdrawn thylacine", "It says thylacine.");
        await Get<WithdrawContent>().RunAsync(id, "Extinct.", "ed", Ct);
        await CatchUpAsync();
        await AssertHiddenAsync(id);
        await Get<SearchIndex>().RebuildAsync(null, Ct);
        await AssertHiddenAsync(id);
    }

    private async Task AssertHiddenAsync(string id)
    {
        Assert.Equal(0, (await FindAsync("thylacine")).Total);
        Assert.Equal(0, (await AskAsync("thylacine", id)).Total);
        var answer = await FindAsync(new SearchRequest { Words = "thylacine", Among = [id], WithWithdrawn = true });
        Assert.Equal(id, Assert.Single(answer.Items).ContentId);
        Assert.Contains(FindItems.MarkStart, answer.Items[0].Passage, StringComparison.Ordinal);

        // A sound index is not taken for one that lacks something.
        var file = Get<IndexFiles>().Current();
        await Get<SearchIndex>().EnsureAsync(Ct);
        Assert.Equal(file, Get<IndexFiles>().Current());
    }

    private Task<SearchAnswer> AskAsync(string words, params string[] among) => FindAsync(new SearchRequest { Words = words, Among = among });
}
