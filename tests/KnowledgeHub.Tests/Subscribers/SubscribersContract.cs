using KnowledgeHub.Subscribers;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Subscribers;

public abstract class SubscribersContract(TestDatabase database) : Contract(database)
{
    private static readonly Preferences Chosen = new("policymaker", ["sequencing"], "en", "each-issue");

    [Fact]
    public async Task An_address_counts_only_after_it_was_confirmed()
    {
        var before = await ConfirmedAsync();
        var id = await AskAsync("counts@example.org");
        Assert.Equal(("pending", before), ((await FindAsync(id)).State, await ConfirmedAsync()));
        Assert.True(await Get<ConfirmSubscription>().RunAsync(id, Ct));
        Assert.Equal(("confirmed", before + 1), ((await FindAsync(id)).State, await ConfirmedAsync()));
        Assert.Equal(before + 1, (await Get<SubscriberStore>().CountEditionsAsync(Ct)).Sum(edition => edition.Subscribers));
    }

    [Fact]
    public async Task A_request_keeps_what_was_chosen_and_its_proof()
    {
        var id = await AskAsync("Proof@Example.ORG", Chosen with { Topics = ["financing", "sequencing", "financing"], Locale = "fr", Frequency = "weekly", Audience = "payer" });
        var subscriber = await FindAsync(id);
        Assert.Equal(("proof@example.org", "payer", "fr", "weekly"), (subscriber.Email, subscriber.Audience, subscriber.Locale, subscriber.Frequency));
        Assert.Equal(["financing", "sequencing"], subscriber.Topics);
        Assert.Equal("I want it.|form", await Database.ScalarAsync<string>("select consent_text || '|' || consent_source from subscriber where id = @Id", new { Id = id }));
        Assert.Equal(Database.Clock.GetUtcNow(), subscriber.RequestedAt);
        Assert.Equal("p•••@example.org", subscriber.MaskedEmail);
    }

    [Fact]
    public async Task Asking_again_for_a_confirmed_address_changes_nothing_and_looks_the_same()
    {
        var id = await ConfirmAsync("known@example.org");
        var before = await FindAsync(id);
        Database.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(id, await AskAsync("KNOWN@example.org", new Preferences("industry", ["financing"], "es", "monthly")));
        var after = await FindAsync(id);
        Assert.Equal(before with { MailedAt = null, Topics = [] }, after with { MailedAt = null, Topics = [] });
        Assert.Equal(before.Topics, after.Topics);
        Assert.Equal("Ya está suscrito a Test hub", await LastMailAsync("known@example.org"));
    }

