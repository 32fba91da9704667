using KnowledgeHub.Search;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

public sealed class GeneratedQueriesTests(SqliteDatabase database) : SearchFixture(database)
{
    [Fact]
    public async Task An_item_with_a_sign_that_is_no_character_is_found()
    {
        await PublishAsync("Ocelot\ufffe and half a pair", "margay\ufffecat");
        Assert.Equal(1, (await FindAsync("ocelot margay")).Total);
        Assert.Equal(1, (await FindAsync("\ufffeocelot \ud800margay")).Total);
    }

    [Fact]
    public async Task Ten_thousand_generated_queries_are_answered_without_an_error()
    {
        await PublishAsync("A policy on NEAR sequencing", "and OR not, the équité of NGS");
        await PublishAsync("Six jobs after WHA79: what a resolution asks of \"everyone\"");
        var number = 0;
        foreach (var words in new GeneratedQueries(seed: 20_261_001).Make(10_000))
        {
            number++;
            try
            {
                var answer = await FindAsync(new SearchRequest { Words = words, Size = 1 });
                Assert.False(answer.Unavailable, $"Query {number} has no answer: {GeneratedQueries.Escape(words)}");
                Assert.True(answer.Items.Count <= Math.Min(1, answer.Total), $"Query {number} has more items than it found: {GeneratedQueries.Escape(words)}");
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Query {number} is an error ({e.Message}): {GeneratedQueries.Escape(words)}");
            }
        }
    }
}
