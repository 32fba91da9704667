using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Review;

public abstract class ScheduleContract(TestDatabase database) : Staffed(database)
{
    private DateTimeOffset Now => Database.Clock.GetUtcNow();

    [Fact]
    public async Task A_scheduled_draft_is_published_once_by_whichever_node_is_first()
    {
        var (id, version) = await DraftAsync("Timed");
        Assert.Null(await ScheduleAsync(id, version, TimeSpan.FromHours(2)));
        Assert.Equal(Stage.Scheduled, (await StateAsync(id)).Stage);
        Assert.Contains(await Get<ReviewDesk>().UpcomingAsync(50, Ct), item => item.Id == id && item.Who == Bo);
        Assert.Equal(0, await RunAsync());
        Database.Clock.Advance(TimeSpan.FromHours(3));
        var other = Database.AddNode();
        var done = await Task.WhenAll(Task.Run(RunAsync, Ct), Task.Run(() => other.GetRequiredService<KeepSchedule>().RunAsync(Ct), Ct));
        Assert.Equal(1, done.Sum());
        Assert.Equal(0, await RunAsync());
        Assert.Equal("Timed", (await Get<LiveContent>().FindAsync(id, Ct))?.Title);
        Assert.Equal(1, await AuditedAsync(id, "published"));
        Assert.Single(await Get<Announcements>().OfAsync(id, Ct));
    }

    [Fact]
    public async Task What_breaks_off_in_between_is_done_by_the_next_round()
    {
        var (id, version) = await DraftAsync("Broken off");
        await ScheduleAsync(id, version, TimeSpan.FromMinutes(1));
        Database.Clock.Advance(TimeSpan.FromMinutes(2));
        // As a node that is killed: the transaction in which it worked never ends well.
        await using (var session = await Get<Database>().BeginAsync(Ct))
        {
            await session.RunAsync("delete from planned_publication", ct: Ct);
            Assert.IsType<PublishResult.Published>(await Get<PublishContent>().RunAsync(session, id, Bo, Ct));
        }

        Assert.Null(await Get<LiveContent>().FindAsync(id, Ct));
        Assert.Equal(1, await RunAsync());
        Assert.NotNull(await Get<LiveContent>().FindAsync(id, Ct));
    }

    [Fact]
    public async Task A_time_that_passed_a_draft_without_approval_and_an_older_version_are_not_scheduled()
    {
        var (id, version) = await DraftAsync("Refused");
        Assert.Contains("has passed", (await ScheduleAsync(id, version, TimeSpan.Zero))!.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", (await ScheduleAsync(id, "01older", TimeSpan.FromHours(1)))!.Message, StringComparison.Ordinal);
        await RulesAsync(Briefs(1));
        Assert.Contains("has to approve", (await ScheduleAsync(id, version, TimeSpan.FromHours(1)))!.Message, StringComparison.Ordinal);
        await RulesAsync();
        var (empty, emptyVersion) = await DraftAsync("Empty", change: brief => brief with { Summary = "" });
        Assert.Contains("Summary is empty", (await ScheduleAsync(empty, emptyVersion, TimeSpan.FromHours(1)))!.Message, StringComparison.Ordinal);
        Assert.Equal(Stage.Draft, (await StateAsync(id)).Stage);
    }

    [Fact]
    public async Task A_schedule_is_cancelled_and_then_nothing_happens()
    {
        var (id, version) = await DraftAsync("Cancelled");
        await ScheduleAsync(id, version, TimeSpan.FromHours(1));
        Assert.Null(await Get<SchedulePublication>().CancelAsync(id, Bo, Ct));
        Assert.NotNull(await Get<SchedulePublication>().CancelAsync(id, Bo, Ct));
        Database.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((0, Stage.Draft), (await RunAsync(), (await StateAsync(id)).Stage));
    }

    [Fact]
    public async Task A_schedule_ends_when_somebody_publishes_by_hand_and_nobody_is_bothered()
    {
        var (id, version) = await DraftAsync("By hand");
        await ScheduleAsync(id, version, TimeSpan.FromHours(1));
        await PublishAsync(id);
        await DraftAsync("By hand, next", id: id);
        Assert.Equal(0, await RunAsync());
        Assert.Equal((null, 0), ((await StateAsync(id)).Publication, await MailsAsync(Bo, "Not published: By hand, next")));
    }

    [Fact]
    public async Task Who_changed_a_scheduled_draft_ends_its_schedule_and_who_planned_it_is_told()
    {
        var (id, version) = await DraftAsync("Changed after");
        await ScheduleAsync(id, version, TimeSpan.FromHours(1));
        await DraftAsync("Changed after, really", Ann, id);
        Assert.Equal(Stage.Draft, (await StateAsync(id)).Stage);
        Assert.Equal(0, await RunAsync());
        Assert.Equal((1, null), (await MailsAsync(Bo, "Not published: Changed after, really"), (await StateAsync(id)).Publication));
        Database.Clock.Advance(TimeSpan.FromHours(2));
        await RunAsync();
        Assert.Null(await Get<LiveContent>().FindAsync(id, Ct));
        Assert.Equal(1, await MailsAsync(Bo, "Not published: Changed after, really"));
    }

    [Fact]
    public async Task A_rule_that_came_after_the_schedule_holds_and_the_planner_reads_the_reason()
    {
        var (id, version) = await DraftAsync("Ruled late");
        await ScheduleAsync(id, version, TimeSpan.FromHours(1));
        await RulesAsync(Briefs(1));
        Database.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await RunAsync());
        Assert.Null(await Get<LiveContent>().FindAsync(id, Ct));
        var text = await Database.ScalarAsync<string>("select text_body from service_mail where subject = 'Not published: Ruled late'");
        Assert.Contains("Somebody other than its authors has to approve this draft", text, StringComparison.Ordinal);
        Assert.Equal(Stage.Draft, (await StateAsync(id)).Stage);
    }

