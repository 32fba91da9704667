using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

public sealed class FindRelatedTests(SqliteDatabase database) : SearchFixture(database)
{
    private const string Filler = "People met and talked about many things for some days.";

    [Fact]
    public async Task Items_that_say_similar_things_are_related_more_so_with_shared_topics()
    {
        var id = await PublishAsync(Brief("Couriers for biopsies", "Motorcycle couriers carry biopsies to the pathology laboratory.", "financing"));
        var same = await PublishAsync(Brief("A motorcycle network", "Couriers bring each biopsy to pathology by motorcycle.", "financing"));
        var words = await PublishAsync(Brief("Another motorcycle network", "Couriers bring each biopsy to pathology by motorcycle.", "diagnostics"));
        var other = await PublishAsync(Brief("Pensions", "A pension is paid by the month.", "diagnostics"));
        for (var n = 0; n < 12; n++)
        {
            await PublishAsync(Brief($"Unlike {n}", $"Number{n} of its own kind{n}.", "sequencing"));
        }

        var related = await IdsAsync(id, 2);
        Assert.Equal([same, words], related);
        Assert.DoesNotContain(other, related);
        Assert.DoesNotContain(id, await IdsAsync(id, 30));
    }

    [Fact]
    public async Task Drafts_and_withdrawn_items_are_never_related_not_even_while_the_index_is_behind()
    {
        var id = await PublishAsync(Brief("Zebrafish atlas", "A zebrafish atlas of genes.", "sequencing"));
        var gone = await PublishAsync(Brief("Zebrafish atlas, second part", "The zebrafish atlas goes on.", "sequencing"));
        var draft = await Database.SaveAsync(Samples.Draft(Brief("Zebrafish atlas, draft", "A zebrafish atlas of genes.", "sequencing")));
        Assert.Contains(gone, await IdsAsync(id, 5));
        await Get<WithdrawContent>().RunAsync(gone, "Wrong.", "ed", Ct);
        Assert.DoesNotContain(gone, await IdsAsync(id, 5));
        await CatchUpAsync();
        var related = await IdsAsync(id, 50);
        Assert.DoesNotContain(gone, related);
        Assert.DoesNotContain(draft.Id, related);
    }

    [Fact]
    public async Task Without_an_index_items_with_the_same_topics_are_related()
    {
        var id = await Database.AddLiveAsync(Brief("Alone", "Nothing in common.", "financing"));
        var near = await Database.AddLiveAsync(Brief("Same topic", "Other words.", "financing"));
        File.Delete(Path.Combine(Directory.CreateDirectory(Path.Combine(Database.Folder, "search")).FullName, "current"));

        Assert.Contains(near, await IdsAsync(id, 50));
    }

    private async Task<IReadOnlyList<string>> IdsAsync(string id, int limit) =>
        [.. (await Get<FindRelated>().RunAsync(id, limit, Ct)).Select(item => item.ContentId)];

    private static ContentBody Brief(string title, string text, string topic) =>
        Samples.Brief(title) with { Summary = "S", Body = $"<p>{text} {Filler}</p>", Topics = [topic] };
}
