using KnowledgeHub.Content;
using KnowledgeHub.Mail;
using KnowledgeHub.Review;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Review;

public abstract class GuestsContract(TestDatabase database) : Staffed(database)
{
    [Fact]
    public async Task A_link_works_until_it_ends_or_is_taken_back_and_no_other_opens_the_door()
    {
        var (id, version) = await DraftAsync("Behind a door");
        var token = await LinkAsync(id, new Invitation { Version = version, MayComment = true, Days = 2 });
        var guest = await Get<Guests>().ByTokenAsync(token, Ct);
        Assert.Equal((id, version), (guest?.ContentId, guest?.Version));
        foreach (var wrong in new[] { "", "x", token[..^1], token[..^1] + (token[^1] == 'A' ? 'Q' : 'A'), guest!.Id, GuestLinks.Hash(token) })
        {
            Assert.Null(await Get<Guests>().ByTokenAsync(wrong, Ct));
        }

        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from review_guest where token_hash = @Token", new { Token = token }));
        Database.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await Get<Guests>().ByTokenAsync(token, Ct));
        Assert.Equal(GuestReview.LinkEnded, await CommentAsync(token, "Too late."));

        var second = await LinkAsync(id, new Invitation { Version = version, MayComment = true, MayApprove = true, MayEndorse = true });
        var own = (await Get<Guests>().OfAsync(id, Ct))[0].Id;
        Assert.False(await Get<RevokeGuest>().RunAsync("another item", own, Bo, Ct));
        Assert.True(await Get<RevokeGuest>().RunAsync(id, own, Bo, Ct));
        Assert.False(await Get<RevokeGuest>().RunAsync(id, own, Bo, Ct));
        Assert.Equal(GuestReview.LinkEnded, await CommentAsync(second, "Taken back."));
        Assert.Equal(GuestReview.LinkEnded, await Get<GuestReview>().ApproveAsync(second, "G", "Org", Ct));
        Assert.Equal(GuestReview.LinkEnded, await Get<GuestReview>().EndorseAsync(second, "G", "Org", Ct));
    }

    [Fact]
    public async Task A_guest_does_no_more_than_the_link_allows()
    {
        var (id, version) = await DraftAsync("Read only");
        var token = await LinkAsync(id, new Invitation { Version = version });
        Assert.Equal(GuestReview.LinkEnded, await CommentAsync(token, "Hello."));
        Assert.Equal(GuestReview.LinkEnded, await Get<GuestReview>().ApproveAsync(token, "G", "Org", Ct));
        Assert.Equal(GuestReview.LinkEnded, await Get<GuestReview>().EndorseAsync(token, "G", "Org", Ct));
        Assert.Empty((await StateAsync(id)).Approvals);
    }

    [Fact]
    public async Task A_guests_approval_is_kept_with_name_organisation_and_version_and_counts_only_when_it_may()
    {
        await RulesAsync(Briefs(1));
        var id = await InReviewAsync("For guests");
        var version = await VersionAsync(id);
        var idle = await LinkAsync(id, new Invitation { Version = version, MayApprove = true });
        Assert.Contains("Give your name", (await Get<GuestReview>().ApproveAsync(idle, " ", "Org", Ct))!.Message, StringComparison.Ordinal);
        Assert.Contains("Give your organisation", (await Get<GuestReview>().ApproveAsync(idle, "Gwen", "", Ct))!.Message, StringComparison.Ordinal);
        Assert.Null(await Get<GuestReview>().ApproveAsync(idle, "Gwen\nGuest", "Patients’ Union", Ct));
        Assert.Contains("already", (await Get<GuestReview>().ApproveAsync(idle, "Gwen", "Patients’ Union", Ct))!.Message, StringComparison.Ordinal);
        Assert.Equal(("Gwen Guest", "Patients’ Union", version, false), Assert.Single((await StateAsync(id)).Approvals) switch { var given => (given.Name, given.Organisation, given.Version, given.Counts) });
        Assert.IsType<PublishResult.Invalid>(await PublishAsync(id));

        var counting = new Invitation { Version = version, MayApprove = true, Counts = true, Email = "expert@university.example" };
        Assert.Contains("You wrote a part", (await InviteAsync(id, counting, Ann)).Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("by mail; give their address", (await InviteAsync(id, counting with { Email = "" }, Bo)).Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("address of a colleague", (await InviteAsync(id, counting with { Email = "ANN@example.org" }, Bo)).Problem!.Message, StringComparison.Ordinal);
        var mailed = await InviteAsync(id, counting, Bo);
        Assert.Equal((null, null), (mailed.Problem, mailed.Path));
        var text = await Database.ScalarAsync<string>("select text_body from service_mail where recipient = 'expert@university.example'");
        var token = text!.Split("/review/")[1].Split('\n')[0].Trim();
        Assert.Null(await Get<GuestReview>().ApproveAsync(token, "Ed Expert", "University", Ct));
        Assert.Equal(Stage.Approved, (await StateAsync(id)).Stage);
        Assert.IsType<PublishResult.Published>(await PublishAsync(id));
    }

    [Fact]
    public async Task A_colleague_and_the_guests_of_this_colleague_are_one_approval()
    {
        await RulesAsync(Briefs(2));
        var (id, version) = await DraftAsync("Two at least");
        await SendAsync(id, version);
        Assert.Null(await ApproveAsync(id, version, Bo));
        foreach (var (address, maker, stage) in new[] { ("one@university.example", Bo, Stage.InReview), ("two@university.example", Bo, Stage.InReview), ("three@university.example", Cy, Stage.Approved) })
        {
            Assert.Null((await InviteAsync(id, new Invitation { Version = version, MayApprove = true, Counts = true, Email = address }, maker)).Problem);
            var token = (await Database.ScalarAsync<string>("select text_body from service_mail where recipient = @Address", new { Address = address }))!.Split("/review/")[1].Split('\n')[0].Trim();
            Assert.Null(await Get<GuestReview>().ApproveAsync(token, "An expert", "University", Ct));
            Assert.Equal(stage, (await StateAsync(id)).Stage);
        }

        Assert.IsType<PublishResult.Published>(await PublishAsync(id));
    }

    [Fact]
    public async Task The_link_in_a_mail_is_for_its_recipient_alone_and_not_kept_once_it_is_sent()
    {
        var (id, version) = await DraftAsync("Secret link");
        Assert.Null((await InviteAsync(id, new Invitation { Version = version, MayComment = true, Email = "alone@university.example" }, Bo)).Problem);
        Assert.Contains("Private", await Database.ScalarAsync<string>("select headers from service_mail where recipient = 'alone@university.example'"), StringComparison.Ordinal);
        await Get<SendServiceMail>().RunAsync(Ct);
        Assert.Equal("sent", await Database.ScalarAsync<string>("select state from service_mail where recipient = 'alone@university.example'"));
        Assert.Equal("", await Database.ScalarAsync<string>("select text_body || html_body from service_mail where recipient = 'alone@university.example'"));
    }

    [Fact]
    public async Task What_a_guest_says_of_an_older_version_moves_nothing()
    {
        await RulesAsync(Briefs(1));
        var (id, version) = await DraftAsync("Older");
        await InviteAsync(id, new Invitation { Version = version, MayApprove = true, Counts = true, Email = "late@university.example" }, Bo);
        var token = (await Database.ScalarAsync<string>("select text_body from service_mail where recipient = 'late@university.example'"))!.Split("/review/")[1].Split('\n')[0].Trim();
        var (_, newer) = await DraftAsync("Newer", id: id);
        await SendAsync(id, newer);
        Assert.Null(await Get<GuestReview>().ApproveAsync(token, "Late", "University", Ct));
        Assert.Equal((Stage.InReview, 0), ((await StateAsync(id)).Stage, (await StateAsync(id)).Approvals.Count));
        Assert.IsType<PublishResult.Invalid>(await PublishAsync(id));
    }

    [Fact]
    public async Task An_endorsement_is_shown_once_staff_accept_it_from_the_endorsed_version_on()
    {
        var (id, _) = await DraftAsync("Endorsed");
        await PublishAsync(id);
        var (_, version) = await DraftAsync("Endorsed, second", id: id);
        var token = await LinkAsync(id, new Invitation { Version = version, MayEndorse = true });
        Assert.Null(await Get<GuestReview>().EndorseAsync(token, "Gwen", "Patients’ Union", Ct));
        Assert.NotNull(await Get<GuestReview>().EndorseAsync(token, "Gwen", "Patients’ Union", Ct));
        var given = Assert.Single(await Get<Endorsements>().OfAsync(id, Ct));
        Assert.True(await Get<Endorsements>().DecideAsync(id, given.Id, true, Bo, Ct));
        Assert.False(await Get<Endorsements>().DecideAsync(id, given.Id, true, Bo, Ct));
        Assert.Empty(await Get<Endorsements>().ShownAsync(id, Ct));
        await PublishAsync(id);
        Assert.Equal(["Gwen"], (await Get<Endorsements>().ShownAsync(id, Ct)).Select(shown => shown.Name));
        await DraftAsync("Endorsed, third", id: id);
        await PublishAsync(id);
        Assert.Single(await Get<Endorsements>().ShownAsync(id, Ct));
        Assert.True(await Get<Endorsements>().DecideAsync(id, given.Id, false, Bo, Ct));
        Assert.Empty(await Get<Endorsements>().ShownAsync(id, Ct));
    }

    [Fact]
    public async Task Comments_point_to_a_passage_stay_when_it_changes_and_are_resolved()
    {
        var (id, version) = await DraftAsync("Discussed", change: brief => brief with { Body = "<p>The first claim.</p><p>The second claim.</p>" });
        var shown = (await Get<ReviewedVersions>().FindAsync(version, Ct))!;
        var anchor = shown.Passages.Single(passage => passage.Text == "The first claim.").Anchor;
        var comment = new NewComment { Version = version, Anchor = anchor, Quote = "first  claim", Text = "Says who?" };
        Assert.NotNull(await Get<AddComment>().RunAsync(id, comment with { Text = " " }, Bo, "Bo", Ct));
        Assert.Contains("not in this version", (await Get<AddComment>().RunAsync(id, comment with { Anchor = "p-00000000" }, Bo, "Bo", Ct))!.Message, StringComparison.Ordinal);
        Assert.NotNull(await Get<AddComment>().RunAsync("another", comment, Bo, "Bo", Ct));
        Assert.Null(await Get<AddComment>().RunAsync(id, comment, Bo, "Bo", Ct));
        Assert.Null(await Get<AddComment>().RunAsync(id, new NewComment { Version = version, Text = "On the whole, good." }, Cy, "Cy", Ct));
        var threads = await Get<Comments>().OfAsync(shown, Ct);
        Assert.Equal([("", false), ("first claim", false)], threads.Select(thread => (thread.First.Quote, thread.PassageChanged)));
        Assert.Null(await Get<AddComment>().RunAsync(id, new NewComment { Version = version, Answers = threads[1].First.Id, Text = "The report of 2025." }, Ann, "Ann", Ct));
        Assert.True(await Get<ResolveComment>().RunAsync(id, threads[0].First.Id, true, Ann, Ct));
        Assert.False(await Get<ResolveComment>().RunAsync(id, threads[0].First.Id, true, Ann, Ct));

        await DraftAsync("Discussed", id: id, change: brief => brief with { Body = "<p>Another claim.</p><p>The second claim.</p>" });
        threads = await Get<Comments>().OfAsync((await Get<ReviewedVersions>().NewestAsync(id, Ct))!, Ct);
        Assert.Equal([("Says who?", true, true, 1), ("On the whole, good.", false, false, 0)], threads.Select(thread => (thread.First.Text, thread.IsOpen, thread.PassageChanged, thread.Answers.Count)));
        Assert.True(await Get<ResolveComment>().RunAsync(id, threads[1].First.Id, false, Ann, Ct));
    }

    [Fact]
    public async Task A_guest_answers_only_in_threads_of_their_own()
    {
        var (id, version) = await DraftAsync("Whispered");
        var token = await LinkAsync(id, new Invitation { Version = version, MayComment = true });
        await Get<AddComment>().RunAsync(id, new NewComment { Version = version, Text = "Between us." }, Bo, "Bo", Ct);
        var inner = (await Get<Comments>().OfAsync((await Get<ReviewedVersions>().NewestAsync(id, Ct))!, Ct))[0].First.Id;
        Assert.NotNull(await Get<GuestReview>().CommentAsync(token, new NewComment { Version = version, Answers = inner, Text = "I heard that." }, "G", "Org", Ct));
        Assert.Null(await CommentAsync(token, "Mine."));
        var own = (await Get<Comments>().OfAsync((await Get<ReviewedVersions>().NewestAsync(id, Ct))!, Ct)).Single(thread => thread.First.GuestId is not null).First.Id;
        Assert.Null(await Get<GuestReview>().CommentAsync(token, new NewComment { Version = version, Answers = own, Text = "And more." }, "G", "Org", Ct));
        Assert.Equal(3, await Database.ScalarAsync<int>("select count(*) from review_comment where content_id = @Id", new { Id = id }));
    }

    private async Task<string> LinkAsync(string id, Invitation invitation)
    {
        var made = await InviteAsync(id, invitation, Bo);
        Assert.Null(made.Problem);
        return made.Path!["/review/".Length..];
    }

    private Task<InviteResult> InviteAsync(string id, Invitation invitation, string who) => Get<InviteGuest>().RunAsync(id, invitation, who, Ct);

    private Task<Problem?> CommentAsync(string token, string text) => Get<GuestReview>().CommentAsync(token, new NewComment { Version = "", Text = text }, "Gwen", "Patients’ Union", Ct);
}

public sealed class GuestsOnSqlite(SqliteDatabase database) : GuestsContract(database), IClassFixture<SqliteDatabase>;

public sealed class GuestsOnPostgres(PostgresDatabase database) : GuestsContract(database), IClassFixture<PostgresDatabase>;
