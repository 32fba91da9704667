using KnowledgeHub.Alerts;
using KnowledgeHub.Mail;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Subscribers;

/// <summary>Leaving, resting, taking one's data away and being erased.</summary>
public abstract class PersonalDataContract(TestDatabase database) : Contract(database)
{
    private static readonly Preferences Chosen = new("policymaker", ["sequencing"], "en", "weekly") { Country = "KE" };

    [Fact]
    public async Task Who_leaves_is_on_the_list_until_they_confirm_anew_and_a_complaint_is_not_forgotten()
    {
        var id = await ConfirmedAsync("list@example.org");
        await Get<Unsubscribe>().RunAsync(id, Ct);
        Assert.Equal(SuppressionReason.Left, await Get<Suppression>().FindAsync("list@example.org", Ct));
        await ConfirmedAsync("list@example.org");
        Assert.Null(await Get<Suppression>().FindAsync("list@example.org", Ct));
        await EnterAsync("list@example.org", SuppressionReason.Complained);
        await Get<Unsubscribe>().RunAsync(id, Ct);
        Assert.Equal(SuppressionReason.Complained, await Get<Suppression>().FindAsync("list@example.org", Ct));
    }

    [Fact]
    public async Task Who_is_held_confirms_anew_and_an_old_link_does_not_count()
    {
        var id = await ConfirmedAsync("held@example.org");
        await Get<SuppressAddress>().RunAsync("held@example.org", "ada", Ct);
        Assert.NotNull((await Get<SubscriberStore>().FindAsync(id, Ct))!.HeldAt);
        Assert.False(await Get<ConfirmSubscription>().RunAsync(id, Ct));
        Database.Clock.Advance(RequestSubscription.BetweenMails * 2);
        Assert.Equal(id, await ConfirmedAsync("held@example.org"));
        Assert.Null((await Get<SubscriberStore>().FindAsync(id, Ct))!.HeldAt);
        Assert.Null(await Get<Suppression>().FindAsync("held@example.org", Ct));
    }

    [Fact]
    public async Task A_request_from_before_the_address_was_suppressed_confirms_nothing()
    {
        Assert.Null(await Get<RequestSubscription>().RunAsync("early@example.org", Chosen, "c", "s", Ct));
        var id = (await Database.ScalarAsync<string>("select id from subscriber where email = 'early@example.org'"))!;
        await Get<SuppressAddress>().RunAsync("early@example.org", "ada", Ct);
        Assert.False(await Get<ConfirmSubscription>().RunAsync(id, Ct));
        Assert.NotNull(await Get<Suppression>().FindAsync("early@example.org", Ct));
    }

    [Fact]
    public async Task Staff_lift_what_is_suppressed_and_both_stand_in_the_trail_without_the_address()
    {
        await Get<SuppressAddress>().RunAsync("stranger@example.org", "ada", Ct);
        Assert.Equal(SuppressionReason.Staff, await Get<Suppression>().FindAsync("stranger@example.org", Ct));
        await Get<SuppressAddress>().LiftAsync("Stranger@example.org", "ada", Ct);
        Assert.Null(await Get<Suppression>().FindAsync("stranger@example.org", Ct));
        Assert.NotNull(await Get<SuppressAddress>().RunAsync("nobody", "ada", Ct));
        Assert.Equal(2, await Database.ScalarAsync<int>("select count(*) from audit_entry where subject_kind = 'suppression' and action in ('suppressed', 'lifted')"));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from audit_entry where details like '%stranger@%' or subject_id like '%stranger@%'"));
    }

    [Fact]
    public async Task A_pause_lasts_as_long_as_was_offered_and_can_be_ended()
    {
        var id = await ConfirmedAsync("rest@example.org");
        Assert.Null(await Get<PauseSubscription>().RunAsync(id, 2, Ct));
        Assert.Equal(Database.Clock.GetUtcNow().AddMonths(3), await Get<PauseSubscription>().RunAsync(id, 3, Ct));
        Assert.True((await Get<SubscriberStore>().FindAsync(id, Ct))!.IsPaused(Database.Clock.GetUtcNow()));
        await Get<PauseSubscription>().ResumeAsync(id, Ct);
        Assert.Null((await Get<SubscriberStore>().FindAsync(id, Ct))!.PausedUntil);
    }

    [Fact]
    public async Task A_lost_link_is_mailed_to_a_known_address_only_and_not_again_and_again()
    {
        await ConfirmedAsync("lost@example.org");
        foreach (var address in new[] { "lost@example.org", "Lost@example.org", "unknown@example.org" })
        {
            Assert.Null(await Get<MailSubscriberLink>().RunAsync(address, Ct));
        }

        Assert.Equal(1, await Database.ScalarAsync<int>("select count(*) from service_mail where recipient = 'lost@example.org' and subject = 'Your page at Test hub'"));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from service_mail where recipient = 'unknown@example.org'"));
        Assert.Equal(Mailbox.NoAddress, await Get<MailSubscriberLink>().RunAsync("lost", Ct));
    }

