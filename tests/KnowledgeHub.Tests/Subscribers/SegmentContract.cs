using KnowledgeHub.Subscribers;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Subscribers;

public abstract class SegmentContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task A_rule_counts_before_it_is_stored_what_it_holds_afterwards()
    {
        await AddAsync("s1@example.org", new("payer", ["financing"], "en", "each-issue") { Country = "KE", Organisation = "World  Bank" }, daysAgo: 10);
        await AddAsync("s2@example.org", new("payer", ["sequencing"], "fr", "each-issue") { Country = "PT" }, daysAgo: 400);
        await AddAsync("s3@example.org", new("industry", ["financing", "sequencing"], "en", "weekly"), daysAgo: 200);
        await AddAsync("s4@example.org", new("payer", [], "en", "each-issue"), daysAgo: 10);
        await Get<SuppressAddress>().RunAsync("s4@example.org", "ada", Ct);

        Assert.Equal(3, await CheckAsync());
        Assert.Equal(2, await CheckAsync(("audience", "payer")));
        Assert.Equal(3, await CheckAsync(("audience", "payer"), ("audience", "industry")));
        Assert.Equal(1, await CheckAsync(("audience", "payer"), ("language", "fr")));
        Assert.Equal(2, await CheckAsync(("topic", "financing")));
        Assert.Equal(1, await CheckAsync(("topic", "financing"), ("topic", "sequencing"), ("audience", "industry")));
        Assert.Equal(1, await CheckAsync(("place", "KE")));
        Assert.Equal(2, await CheckAsync(("place", "AFRO"), ("place", "PT")));
        Assert.Equal(1, await CheckAsync(("organisation", "WORLD BANK")));
        Assert.Equal(1, await CheckAsync(("engagement", "new")));
        Assert.Equal(1, await CheckAsync(("engagement", "long")));
        Assert.Equal(3, await CheckAsync(("engagement", "unreached")));
        Assert.Equal(0, await CheckAsync(("engagement", "reached")));
        await Database.RunAsync("insert into topic_redirect (slug, topic) values ('reading-genomes', 'sequencing')");
        Assert.Equal(2, await CheckAsync(("topic", "reading-genomes")));
    }

    [Fact]
    public async Task A_segment_has_a_name_of_its_own_asks_for_something_and_stays_while_an_issue_is_for_it()
    {
        var choices = new[] { SegmentChoice.Of("audience", "payer")! };
        var save = Get<SaveSegment>();
        Assert.StartsWith("Give the segment a name", (await save.RunAsync(null, "  ", choices, "ada", Ct)).Problem, StringComparison.Ordinal);
        Assert.StartsWith("Choose at least one thing", (await save.RunAsync(null, "Everybody", [], "ada", Ct)).Problem, StringComparison.Ordinal);
        var (id, _) = await save.RunAsync(null, "Payers", choices, "ada", Ct);
        Assert.StartsWith("There is a segment “Payers” already", (await save.RunAsync(null, " Payers ", choices, "ada", Ct)).Problem, StringComparison.Ordinal);
        Assert.Equal(id, (await save.RunAsync(id, "Payers", [.. choices, SegmentChoice.Of("language", "fr")!], "ada", Ct)).Id);
        await Database.RunAsync("insert into issue (id, slug, title, state, created_at, updated_at, updated_by, segment_id) values ('g1', 'g1', 'For payers', 'draft', @At, @At, 'ed', @Id)", new { At = Database.Clock.GetUtcNow(), Id = id });
        Assert.NotNull(await Get<DeleteSegment>().RunAsync(id!, "ada", Ct));
        await Database.RunAsync("delete from issue where id = 'g1'");
        Assert.Null(await Get<DeleteSegment>().RunAsync(id!, "ada", Ct));
        Assert.Null(await Get<SegmentStore>().FindAsync(id!, Ct));
    }

    // The number before saving, and the number that sending would see.
    private async Task<int> CheckAsync(params (string Kind, string Value)[] rule)
    {
        var choices = rule.Select(choice => SegmentChoice.Of(choice.Kind, choice.Value)!).ToList();
        var counted = await Get<CountSegment>().RunAsync(choices, Ct);
        if (choices.Count > 0)
        {
            var (id, _) = await Get<SaveSegment>().RunAsync(null, "Checked", choices, "ada", Ct);
            Assert.Equal(counted, await Database.ScalarAsync<int>(
                "select count(*) from segment_member m join subscriber s on s.id = m.subscriber_id where m.segment_id = @Id and s.state = 'confirmed' and s.held_at is null", new { Id = id }));
            await Get<DeleteSegment>().RunAsync(id!, "ada", Ct);
        }

        return counted;
    }

    // The view asks the database's own clock.
    private async Task AddAsync(string email, Preferences chosen, int daysAgo)
    {
        Assert.Null(await Get<RequestSubscription>().RunAsync(email, chosen, "c", "s", Ct));
        var id = await Database.ScalarAsync<string>("select id from subscriber where email = @Email", new { Email = email });
        Assert.True(await Get<ConfirmSubscription>().RunAsync(id!, Ct));
        await Database.RunAsync("update subscriber set confirmed_at = @At where id = @Id", new { Id = id, At = DateTimeOffset.UtcNow.AddDays(-daysAgo) });
    }
}

public sealed class SegmentOnSqlite(SqliteDatabase database) : SegmentContract(database), IClassFixture<SqliteDatabase>;

public sealed class SegmentOnPostgres(PostgresDatabase database) : SegmentContract(database), IClassFixture<PostgresDatabase>;
