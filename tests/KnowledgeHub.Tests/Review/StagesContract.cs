using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Review;

public abstract class StagesContract(TestDatabase database) : Staffed(database)
{
    [Fact]
    public async Task A_heading_that_is_called_like_a_takeaway_does_not_hide_the_comments()
    {
        var (_, version) = await DraftAsync("Same anchors", change: brief => brief with
        {
            Body = "<h2>Takeaway policymaker</h2><p>Text.</p>",
            Takeaways = new Dictionary<string, string> { ["policymaker"] = "Pay for tests." },
        });
        var shown = (await Get<ReviewedVersions>().FindAsync(version, Ct))!;
        Assert.Equal(shown.Passages.Count, shown.Passages.Select(passage => passage.Anchor).Distinct().Count());
        Assert.Empty(await Get<Comments>().OfAsync(shown, Ct));
    }

    [Fact]
    public async Task Who_chose_rules_beside_older_ones_changes_nothing_and_reads_why()
    {
        var seen = ApprovalRules.StateOf(await Get<ApprovalRules>().ListAsync(Ct));
        Assert.Null(await Get<SaveApprovalRules>().RunAsync([Briefs(1)], seen, Bo, Ct));
        Assert.Equal(SaveApprovalRules.Changed, await Get<SaveApprovalRules>().RunAsync([Briefs(2)], seen, Cy, Ct));
        Assert.Equal(Briefs(1), Assert.Single(await Get<ApprovalRules>().ListAsync(Ct)));
        Assert.Null(await Get<SaveApprovalRules>().RunAsync([Briefs(2)], ApprovalRules.StateOf([Briefs(1)]), Cy, Ct));
        await RulesAsync();
    }

    [Fact]
    public async Task Without_a_rule_nobody_has_to_approve()
    {
        var (id, _) = await DraftAsync("Free");
        Assert.Equal((Stage.Draft, 0), ((await StateAsync(id)).Stage, (await StateAsync(id)).Needed));
        Assert.IsType<PublishResult.Published>(await PublishAsync(id));
        Assert.Equal(Stage.None, (await StateAsync(id)).Stage);
    }

    [Fact]
    public async Task A_draft_goes_to_review_is_approved_and_published()
    {
        await RulesAsync(Briefs(1));
        var (id, version) = await DraftAsync("Ruled");
        Assert.Contains("Somebody other than its authors has to approve", Assert.Single(Assert.IsType<PublishResult.Invalid>(await PublishAsync(id)).Problems).Message, StringComparison.Ordinal);
        Assert.Null(await SendAsync(id, version, Ann, Bo));
        Assert.Equal((Stage.InReview, 1), ((await StateAsync(id)).Stage, await MailsAsync(Bo, "Please review: Ruled")));
        Assert.Equal(id, Assert.Single(await Get<ReviewDesk>().WaitingForAsync(Bo, 10, Ct), item => item.Title == "Ruled").Id);
        Assert.IsType<PublishResult.Invalid>(await PublishAsync(id));
        Assert.Null(await ApproveAsync(id, version, Bo));
        Assert.Equal((Stage.Approved, 1), ((await StateAsync(id)).Stage, await MailsAsync(Ann, "Approved: Ruled")));
        Assert.DoesNotContain(await Get<ReviewDesk>().WaitingForAsync(Bo, 10, Ct), item => item.Id == id);
        Assert.IsType<PublishResult.Published>(await PublishAsync(id));
        Assert.Equal((1, 1), (await AuditedAsync(id, "sent-to-review"), await AuditedAsync(id, "approved")));
        Assert.Equal(1, await Database.ScalarAsync<int>("select version from audit_entry where subject_id = @Id and action = 'approved'", new { Id = id }));
    }

    [Fact]
    public async Task Nobody_approves_what_they_wrote_a_part_of()
    {
        await RulesAsync(Briefs(1));
        var (id, _) = await DraftAsync("Shared");
        var (_, version) = await DraftAsync("Shared more", "Bo@example.org", id);
        Assert.Null(await SendAsync(id, version));
        foreach (var author in new[] { Ann, Bo })
        {
            Assert.Contains("somebody else has to approve", (await ApproveAsync(id, version, author))!.Message, StringComparison.Ordinal);
        }

        Assert.Null(await ApproveAsync(id, version, Cy));

        // What Bo adds to the approved text is Bo's alone, so Ann's word counts for it.
        (_, version) = await DraftAsync("Shared even more", Bo, id);
        Assert.Equal(Stage.Draft, (await StateAsync(id)).Stage);
        Assert.IsType<PublishResult.Invalid>(await PublishAsync(id));
        Assert.Null(await SendAsync(id, version, Bo));
        Assert.Null(await ApproveAsync(id, version, Ann));
        Assert.IsType<PublishResult.Published>(await PublishAsync(id));
    }