    [Fact]
    public async Task An_export_holds_all_and_an_erasure_leaves_nothing_of_it()
    {
        var id = await ConfirmedAsync("gone@example.org");
        await FollowAsync("gone@example.org");
        await Database.RunAsync("insert into issue (id, slug, title, state, created_at, updated_at, updated_by) values ('i1', 'i1', 'First', 'sent', @At, @At, 'ed')", new { At = Database.Clock.GetUtcNow() });
        await Database.RunAsync(
            "insert into delivery (id, issue_id, subscriber_id, state, due_at, answer, updated_at) values ('d1', 'i1', @Id, 'refused', @At, '550 gone@example.org unknown', @At)",
            new { Id = id, At = Database.Clock.GetUtcNow() });

        var data = (await Get<ExportSubscriber>().RunAsync(id, Ct))!;
        Assert.Equal(("gone@example.org", "I want it.", "KE", "Office of gone@example.org"), (data.Subscriber.Email, data.Subscriber.ConsentText, data.Subscriber.Country, data.Subscriber.Organisation));
        Assert.Equal(["sequencing"], data.Topics);
        Assert.Equal(("First", "refused"), (Assert.Single(data.Deliveries).Issue, data.Deliveries[0].State));
        Assert.NotEmpty(data.Mails);
        Assert.Single(data.SavedSearches);

        var erased = (await Get<EraseSubscriber>().RunAsync(id, alsoSearches: true, "", Ct))!;
        Assert.Equal((1, 1), (erased.Deliveries, erased.Searches));
        Assert.Null(await Get<EraseSubscriber>().RunAsync(id, true, "", Ct));
        Assert.Null(await Get<SubscriberStore>().FindAsync(id, Ct));
        Assert.Equal(SuppressionReason.Erased, await Get<Suppression>().FindAsync("gone@example.org", Ct));
        Assert.Equal(1, await Database.ScalarAsync<int>("select count(*) from delivery where subscriber_id = @Id", new { Id = id }));
        foreach (var (table, column) in await TextColumnsAsync())
        {
            Assert.True(await Database.ScalarAsync<int>($"select count(*) from {table} where {column} like '%gone@example.org%'") == 0, $"{table}.{column} still holds the person.");
        }

        Assert.NotEqual(id, await ConfirmedAsync("gone@example.org"));
    }

    private async Task<string> ConfirmedAsync(string email)
    {
        Assert.Null(await Get<RequestSubscription>().RunAsync(email, Chosen with { Organisation = $"Office of {email}" }, "I want it.", "form", Ct));
        var id = (await Database.ScalarAsync<string>("select id from subscriber where email = @Email", new { Email = email }))!;
        Assert.True(await Get<ConfirmSubscription>().RunAsync(id, Ct));
        return id;
    }

    private async Task FollowAsync(string email) =>
        Assert.Null(await Get<RequestSavedSearch>().RunAsync(email, SavedQuery.From("genome", new Dictionary<string, IReadOnlyList<string>>(), null, null), "weekly", "I follow it.", Ct));

    private async Task EnterAsync(string email, SuppressionReason reason)
    {
        var hash = await Get<Suppression>().HashAsync(email, Ct);
        await using var session = await Get<KnowledgeHub.Storage.Database>().BeginAsync(Ct);
        await Get<Suppression>().AddAsync(session, hash, reason, Ct);
        await session.CommitAsync(Ct);
    }

    // Every column of every table that holds text, also of those that come later.
    private async Task<List<(string Table, string Column)>> TextColumnsAsync()
    {
        var sql = Database.Dialect == KnowledgeHub.Storage.Dialect.Postgres
            ? "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public' and data_type = 'text'"
            : "select m.name || '.' || c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and lower(c.type) = 'text' and m.name not like 'sqlite%'";
        await using var session = await Get<KnowledgeHub.Storage.Database>().OpenAsync(Ct);
        return [.. (await session.QueryAsync<string>(sql, ct: Ct)).Select(name => (name.Split('.')[0], name.Split('.')[1]))];
    }
}

public sealed class PersonalDataOnSqlite(SqliteDatabase database) : PersonalDataContract(database), IClassFixture<SqliteDatabase>;

public sealed class PersonalDataOnPostgres(PostgresDatabase database) : PersonalDataContract(database), IClassFixture<PostgresDatabase>;
