using KnowledgeHub.Content;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Newsletters;

public abstract class NewslettersContract(TestDatabase database) : Contract(database), IAsyncLifetime
{
    // Every test begins without subscribers and issues.
    public async ValueTask InitializeAsync()
    {
        Database.Mailer.Reset();
        await Database.RunAsync("delete from delivery; delete from issue; delete from subscriber; delete from service_mail");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_issue_queued_twice_mails_each_subscriber_once()
    {
        await SubscribeAsync(5);
        var issue = await ScheduleAsync(await AddLiveAsync());
        var nodes = Enumerable.Range(0, 4).Select(_ => Database.AddNode().GetRequiredService<QueueIssue>()).ToList();
        var queued = await Task.WhenAll(nodes.Select(queue => Task.Run(() => queue.RunAsync(Ct), Ct)));
        Assert.Equal(1, queued.Sum());
        Assert.Equal(0, await Get<QueueIssue>().RunAsync(Ct));
        Assert.Equal(5, await SendAsync());
        Assert.Equal(0, await SendAsync());
        Assert.Equal(Addresses(5), Database.Mailer.Recipients.Order());
        await AssertStatesAsync(issue, 5, ("sent", 5));
    }

    [Fact]
    public async Task An_issue_goes_out_when_it_is_due_and_not_before()
    {
        await SubscribeAsync(1);
        var issue = await SaveAsync(await AddLiveAsync());
        Assert.Equal(ScheduleResult.Scheduled, await Get<ScheduleIssue>().RunAsync(issue, Database.Clock.GetUtcNow().AddMinutes(30), "ed", Ct));
        Assert.Equal(0, await Get<QueueIssue>().RunAsync(Ct));
        Database.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(1, await Get<QueueIssue>().RunAsync(Ct));
        Assert.Equal("sending", (await FindAsync(issue)).State);
        await SendAsync();
        var sent = await FindAsync(issue);
        Assert.Equal(("sent", Database.Clock.GetUtcNow(), Database.Clock.GetUtcNow()), (sent.State, sent.QueuedAt, sent.FinishedAt));
        Assert.Equal(issue, (await Get<IssueStore>().SentAtAsync(sent.Slug, Ct))?.Id);
        Assert.Equal(sent.QueuedAt, await Get<IssueStore>().LastQueuedAsync(Ct));
        Assert.Equal(issue, Assert.Single(await Get<IssueStore>().ArchiveAsync(10, Ct)).Id);
    }

    [Fact]
    public async Task A_scheduled_issue_can_be_taken_back_until_it_is_on_its_way()
    {
        var issue = await ScheduleAsync(await AddLiveAsync());
        Assert.Equal(ScheduleResult.Cancelled, await Get<ScheduleIssue>().CancelAsync(issue, "ed", Ct));
        Assert.Equal(0, await Get<QueueIssue>().RunAsync(Ct));
        await Get<ScheduleIssue>().RunAsync(issue, Database.Clock.GetUtcNow(), "ed", Ct);
        await Get<QueueIssue>().RunAsync(Ct);
        Assert.Equal(ScheduleResult.TooLate, await Get<ScheduleIssue>().CancelAsync(issue, "ed", Ct));
        Assert.Equal(ScheduleResult.TooLate, await Get<ScheduleIssue>().RunAsync(issue, Database.Clock.GetUtcNow(), "ed", Ct));
        Assert.NotEmpty((await Get<SaveIssue>().RunAsync(new IssueDraft(issue, "Too late", "", []), "ed", Ct)).Problems);
    }

    [Fact]
    public async Task Only_who_is_confirmed_gets_an_issue()
    {
        await SubscribeAsync(1);
        await Get<RequestSubscription>().RunAsync("pending@example.org", Chosen("payer"), "c", "s", Ct);
        await QueueAsync(await AddLiveAsync());
        Assert.Equal(1, await SendAsync());
        Assert.Equal(Addresses(1), Database.Mailer.Recipients);
    }

    [Fact]
    public async Task Who_leaves_after_an_issue_was_queued_gets_no_mail()
    {
        var ids = await SubscribeAsync(3);
        var issue = await QueueAsync(await AddLiveAsync());
        await Get<Unsubscribe>().RunAsync(ids[1], Ct);
        Assert.Equal(2, await SendAsync());
        Assert.DoesNotContain("reader1@example.org", Database.Mailer.Recipients);
        await AssertStatesAsync(issue, 3, ("sent", 2), ("left", 1));
    }

    [Fact]
    public async Task Who_leaves_between_the_claim_and_the_hand_over_gets_no_mail()
    {
        var ids = await SubscribeAsync(1);
        var issue = await QueueAsync(await AddLiveAsync());
        var ledger = Get<Ledger>();
        var claimed = Assert.Single(await ledger.ClaimAsync(10, Ct));
        await Get<Unsubscribe>().RunAsync(ids[0], Ct);
        Assert.False(await ledger.BeginAsync(claimed.Id, Ct));
        await AssertStatesAsync(issue, 1, ("left", 1));
    }

    [Fact]
    public async Task Each_answer_of_the_mail_server_has_its_state_and_only_a_later_try_is_repeated()
    {
        await SubscribeAsync(4);
        var issue = await QueueAsync(await AddLiveAsync());
        Handover[] answers = [new Handover.Accepted("250 OK"), new Handover.TryLater("451 busy"), new Handover.Refused("550 no such user", true), new Handover.Unknown("cut off")];
        Database.Mailer.Answer = to => FakeMailer.Says(answers[to["reader".Length] - '0']);
        Assert.Equal(1, await SendAsync());
        await AssertStatesAsync(issue, 4, ("sent", 1), ("queued", 1), ("refused", 1), ("uncertain", 1));
        Assert.Equal("sending", (await FindAsync(issue)).State);
        Assert.Equal("550 no such user", await Database.ScalarAsync<string>("select answer from delivery where state = 'refused'"));

        Assert.Equal(0, await SendAsync());
        Database.Clock.Advance(RetryDelays.After(1));
        Database.Mailer.Answer = _ => FakeMailer.Says(answers[0]);
        Assert.Equal(1, await SendAsync());
        await AssertStatesAsync(issue, 4, ("sent", 2), ("refused", 1), ("uncertain", 1));
        Assert.Equal("sent", (await FindAsync(issue)).State);
        Assert.Equal(5, Database.Mailer.Handed.Count);
    }

    [Fact]
    public async Task A_mail_that_can_never_be_handed_over_is_given_up_after_two_days()
    {
        await SubscribeAsync(1);
        var issue = await QueueAsync(await AddLiveAsync());
        Database.Mailer.Answer = _ => FakeMailer.Says(new Handover.TryLater("451 busy"));
        for (var attempt = 1; attempt <= RetryDelays.Most + 3; attempt++)
        {
            await SendAsync();
            Database.Clock.Advance(RetryDelays.After(attempt));
        }

        Assert.Equal(RetryDelays.Most, Database.Mailer.Handed.Count);
        await AssertStatesAsync(issue, 1, ("refused", 1));
    }

    [Fact]
    public async Task A_hand_over_that_was_cut_off_becomes_uncertain_and_is_never_sent_again()
    {
        await SubscribeAsync(2);
        var issue = await QueueAsync(await AddLiveAsync());
        var ledger = Database.AddNode().GetRequiredService<Ledger>();
        var claimed = await ledger.ClaimAsync(1, Ct);
        Assert.True(await ledger.BeginAsync(claimed[0].Id, Ct));

        // The node that began is gone. The other row is sent; this one waits until the claim has run out.
        Assert.Equal(1, await SendAsync());
        await AssertStatesAsync(issue, 2, ("sent", 1), ("sending", 1));
        Database.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(0, await SendAsync());
        await AssertStatesAsync(issue, 2, ("sent", 1), ("uncertain", 1));
        Database.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(0, await SendAsync());
        Assert.DoesNotContain(claimed[0].Email, Database.Mailer.Recipients);
        Assert.Equal("sent", (await FindAsync(issue)).State);
    }

    [Fact]
    public async Task A_claim_that_ran_out_before_the_hand_over_began_goes_to_another_node()
    {
        await SubscribeAsync(1);
        await QueueAsync(await AddLiveAsync());
        var slow = Database.AddNode().GetRequiredService<Ledger>();
        var claimed = Assert.Single(await slow.ClaimAsync(10, Ct));
        Assert.Equal(0, await SendAsync());
        Database.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.False(await slow.BeginAsync(claimed.Id, Ct));
        Assert.Equal(1, await SendAsync());
        Assert.False(await slow.BeginAsync(claimed.Id, Ct));
    }

    [Fact]
    public async Task A_mailer_that_fails_leaves_its_row_uncertain_and_the_rest_is_sent_later()
    {
        await SubscribeAsync(3);
        var issue = await QueueAsync(await AddLiveAsync());
        Database.Mailer.Answer = to => to.StartsWith("reader1", StringComparison.Ordinal) ? throw new InvalidOperationException("A bug.") : FakeMailer.Says(new Handover.Accepted("250"));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(SendAsync);
        Database.Mailer.Answer = _ => FakeMailer.Says(new Handover.Accepted("250"));
        Database.Clock.Advance(TimeSpan.FromMinutes(6));
        await SendAsync();
        await AssertStatesAsync(issue, 3, ("sent", 2), ("uncertain", 1));
        Assert.Equal(Addresses(3), Database.Mailer.Recipients.Order());
    }

    [Fact]
    public async Task A_send_that_is_stopped_before_the_hand_over_leaves_the_mail_queued()
    {
        await SubscribeAsync(1);
        var issue = await QueueAsync(await AddLiveAsync());
        Database.Mailer.Answer = _ => throw new OperationCanceledException();
        Assert.Equal(0, await SendAsync());
        await AssertStatesAsync(issue, 1, ("queued", 1));
    }

    [Fact]
    public async Task Workers_on_many_nodes_mail_nobody_twice()
    {
        await SubscribeAsync(150);
        var issue = await QueueAsync(await AddLiveAsync());
        var workers = Enumerable.Range(0, 3).Select(_ => Database.AddNode().GetRequiredService<SendDeliveries>()).Append(Get<SendDeliveries>()).Append(Get<SendDeliveries>());
        var sent = await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.RunAsync(Ct), Ct)));
        Assert.Equal(150, sent.Sum());
        Assert.Equal(Addresses(150).Order(), Database.Mailer.Recipients.Order());
        await AssertStatesAsync(issue, 150, ("sent", 150));
    }

    [Fact]
    public async Task An_edition_carries_the_takeaway_of_its_audience_and_no_other()
    {
        await SubscribeAsync(1, "payer");
        await SubscribeAsync(1, "clinician", "doctor");
        await SubscribeAsync(1, "researcher", "scholar");
        await QueueAsync(await Database.AddLiveAsync(Samples.Brief("Own words") with { Takeaways = new Dictionary<string, string> { ["payer"] = "Pay for it.", ["clinician"] = "Order it." } }));
        Assert.Equal(3, await SendAsync());
        Assert.Contains("For payers and HTA bodies: Pay for it.", Text("reader0@example.org"), StringComparison.Ordinal);
        Assert.DoesNotContain("Order it.", Text("reader0@example.org"), StringComparison.Ordinal);
        Assert.Contains("For clinicians: Order it.", Text("doctor0@example.org"), StringComparison.Ordinal);
        Assert.DoesNotContain("Pay for it.", Text("doctor0@example.org"), StringComparison.Ordinal);
        Assert.DoesNotContain(" it.\n\n", Text("scholar0@example.org"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_is_written_in_the_language_of_its_reader()
    {
        await SubscribeAsync(1, locale: "fr");
        await QueueAsync(await AddLiveAsync());
        await SendAsync();
        Assert.Contains("Se désabonner", Text("reader0@example.org"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_mail_carries_the_links_of_its_own_reader()
    {
        var ids = await SubscribeAsync(2);
        await QueueAsync(await AddLiveAsync());
        await SendAsync();
        for (var n = 0; n < 2; n++)
        {
            var mail = Mail($"reader{n}@example.org");
            var link = mail["List-Unsubscribe"]!.Trim('<', '>');
            Assert.Equal("List-Unsubscribe=One-Click", mail["List-Unsubscribe-Post"]);
            Assert.Equal(ids[n], await Get<SubscriberLinks>().ReadAsync("unsubscribe", link.Split('/')[^1], Ct));
            Assert.Contains(link, mail.Text, StringComparison.Ordinal);
            Assert.Contains(link, mail.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("{{slot:", mail.Raw, StringComparison.Ordinal);
            var delivery = await Database.ScalarAsync<string>("select id from delivery where subscriber_id = @Id", new { Id = ids[n] });
            Assert.Equal($"<{delivery}@hub.example.org>", mail["Message-ID"]);
        }
    }

    [Fact]
    public async Task An_item_that_was_withdrawn_is_left_out()
    {
        await SubscribeAsync(1);
        var (kept, withdrawn) = (await AddLiveAsync("Kept"), await AddLiveAsync("Taken back"));
        await QueueAsync(kept, withdrawn);
        await Get<WithdrawContent>().RunAsync(withdrawn, "Wrong.", "ed", Ct);
        Assert.Equal(1, await SendAsync());
        Assert.Contains("Kept", Text("reader0@example.org"), StringComparison.Ordinal);
        Assert.DoesNotContain("Taken back", Text("reader0@example.org"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issue_of_which_nothing_is_published_any_more_is_not_sent_blank()
    {
        await SubscribeAsync(2);
        var item = await AddLiveAsync("Only one");
        var issue = await QueueAsync(item);
        await Get<WithdrawContent>().RunAsync(item, "Wrong.", "ed", Ct);
        Assert.Equal(0, await SendAsync());
        Assert.Empty(Database.Mailer.Handed);
        await AssertStatesAsync(issue, 2, ("left", 2));
        Assert.Equal("sent", (await FindAsync(issue)).State);
    }

    [Fact]
    public async Task An_issue_without_published_items_cannot_be_scheduled()
    {
        var draft = await Database.SaveAsync(Samples.Draft(Samples.Brief("Not yet")));
        foreach (var issue in new[] { await SaveAsync(), await SaveAsync(draft.Id) })
        {
            Assert.Equal(ScheduleResult.Empty, await Get<ScheduleIssue>().RunAsync(issue, Database.Clock.GetUtcNow(), "ed", Ct));
        }
    }

    [Fact]
    public async Task An_issue_nobody_reads_is_finished_at_once()
    {
        var issue = await QueueAsync(await AddLiveAsync());
        Assert.Equal(0, await SendAsync());
        Assert.Equal("sent", (await FindAsync(issue)).State);
    }

    [Fact]
    public async Task An_issue_comes_back_as_it_was_saved()
    {
        var (one, two, three) = (await AddLiveAsync("One"), await AddLiveAsync("Two"), await AddLiveAsync("Three"));
        var (id, problems) = await Get<SaveIssue>().RunAsync(new IssueDraft(null, " March ", "<p>Hello<script>x</script></p>", [new("First", [two, one]), new("", [three])]), "ed", Ct);
        Assert.Empty(problems);
        var issue = await FindAsync(id!);
        Assert.Equal(("March", "<p>Hello</p>", "draft"), (issue.Title, issue.Intro, issue.State));
        Assert.Equal([two, one, three], issue.ContentIds);
        Assert.Equal(["First", ""], issue.Sections.Select(section => section.Heading));
        await Get<SaveIssue>().RunAsync(new IssueDraft(id, "March", "", [new("Only", [three])]), "ed", Ct);
        Assert.Equal([three], (await FindAsync(id!)).ContentIds);
        Assert.Contains(await Get<IssueStore>().ListAsync(10, Ct), listed => listed.Id == id);
    }

    [Fact]
    public async Task What_is_wrong_with_an_issue_is_said_in_a_sentence()
    {
        var item = await AddLiveAsync();
        Assert.Equal(["title"], (await Get<SaveIssue>().RunAsync(new IssueDraft(null, " ", "", []), "ed", Ct)).Problems.Select(problem => problem.Field));
        Assert.Equal(["title", "items"], (await Get<SaveIssue>().RunAsync(new IssueDraft(null, new string('a', 151), "", [new("", [item, item])]), "ed", Ct)).Problems.Select(problem => problem.Field));
    }

    [Fact]
    public async Task Two_issues_of_one_day_and_title_have_two_addresses()
    {
        var (one, two) = (await FindAsync(await SaveAsync()), await FindAsync(await SaveAsync()));
        Assert.Equal($"{one.Slug}-2", two.Slug);
    }

    [Fact]
    public async Task A_test_mail_goes_to_one_address_and_counts_nowhere()
    {
        await SubscribeAsync(1, "payer");
        var issue = await FindAsync(await SaveAsync(await AddLiveAsync()));
        Assert.Null(await Get<SendTest>().RunAsync(issue, new Reader("payer", "en", ""), "colleague@example.org", Ct));
        Assert.Equal(["colleague@example.org"], Database.Mailer.Recipients);
        Assert.StartsWith("[Test] ", Mail("colleague@example.org").Subject, StringComparison.Ordinal);
        Assert.Empty(await Get<IssueStore>().CountDeliveriesAsync(issue.Id, Ct));
        Assert.StartsWith("That is not a complete mail address", await Get<SendTest>().RunAsync(issue, new Reader("payer", "en", ""), "nobody", Ct), StringComparison.Ordinal);
        Assert.StartsWith("The issue has no published items", await Get<SendTest>().RunAsync(issue with { Sections = [] }, new Reader("payer", "en", ""), "a@example.org", Ct), StringComparison.Ordinal);
    }

    private static Preferences Chosen(string audience, string locale = "en") => new(audience, [], locale, "each-issue");

    private static IEnumerable<string> Addresses(int count) => Enumerable.Range(0, count).Select(n => $"reader{n}@example.org");

    private async Task<List<string>> SubscribeAsync(int count, string audience = "policymaker", string name = "reader", string locale = "en")
    {
        var ids = new List<string>();
        for (var n = 0; n < count; n++)
        {
            var email = $"{name}{n}@example.org";
            Assert.Null(await Get<RequestSubscription>().RunAsync(email, Chosen(audience, locale), "c", "s", Ct));
            ids.Add((await Database.ScalarAsync<string>("select id from subscriber where email = @Email", new { Email = email }))!);
            Assert.True(await Get<ConfirmSubscription>().RunAsync(ids[^1], Ct));
        }

        return ids;
    }

    private Task<string> AddLiveAsync(string title = "An item") => Database.AddLiveAsync(Samples.Brief(title));

    private async Task<string> SaveAsync(params string[] items)
    {
        var (id, problems) = await Get<SaveIssue>().RunAsync(new IssueDraft(null, "The issue", "<p>Dear <a href=\"/topics\">reader</a></p>", [new("News", items)]), "ed", Ct);
        Assert.Empty(problems);
        return id!;
    }

    private async Task<string> ScheduleAsync(params string[] items)
    {
        var id = await SaveAsync(items);
        Assert.Equal(ScheduleResult.Scheduled, await Get<ScheduleIssue>().RunAsync(id, Database.Clock.GetUtcNow(), "ed", Ct));
        return id;
    }

    private async Task<string> QueueAsync(params string[] items)
    {
        var id = await ScheduleAsync(items);
        Assert.Equal(1, await Get<QueueIssue>().RunAsync(Ct));
        return id;
    }

    private Task<int> SendAsync() => Get<SendDeliveries>().RunAsync(Ct);

    private async Task<Issue> FindAsync(string id) => Assert.IsType<Issue>(await Get<IssueStore>().FindAsync(id, Ct));

    private OutboxMail Mail(string to) => MessageReader.Read(Database.Mailer.Handed.Single(mail => mail.To == to).Message);

    private string Text(string to) => Mail(to).Text!;

    private async Task AssertStatesAsync(string issue, int subscribers, params (string State, int Count)[] expected)
    {
        var states = await Get<IssueStore>().CountDeliveriesAsync(issue, Ct);
        Assert.Equal(expected.OrderBy(state => state.State, StringComparer.Ordinal), states.Select(state => (state.Key, state.Value)).OrderBy(state => state.Key, StringComparer.Ordinal));
        Assert.Equal(subscribers, states.Values.Sum());
    }
}

public sealed class NewslettersOnSqlite(SqliteDatabase database) : NewslettersContract(database), IClassFixture<SqliteDatabase>;

public sealed class NewslettersOnPostgres(PostgresDatabase database) : NewslettersContract(database), IClassFixture<PostgresDatabase>;
