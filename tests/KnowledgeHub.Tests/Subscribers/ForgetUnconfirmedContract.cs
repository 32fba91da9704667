using System.Text;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Subscribers;

public abstract class ForgetUnconfirmedContract(TestDatabase database) : Contract(database)
{
    private static readonly Preferences Chosen = new("policymaker", ["sequencing"], "en", "each-issue") { Country = "KE", Organisation = "Ministry" };

    [Fact]
    public async Task A_sign_up_that_nobody_confirms_is_kept_for_thirty_days_and_then_gone_with_its_mail()
    {
        var id = await AskAsync("silent@example.org");
        Database.Clock.Advance(TimeSpan.FromDays(29));
        await ForgetAsync();
        Assert.Equal("pending", await StateAsync(id));
        Database.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await ForgetAsync());
        Assert.Null(await StateAsync(id));
        Assert.Equal(0, await Database.ScalarAsync<int>("select (select count(*) from service_mail where recipient = 'silent@example.org') + (select count(*) from subscriber_topic where subscriber_id = @Id)", new { Id = id }));
        Assert.Equal(0, await ForgetAsync());
    }

    [Fact]
    public async Task Whoever_was_forgotten_signs_up_as_if_for_the_first_time_and_the_old_link_confirms_nothing()
    {
        var first = await AskAsync("again@example.org");
        Database.Clock.Advance(TimeSpan.FromDays(31));
        await ForgetAsync();
        Assert.False(await Get<ConfirmSubscription>().RunAsync(first, Ct));
        var second = await AskAsync("again@example.org");
        Assert.NotEqual(first, second);
        Assert.False(await Get<ConfirmSubscription>().RunAsync(first, Ct));
        Assert.True(await Get<ConfirmSubscription>().RunAsync(second, Ct));
    }

    [Fact]
    public async Task The_days_count_from_the_last_request()
    {
        var id = await AskAsync("twice@example.org");
        Database.Clock.Advance(TimeSpan.FromDays(29));
        await AskAsync("twice@example.org");
        Database.Clock.Advance(TimeSpan.FromDays(29));
        await ForgetAsync();
        Assert.Equal("pending", await StateAsync(id));
    }

    [Fact]
    public async Task Nobody_is_forgotten_who_ever_confirmed_or_left_or_whom_staff_hold()
    {
        var ids = new List<string>();
        foreach (var email in new[] { "confirmed@example.org", "left@example.org", "back@example.org", "erased@example.org" })
        {
            ids.Add(await ConfirmAsync(email));
        }

        ids.AddRange([await AskAsync("left-before@example.org"), await AskAsync("held@example.org")]);
        foreach (var leaver in new[] { ids[1], ids[2], ids[4] })
        {
            await Get<Unsubscribe>().RunAsync(leaver, Ct);
        }

        await Get<EraseSubscriber>().RunAsync(ids[3], false, "", Ct);
        await AskAsync("back@example.org");
        Assert.Null(await Get<SuppressAddress>().RunAsync("held@example.org", "ada@example.org", Ct));
        Database.Clock.Advance(TimeSpan.FromDays(400));
        await ForgetAsync();
        var states = new List<string?>();
        foreach (var id in ids)
        {
            states.Add(await StateAsync(id));
        }

        Assert.Equal(["confirmed", "unsubscribed", "pending", "unsubscribed", "unsubscribed", "pending"], states);
        Assert.NotNull(await Get<Suppression>().FindAsync("held@example.org", Ct));
    }

    [Fact]
    public async Task Imported_rows_that_wait_are_kept_for_thirty_days_after_the_import_however_many_they_are()
    {
        var rows = string.Concat(Enumerable.Range(0, 501).Select(n => $"waiting{n}@example.org,payer,pending,form,2019-05-31\n"));
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes($"email,audience,status,consent_source,consented_at\n{rows}"));
        Assert.Null(await Get<ImportSubscribers>().RunAsync(file, false, 0, (_, _) => Task.CompletedTask, Ct));
        Database.Clock.Advance(TimeSpan.FromDays(29));
        await ForgetAsync();
        Assert.Equal(501, await WaitingAsync());
        Database.Clock.Advance(TimeSpan.FromDays(2));
        await ForgetAsync();
        Assert.Equal(0, await WaitingAsync());
    }

    private async Task<string> AskAsync(string email)
    {
        Assert.Null(await Get<RequestSubscription>().RunAsync(email, Chosen, "I want it.", "form", Ct));
        return (await Database.ScalarAsync<string>("select id from subscriber where email = @Email", new { Email = email }))!;
    }

    private async Task<string> ConfirmAsync(string email)
    {
        var id = await AskAsync(email);
        Assert.True(await Get<ConfirmSubscription>().RunAsync(id, Ct));
        return id;
    }

    private Task<int> ForgetAsync() => Get<ForgetUnconfirmed>().RunAsync(Ct);

    private Task<string?> StateAsync(string id) => Database.ScalarAsync<string>("select state from subscriber where id = @Id", new { Id = id });

    private Task<int> WaitingAsync() => Database.ScalarAsync<int>("select count(*) from subscriber where email like 'waiting%'");
}

public sealed class ForgetUnconfirmedOnSqlite(SqliteDatabase database) : ForgetUnconfirmedContract(database), IClassFixture<SqliteDatabase>;

public sealed class ForgetUnconfirmedOnPostgres(PostgresDatabase database) : ForgetUnconfirmedContract(database), IClassFixture<PostgresDatabase>;
