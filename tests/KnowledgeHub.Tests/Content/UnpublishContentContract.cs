using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Content;

public abstract class UnpublishContentContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task An_unpublished_item_leaves_everything_readers_see_and_nobody_is_told()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Off the site") with { Topics = ["sequencing"] });
        Assert.Null(await UnpublishAsync(id));
        Assert.Null(await Get<LiveContent>().AtAsync("policy-brief", "off-the-site", Ct));
        Assert.DoesNotContain(await Get<LiveContent>().WithTermAsync("topic", "sequencing", 100, Ct), item => item.ContentId == id);
        Assert.Empty(await Get<LiveContent>().FindManyWithWithdrawnAsync([id], Ct));
        Assert.Equal(["new"], (await Get<Announcements>().OfAsync(id, Ct)).Select(announcement => announcement.Kind));
        Assert.Equal(["published", "unpublished"], (await Get<ChangeFeed>().ReadAsync(0, 10_000, Ct)).Where(change => change.ContentId == id).Select(change => change.Kind));
        Assert.Equal(("unpublished", ""), ((await Get<ContentItems>().FindAsync(id, Ct))?.State, await TargetAsync("off-the-site")));
        Assert.Contains("nothing to take off the site", (await UnpublishAsync(id))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_again_brings_it_back_with_its_day_and_silently()
    {
        var id = await Database.AddLiveAsync(Samples.Brief("Coming back"));
        var before = await Get<LiveContent>().FindAsync(id, Ct);
        Assert.Null(await UnpublishAsync(id, "/briefs"));
        Database.Clock.Advance(TimeSpan.FromDays(9));
        await Database.PublishAsync(id);
        var after = await Get<LiveContent>().FindAsync(id, Ct);
        Assert.Equal((before!.PublishedOn, before.FirstPublishedAt), (after!.PublishedOn, after.FirstPublishedAt));
        Assert.Equal((null, 1), (await TargetAsync("coming-back"), (await Get<Announcements>().OfAsync(id, Ct)).Count));
    }

    [Theory]
    [InlineData("https://elsewhere.example.org/briefs/x", "Readers can only be led to a page of this hub")]
    [InlineData("//elsewhere.example.org", "Readers can only be led to a page of this hub")]
    [InlineData("/\\elsewhere.example.org", "Readers can only be led to a page of this hub")]
    [InlineData("javascript:alert(1)", "Readers can only be led to a page of this hub")]
    [InlineData("/admin/content", "Readers can only be led to a page of this hub")]
    [InlineData("/briefs/circle", "leads back to this very item")]
    [InlineData("/fr/briefs/circle", "leads back to this very item")]
    [InlineData("/BRIEFS/circle/?q=1#x", "leads back to this very item")]
    [InlineData("https://hub.example.org/briefs/circle", "leads back to this very item")]
    public async Task Readers_are_led_to_pages_of_the_hub_only_and_never_in_a_circle(string target, string words)
    {
        var id = (await Get<LiveContent>().AtAsync("policy-brief", "circle", Ct))?.ContentId ?? await Database.AddLiveAsync(Samples.Brief("Circle"));
        Assert.Contains(words, (await UnpublishAsync(id, target))!.Message, StringComparison.Ordinal);
        Assert.NotNull(await Get<LiveContent>().AtAsync("policy-brief", "circle", Ct));
    }

    [Fact]
    public async Task A_circle_of_several_items_is_refused_too()
    {
        var (one, two, three) = (await Database.AddLiveAsync(Samples.Brief("Ring one")), await Database.AddLiveAsync(Samples.Brief("Ring two")), await Database.AddLiveAsync(Samples.Brief("Ring three")));
        Assert.Null(await UnpublishAsync(one, "/briefs/ring-two"));
        Assert.Null(await UnpublishAsync(two, "/briefs/ring-three"));
        Assert.Contains("leads back", (await UnpublishAsync(three, "/briefs/ring-one"))!.Message, StringComparison.Ordinal);
        Assert.Equal("/briefs/ring-two", await TargetAsync("ring-one"));
    }

    private Task<Problem?> UnpublishAsync(string id, string target = "") => Get<UnpublishContent>().RunAsync(id, target, "ed", Ct);

    private Task<string?> TargetAsync(string slug) => Get<UnpublishedContent>().TargetAsync("policy-brief", slug, Ct);
}

public sealed class UnpublishContentOnSqlite(SqliteDatabase database) : UnpublishContentContract(database), IClassFixture<SqliteDatabase>;

public sealed class UnpublishContentOnPostgres(PostgresDatabase database) : UnpublishContentContract(database), IClassFixture<PostgresDatabase>;
