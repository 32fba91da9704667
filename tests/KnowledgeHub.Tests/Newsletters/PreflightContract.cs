using KnowledgeHub.Content;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Newsletters.Preflight;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Newsletters;

public abstract class PreflightContract(TestDatabase database) : Contract(database), IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        Database.Mailer.Reset();
        await Database.RunAsync("delete from delivery; delete from issue; delete from segment; delete from subscriber; delete from service_mail; delete from hub_value where name in ('mail-home', 'newsletter-approval')");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_subscriber_has_one_reason_and_the_queue_takes_those_who_get_it()
    {
        string[] reasons = ["gets", "not-confirmed", "unsubscribed", "held", "frequency", "segment", "paused", "not-allowed"];
        foreach (var reason in reasons)
        {
            await AddAsync($"{reason}@{(reason == "not-allowed" ? "elsewhere" : "ministry")}.example");
        }

        await AddAsync("one_friend@elsewhere.example");
        await AddAsync("oneXfriend@elsewhere.example");
        await Database.RunAsync("""
            update subscriber set state = 'pending' where email like 'not-confirmed@%';
            update subscriber set state = 'unsubscribed' where email like 'unsubscribed@%';
            update subscriber set held_at = requested_at, held_because = 'bounced' where email like 'held@%';
            update subscriber set frequency = 'weekly' where email like 'frequency@%';
            update subscriber set audience = 'payer' where email like 'segment@%';
            insert into segment (id, name, updated_at, updated_by) values ('g', 'Clinicians', '2026-01-01', 'ed');
            insert into segment_choice (segment_id, kind, value) values ('g', 'audience', 'clinician')
            """);
        await Database.RunAsync("update subscriber set paused_until = @Until where email like 'paused@%'", new { Until = Database.Clock.GetUtcNow().AddDays(1) });
        var issue = await SaveAsync(await AddLiveAsync());
        await Database.RunAsync("update issue set segment_id = 'g' where id = @Id", new { Id = issue });

        var node = Node("@ministry.example; One_Friend@elsewhere.example");
        var recipients = node.GetRequiredService<IssueRecipients>();
        var (all, total) = await recipients.ListAsync(issue, "", "", 1, 50, Ct);
        Assert.Equal(10, total);
        Assert.All(reasons, reason => Assert.Equal(reason, all.Single(one => one.Email.StartsWith(reason + "@", StringComparison.Ordinal)).Reason));
        Assert.Equal("not-allowed", all.Single(one => one.Email.StartsWith("onexfriend", StringComparison.Ordinal)).Reason);
        Assert.Equal(["gets@ministry.example", "one_friend@elsewhere.example"], all.Where(one => one.Reason == "gets").Select(one => one.Email));
        Assert.Equal(2, (await recipients.CountAsync(issue, Ct)).Where(count => count.Reason == "gets").Sum(count => count.Subscribers));
        Assert.Equal(["one_friend@elsewhere.example"], (await recipients.ListAsync(issue, "", "one_", 1, 50, Ct)).Recipients.Select(one => one.Email));

        await Get<ScheduleIssue>().RunAsync(issue, Database.Clock.GetUtcNow(), "ed", Ct);
        await node.GetRequiredService<QueueIssue>().RunAsync(Ct);
        Assert.Equal(2, await Database.ScalarAsync<int>("select count(*) from delivery"));
        Assert.Equal(["already"], (await recipients.ListAsync(issue, "", "gets@", 1, 50, Ct)).Recipients.Select(one => one.Reason));
        await Get<SendDeliveries>().RunAsync(Ct);
        Assert.Equal("sent", Assert.Single((await recipients.ListAsync(issue, "", "gets@", 1, 50, Ct)).Recipients).Delivery);
    }

    [Fact]
    public async Task An_issue_that_the_hub_missed_waits_for_staff_and_goes_when_they_say_so()
    {
        await AddAsync("reader@ministry.example");
        var issue = await SaveAsync(await AddLiveAsync());
        await Get<ScheduleIssue>().RunAsync(issue, Database.Clock.GetUtcNow().AddHours(1), "ed", Ct);
        Database.Clock.Advance(TimeSpan.FromHours(1) + IssueGuard.Latest + TimeSpan.FromMinutes(1));
        Assert.Equal(0, await Get<QueueIssue>().RunAsync(Ct));
        Assert.Equal(0, await Get<QueueIssue>().RunAsync(Ct));
        Assert.StartsWith("It was due on", (await FindAsync(issue)).HeldBecause, StringComparison.Ordinal);
        Assert.True((await Get<DecideToSend>().RunAsync(issue, null, "", "ed", Ct)).IsScheduled);
        Assert.Equal(1, await Get<QueueIssue>().RunAsync(Ct));
        Assert.Equal("", (await FindAsync(issue)).HeldBecause);
    }

    [Fact]
    public async Task A_time_that_has_passed_is_refused()
    {
        var issue = await SaveAsync(await AddLiveAsync());
        Assert.StartsWith("That time has passed", (await Get<DecideToSend>().RunAsync(issue, Database.Clock.GetUtcNow().AddMinutes(-1), "", "ed", Ct)).Problem, StringComparison.Ordinal);
        Assert.Equal("draft", (await FindAsync(issue)).State);
    }

    [Fact]
    public async Task An_issue_without_published_items_is_stopped_and_a_warning_has_to_be_seen()
    {
        await AddAsync("reader@ministry.example");
        var decide = Get<DecideToSend>();
        Assert.StartsWith("The issue holds no published item", (await decide.RunAsync(await SaveAsync(), null, "", "ed", Ct)).Problem, StringComparison.Ordinal);

        var (kept, gone) = (await AddLiveAsync(), await AddLiveAsync("Withdrawn soon"));
        var issue = await SaveAsync(kept, gone);
        await Get<WithdrawContent>().RunAsync(gone, "Wrong.", "ed", Ct);
        var asked = await decide.RunAsync(issue, null, "", "ed", Ct);
        Assert.StartsWith("There are warnings", asked.Problem, StringComparison.Ordinal);
        Assert.Contains(asked.Report!.Warnings, finding => finding.Check == "Items");
        var seen = asked.Report.Seen;
        await Get<SaveIssue>().RunAsync(new IssueDraft(issue, "Another title", "", [new("News", [kept, gone])]), "ed", Ct);
        Assert.False((await decide.RunAsync(issue, null, seen, "ed", Ct)).IsScheduled);
        Assert.True((await decide.RunAsync(issue, null, (await decide.RunAsync(issue, null, "", "ed", Ct)).Report!.Seen, "ed", Ct)).IsScheduled);
    }

    [Fact]
    public async Task The_report_names_what_is_wrong_with_an_issue()
    {
        await AddAsync("reader@ministry.example");
        const string html = "<p>Dear {{name}}, <a href=\"/briefs/nowhere\">read</a> <a href=\"https://other.example.com/x\">this</a></p><p><img src=\"https://hub.example.org/media/a/b.png\"></p>";
        var (id, _) = await Get<SaveIssue>().RunAsync(new IssueDraft(null, new string('x', 90), html, [new("News", [await AddLiveAsync()])]), "ed", Ct);
        var node = Node("", host: "mail.alliance.example.com");
        var report = await node.GetRequiredService<CheckIssue>().RunAsync(await FindAsync(id!), Ct);
        var stops = report.Stops.Select(finding => finding.Check).Distinct().Order();
        var warnings = report.Warnings.Select(finding => finding.Check).Distinct().Order();
        Assert.Equal(["Links in the hub"], stops);
        Assert.Equal(["Looked up", "Pictures", "Placeholders", "Subject"], warnings);
        Assert.Contains(report.Findings, finding => finding is { Check: "Sender", Level: FindingLevel.Note });

        // Once somebody real gets it, an example sender is no longer harmless.
        await AddAsync("minister@health.gov.xx");
        Assert.Contains((await node.GetRequiredService<CheckIssue>().RunAsync(await FindAsync(id!), Ct)).Stops, finding => finding.Check == "Sender");
    }

    [Fact]
    public async Task An_approval_is_a_second_persons_and_ends_with_the_next_change()
    {
        await AddAsync("reader@ministry.example");
        var item = await AddLiveAsync();
        var issue = await SaveAsync(item);
        var (approvals, decide, fingerprints) = (Get<IssueApprovals>(), Get<DecideToSend>(), Get<IssueFingerprint>());
        await approvals.AskAsync(true, "admin", Ct);
        Assert.StartsWith("A second person", (await decide.RunAsync(issue, null, "", "ed", Ct)).Problem, StringComparison.Ordinal);
        var seen = await fingerprints.OfAsync(await FindAsync(issue), Ct);
        Assert.StartsWith("You changed", await approvals.ApproveAsync(issue, seen, "ed", Ct), StringComparison.Ordinal);
        Assert.StartsWith("The issue has changed", await approvals.ApproveAsync(issue, "older", "ann", Ct), StringComparison.Ordinal);
        Assert.Null(await approvals.ApproveAsync(issue, seen, "ann", Ct));
        Assert.StartsWith("You approved", (await decide.RunAsync(issue, null, "", "ann", Ct)).Problem, StringComparison.Ordinal);
        Assert.True((await decide.RunAsync(issue, null, "", "ed", Ct)).IsScheduled);

        await Get<SaveIssue>().RunAsync(new IssueDraft(issue, "Sneaked in", "", [new("News", [item])]), "ed", Ct);
        Assert.Equal(0, await Get<QueueIssue>().RunAsync(Ct));
        Assert.StartsWith("It was changed after it was approved", (await FindAsync(issue)).HeldBecause, StringComparison.Ordinal);
        Assert.False((await decide.RunAsync(issue, null, "", "ed", Ct)).IsScheduled);
    }

    [Fact]
    public async Task A_copy_of_the_database_sends_no_newsletter_until_staff_say_that_it_is_the_real_hub()
    {
        await AddAsync("reader@ministry.example");
        await AddAsync("second@ministry.example");
        var issue = await SaveAsync(await AddLiveAsync());
        await Get<ScheduleIssue>().RunAsync(issue, Database.Clock.GetUtcNow(), "ed", Ct);
        Assert.Equal(1, await Node("", "mail.alliance.example.com").GetRequiredService<QueueIssue>().RunAsync(Ct));

        // The copy has rows that wait, and an issue of its own that is due.
        var copy = Node("", "mail.alliance.example.com", "https://copy.example.org");
        var later = await SaveAsync(await AddLiveAsync("Later"));
        await Get<ScheduleIssue>().RunAsync(later, Database.Clock.GetUtcNow(), "ed", Ct);
        Assert.Equal(0, await copy.GetRequiredService<SendDeliveries>().RunAsync(Ct));
        Assert.Equal(0, await copy.GetRequiredService<QueueIssue>().RunAsync(Ct));
        Assert.Null(await copy.GetRequiredService<WatchSending>().RunAsync(later, Ct));
        Assert.Equal("starting", (await Node("", "mail.alliance.example.com").GetRequiredService<WatchSending>().RunAsync(later, Ct))!.Stage);
        Assert.Empty(Database.Mailer.Handed);
        Assert.Contains((await copy.GetRequiredService<CheckIssue>().RunAsync(await FindAsync(later), Ct)).Stops, finding => finding.Check == "Installation");

        await copy.GetRequiredService<ConfirmInstallation>().RunAsync("admin", Ct);
        Assert.Equal(1, await copy.GetRequiredService<QueueIssue>().RunAsync(Ct));
        Assert.Equal(4, await copy.GetRequiredService<SendDeliveries>().RunAsync(Ct));
        Assert.Equal(0, await Node("", "mail.alliance.example.com").GetRequiredService<SendDeliveries>().RunAsync(Ct));
        Assert.Equal("https://hub.example.org → https://copy.example.org", await Database.ScalarAsync<string>("select details from audit_entry where subject_kind = 'installation'"));
    }

    [Fact]
    public async Task On_a_copy_what_a_reader_asked_for_is_sent_and_what_goes_to_many_waits()
    {
        await Database.RunAsync("insert into hub_value (name, value) values ('mail-home', 'https://original.example.org')");
        var queue = Get<MailQueue>();
        await using (var session = await Get<KnowledgeHub.Storage.Database>().BeginAsync(Ct))
        {
            await queue.AddAsync(session, new QueuedMail { Recipient = "alert@ministry.example", Subject = "Alert", Text = "x", Html = "x", Bulk = true }, Ct);
            await queue.AddAsync(session, new QueuedMail { Recipient = "asked@ministry.example", Subject = "Asked", Text = "x", Html = "x" }, Ct);
            await session.CommitAsync(Ct);
        }

        Assert.Equal(1, await Node("", "mail.alliance.example.com").GetRequiredService<SendServiceMail>().RunAsync(Ct));
        Assert.Equal(["asked@ministry.example"], Database.Mailer.Recipients);
    }

    [Fact]
    public async Task A_test_goes_to_a_few_named_addresses_and_to_no_other()
    {
        var issue = await FindAsync(await SaveAsync(await AddLiveAsync()));
        var test = Node("@ministry.example").GetRequiredService<SendTest>();
        Task<string?> To(string addresses) => test.RunAsync(issue, new Reader("payer", "fr", ""), addresses, Ct);
        Assert.Null(await To("ann@ministry.example, bob@ministry.example"));
        Assert.StartsWith("One of the addresses", await To("ann@ministry.example;eve@elsewhere.example"), StringComparison.Ordinal);
        Assert.StartsWith("A test goes to at most 10", await To(string.Join(',', Enumerable.Range(0, 11).Select(n => $"a{n}@ministry.example"))), StringComparison.Ordinal);
        Assert.Equal(["ann@ministry.example", "bob@ministry.example"], Database.Mailer.Recipients);
    }

    [Fact]
    public async Task A_commitment_that_is_no_longer_as_the_issue_tells_it_is_pointed_out()
    {
        var day = new DateOnly(2026, 12, 1);
        await Database.RunAsync(
            "insert into commitment (id, slug, title, made_on, due_on, status_on, is_public, created_at, updated_at, updated_by) values ('promise', 'promise', 'P', @Day, @Day, @Day, true, @Now, @Now, 'x')", new { Day = day, Now = Database.Clock.GetUtcNow() });
        var block = new Block { Id = "promise", Kind = BlockKind.Commitment, CommitmentId = "promise", Day = day, Texts = new Dictionary<string, BlockText> { ["en"] = new() { Heading = "They pay" } } };
        var issue = await FindAsync((await Get<SaveIssue>().RunAsync(new IssueDraft(null, "The issue", "", [new Section("Promised") { Blocks = [block] }]), "ed", Ct)).Id!);
        async Task<string[]> SaidAsync() => [.. (await Get<CheckIssue>().RunAsync(issue, Ct)).Findings.Where(finding => finding.Check == "Commitments").Select(finding => finding.Sentence)];
        Assert.Equal(["Every commitment is still as the issue tells it."], await SaidAsync());
        await Database.RunAsync("update commitment set status = 'completed', due_on = '2027-03-01' where id = 'promise'");
        Assert.Equal(["“They pay” was completed meanwhile; say so in the block, or take it out.", "“They pay” is due on 1 March 2027 by now; correct the day."], await SaidAsync());
        await Database.RunAsync("update commitment set is_public = false where id = 'promise'");
        Assert.Equal(["“They pay” is not public any more and will be left out; take it out of the issue."], await SaidAsync());
        await Database.RunAsync("delete from issue_block; delete from commitment where id = 'promise'");
    }

    // Another node of the hub with its own settings.
    private ServiceProvider Node(string onlyTo, string? host = null, string url = "https://hub.example.org")
    {
        var settings = new MailSettings { From = "hub@example.org", Host = host, OnlyTo = OnlyTo.Read(onlyTo).List };
        return Database.Describe().AddSingleton(settings).AddSingleton(new HubSettings("Test hub", url)).AddSingleton<IDrawEdition, WithIntro>().BuildServiceProvider();
    }

    private async Task AddAsync(string email)
    {
        Assert.Null(await Get<RequestSubscription>().RunAsync(email, new Preferences("clinician", [], "en", "each-issue"), "c", "s", Ct));
        Assert.True(await Get<ConfirmSubscription>().RunAsync((await Database.ScalarAsync<string>("select id from subscriber where email = @Email", new { Email = email.ToLowerInvariant() }))!, Ct));
    }

    private Task<string> AddLiveAsync(string title = "An item") => Database.AddLiveAsync(Samples.Brief(title));

    private async Task<string> SaveAsync(params string[] items) =>
        (await Get<SaveIssue>().RunAsync(new IssueDraft(null, "The issue", "", [new("News", items)]), "ed", Ct)).Id!;

    private async Task<Issue> FindAsync(string id) => (await Get<IssueStore>().FindAsync(id, Ct))!;
}

/// <summary>Draws the opening words too, where the links and pictures of a test stand.</summary>
internal sealed class WithIntro : IDrawEdition
{
    public async Task<string> DrawAsync(Edition edition) => edition.Intro + await new PlainEdition().DrawAsync(edition);
}

public sealed class PreflightOnSqlite(SqliteDatabase db) : PreflightContract(db), IClassFixture<SqliteDatabase>;

public sealed class PreflightOnPostgres(PostgresDatabase db) : PreflightContract(db), IClassFixture<PostgresDatabase>;
