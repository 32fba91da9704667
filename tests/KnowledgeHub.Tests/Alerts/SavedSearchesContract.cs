using KnowledgeHub.Alerts;
using KnowledgeHub.Search.QueryLanguage;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Alerts;

public abstract class SavedSearchesContract(TestDatabase database) : FollowersFixture(database)
{
    [Fact]
    public async Task A_search_counts_only_after_it_was_confirmed()
    {
        Assert.Null(await RequestAsync(Query("tumour board"), AlertPeriod.Weekly, " Reader@Example.org "));
        Assert.Equal(("pending", "weekly", 1), await CountedAsync());
        var mail = Assert.Single(await SendAsync());
        Assert.Equal(("Confirm that you follow a search", Reader), (mail.Subject, mail.To));
        Assert.Contains("tumour board", mail.Text, StringComparison.Ordinal);
        var token = mail.Text!.Split("https://hub.example.org/follow/confirm/")[1].Split('\r', '\n')[0];
        var id = await Get<AlertLinks>().ReadConfirmAsync(token, Ct);
        Assert.Null(await Get<AlertLinks>().ReadStopAsync(token, Ct));
        Assert.Null(await Get<AlertLinks>().ReadPageAsync(token, Ct));
        Assert.Equal(ConfirmResult.Confirmed, await Get<ConfirmSavedSearch>().RunAsync(id!, Ct));
        Assert.Equal(ConfirmResult.Confirmed, await Get<ConfirmSavedSearch>().RunAsync(id!, Ct));
        Assert.Equal(("active", "weekly", 1), await CountedAsync());
    }

    [Fact]
    public async Task The_link_works_for_seven_days_and_then_the_request_is_forgotten_with_its_address()
    {
        await RequestAsync(Query("late"));
        var id = (await Database.ScalarAsync<string>("select id from saved_search"))!;
        Database.Clock.Advance(ConfirmSavedSearch.LinkWorksFor + TimeSpan.FromSeconds(1));
        Assert.Equal(ConfirmResult.Gone, await Get<ConfirmSavedSearch>().RunAsync(id, Ct));
        await Get<TidyAlerts>().RunAsync(Ct);
        await AssertForgottenAsync();
    }

