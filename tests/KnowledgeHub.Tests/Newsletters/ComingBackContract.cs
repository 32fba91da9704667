using System.Text;
using KnowledgeHub.Content;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Newsletters.Bounces;
using KnowledgeHub.Newsletters.Clicks;
using KnowledgeHub.Newsletters.Corrections;
using KnowledgeHub.Newsletters.Reports;
using KnowledgeHub.Storage;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Tests.Mail.Incoming;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Newsletters;

public abstract class ComingBackContract(TestDatabase database) : Contract(database), IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        Database.Mailer.Reset();
        await Database.RunAsync("delete from delivery; delete from issue; delete from subscriber; delete from service_mail; delete from unread_return; delete from suppression; delete from hub_value where name = 'count-clicks'");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_dead_mailbox_is_held_at_once_and_the_ledger_keeps_that_it_was_sent()
    {
        var ids = await SubscribeAsync(2);
        var issue = await SendAsync(await AddLiveAsync("First"));
        Assert.Equal(ReturnOutcome.Held, await TakeAsync(SampleReturns.Report("failed", "5.1.1", "550 5.1.1 User unknown", to: await PathAsync(issue, ids[0]))));
        Assert.Equal(SuppressionReason.Bounced, await Get<Suppression>().FindAsync("reader0@example.org", Ct));
        var report = await Get<ReadReport>().RunAsync(issue, Ct);
        Assert.Equal((2, 2, 1, 1), (report.Rows, report.Sum, report.In("sent"), report.In("bounced")));
        Assert.Equal(2, (await Get<IssueStore>().CountDeliveriesAsync(issue, Ct))["sent"]);

        await SendAsync(await AddLiveAsync("Second"));
        Assert.Equal(1, Database.Mailer.Recipients.Count(to => to == "reader0@example.org"));
        Assert.Equal(2, Database.Mailer.Recipients.Count(to => to == "reader1@example.org"));
    }

    [Fact]
    public async Task A_report_counts_the_edition_that_was_sent_whatever_its_reader_chose_since()
    {
        var ids = await SubscribeAsync(1);
        var issue = await SendAsync(await AddLiveAsync("First"));
        var sent = Assert.Single((await Get<ReadReport>().RunAsync(issue, Ct)).States);
        await Get<ChangePreferences>().RunAsync(ids[0], new Preferences("industry", [], "fr", "each-issue"), Ct);
        Assert.Equal(sent, Assert.Single((await Get<ReadReport>().RunAsync(issue, Ct)).States));
        var next = await SendAsync(await AddLiveAsync("Second"));
        var other = Assert.Single((await Get<ReadReport>().RunAsync(next, Ct)).States);
        Assert.Equal(("industry", "fr", 1), (other.Audience, other.Locale, other.Count));
    }

    [Fact]
    public async Task Staff_undo_a_hold_and_the_trail_tells_of_it()
    {
        var ids = await SubscribeAsync(1);
        var issue = await SendAsync(await AddLiveAsync("First"));
        await TakeAsync(SampleReturns.Report("failed", "5.1.1", "550 5.1.1 User unknown", to: await PathAsync(issue, ids[0])));
        var held = Assert.Single((await Get<ReturnDesk>().HeldAsync(10, Ct)).Held);
        Assert.Equal(("reader0@example.org", "bounced", "5.1.1"), (held.Email, held.HeldBecause, held.Status));
        Assert.True(await Get<ReturnDesk>().LiftAsync(ids[0], "ada@example.org", Ct));
        Assert.False(await Get<ReturnDesk>().LiftAsync(ids[0], "ada@example.org", Ct));
        Assert.Null(await Get<Suppression>().FindAsync("reader0@example.org", Ct));
        Assert.Equal(1, await Database.ScalarAsync<int>("select count(*) from audit_entry where subject_id = @Id and who = 'ada@example.org'", new { Id = ids[0] }));
        await SendAsync(await AddLiveAsync("Second"));
        Assert.Equal(2, Database.Mailer.Handed.Count);
    }

    [Fact]
    public async Task Whoever_left_stays_on_the_list_for_that_when_a_bounce_of_them_is_undone()
    {
        var ids = await SubscribeAsync(1);
        var issue = await SendAsync(await AddLiveAsync("First"));
        await using (var session = await Get<Database>().BeginAsync(Ct))
        {
            await Get<Suppression>().AddAsync(session, await Get<Suppression>().HashAsync("reader0@example.org", Ct), SuppressionReason.Left, Ct);
            await session.CommitAsync(Ct);
        }

        await TakeAsync(SampleReturns.Report("failed", "5.1.1", "550 5.1.1 User unknown", to: await PathAsync(issue, ids[0])));
        await Get<ReturnDesk>().LiftAsync(ids[0], "ada@example.org", Ct);
        Assert.Equal(SuppressionReason.Left, await Get<Suppression>().FindAsync("reader0@example.org", Ct));
    }

    [Fact]
    public async Task A_full_mailbox_is_held_after_five_returns_of_three_issues_and_not_before()
    {
        var ids = await SubscribeAsync(1);
        var outcomes = new List<ReturnOutcome>();
        foreach (var (title, returns) in new[] { ("First", 3), ("Second", 3), ("Third", 1) })
        {
            var issue = await SendAsync(await AddLiveAsync(title));
            for (var n = 0; n < returns; n++)
            {
                outcomes.Add(await TakeAsync(SampleReturns.Report("failed", "5.2.2", $"552 Mailbox full, try {n} of {title}", to: await PathAsync(issue, ids[0]))));
            }
        }

        Assert.Equal([.. Enumerable.Repeat(ReturnOutcome.Counted, 6), ReturnOutcome.Held], outcomes);
    }

    [Fact]
    public async Task Soft_returns_of_long_ago_do_not_count()
    {
        var ids = await SubscribeAsync(1);
        for (var n = 0; n < 8; n++)
        {
            var issue = await SendAsync(await AddLiveAsync($"Issue {n}"));
            Assert.Equal(ReturnOutcome.Counted, await TakeAsync(SampleReturns.Report("failed", "4.2.1", $"452 later {n}", to: await PathAsync(issue, ids[0]))));
            Database.Clock.Advance(TimeSpan.FromDays(10));
        }
    }

    [Fact]
    public async Task The_same_message_taken_twice_counts_once()
    {
        var ids = await SubscribeAsync(1);
        var issue = await SendAsync(await AddLiveAsync("First"));
        var message = SampleReturns.Report("failed", "4.2.2", "452 full", to: await PathAsync(issue, ids[0]));
        Assert.Equal([ReturnOutcome.Counted, ReturnOutcome.Known], [await TakeAsync(message), await TakeAsync(message)]);
        var stray = SampleReturns.Plain("From: somebody@example.org\nSubject: Hello", "Hello");
        Assert.Equal([ReturnOutcome.Listed, ReturnOutcome.Known], [await TakeAsync(stray), await TakeAsync(stray)]);
    }

    [Fact]
    public async Task A_complaint_holds_at_once_and_is_found_by_the_message_it_brings_back()
    {
        var ids = await SubscribeAsync(1);
        var issue = await SendAsync(await AddLiveAsync("First"));
        Assert.Equal(ReturnOutcome.Held, await TakeAsync(SampleReturns.Complaint($"{await DeliveryAsync(issue, ids[0])}@hub.example.org")));
        Assert.Equal(SuppressionReason.Complained, await Get<Suppression>().FindAsync("reader0@example.org", Ct));
        var report = await Get<ReadReport>().RunAsync(issue, Ct);
        Assert.Equal((1, 1, 1), (report.Complaints, report.In("sent"), report.Sum));
    }

    [Fact]
    public async Task A_report_that_proves_nothing_harms_nobody_and_is_listed()
    {
        await SubscribeAsync(1);
        await SendAsync(await AddLiveAsync("First"));
        var madeUp = Id.New(Database.Clock);
        Assert.Equal(ReturnOutcome.Listed, await TakeAsync(SampleReturns.Report("failed", "5.1.1", "550 User unknown", to: $"bounces+{madeUp}-{new string('0', 20)}@example.org", messageId: $"{madeUp}@hub.example.org", recipient: "reader0@example.org")));
        Assert.Null(await Get<Suppression>().FindAsync("reader0@example.org", Ct));
        Assert.Empty((await Get<ReturnDesk>().HeldAsync(10, Ct)).Held);
        var listed = Assert.Single(await Get<ReturnDesk>().UnreadAsync(10, Ct));
        Assert.Equal(("hard", "reader0@example.org"), (listed.Kind, listed.Recipient));
        await Get<ReturnDesk>().SettleAsync(listed.Id, "ada@example.org", Ct);
        Assert.Empty(await Get<ReturnDesk>().UnreadAsync(10, Ct));
    }

    [Fact]
    public async Task Another_hubs_message_id_and_a_mail_that_never_went_out_prove_nothing()
    {
        var ids = await SubscribeAsync(1);
        var issue = await SendAsync(await AddLiveAsync("First"));
        var delivery = await DeliveryAsync(issue, ids[0]);
        Assert.Equal(ReturnOutcome.Listed, await TakeAsync(SampleReturns.Report("failed", "5.1.1", "550 User unknown", messageId: $"{delivery}@other.example.org")));
        await Database.RunAsync("update delivery set state = 'queued' where id = @Id", new { Id = delivery });
        Assert.Equal(ReturnOutcome.Listed, await TakeAsync(SampleReturns.Report("failed", "5.1.1", "550 User unknown", messageId: $"{delivery}@hub.example.org")));
    }

    [Fact]
    public async Task An_automatic_reply_and_a_delay_do_nothing()
    {
        var ids = await SubscribeAsync(1);
        var path = await PathAsync(await SendAsync(await AddLiveAsync("First")), ids[0]);
        Assert.Equal(ReturnOutcome.Nothing, await TakeAsync(SampleReturns.Plain($"From: reader0@example.org\nTo: {path}\nSubject: Out of office", "Back on Monday.")));
        Assert.Equal(ReturnOutcome.Nothing, await TakeAsync(SampleReturns.Report("delayed", "4.4.1", "451 later", to: path)));
        Assert.Empty(await Get<ReturnDesk>().UnreadAsync(10, Ct));
    }

    [Fact]
    public async Task A_Maildir_is_emptied_and_its_messages_kept()
    {
        var ids = await SubscribeAsync(1);
        var path = await PathAsync(await SendAsync(await AddLiveAsync("First")), ids[0]);
        var folder = Directory.CreateDirectory(Path.Combine(Database.Folder, $"maildir-{Id.New(Database.Clock)}")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "new"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "new", "1.host"), SampleReturns.Report("failed", "5.1.1", "550 User unknown", to: path), Ct);
        await File.WriteAllBytesAsync(Path.Combine(folder, "new", "2.host"), [], Ct);
        var maildir = new ReadMaildir(new MailSettings { BouncesFrom = folder }, Get<TakeReturn>());
        Assert.Equal(2, await maildir.RunAsync(Ct));
        Assert.Equal(0, await maildir.RunAsync(Ct));
        Assert.Equal(["1.host:2,S", "2.host:2,S"], Directory.GetFiles(Path.Combine(folder, "cur")).Select(Path.GetFileName).Order());
        Assert.NotNull(await Get<Suppression>().FindAsync("reader0@example.org", Ct));
    }

    [Fact]
    public async Task Links_lead_over_the_hub_to_their_own_address_and_clicks_are_counted_by_edition()
    {
        await SubscribeAsync(1);
        var item = await AddLiveAsync("First");
        var issue = await SendAsync(item);
        var html = Html("reader0@example.org");
        var token = TokenIn(html);
        var (url, count) = Assert.NotNull(await Get<FollowLink>().RunAsync(token, Ct));
        Assert.StartsWith("https://hub.example.org/briefs/", url, StringComparison.Ordinal);
        Assert.NotNull(count);
        Assert.Contains("/unsubscribe/", html, StringComparison.Ordinal);
        Assert.Contains(url, MessageReader.Read(Database.Mailer.Handed.Single().Message).Text, StringComparison.Ordinal);

        var numbers = new ClickNumbers(Get<Database>(), Database.Clock);
        numbers.Count(count, "one");
        numbers.Count(count, "one");
        numbers.Count(count, "other");
        await numbers.FlushAsync(all: false, Ct);
        Assert.Empty((await Get<ReadReport>().RunAsync(issue, Ct)).Days);
        Database.Clock.Advance(ClickNumbers.Wait);
        await numbers.FlushAsync(all: false, Ct);
        await numbers.FlushAsync(all: true, Ct);
        var clicked = Assert.Single((await Get<ReadReport>().RunAsync(issue, Ct)).Clicks, link => link.Clicks > 0);
        Assert.Equal((2, "policymaker", "en", "New", "First"), (clicked.Clicks, clicked.Audience, clicked.Locale, clicked.Section, clicked.Label));
    }

    [Fact]
    public async Task A_token_that_was_changed_leads_nowhere()
    {
        await SubscribeAsync(1);
        await SendAsync(await AddLiveAsync("First"));
        var token = TokenIn(Html("reader0@example.org"));
        foreach (var forged in new[] { token.Replace(".policymaker.", ".payer.", StringComparison.Ordinal), token[..^1], "", ".", "....", "https://evil.example", token.Replace("." + token.Split('.')[1] + ".", ".7.", StringComparison.Ordinal) })
        {
            Assert.Null(await Get<FollowLink>().RunAsync(forged, Ct));
        }
    }

    [Fact]
    public async Task Whoever_opens_many_links_at_once_is_a_scanner_and_a_reader_is_not()
    {
        await SubscribeAsync(1);
        var issue = await SendAsync(await AddLiveAsync("One"), await AddLiveAsync("Two"), await AddLiveAsync("Three"), await AddLiveAsync("Four"), await AddLiveAsync("Five"));
        var links = await Database.ScalarAsync<int>("select count(*) from issue_link where issue_id = @Id", new { Id = issue });
        Assert.True(links >= 5, $"There are {links} links.");
        var numbers = new ClickNumbers(Get<Database>(), Database.Clock);
        for (var number = 1; number <= 5; number++)
        {
            numbers.Count(new ClickedLink(issue, number, "policymaker", "en"), "scanner");
            await numbers.FlushAsync(all: false, Ct);
            Database.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        for (var number = 1; number <= 2; number++)
        {
            numbers.Count(new ClickedLink(issue, number, "policymaker", "en"), "reader");
        }

        for (var second = 0; second < 30; second++)
        {
            Database.Clock.Advance(TimeSpan.FromSeconds(1));
            await numbers.FlushAsync(all: false, Ct);
        }

        Assert.Equal(2, (await Get<ReadReport>().RunAsync(issue, Ct)).Clicks.Sum(link => link.Clicks));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_counting_is_off_links_are_direct(bool hubWide)
    {
        await SubscribeAsync(1);
        var item = await AddLiveAsync("First");
        var issue = await SaveAsync(item);
        await (hubWide ? Get<ClickSettings>().SetAsync(false, "ada", Ct) : Get<ClickSettings>().SetAsync(issue, false, "ada", Ct));
        await ScheduleAndSendAsync(issue);
        Assert.DoesNotContain("/r/", Html("reader0@example.org"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_reconciles_groups_answers_and_names_who_left_after_it()
    {
        var ids = await SubscribeAsync(6);
        Handover[] answers = [new Handover.Accepted("250"), new Handover.Refused("550 5.1.1 <reader1@example.org> unknown, id 4F2A91B7C0", true), new Handover.Refused("550 5.1.1 <reader2@example.org> unknown, id 9C0D11E2AA", true), new Handover.Unknown("cut off"), new Handover.Accepted("250"), new Handover.Accepted("250")];
        Database.Mailer.Answer = to => FakeMailer.Says(answers[to["reader".Length] - '0']);
        var issue = await SendAsync(await AddLiveAsync("First"));
        Database.Clock.Advance(TimeSpan.FromDays(3));
        await Get<Unsubscribe>().RunAsync(ids[4], Ct);
        Database.Clock.Advance(TimeSpan.FromDays(14));
        await Get<Unsubscribe>().RunAsync(ids[5], Ct);

        var report = await Get<ReadReport>().RunAsync(issue, Ct);
        Assert.Equal((6, 6, 3, 2, 1), (report.Rows, report.Sum, report.In("sent"), report.In("refused"), report.In("uncertain")));
        Assert.Equal(new Counted("550 5.1.1 … unknown, id …", 2), Assert.Single(report.Refusals));
        Assert.Equal(new EditionLeaving("policymaker", "en", 1), Assert.Single(report.Leaving));
        Assert.Equal(Enumerable.Range(0, 6).Select(n => $"reader{n}@example.org"), (await Get<ReadReport>().RowsAsync(issue, "", 100, Ct)).Select(row => row.Email));
    }

    [Fact]
    public async Task One_search_tells_who_got_what_and_why_not()
    {
        var ids = await SubscribeAsync(2);
        await Get<RequestSubscription>().RunAsync("pending@sub.example.org", Chosen(), "c", "s", Ct);
        Database.Mailer.Answer = to => FakeMailer.Says(to.StartsWith("reader1", StringComparison.Ordinal) ? new Handover.Refused("550 no such user", true) : new Handover.Accepted("250 2.0.0 taken"));
        var first = await SendAsync(await AddLiveAsync("First"));
        await TakeAsync(SampleReturns.Report("failed", "5.1.1", "550 User unknown", to: await PathAsync(first, ids[0])));
        Database.Clock.Advance(TimeSpan.FromDays(1));
        await SendAsync(await AddLiveAsync("Second"));

        var found = await Get<FindDeliveries>().RunAsync("Example.org", "ada@example.org", Ct);
        Assert.Equal(["pending@sub.example.org", "reader0@example.org", "reader1@example.org"], found.People.Select(person => person.Email));
        Assert.Equal(["The subscription was never confirmed.", "The subscription was never confirmed."], found.People[0].Issues.Select(line => line.Words));
        Assert.Equal(("bounced", "5.1.1 550 User unknown"), (found.People[1].Issues[1].State, found.People[1].Issues[1].Words));
        Assert.Equal("none", found.People[1].Issues[0].State);
        Assert.StartsWith("Was held since", found.People[1].Issues[0].Words, StringComparison.Ordinal);
        Assert.Equal(("refused", "550 no such user"), (found.People[2].Issues[0].State, found.People[2].Issues[0].Words));

        Assert.Single((await Get<FindDeliveries>().RunAsync("READER1@example.org", "ada@example.org", Ct)).People);
        Assert.Empty((await Get<FindDeliveries>().RunAsync("reader", "ada@example.org", Ct)).People);
        Assert.NotNull((await Get<FindDeliveries>().RunAsync("%", "ada@example.org", Ct)).Problem);
        Assert.Empty((await Get<FindDeliveries>().RunAsync("%%%", "ada@example.org", Ct)).People);
        Assert.True(await Database.ScalarAsync<int>("select count(*) from audit_entry where action = 'looked' and who = 'ada@example.org'") >= 4);
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from audit_entry where action = 'looked' and details like '%reader1@example.org%'"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_correction_goes_to_exactly_those_who_got_the_item_before(bool withdrawn)
    {
        var ids = await SubscribeAsync(3);
        var item = await AddLiveAsync("Wrong figures");
        await SendAsync(item);
        await SubscribeAsync(1, "late");
        await Get<Unsubscribe>().RunAsync(ids[1], Ct);
        Database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.DoesNotContain(await Get<MailedChanges>().ListAsync(10, Ct), change => change.ContentId == item);
        if (withdrawn)
        {
            Assert.Equal(WithdrawResult.Withdrawn, await Get<WithdrawContent>().RunAsync(item, "The figures were wrong.", "ed", Ct));
        }
        else
        {
            await Database.ChangeAsync(item, Samples.Brief("Wrong figures") with { Summary = "The right figures." }, Edit.Major("Table 2 is corrected."));
        }

        var change = Assert.Single(await Get<MailedChanges>().ListAsync(10, Ct), change => change.ContentId == item);
        Assert.Equal((3, withdrawn ? "withdrawn" : "changed"), (change.Readers, change.Kind));
        Database.Clock.Advance(TimeSpan.FromHours(1));
        Database.Mailer.Handed.Clear();
        var correction = Assert.IsType<string>(await Get<ComposeCorrection>().RunAsync(change.Announcement, "ada@example.org", Ct));
        Assert.Equal(correction, await Get<ComposeCorrection>().RunAsync(change.Announcement, "ada@example.org", Ct));
        await ScheduleAndSendAsync(correction);
        Assert.Equal(["reader0@example.org", "reader2@example.org"], Database.Mailer.Recipients.Order());
        Assert.Contains(change.Note, MessageReader.Read(Database.Mailer.Handed.First().Message).Text, StringComparison.Ordinal);
        Assert.Equal(correction, Assert.Single(await Get<MailedChanges>().ListAsync(10, Ct), known => known.ContentId == item && known.Announcement == change.Announcement).CorrectionId);
    }

    private async Task<List<string>> SubscribeAsync(int count, string name = "reader")
    {
        var ids = new List<string>();
        for (var n = 0; n < count; n++)
        {
            var email = $"{name}{n}@example.org";
            Assert.Null(await Get<RequestSubscription>().RunAsync(email, Chosen(), "c", "s", Ct));
            ids.Add((await Database.ScalarAsync<string>("select id from subscriber where email = @Email", new { Email = email }))!);
            Assert.True(await Get<ConfirmSubscription>().RunAsync(ids[^1], Ct));
        }

        return ids;
    }

    private static Preferences Chosen() => new("policymaker", [], "en", "each-issue");

    private Task<string> AddLiveAsync(string title) => Database.AddLiveAsync(Samples.Brief(title));

    private async Task<string> SaveAsync(params string[] items) =>
        Assert.IsType<string>((await Get<SaveIssue>().RunAsync(new IssueDraft(null, "An issue", "", [new Section("New", items)]), "ed", Ct)).Id);

    private async Task<string> SendAsync(params string[] items)
    {
        var id = await SaveAsync(items);
        await ScheduleAndSendAsync(id);
        return id;
    }

    private async Task ScheduleAndSendAsync(string id)
    {
        Assert.Equal(ScheduleResult.Scheduled, await Get<ScheduleIssue>().RunAsync(id, Database.Clock.GetUtcNow(), "ed", Ct));
        Assert.Equal(1, await Get<QueueIssue>().RunAsync(Ct));
        await Get<SendDeliveries>().RunAsync(Ct);
    }

    private async Task<string> DeliveryAsync(string issue, string subscriber) =>
        (await Database.ScalarAsync<string>("select id from delivery where issue_id = @Issue and subscriber_id = @Subscriber", new { Issue = issue, Subscriber = subscriber }))!;

    private async Task<string> PathAsync(string issue, string subscriber) => await Get<ReturnPath>().ForAsync(await DeliveryAsync(issue, subscriber), Ct);

    private Task<ReturnOutcome> TakeAsync(byte[] message) => Get<TakeReturn>().RunAsync(message, Ct);

    private string Html(string to) => MessageReader.Read(Database.Mailer.Handed.Last(mail => mail.To == to).Message).Html!;

    private static string TokenIn(string html) => html.Split("/r/")[1].Split('"')[0];
}

public sealed class ComingBackOnSqlite(SqliteDatabase database) : ComingBackContract(database), IClassFixture<SqliteDatabase>;

public sealed class ComingBackOnPostgres(PostgresDatabase database) : ComingBackContract(database), IClassFixture<PostgresDatabase>;
