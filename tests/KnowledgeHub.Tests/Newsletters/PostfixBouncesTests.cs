using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Newsletters.Bounces;
using KnowledgeHub.Newsletters.Reports;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Tests.Mail;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace KnowledgeHub.Tests.Newsletters;

/// <summary>An issue goes out through a mail server that is not ours, and what that one writes about it is read. What databases make of returns is the ComingBackContract's.</summary>
public sealed class PostfixBouncesTests : IClassFixture<SqliteDatabase>, IClassFixture<RealPostfix>
{
    private readonly SqliteDatabase database;
    private readonly RealPostfix postfix;

    public PostfixBouncesTests(SqliteDatabase database, RealPostfix postfix)
    {
        RealPostfix.Require();
        (this.database, this.postfix) = (database, postfix);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_Postfix_reports_holds_dead_mailboxes_counts_the_others_and_passes_over_replies()
    {
        // What becomes of each: (held, last return, its status).
        var expected = new Dictionary<string, (bool Held, string? Kind, string? Status)>
        {
            ["reader-gone@example.org"] = (true, "hard", "5.1.1"),
            ["žofie-gone@example.org"] = (true, "hard", "5.1.1"),
            ["closed@example.org"] = (true, "hard", "5.2.1"),
            ["nobody-here@partner.example.org"] = (true, "hard", "5.1.1"),
            ["full@partner.example.org"] = (false, "soft", "5.2.2"),
            ["later@partner.example.org"] = (false, "soft", "4.3.2"),
            ["away@example.org"] = (false, null, null),
            ["reader@example.org"] = (false, null, null),
        };
        foreach (var email in expected.Keys)
        {
            await SubscribeAsync(email);
        }

        await using var mailer = new SmtpMailer(postfix.Settings, NullLogger<SmtpMailer>.Instance, options: ScriptedServer.Options() with { Certificate = (_, _, _, _) => true });
        await using var node = database.Describe().AddSingleton<IMailer>(mailer).BuildServiceProvider();
        var issue = await SendAsync(node);
        Assert.Equal(expected.Count, (await database.Get<ReadReport>().RunAsync(issue, Ct)).In("sent"));
        await AnswerAsync(mailer, await PathAsync(issue, "away@example.org"));

        // A report of each that failed, word that the one for later waits, and the reply.
        await postfix.ReturnedAsync(8);
        var maildir = new ReadMaildir(new MailSettings { BouncesFrom = postfix.Returned }, database.Get<TakeReturn>());
        Assert.Equal(8, await maildir.RunAsync(Ct));

        var returns = (await ReturnsAsync()).ToDictionary(row => row.Email, row => (row.Held, row.Kind, row.Status));
        Assert.All(expected, expectation => Assert.Equal((expectation.Key, expectation.Value), (expectation.Key, returns[expectation.Key])));
        Assert.Empty(await database.Get<ReturnDesk>().UnreadAsync(10, Ct));
        var report = await database.Get<ReadReport>().RunAsync(issue, Ct);
        Assert.Equal((8, 2, 6), (report.Sum, report.In("sent"), report.In("bounced")));

        database.Clock.Advance(TimeSpan.FromDays(1));
        var next = await SendAsync(database.Services);
        Assert.Equal(4, (await database.Get<ReadReport>().RunAsync(next, Ct)).In("sent"));
    }

    private async Task SubscribeAsync(string email)
    {
        Assert.Null(await database.Get<RequestSubscription>().RunAsync(email, new("policymaker", [], "en", "each-issue"), "c", "s", Ct));
        Assert.True(await database.Get<ConfirmSubscription>().RunAsync((await database.ScalarAsync<string>("select id from subscriber where email = @Email", new { Email = email }))!, Ct));
    }

    private async Task<string> SendAsync(IServiceProvider node)
    {
        var item = await database.AddLiveAsync(Samples.Brief("What came of it"));
        var issue = Assert.IsType<string>((await database.Get<SaveIssue>().RunAsync(new IssueDraft(null, "An issue", "", [new Section("New", [item])]), "ed", Ct)).Id);
        Assert.Equal(ScheduleResult.Scheduled, await database.Get<ScheduleIssue>().RunAsync(issue, database.Clock.GetUtcNow(), "ed", Ct));
        await database.Get<QueueIssue>().RunAsync(Ct);
        await node.GetRequiredService<SendDeliveries>().RunAsync(Ct);
        return issue;
    }

    private async Task<string> PathAsync(string issue, string email) => await database.Get<ReturnPath>().ForAsync(
        (await database.ScalarAsync<string>("select d.id from delivery d join subscriber s on s.id = d.subscriber_id where d.issue_id = @Issue and s.email = @Email", new { Issue = issue, Email = email }))!, Ct);

    // A mail program on holiday answers to the envelope sender and from nobody (RFC 3834).
    private static async Task AnswerAsync(SmtpMailer mailer, string path)
    {
        var reply = SampleMail.Plain with { From = new Mailbox("", "away@example.org"), To = new Mailbox("", path), Subject = "Re: An issue", Text = "I am away until Monday.\n", Headers = [new Header("Auto-Submitted", "auto-replied")] };
        Assert.IsType<Handover.Accepted>(await mailer.SendAsync(new Envelope("", path), MessageWriter.Write(reply), Ct));
    }

    private async Task<IEnumerable<Row>> ReturnsAsync()
    {
        await using var session = await database.Get<KnowledgeHub.Storage.Database>().OpenAsync(Ct);
        return await session.QueryAsync<Row>("select s.email, s.held_at is not null as held, r.kind, r.status from subscriber s join delivery d on d.subscriber_id = s.id left join delivery_return r on r.delivery_id = d.id", ct: Ct);
    }

    private sealed record Row
    {
        public required string Email { get; init; }

        public bool Held { get; init; }

        public string? Kind { get; init; }

        public string? Status { get; init; }
    }
}