    [Fact]
    public async Task A_change_takes_the_approval_back_and_the_same_text_does_not()
    {
        await RulesAsync(Briefs(1));
        var id = await InReviewAsync("Approved text");
        var version = await VersionAsync(id);
        Assert.Null(await ApproveAsync(id, version, Bo));
        Assert.IsType<SaveResult.Unchanged>(await Get<SaveDraft>().RunAsync(Samples.Draft(Samples.Brief("Approved text"), id), Ann, Ct));
        Assert.Equal(Stage.Approved, (await StateAsync(id)).Stage);
        await DraftAsync("Another text", Ann, id);
        Assert.Equal((Stage.Draft, 0), ((await StateAsync(id)).Stage, (await StateAsync(id)).Approvals.Count));
        Assert.IsType<PublishResult.Invalid>(await PublishAsync(id));
        Assert.Contains("newer version", (await ApproveAsync(id, version, Cy))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_back_needs_a_reason_reaches_the_author_and_ends_approvals()
    {
        await RulesAsync(Briefs(2));
        var id = await InReviewAsync("Half good");
        var version = await VersionAsync(id);
        Assert.Null(await ApproveAsync(id, version, Bo));
        Assert.Equal("Say what has to change; the author can't guess it.", (await Get<SendBack>().RunAsync(id, version, "  ", Cy, Ct))!.Message);
        Assert.Equal(Stage.InReview, (await StateAsync(id)).Stage);
        Assert.Null(await Get<SendBack>().RunAsync(id, version, "The figures are of 2019.", Cy, Ct));
        var state = await StateAsync(id);
        Assert.Equal((Stage.Draft, "The figures are of 2019.", 0), (state.Stage, state.SentBack?.Reason, state.Approvals.Count));
        Assert.Equal(1, await MailsAsync(Ann, "Sent back: Half good"));
        Assert.Equal("The figures are of 2019.", Assert.Single(await Get<ReviewDesk>().SentBackToAsync(Ann, 10, Ct), item => item.Id == id).Reason);
        Assert.Contains("not in review", (await Get<SendBack>().RunAsync(id, version, "Again.", Cy, Ct))!.Message, StringComparison.Ordinal);
        Assert.Contains("not in review", (await ApproveAsync(id, version, Cy))!.Message, StringComparison.Ordinal);

        // Sent again as it was, it needs both approvals anew.
        Assert.Null(await SendAsync(id, version));
        Assert.Null((await StateAsync(id)).SentBack);
        Assert.Null(await ApproveAsync(id, version, Cy));
        Assert.Contains("2 people other than its authors have to approve this draft before it is published, and 1 did", Assert.Single(Assert.IsType<PublishResult.Invalid>(await PublishAsync(id)).Problems).Message, StringComparison.Ordinal);
        Assert.Null(await ApproveAsync(id, version, Bo));
        Assert.IsType<PublishResult.Published>(await PublishAsync(id));
    }

    [Fact]
    public async Task Two_who_approve_at_once_are_two_and_one_who_does_so_twice_is_one()
    {
        await RulesAsync(Briefs(2));
        var id = await InReviewAsync("At once");
        var version = await VersionAsync(id);
        var answers = await Task.WhenAll(new[] { Bo, Bo, Cy, Cy }.Select(who => Task.Run(() => ApproveAsync(id, version, who), Ct)));
        Assert.Equal(2, answers.Count(answer => answer is null));
        Assert.All(answers.OfType<Problem>(), problem => Assert.Equal("You approved this version already.", problem.Message));
        Assert.Equal((Stage.Approved, 2, 1), ((await StateAsync(id)).Stage, (await StateAsync(id)).Counting, await MailsAsync(Ann, "Approved: At once")));
    }

    [Fact]
    public async Task The_rule_of_a_topic_holds_below_it_and_cannot_be_shaken_off_by_dropping_the_topic()
    {
        var (id, _) = await DraftAsync("Topical", change: brief => brief with { Topics = ["sequencing"] });
        Assert.IsType<PublishResult.Published>(await PublishAsync(id));
        await RulesAsync(new ApprovalRule { Kind = ApprovalRule.OfTopic, Value = "diagnostics", People = 1 });
        await DraftAsync("Topical no more", id: id);
        Assert.IsType<PublishResult.Invalid>(await PublishAsync(id));
        var (other, _) = await DraftAsync("Elsewhere", change: brief => brief with { Topics = ["financing"] });
        Assert.IsType<PublishResult.Published>(await PublishAsync(other));
    }

    [Fact]
    public async Task A_rule_is_about_what_exists_and_asks_for_one_or_two()
    {
        Assert.Contains("There is no topic 'astrology'", (await Get<SaveApprovalRules>().RunAsync([new() { Kind = "topic", Value = "astrology", People = 1 }], null, Bo, Ct))!.Message, StringComparison.Ordinal);
        Assert.Contains("one person or two", (await Get<SaveApprovalRules>().RunAsync([Briefs(3)], null, Bo, Ct))!.Message, StringComparison.Ordinal);
        Assert.Empty(await Get<ApprovalRules>().ListAsync(Ct));
    }

    [Fact]
    public async Task Imports_by_command_need_no_approval_and_nobody_else_gets_round_it()
    {
        await RulesAsync(Briefs(1));
        var (id, _) = await DraftAsync("Imported");
        await using var session = await Get<KnowledgeHub.Storage.Database>().BeginAsync(Ct);
        Assert.IsType<PublishResult.Invalid>(await Get<PublishContent>().RunAsync(session, id, "import", Ct));
        Assert.IsType<PublishResult.Published>(await Get<PublishContent>().RunAsync(session, id, "import", Edit.Minor, ApprovalDemand.Exempt, Ct));
    }

    [Fact]
    public async Task What_is_not_a_draft_is_not_sent_and_who_is_not_a_colleague_is_not_asked()
    {
        var (id, version) = await DraftAsync("Whom to ask");
        Assert.Contains("has no account here", (await SendAsync(id, version, Ann, "stranger@example.org"))!.Message, StringComparison.Ordinal);
        Assert.Contains("your own draft", (await SendAsync(id, version, Ann, "ANN@example.org"))!.Message, StringComparison.Ordinal);
        Assert.Contains("has passed", (await Get<SendToReview>().RunAsync(id, new ReviewRequest { Version = version, DueOn = new DateOnly(2026, 3, 1) }, Ann, Ct))!.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", (await SendAsync(id, "01older"))!.Message, StringComparison.Ordinal);
        Assert.Contains("not in review", (await ApproveAsync(id, version, Bo))!.Message, StringComparison.Ordinal);
        Assert.Null(await SendAsync(id, version));
        Assert.Contains("in review already", (await SendAsync(id, version))!.Message, StringComparison.Ordinal);
        Assert.Null(await Get<TakeBack>().RunAsync(id, Ann, Ct));
        Assert.Equal(Stage.Draft, (await StateAsync(id)).Stage);
        Assert.NotNull(await Get<TakeBack>().RunAsync(id, Ann, Ct));
        await PublishAsync(id);
        Assert.Contains("nothing to review", (await SendAsync(id, version))!.Message, StringComparison.Ordinal);
        Assert.NotNull(await SendAsync("nobody", version));
    }

    [Fact]
    public async Task The_content_list_is_narrowed_to_a_stage_and_to_what_waits_for_me()
    {
        var (waiting, version) = await DraftAsync("Listed: waiting");
        await SendAsync(waiting, version, Ann, Bo);
        var (plain, _) = await DraftAsync("Listed: plain");
        var (live, _) = await DraftAsync("Listed: live");
        await PublishAsync(live);
        var back = await InReviewAsync("Listed: back");
        await Get<SendBack>().RunAsync(back, await VersionAsync(back), "No.", Bo, Ct);
        Assert.Equal([waiting], await FoundAsync("in-review", Cy));
        Assert.Equal([waiting], await FoundAsync("waits-for-me", Bo));
        Assert.Empty(await FoundAsync("waits-for-me", Cy));
        Assert.Equal([back], await FoundAsync("sent-back", Ann));
        Assert.Equal(new[] { plain, back }.Order(), (await FoundAsync("draft", Ann)).Order());

        async Task<IEnumerable<string>> FoundAsync(string stage, string email)
        {
            var (items, total) = await Get<ReviewDesk>().FindAsync(stage, "policy-brief", null, "Listed:", email, 1, 50, Ct);
            Assert.Equal(items.Count, total);
            return items.Select(item => item.Id);
        }
    }
}

public sealed class StagesOnSqlite(SqliteDatabase database) : StagesContract(database), IClassFixture<SqliteDatabase>;

public sealed class StagesOnPostgres(PostgresDatabase database) : StagesContract(database), IClassFixture<PostgresDatabase>;