    [Theory]
    [InlineData("state = 'deactivated'", "is not active any more", Ann)]
    [InlineData("role = 'Author'", "may not publish any more", Bo)]
    [InlineData("types = 'statement'", "does not look after", Bo)]
    [InlineData("topics = 'data'", "does not look after", Bo)]
    public async Task Who_may_no_longer_publish_publishes_nothing_by_an_old_schedule(string loss, string reason, string told)
    {
        var title = $"Lost right, {loss.Replace("'", "", StringComparison.Ordinal)}";
        var (id, version) = await DraftAsync(title);
        await ScheduleAsync(id, version, TimeSpan.FromHours(1));
        await Database.RunAsync($"update account set {loss} where email = @Bo", new { Bo });
        Database.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await RunAsync());
        await Database.RunAsync("update account set state = 'active', role = 'Editor', types = '', topics = '' where email = @Bo", new { Bo });
        Assert.Null(await Get<LiveContent>().FindAsync(id, Ct));
        Assert.Equal((null, 1), ((await StateAsync(id)).Publication, await MailsAsync(told, $"Not published: {title}")));
        Assert.Contains(reason, await Database.ScalarAsync<string>("select text_body from service_mail where subject = @Subject", new { Subject = $"Not published: {title}" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_an_approved_draft_back_ends_its_schedule()
    {
        await RulesAsync(Briefs(1));
        var id = await InReviewAsync("Recalled");
        var version = await VersionAsync(id);
        await ApproveAsync(id, version, Cy);
        Assert.Null(await ScheduleAsync(id, version, TimeSpan.FromHours(1)));
        Assert.Null(await Get<SendBack>().RunAsync(id, version, "New evidence.", Cy, Ct));
        Assert.Equal((1, 1), (await MailsAsync(Ann, "Sent back: Recalled"), await MailsAsync(Bo, "Sent back: Recalled")));
        Database.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((0, Stage.Draft), (await RunAsync(), (await StateAsync(id)).Stage));
    }

    [Fact]
    public async Task A_scheduled_major_change_is_announced_with_its_note()
    {
        var (id, _) = await DraftAsync("Major");
        await PublishAsync(id);
        var (_, version) = await DraftAsync("Major, later", id: id);
        Assert.NotNull(await Get<SchedulePublication>().RunAsync(id, version, Now.AddHours(1), Edit.Major(" "), Bo, Ct));
        Assert.Null(await Get<SchedulePublication>().RunAsync(id, version, Now.AddHours(1), Edit.Major("New figures."), Bo, Ct));
        Database.Clock.Advance(TimeSpan.FromHours(2));
        await RunAsync();
        Assert.Equal("New figures.", (await Get<Announcements>().OfAsync(id, Ct))[0].Note);
    }

    [Fact]
    public async Task A_planned_end_takes_the_item_off_the_site_once()
    {
        var (id, _) = await DraftAsync("Ending");
        await PublishAsync(id);
        Assert.Contains("has passed", (await Get<ScheduleEnd>().RunAsync(id, Now, "", Bo, Ct))!.Message, StringComparison.Ordinal);
        Assert.Contains("leads back", (await Get<ScheduleEnd>().RunAsync(id, Now.AddHours(1), "/briefs/ending", Bo, Ct))!.Message, StringComparison.Ordinal);
        Assert.Null(await Get<ScheduleEnd>().RunAsync(id, Now.AddHours(1), "/briefs", Bo, Ct));
        Assert.Contains(await Get<ReviewDesk>().EndingAsync(50, Ct), item => item.Id == id);
        Database.Clock.Advance(TimeSpan.FromHours(2));
        var other = Database.AddNode();
        var done = await Task.WhenAll(Task.Run(RunAsync, Ct), Task.Run(() => other.GetRequiredService<KeepSchedule>().RunAsync(Ct), Ct));
        Assert.Equal(1, done.Sum());
        Assert.Equal(("unpublished", "/briefs"), ((await StateAsync(id)).Item.State, await Get<UnpublishedContent>().TargetAsync("policy-brief", "ending", Ct)));
        Assert.Equal(1, await AuditedAsync(id, "unpublished"));
    }

    [Fact]
    public async Task Owners_are_reminded_of_a_review_twice_and_not_again()
    {
        var (id, _) = await DraftAsync("Ageing");
        await PublishAsync(id);
        var day = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(30);
        Assert.NotNull(await Get<SetReviewDate>().RunAsync(id, DateOnly.FromDateTime(Now.UtcDateTime), false, Bo, Ct));
        Assert.Null(await Get<SetReviewDate>().RunAsync(id, day, false, Bo, Ct));
        await RemindAsync(0);
        Database.Clock.Advance(TimeSpan.FromDays(17));
        await RemindAsync(1);
        Assert.Contains(await Get<ReviewDesk>().DueForReviewAsync(50, Ct), item => item.Id == id && item.On == day);
        Database.Clock.Advance(TimeSpan.FromDays(14));
        await RemindAsync(1);
        Assert.Equal((1, 1), (await MailsAsync(Ann, "Due for review soon: Ageing"), await MailsAsync(Ann, "Due for review today: Ageing")));
        Assert.Null(await Get<SetReviewDate>().RunAsync(id, day.AddYears(1), true, Bo, Ct));
        await RemindAsync(0);
        Assert.DoesNotContain(await Get<ReviewDesk>().DueForReviewAsync(50, Ct), item => item.Id == id);
        Assert.Null(await Get<SetReviewDate>().RunAsync(id, null, false, Bo, Ct));

        async Task RemindAsync(int expected)
        {
            Assert.Equal(expected, await Get<RemindReviews>().RunAsync(Ct));
            Assert.Equal(0, await Get<RemindReviews>().RunAsync(Ct));
        }
    }

    private Task<Problem?> ScheduleAsync(string id, string version, TimeSpan after) => Get<SchedulePublication>().RunAsync(id, version, Now + after, Edit.Minor, Bo, Ct);

    private Task<int> RunAsync() => Get<KeepSchedule>().RunAsync(Ct);
}

public sealed class ScheduleOnSqlite(SqliteDatabase database) : ScheduleContract(database), IClassFixture<SqliteDatabase>;

public sealed class ScheduleOnPostgres(PostgresDatabase database) : ScheduleContract(database), IClassFixture<PostgresDatabase>;