    [Fact]
    public async Task The_same_search_twice_is_one_search_and_the_owner_is_told_kindly()
    {
        var id = await FollowAsync(Query("Tumour  board", ("country", "PT"), ("country", "KE")));
        Assert.Null(await RequestAsync(Query(" tumour board", ("country", "KE"), ("country", "PT")), AlertPeriod.Weekly));
        var mail = Assert.Single(await SendAsync());
        Assert.Equal("You follow this search already", mail.Subject);
        Assert.Contains("/following/", mail.Text, StringComparison.Ordinal);
        Assert.Equal(("active", "daily", 1), await CountedAsync());

        await Get<PauseSavedSearch>().RunAsync(id, Ct);
        await RequestAsync(Query("tumour board", ("country", "PT"), ("country", "KE")));
        Assert.Contains("Its mails are paused", Assert.Single(await SendAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(("paused", "daily", 1), await CountedAsync());
    }

    [Theory]
    [InlineData("cats OR dogs", "cats or dogs", false)]
    [InlineData("Rare Disease", "rare disease", true)]
    [InlineData("caf\u00e9", "cafe\u0301", true)]
    public void Capital_letters_tell_searches_apart_in_operators_only(string one, string other, bool same) =>
        Assert.Equal(same, Query(one).Fingerprint == Query(other).Fingerprint);

    [Fact]
    public async Task The_mail_to_confirm_carries_no_link_that_a_stranger_wrote()
    {
        await RequestAsync(Query("Win at https://evil.example/prize\r\nBcc: all@example.org", ("topic", "www.evil.example")));
        var mail = Assert.Single(await SendAsync());
        Assert.Contains("win at https evil example prize bcc all example org", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", mail.Raw, StringComparison.Ordinal);
        Assert.Null(mail["Bcc"]);
    }

    [Fact]
    public async Task What_cannot_be_followed_is_answered_with_a_sentence_and_stores_nothing()
    {
        Assert.StartsWith("That is not a complete mail address", await RequestAsync(Query("x"), email: "nobody"), StringComparison.Ordinal);
        Assert.StartsWith("Please choose how often", await RequestAsync(Query("x"), "hourly"), StringComparison.Ordinal);
        Assert.StartsWith("There is nothing to follow yet", await RequestAsync(Query(" \t ")), StringComparison.Ordinal);
        Assert.StartsWith("The search is longer than", await RequestAsync(Query(new string('x', QueryParser.LongestText + 1))), StringComparison.Ordinal);
        await AssertForgottenAsync();
    }

    [Fact]
    public async Task An_address_gets_at_most_five_such_mails_an_hour()
    {
        for (var n = 0; n < 8; n++)
        {
            Assert.Null(await RequestAsync(Query($"flood {n}")));
        }

        Assert.Equal(Followers.MostMails, (await SendAsync()).Count);
        Assert.Equal(Followers.MostMails, await Database.ScalarAsync<int>("select count(*) from saved_search"));
        Database.Clock.Advance(Followers.Window + TimeSpan.FromSeconds(1));
        await RequestAsync(Query("flood 8"));
        Assert.Single(await SendAsync());
    }

    [Fact]
    public async Task Many_requests_for_one_search_at_once_make_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RequestAsync(Query("at once")), Ct)));
        Assert.Equal((1, 1), (await Database.ScalarAsync<int>("select count(*) from saved_search"), await Database.ScalarAsync<int>("select count(*) from follower")));
    }

    [Fact]
    public async Task One_address_follows_at_most_twenty_searches_and_learns_so_by_mail()
    {
        for (var n = 0; n < SavedSearch.MostPerAddress; n++)
        {
            Database.Clock.Advance(TimeSpan.FromMinutes(20));
            await FollowAsync(Query($"many {n}"));
        }

        Database.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(await RequestAsync(Query("one too many")));
        Assert.Equal("You follow 20 searches", Assert.Single(await SendAsync()).Subject);
        Assert.Equal(SavedSearch.MostPerAddress, (await CountedAsync()).Searches);

        // Asked for before the twentieth was confirmed.
        var follower = await Database.ScalarAsync<string>("select id from follower");
        await Database.RunAsync(
            "insert into saved_search (id, follower_id, words, chosen, fingerprint, period, state, consent_text, requested_at, due_at) values ('early', @Follower, 'early', '{}', 'f', 'daily', 'pending', '', @Now, @Now)",
            new { Follower = follower, Now = Database.Clock.GetUtcNow() });
        Assert.Equal(ConfirmResult.Full, await Get<ConfirmSavedSearch>().RunAsync("early", Ct));
    }

    [Fact]
    public async Task The_link_to_the_page_goes_to_who_follows_something_and_to_nobody_else()
    {
        var id = await FollowAsync(Query("lost link"));
        Assert.Null(await Get<MailFollowerLink>().RunAsync("READER@example.org", Ct));
        var mail = Assert.Single(await SendAsync());
        var token = mail.Text!.Split("https://hub.example.org/following/")[1].Split('\r', '\n')[0];
        Assert.Equal(await FollowerAsync(id), await Get<AlertLinks>().ReadPageAsync(token, Ct));

        Assert.Null(await Get<MailFollowerLink>().RunAsync("stranger@example.org", Ct));
        await RequestAsync(Query("never confirmed"), email: "pending@example.org");
        Assert.Equal("pending@example.org", Assert.Single(await SendAsync()).To);
        Assert.Null(await Get<MailFollowerLink>().RunAsync("pending@example.org", Ct));
        Assert.Empty(await SendAsync());
        Assert.StartsWith("That is not a complete mail address", await Get<MailFollowerLink>().RunAsync("x", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_lists_what_was_confirmed_and_changes_it()
    {
        var one = await FollowAsync(Query("first"));
        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        var two = await FollowAsync(Query("", ("topic", "sequencing")), AlertPeriod.Weekly);
        await RequestAsync(Query("not confirmed"));
        var follower = await FollowerAsync(one);
        Assert.Equal([(one, "daily", "active"), (two, "weekly", "active")], await ListAsync(follower));

        Assert.Null(await Get<ChangePeriod>().RunAsync(one, AlertPeriod.Immediate, Ct));
        Assert.NotNull(await Get<ChangePeriod>().RunAsync(two, "hourly", Ct));
        await Get<PauseSavedSearch>().RunAsync(two, Ct);
        await Get<PauseSavedSearch>().RunAsync(two, Ct);
        Assert.Equal([(one, "immediate", "active"), (two, "weekly", "paused")], await ListAsync(follower));
        Assert.Equal(ConfirmResult.Gone, await Get<ConfirmSavedSearch>().RunAsync(two, Ct));
        await Get<ResumeSavedSearch>().RunAsync(two, Ct);
        await Get<DeleteSavedSearch>().RunAsync(one, Ct);
        Assert.Equal([(two, "weekly", "active")], await ListAsync(follower));
        await Get<DeleteSavedSearch>().RunAsync(one, Ct);
        await Get<ResumeSavedSearch>().RunAsync(one, Ct);
        await Get<PauseSavedSearch>().RunAsync(one, Ct);
    }

    [Fact]
    public async Task Deleting_the_last_search_or_all_of_them_forgets_the_address_and_its_mails()
    {
        var id = await FollowAsync(Query("only one"));
        await Get<MailFollowerLink>().RunAsync(Reader, Ct);
        await Get<DeleteSavedSearch>().RunAsync(id, Ct);
        await AssertForgottenAsync();

        var first = await FollowAsync(Query("one of two"));
        await FollowAsync(Query("two of two"));
        await RequestAsync(Query("and a request"));
        await Get<DeleteSavedSearch>().AllOfAsync(await FollowerAsync(first), Ct);
        await AssertForgottenAsync();
        Assert.Empty(await SendAsync());
    }

    [Fact]
    public async Task Deleting_takes_nothing_from_others()
    {
        var mine = await FollowAsync(Query("shared"));
        var theirs = await FollowAsync(Query("shared"), email: "other@example.org");
        await Get<DeleteSavedSearch>().AllOfAsync(await FollowerAsync(mine), Ct);
        Assert.NotNull(await Get<SavedSearchStore>().FindAsync(theirs, Ct));
        Assert.Equal(1, await Database.ScalarAsync<int>("select count(*) from service_mail where recipient = 'other@example.org'"));
    }

    private async Task<(string State, string Period, int Searches)> CountedAsync()
    {
        var count = Assert.Single(await Get<SavedSearchStore>().CountAsync(Ct));
        return (count.State, count.Period, count.Searches);
    }

    private async Task<IEnumerable<(string, string, string)>> ListAsync(string follower) =>
        (await Get<SavedSearchStore>().OfAsync(follower, Ct)).Select(search => (search.Id, search.Period, search.State));

    private async Task AssertForgottenAsync()
    {
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from follower"));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from saved_search"));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from service_mail"));
    }
}

public sealed class SavedSearchesOnSqlite(SqliteDatabase database) : SavedSearchesContract(database), IClassFixture<SqliteDatabase>;

public sealed class SavedSearchesOnPostgres(PostgresDatabase database) : SavedSearchesContract(database), IClassFixture<PostgresDatabase>;
