using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Newsletters;

/// <summary>What an issue meets on its way: colleagues who pause it, limits, and mail servers that are away or refuse.</summary>
public abstract class SendingContract(TestDatabase database) : Contract(database), IAsyncLifetime
{
    private static readonly Handover Away = new Handover.TryLater("No answer.", ServerIsAway: true);
    private string? issueOfAll;

    public async ValueTask InitializeAsync()
    {
        Database.Mailer.Reset();
        await Database.RunAsync("delete from delivery; delete from issue; delete from subscriber; delete from service_mail; delete from mail_pace; delete from mail_breaker");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_paused_issue_waits_on_every_node_and_goes_on_with_the_rest()
    {
        await AddReadersAsync(10);
        var issue = await QueueAsync();
        var claimed = await Get<Ledger>().ClaimAsync(4, Ct);
        Assert.True(await Get<PauseIssue>().RunAsync(issue, "ann@example.org", Ct));
        Assert.False(await Get<PauseIssue>().RunAsync(issue, "bob@example.org", Ct));
        Assert.False(await Get<Ledger>().BeginAsync(claimed[0].Id, Ct));
        Assert.Equal(0, await SendAsync());
        Assert.Equal(0, await Database.AddNode().GetRequiredService<SendDeliveries>().RunAsync(Ct));
        var sending = await WatchAsync(issue);
        Assert.Equal((true, "ann@example.org", 10), (sending.IsSending, sending.PausedBy, sending.Counts["queued"]));

        await Get<Ledger>().ReleaseAsync([.. claimed.Select(delivery => delivery.Id)], Ct);
        Assert.True(await Get<PauseIssue>().ResumeAsync(issue, "bob@example.org", Ct));
        Assert.False(await Get<PauseIssue>().ResumeAsync(issue, "ann@example.org", Ct));
        Assert.Equal(10, await SendAsync());
        Assert.Equal(10, Database.Mailer.Recipients.Distinct().Count());
        Assert.False((await WatchAsync(issue)).IsSending);
        Assert.Equal(["resumed", "paused"], (await AuditAsync(issue)).Take(2));
    }

    [Fact]
    public async Task A_paused_issue_can_be_stopped_for_good()
    {
        await AddReadersAsync(3);
        var issue = await QueueAsync();
        await Get<PauseIssue>().RunAsync(issue, "ann@example.org", Ct);
        Assert.Equal(3, await Get<StopIssue>().RunAsync(issue, "ann@example.org", Ct));
        Assert.Equal(0, await SendAsync());
        Assert.Empty(Database.Mailer.Recipients);
        var sending = await WatchAsync(issue);
        Assert.Equal((false, 3), (sending.IsSending, sending.Counts["left"]));
        Assert.False(await Get<PauseIssue>().ResumeAsync(issue, "ann@example.org", Ct));
    }

    [Fact]
    public async Task While_the_mail_server_is_away_one_mail_is_tried_after_growing_waits_and_attempts_are_not_used_up()
    {
        await AddReadersAsync(100);
        var issue = await QueueAsync();
        Database.Mailer.Answer = _ => FakeMailer.Says(Away);
        Assert.Equal(0, await SendAsync());
        var tried = Database.Mailer.Handed.Count;
        Assert.InRange(tried, 3, 4);
        var outage = Assert.IsType<Outage>((await WatchAsync(issue)).Outage);
        Assert.Equal((Database.Clock.GetUtcNow(), "No answer."), (outage.OpenedAt, outage.Reason));

        // The hub is started again: it knows, and looks once when it is time.
        var again = Database.AddNode();
        Assert.Equal(0, await again.GetRequiredService<SendDeliveries>().RunAsync(Ct));
        Assert.Equal(tried, Database.Mailer.Handed.Count);
        var wait = outage.NextTryAt - outage.OpenedAt;
        Database.Clock.Advance(wait);
        Assert.Equal(0, await again.GetRequiredService<SendDeliveries>().RunAsync(Ct));
        Assert.Equal(tried + 1, Database.Mailer.Handed.Count);
        var longer = (await WatchAsync(issue)).Outage!;
        Assert.True(longer.NextTryAt - Database.Clock.GetUtcNow() > wait);
        Assert.Equal(outage.OpenedAt, longer.OpenedAt);
        Assert.InRange(await Database.ScalarAsync<int>("select count(*) from delivery where attempts > 0"), 3, 4);

        Database.Clock.Advance(TimeSpan.FromHours(1));
        Database.Mailer.Reset();
        Assert.Equal(100, await again.GetRequiredService<SendDeliveries>().RunAsync(Ct));
        Assert.Equal(100, Database.Mailer.Recipients.Distinct().Count());
        Assert.Null((await WatchAsync(issue)).Outage);
        Assert.Null(await Get<MailBreaker>().ReadAsync(Ct));
    }

    [Fact]
    public async Task The_overall_limit_holds_for_two_nodes_together_and_after_a_restart()
    {
        var settings = new MailSettings { PerMinute = 60 };
        using var one = new MailPace(Get<Database>(), settings, Database.Clock);
        using var two = new MailPace(Get<Database>(), settings, Database.Clock);
        var turns = new List<TimeSpan>();
        for (var n = 0; n < 10; n++)
        {
            turns.Add(await one.TakeAsync(Ct));
            turns.Add(await two.TakeAsync(Ct));
        }

        Assert.Equal(Enumerable.Range(0, 20).Select(n => TimeSpan.FromSeconds(n)), turns.Order());
        using var restarted = new MailPace(Get<Database>(), settings, Database.Clock);
        Assert.Equal(TimeSpan.FromSeconds(20), await restarted.TakeAsync(Ct));
        Database.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(TimeSpan.Zero, await one.TakeAsync(Ct));
    }

    [Fact]
    public async Task A_domain_gets_no_more_than_its_share_and_holds_up_nobody_else()
    {
        await AddReadersAsync(30, "big.example");
        await AddReadersAsync(3, "small.example");
        await QueueAsync();
        var (one, two) = (Limited(60), Limited(60));
        var claimed = await one.ClaimAsync(33, Ct);
        Assert.Equal((5, 3), (claimed.Count(to => to.Email.EndsWith("@big.example", StringComparison.Ordinal)), claimed.Count(to => to.Email.EndsWith("@small.example", StringComparison.Ordinal))));
        Assert.Empty(await two.ClaimAsync(33, Ct));
        for (var second = 1; second <= 25; second++)
        {
            Database.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Single(await (second % 2 == 0 ? one : Limited(60)).ClaimAsync(33, Ct));
        }
    }

    [Fact]
    public async Task Too_many_refusals_pause_an_issue_and_newsletter_managers_are_told()
    {
        await AddReadersAsync(100);
        await Database.RunAsync(
            "insert into account (id, email, normalized_email, name, role, security_stamp, created_at) values ('nina', 'nina@example.org', 'NINA@EXAMPLE.ORG', 'Nina', 'NewsletterManager', '', @Now)", new { Now = Database.Clock.GetUtcNow() });
        var issue = await QueueAsync();
        Database.Mailer.Answer = _ => FakeMailer.Says(new Handover.Refused("550 Blocked."));
        await SendAsync();
        var sending = await WatchAsync(issue);
        Assert.InRange(sending.Counts["refused"], RefusalWatch.TooMany, RefusalWatch.TooMany + 2);
        Assert.NotNull(sending.PausedAt);
        Assert.Equal("", sending.PausedBy);
        Assert.EndsWith("550 Blocked.", sending.PausedBecause, StringComparison.Ordinal);
        Assert.Equal(1, await Database.ScalarAsync<int>("select count(*) from service_mail where recipient = 'nina@example.org'"));

        Database.Mailer.Reset();
        await Get<PauseIssue>().ResumeAsync(issue, "nina@example.org", Ct);
        Assert.Equal(100 - sending.Counts["refused"], await SendAsync());
    }

    [Fact]
    public async Task An_edition_is_drawn_once_for_all_readers_whose_items_come_in_one_order()
    {
        await AddReadersAsync(5);
        await ChooseAsync("r0@example.org", "financing");
        await ChooseAsync("r1@example.org", "diagnostics");
        await ChooseAsync("r2@example.org", "diagnostics", "financing");
        await ChooseAsync("r3@example.org", "sequencing");
        var plain = await Database.AddLiveAsync(Samples.Brief("Plain"));
        var sequencing = await Database.AddLiveAsync(Samples.Brief("About sequencing") with { Topics = ["sequencing"] });
        await QueueAsync(plain, sequencing);
        var node = Database.AddNode();
        var drawer = (PlainEdition)node.GetRequiredService<IDrawEdition>();
        while (await node.GetRequiredService<Ledger>().ClaimAsync(2, Ct) is { Count: > 0 } some)
        {
            await node.GetRequiredService<PreparedEditions>().ForAsync(some, Ct);
        }

        Assert.Equal(2, drawer.Drawn);
        await Get<WithdrawContent>().RunAsync(plain, "Wrong.", "ed", Ct);
        var editions = node.GetRequiredService<PreparedEditions>();
        var deliveries = new[] { "", "sequencing" }.Select(topics => new DueDelivery { Id = "d", IssueId = issueOfAll!, SubscriberId = "s", Email = "r@example.org", Audience = "payer", Locale = "en", Reader = new Reader("payer", "en", topics) });
        Assert.Single((await editions.ForAsync(deliveries, Ct)).Values.Distinct());
        Assert.Equal(3, drawer.Drawn);
    }

    [Fact]
    public async Task Queueing_that_was_cut_off_goes_on_where_it_stood()
    {
        await AddReadersAsync(2500);
        var issue = await QueueAsync();
        Assert.Equal(2500, (await WatchAsync(issue)).Total);
        var reached = $"{1000:d26}";
        await Database.RunAsync("delete from delivery where subscriber_id > @Reached", new { Reached = reached });
        await Database.RunAsync("update issue set queued_up_to = @Reached", new { Reached = reached });
        await Get<Ledger>().FinishAsync(Ct);
        Assert.True((await WatchAsync(issue)).IsBeingQueued);
        await Task.WhenAll(Get<QueueIssue>().RunAsync(Ct), Database.AddNode().GetRequiredService<QueueIssue>().RunAsync(Ct));
        var sending = await WatchAsync(issue);
        Assert.Equal((2500, false), (sending.Total, sending.IsBeingQueued));
        Assert.Equal(2500, await SendAsync());
        Assert.Equal(2500, Database.Mailer.Recipients.Distinct().Count());
    }

    [Fact]
    public async Task What_a_node_had_claimed_that_was_killed_is_free_within_seconds()
    {
        await AddReadersAsync(5);
        await QueueAsync();
        await Database.AddNode().GetRequiredService<Ledger>().ClaimAsync(5, Ct);
        Assert.Equal(0, await SendAsync());
        Database.Clock.Advance(Lease.Length + TimeSpan.FromSeconds(1));
        Assert.Equal(5, await SendAsync());
    }

    [Fact]
    public async Task Staff_settle_uncertain_ones_once()
    {
        await AddReadersAsync(4);
        var issue = await QueueAsync();
        Database.Mailer.Answer = to => FakeMailer.Says(to is "r1@example.org" or "r2@example.org" ? new Handover.Unknown("Cut off.") : new Handover.Accepted("250"));
        await SendAsync();
        Assert.Equal((false, 2), ((await WatchAsync(issue)).IsSending, (await WatchAsync(issue)).OpenUncertain));
        Assert.Equal(2, await Get<SettleUncertain>().SendAgainAsync(issue, "ann@example.org", Ct));
        Assert.Equal(0, await Get<SettleUncertain>().SendAgainAsync(issue, "bob@example.org", Ct));
        Database.Mailer.Answer = to => FakeMailer.Says(to == "r1@example.org" ? new Handover.Unknown("Cut off.") : new Handover.Accepted("250"));
        Assert.Equal(1, await SendAsync());
        Assert.Equal(1, await Get<SettleUncertain>().LeaveAsync(issue, "ann@example.org", Ct));
        var sending = await WatchAsync(issue);
        Assert.Equal((false, 0, 1, 3), (sending.IsSending, sending.OpenUncertain, sending.Counts["uncertain"], sending.Counts["sent"]));
        Assert.Equal(["settled", "settled"], (await AuditAsync(issue)).Take(2));
        Assert.Equal(0, await Get<SettleUncertain>().LeaveAsync(issue, "bob@example.org", Ct));
    }

    private Task<int> SendAsync() => Get<SendDeliveries>().RunAsync(Ct);

    private Ledger Limited(int perDomain) =>
        new(Get<Database>(), Get<LedgerWriter>(), new MailPace(Get<Database>(), new MailSettings { PerDomainPerMinute = perDomain }, Database.Clock), Get<Lease>(), Database.Clock);

    private async Task<Sending> WatchAsync(string issue) => Assert.IsType<Sending>(await Get<WatchSending>().RunAsync(issue, Ct));

    private async Task<IEnumerable<string>> AuditAsync(string issue) =>
        (await Get<AuditTrail>().FindAsync(new AuditFilter { Kind = "issue", Subject = issue }, 1, 50, Ct)).Entries.Select(entry => entry.Action);

    // Ids in the order of their numbers, behind those of an earlier domain.
    private async Task AddReadersAsync(int count, string domain = "example.org") => await Database.RunAsync(
        """
        with recursive n (i) as (select 1 union all select i + 1 from n where i < @Count)
        insert into subscriber (id, email, audience, locale, frequency, state, consent_text, consent_source, requested_at, confirmed_at)
        select substr('00000000000000000000000000', 1, 26 - length(cast(i + @Known as text))) || cast(i + @Known as text), 'r' || cast(i - 1 as text) || '@' || @Domain,
               'payer', 'en', 'each-issue', 'confirmed', 't', 'test', @Now, @Now from n
        """,
        new { Count = count, Domain = domain, Now = Database.Clock.GetUtcNow(), Known = await Database.ScalarAsync<int>("select count(*) from subscriber") });

    private async Task ChooseAsync(string email, params string[] topics)
    {
        foreach (var topic in topics)
        {
            await Database.RunAsync("insert into subscriber_topic (subscriber_id, topic) select id, @Topic from subscriber where email = @Email", new { Email = email, Topic = topic });
        }
    }

    private async Task<string> QueueAsync(params string[] items)
    {
        items = items.Length > 0 ? items : [await Database.AddLiveAsync(Samples.Brief("An item"))];
        var (id, problems) = await Get<SaveIssue>().RunAsync(new IssueDraft(null, "The issue", "", [new("News", items)]), "ed", Ct);
        Assert.Empty(problems);
        await Get<ScheduleIssue>().RunAsync(id!, Database.Clock.GetUtcNow(), "ed", Ct);
        Assert.Equal(1, await Get<QueueIssue>().RunAsync(Ct));
        return issueOfAll = id!;
    }
}

public sealed class SendingOnSqlite(SqliteDatabase database) : SendingContract(database), IClassFixture<SqliteDatabase>;

public sealed class SendingOnPostgres(PostgresDatabase database) : SendingContract(database), IClassFixture<PostgresDatabase>;
