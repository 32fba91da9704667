using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Milestones;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Milestones;

public abstract class MilestonesContract(TestDatabase database) : Contract(database)
{
    private const string Ann = "ann@example.org";

    [Fact]
    public async Task What_an_item_works_towards_shows_while_it_is_live_and_unknown_asks_are_left_out()
    {
        await AsksAsync("tie-ask");
        var saved = await Database.SaveAsync(Samples.Draft(Samples.Brief("A tied brief")));
        Assert.True(await Get<TieContent>().RunAsync(saved.Id, new(["tie-ask", "no-such-ask"], []), Ann, Ct));
        Assert.Equal(["tie-ask"], (await Get<TieContent>().OfAsync(saved.Id, Ct)).Asks);
        Assert.DoesNotContain((await Get<ReadDelivery>().RunAsync(Ct)).Items, item => item.ContentId == saved.Id);
        await Database.PublishAsync(saved.Id);
        Assert.Contains((await Get<ReadDelivery>().RunAsync(Ct)).Items, item => item.ContentId == saved.Id && item.Ask == "tie-ask");
        Assert.Contains("tie-ask", await Database.ScalarAsync<string>("select details from audit_entry where subject_id = @Id and details like 'Works towards%'", new { saved.Id }) ?? "", StringComparison.Ordinal);
        Assert.False(await Get<TieContent>().RunAsync("nothing", new([], []), Ann, Ct));
    }

    [Fact]
    public async Task The_map_counts_briefs_cases_and_public_commitments_and_the_rest_is_empty()
    {
        await AsksAsync("map-ask");
        var brief = await Database.AddLiveAsync(Samples.Brief("A brief on Kenya") with { Places = ["KE"] });
        var study = await Database.AddLiveAsync(new CaseStudy { Title = "A case anywhere", Summary = "How.", Body = "<p>Text.</p>" });
        foreach (var id in new[] { brief, study })
        {
            await Get<TieContent>().RunAsync(id, new(["map-ask"], []), Ann, Ct);
        }

        await CommitmentAsync("map-public", "KE", "map-ask", isPublic: true);
        await CommitmentAsync("map-secret", "PT", "map-ask", isPublic: false);
        await Get<Commissions>().ChoosePlacesAsync(["PT", "XX"], Ann, Ct);
        Assert.Equal(["PT"], await Get<Commissions>().PlacesAsync(Ct));
        var (delivery, known) = (await Get<ReadDelivery>().RunAsync(Ct), await Get<TermStore>().ReadAsync(Ct));
        var map = Coverage.Of(delivery, known, ["PT"]);
        var ask = delivery.Asks.First(one => one.Slug == "map-ask");
        Assert.Equal((1, 0, 1), (map.At(ask, "KE").Briefs.Count, map.At(ask, "KE").CaseStudies.Count, map.At(ask, "KE").Commitments.Count));
        Assert.Single(map.At(ask, Coverage.NoCountry).CaseStudies);
        Assert.Equal("PT", Assert.Single(map.Empty, cell => cell.Ask.Slug == "map-ask").Country);
        Assert.Equal(["KE"], Coverage.Of(delivery, known, ["PT"], region: "AFRO").Places.Select(place => place.Code));
        Assert.Equal(["PT"], Coverage.Of(delivery, known, ["PT"], income: "high").Places.Select(place => place.Code));
    }

    [Fact]
    public async Task A_back_plan_counts_quarters_from_the_deadline_and_what_is_late_is_missing_now()
    {
        await AsksAsync("plan-ask");
        await Get<MilestoneStore>().SaveAsync([], [(new() { Slug = "far", Title = "Far", OnDay = new(2027, 12, 31) }, ["plan-ask"]), (new() { Slug = "near", Title = "Near", OnDay = new(2026, 6, 30) }, ["plan-ask"])], Ct);
        var brief = await Database.AddLiveAsync(Samples.Brief("A planned brief"));
        await Get<TieContent>().RunAsync(brief, new(["plan-ask"], []), Ann, Ct);
        var (delivery, today) = (await Get<ReadDelivery>().RunAsync(Ct), new DateOnly(2026, 3, 2));
        var near = BackPlan.Of(delivery.Milestones.First(one => one.Slug == "near"), delivery, today);
        Assert.Equal([Need.Commitment, Need.CaseStudy], near.MissingNow.Select(missing => missing.Need));
        var far = BackPlan.Of(delivery.Milestones.First(one => one.Slug == "far"), delivery, today);
        Assert.Empty(far.MissingNow);
        Assert.Equal(("Q4 2026", "Q4 2027"), (far.Quarters.First(quarter => quarter.Missing.Count > 0).Quarter.ToString(), far.Quarters[^1].Quarter.ToString()));
    }