    [Fact]
    public async Task Confirming_twice_is_the_same_as_once()
    {
        var id = await ConfirmAsync("twice@example.org");
        var first = await FindAsync(id);
        Database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await Get<ConfirmSubscription>().RunAsync(id, Ct));
        Assert.Equal(first.ConfirmedAt, (await FindAsync(id)).ConfirmedAt);
    }

    [Fact]
    public async Task A_link_works_for_seven_days_and_no_longer()
    {
        var (early, late) = (await AskAsync("early@example.org"), await AskAsync("late@example.org"));
        Database.Clock.Advance(ConfirmSubscription.LinkWorksFor - TimeSpan.FromSeconds(1));
        Assert.True(await Get<ConfirmSubscription>().RunAsync(early, Ct));
        Database.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.False(await Get<ConfirmSubscription>().RunAsync(late, Ct));
        Assert.Equal("pending", (await FindAsync(late)).State);
        Assert.True(await Get<ConfirmSubscription>().RunAsync(early, Ct));
        Assert.False(await Get<ConfirmSubscription>().RunAsync("nobody", Ct));
    }

    [Fact]
    public async Task Who_left_is_not_brought_back_by_the_link_of_the_first_request()
    {
        var id = await ConfirmAsync("left@example.org");
        await Get<Unsubscribe>().RunAsync(id, Ct);
        Assert.False(await Get<ConfirmSubscription>().RunAsync(id, Ct));
        Assert.Equal("unsubscribed", (await FindAsync(id)).State);
    }

    [Fact]
    public async Task Leaving_twice_is_the_same_as_once_and_keeps_what_was_chosen()
    {
        var id = await ConfirmAsync("leaver@example.org");
        await Get<Unsubscribe>().RunAsync(id, Ct);
        var left = await LeftAtAsync(id);
        Database.Clock.Advance(TimeSpan.FromHours(1));
        await Get<Unsubscribe>().RunAsync(id, Ct);
        Assert.Equal(left, await LeftAtAsync(id));
        Assert.Equal(["sequencing"], (await FindAsync(id)).Topics);
    }

    [Fact]
    public async Task Who_comes_back_confirms_again_and_the_new_consent_is_what_is_kept()
    {
        var id = await ConfirmAsync("back@example.org");
        await Get<Unsubscribe>().RunAsync(id, Ct);
        Database.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(id, await AskAsync("back@example.org", Chosen with { Audience = "clinician", Topics = [] }));
        Assert.Equal("pending", (await FindAsync(id)).State);
        Assert.True(await Get<ConfirmSubscription>().RunAsync(id, Ct));
        var back = await FindAsync(id);
        Assert.Equal(("confirmed", "clinician"), (back.State, back.Audience));
        Assert.Empty(back.Topics);
        Assert.Equal(Database.Clock.GetUtcNow(), back.RequestedAt);
        Assert.Equal(Database.Clock.GetUtcNow(), back.ConfirmedAt);
        Assert.Null(await LeftAtAsync(id));
    }

    [Fact]
    public async Task Who_leaves_by_mistake_can_come_back_at_once()
    {
        var id = await ConfirmAsync("oops@example.org");
        await Get<Unsubscribe>().RunAsync(id, Ct);
        await AskAsync("oops@example.org");
        Assert.Equal(2, await Database.ScalarAsync<int>("select count(*) from service_mail where recipient = 'oops@example.org'"));
        Assert.True(await Get<ConfirmSubscription>().RunAsync(id, Ct));
    }

    [Fact]
    public async Task An_address_gets_at_most_one_mail_in_ten_minutes()
    {
        await AskAsync("impatient@example.org");
        await AskAsync("Impatient@example.org");
        Database.Clock.Advance(RequestSubscription.BetweenMails - TimeSpan.FromSeconds(1));
        await AskAsync("impatient@example.org");
        Assert.Equal(1, await MailsAsync("impatient@example.org"));
        Database.Clock.Advance(TimeSpan.FromSeconds(2));
        await AskAsync("impatient@example.org");
        Assert.Equal(2, await MailsAsync("impatient@example.org"));
        await AskAsync("impatient@example.org");
        Assert.Equal(2, await MailsAsync("impatient@example.org"));
    }

    [Fact]
    public async Task Many_requests_for_one_address_at_once_make_one_subscriber_and_one_mail()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => AskAsync("many@example.org"), Ct)));
        Assert.Equal(1, await Database.ScalarAsync<int>("select count(*) from subscriber where email = 'many@example.org'"));
        Assert.Equal(1, await MailsAsync("many@example.org"));
    }

    [Fact]
    public async Task The_mail_carries_the_link_that_confirms_and_no_other()
    {
        var id = await AskAsync("link@example.org");
        var text = await Database.ScalarAsync<string>("select text_body from service_mail where recipient = 'link@example.org'");
        var token = text!.Split("https://hub.example.org/confirm/")[1].Split('\n')[0];
        Assert.Equal(id, await Get<SubscriberLinks>().ReadAsync("confirm", token, Ct));
        Assert.Null(await Get<SubscriberLinks>().ReadAsync("unsubscribe", token, Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a@b@c")]
    [InlineData("Ann <ann@example.org>")]
    [InlineData("ann@example.org\r\nBcc: all@example.org")]
    public async Task What_is_no_mail_address_is_answered_with_a_sentence(string email) =>
        Assert.Equal("That is not a complete mail address; write it like name@example.org.", await Get<RequestSubscription>().RunAsync(email, Chosen, "c", "s", Ct));

    [Fact]
    public async Task What_is_not_on_offer_is_answered_with_a_sentence()
    {
        Assert.StartsWith("Please choose which group", await ProblemAsync(Chosen with { Audience = "" }), StringComparison.Ordinal);
        Assert.StartsWith("There is no topic 'x'", await ProblemAsync(Chosen with { Topics = ["x"] }), StringComparison.Ordinal);
        Assert.StartsWith("Please choose one of the languages", await ProblemAsync(Chosen with { Locale = "de" }), StringComparison.Ordinal);
        Assert.StartsWith("Please choose how often", await ProblemAsync(Chosen with { Frequency = "hourly" }), StringComparison.Ordinal);
        Assert.Equal(0, await MailsAsync("problem@example.org"));
    }

    [Fact]
    public async Task Preferences_can_be_changed_and_wrong_ones_change_nothing()
    {
        var id = await ConfirmAsync("changes@example.org");
        Assert.Null(await Get<ChangePreferences>().RunAsync(id, new Preferences("researcher", ["financing"], "es", "monthly"), Ct));
        Assert.NotNull(await Get<ChangePreferences>().RunAsync(id, new Preferences("nobody", [], "en", "weekly"), Ct));
        var changed = await FindAsync(id);
        Assert.Equal(("researcher", "es", "monthly", "confirmed"), (changed.Audience, changed.Locale, changed.Frequency, changed.State));
        Assert.Equal(["financing"], changed.Topics);
    }

    private async Task<string> AskAsync(string email, Preferences? chosen = null)
    {
        Assert.Null(await Get<RequestSubscription>().RunAsync(email, chosen ?? Chosen, "I want it.", "form", Ct));
        return (await Database.ScalarAsync<string>("select id from subscriber where email = @Email", new { Email = email.ToLowerInvariant() }))!;
    }

    private async Task<string> ConfirmAsync(string email)
    {
        var id = await AskAsync(email);
        Assert.True(await Get<ConfirmSubscription>().RunAsync(id, Ct));
        return id;
    }

    private Task<string?> ProblemAsync(Preferences chosen) => Get<RequestSubscription>().RunAsync("problem@example.org", chosen, "c", "s", Ct);

    private async Task<Subscriber> FindAsync(string id) => Assert.IsType<Subscriber>(await Get<SubscriberStore>().FindAsync(id, Ct));

    private async Task<int> ConfirmedAsync() => (await Get<SubscriberStore>().CountAsync(Ct)).GetValueOrDefault("confirmed");

    private Task<DateTimeOffset?> LeftAtAsync(string id) => Database.ScalarAsync<DateTimeOffset?>("select unsubscribed_at from subscriber where id = @Id", new { Id = id });

    private Task<int> MailsAsync(string email) => Database.ScalarAsync<int>("select count(*) from service_mail where recipient = @Email", new { Email = email });

    private Task<string?> LastMailAsync(string email) =>
        Database.ScalarAsync<string>("select subject from service_mail where recipient = @Email order by created_at desc limit 1", new { Email = email });
}

public sealed class SubscribersOnSqlite(SqliteDatabase database) : SubscribersContract(database), IClassFixture<SqliteDatabase>;

public sealed class SubscribersOnPostgres(PostgresDatabase database) : SubscribersContract(database), IClassFixture<PostgresDatabase>;