    [Fact]
    public async Task A_milestone_takes_a_window_and_refuses_a_wrong_one_or_an_older_version()
    {
        await AsksAsync("window-ask");
        await Get<MilestoneStore>().SaveAsync([], [(new() { Slug = "window", Title = "With a window", OnDay = new(2027, 5, 20) }, [])], Ct);
        var seen = (await Get<MilestoneStore>().ReadAsync(Ct)).First(one => one.Slug == "window");
        Assert.Equal("closes-on", Assert.Single(await Get<SaveMilestone>().RunAsync(seen with { OpensOn = new(2027, 3, 1), ClosesOn = new(2027, 2, 1) }, [], Ann, Ct)).Field);
        Assert.Empty(await Get<SaveMilestone>().RunAsync(seen with { OpensOn = new(2027, 1, 1), ClosesOn = new(2027, 2, 1), Submission = "A page" }, ["window-ask"], Ann, Ct));
        Assert.NotEmpty(await Get<SaveMilestone>().RunAsync(seen, [], Ann, Ct));
        var delivery = await Get<ReadDelivery>().RunAsync(Ct);
        var stored = delivery.Milestones.First(one => one.Slug == "window");
        Assert.Equal((new DateOnly(2027, 2, 1), "window-ask"), (stored.Deadline, Assert.Single(delivery.AsksOf(stored)).Slug));
    }

    [Fact]
    public async Task Asks_change_places_among_those_of_their_addressee()
    {
        await AsksAsync("first-ask", "second-ask");
        Assert.True(await Get<SaveAsk>().MoveAsync("second-ask", up: true, Ann, Ct));
        var order = (await Get<MilestoneStore>().AsksAsync(Ct)).Select(ask => ask.Slug).ToList();
        Assert.True(order.IndexOf("second-ask") < order.IndexOf("first-ask"));
        Assert.False(await Get<SaveAsk>().MoveAsync("no-such-ask", up: true, Ann, Ct));
    }

    [Fact]
    public async Task An_empty_cell_is_noted_and_asks_readers_for_evidence()
    {
        await AsksAsync("note-ask");
        Assert.NotNull(await Get<Commissions>().SaveAsync(new() { Ask = "note-ask", Country = "KE", Responsible = "nobody@example.org" }, Ann, Ct));
        Assert.Null(await Get<Commissions>().SaveAsync(new() { Ask = "note-ask", Country = "KE", Note = "Ask the ministry" }, Ann, Ct));
        Assert.Contains(await Get<Commissions>().ListAsync(Ct), one => one is { Ask: "note-ask", Note: "Ask the ministry" });
        Assert.Null(await Get<Commissions>().SaveAsync(new() { Ask = "note-ask", Country = "KE" }, Ann, Ct));
        Assert.DoesNotContain(await Get<Commissions>().ListAsync(Ct), one => one.Ask == "note-ask");
        var question = (await Get<EvidenceWanted>().ForAsync("note-ask", "KE", Ct))!;
        Assert.Contains("Kenya", question.Title, StringComparison.Ordinal);
        Assert.Equal("/asks/note-ask?country=KE#evidence", question.Path);
        Assert.Null(await Get<EvidenceWanted>().ForAsync("note-ask", "XX", Ct));
    }

    [Fact]
    public async Task An_organisation_that_is_not_public_is_not_named_with_its_commitment()
    {
        await AsksAsync("named-ask");
        await Database.RunAsync("insert into organisation (id, kind, name, name_key, find_text, created_at, updated_at, updated_by) values ('quiet', 'payer', 'Quiet Fund', 'q', 'q', @Now, @Now, 'x')", new { Now = Database.Clock.GetUtcNow() });
        await CommitmentAsync("named", "KE", "named-ask", isPublic: true);
        await Database.RunAsync("update commitment set organisation_id = 'quiet', promised_by = 'A fund' where id = 'named'");
        Assert.Equal("A fund", (await Get<ReadDelivery>().RunAsync(Ct)).Promised.First(one => one.Id == "named").PromisedBy);
        await Database.RunAsync("update organisation set is_public = true where id = 'quiet'");
        Assert.Equal("Quiet Fund", (await Get<ReadDelivery>().RunAsync(Ct)).Promised.First(one => one.Id == "named").PromisedBy);
    }

    [Fact]
    public async Task An_issue_can_tell_of_open_public_promises_near_their_day_and_of_what_is_missing()
    {
        await AsksAsync("told-ask");
        var today = DateOnly.FromDateTime(Database.Clock.GetUtcNow().UtcDateTime);
        foreach (var (id, days, status, isPublic) in new[] { ("near", 30, "limited", true), ("past", -400, "not-started", true), ("far", 91, "limited", true), ("kept", 10, "completed", true), ("inside", 10, "limited", false) })
        {
            await CommitmentAsync($"told-{id}", "KE", "told-ask", isPublic);
            await Database.RunAsync("update commitment set due_on = @Due, status = @Status where id = @Id", new { Id = $"told-{id}", Due = today.AddDays(days), Status = status });
        }

        var news = await Get<TellOfDelivery>().RunAsync(Ct);
        Assert.Equal(["told-near", "told-past"], news.Due.Select(one => one.Id).Where(id => id.StartsWith("told-", StringComparison.Ordinal)));
        Assert.DoesNotContain(news.Gaps, cell => cell is { Ask.Slug: "told-ask", Country: "KE" });

        var promise = (await Get<TellOfDelivery>().OfCommitmentAsync("told-near", Ct))!;
        Assert.Equal((BlockKind.Commitment, "told-near", today.AddDays(30), "/commitments/told-near"), (promise.Kind, promise.CommitmentId, promise.Day, promise.Link));
        Assert.Null(await Get<TellOfDelivery>().OfCommitmentAsync("told-inside", Ct));
        var question = (await Get<TellOfDelivery>().OfGapAsync("told-ask", "KE", Ct))!;
        Assert.Equal(["en", "es", "fr"], question.Texts.Keys.Order());
        Assert.Contains("Kenia", question.Texts["es"].Heading, StringComparison.Ordinal);
        Assert.Null(await Get<TellOfDelivery>().OfGapAsync("told-ask", "XX", Ct));

        // Both can be stored as they are, and only what is public is told.
        var draft = new IssueDraft(null, "Told", "", [ProposeIssue.OfDelivery(promise), ProposeIssue.OfDelivery(question)]);
        var (issue, problems) = await Get<SaveIssue>().RunAsync(draft, Ann, Ct);
        Assert.Empty(problems);
        Assert.Equal(2, (await TitlesAsync(issue!)).Count);
        await Database.RunAsync("update commitment set is_public = false where id = 'told-near'");
        Assert.Equal([question.Texts["es"].Heading], await TitlesAsync(issue!));
    }

    private async Task<List<string>> TitlesAsync(string issue) =>
        [.. (await Get<ComposeEdition>().RunAsync((await Get<IssueStore>().FindAsync(issue, Ct))!, new Reader("payer", "es", ""), Ct)).Sections.SelectMany(section => section.Blocks).Select(block => block.Title)];

    private async Task AsksAsync(params string[] slugs) =>
        await Get<MilestoneStore>().SaveAsync(slugs.Select((slug, n) => new Ask { Slug = slug, Addressee = slugs[0], Title = $"Do {slug}", Description = "Do it.", Position = n + 1 }), [], Ct);

    private async Task CommitmentAsync(string id, string country, string ask, bool isPublic)
    {
        await Database.RunAsync(
            "insert into commitment (id, slug, title, country, made_on, status_on, is_public, created_at, updated_at, updated_by) values (@Id, @Id, @Id, @Country, @Day, @Day, @IsPublic, @Now, @Now, 'x')",
            new { Id = id, Country = country, Day = new DateOnly(2026, 1, 1), IsPublic = isPublic, Now = Database.Clock.GetUtcNow() });
        await Database.RunAsync("insert into commitment_ask (commitment_id, ask) values (@Id, @Ask)", new { Id = id, Ask = ask });
    }
}

public sealed class MilestonesOnSqlite(SqliteDatabase database) : MilestonesContract(database), IClassFixture<SqliteDatabase>;

public sealed class MilestonesOnPostgres(PostgresDatabase database) : MilestonesContract(database), IClassFixture<PostgresDatabase>;
