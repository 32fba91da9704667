using KnowledgeHub.Exchange;
using KnowledgeHub.Influence;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Influence;

public abstract class InfluenceContract(TestDatabase database) : Contract(database)
{
    private const string Ann = "ann@example.org";

    [Fact]
    public async Task A_position_comes_only_from_an_engagement_in_which_they_took_part_and_its_history_stays()
    {
        var (campaign, fund, other) = (await CampaignAsync("Grid"), await OrganisationAsync("Grid fund"), await OrganisationAsync("Grid other"));
        var (first, second, theirs) = (await MeetAsync(fund, new(2026, 1, 5)), await MeetAsync(fund, new(2026, 2, 5)), await MeetAsync(other, new(2026, 2, 6)));
        var move = new PositionMove { CampaignId = campaign, OrganisationId = fund, Influence = 4, Interest = 2, Stance = "doubts", EngagementId = first, Reason = "They said so" };
        Assert.Contains("engagement", Fields(await Get<MovePosition>().RunAsync(move with { EngagementId = theirs }, Ann, Ct)));
        Assert.Contains("reason", Fields(await Get<MovePosition>().RunAsync(move with { Reason = " " }, Ann, Ct)));
        Assert.Contains("influence", Fields(await Get<MovePosition>().RunAsync(move with { Influence = 6 }, Ann, Ct)));
        Assert.IsType<RecordResult.Saved>(await Get<MovePosition>().RunAsync(move, Ann, Ct));
        Assert.Contains("influence", Fields(await Get<MovePosition>().RunAsync(move with { EngagementId = second }, Ann, Ct)));
        Assert.IsType<RecordResult.Saved>(await Get<MovePosition>().RunAsync(move with { Interest = 5, Stance = "open", EngagementId = second }, Ann, Ct));
        var position = Assert.Single(await Get<CampaignStore>().PositionsAsync(campaign, Ct));
        Assert.Equal((5, "open", new DateOnly(2026, 2, 5)), (position.Now.Interest, position.Now.Stance, position.Now.OnDay));
        Assert.Equal("interest up from 2 to 5, was “Doubts it”", position.Movement);
    }

    [Fact]
    public async Task Whoever_was_not_met_since_a_commitment_fell_due_is_listed_until_they_are()
    {
        var fund = await OrganisationAsync("Silent fund");
        await MeetAsync(fund, new(2026, 1, 5));
        await CommitmentAsync("silent", fund, new(2026, 2, 1));
        Assert.Equal(new DateOnly(2026, 1, 5), Assert.Single(await Get<CampaignStore>().NotContactedAsync(Ct), one => one.OrganisationId == fund).LastContact);
        await MeetAsync(fund, new(2026, 2, 10));
        Assert.DoesNotContain(await Get<CampaignStore>().NotContactedAsync(Ct), one => one.OrganisationId == fund);
    }

    [Fact]
    public async Task The_network_shows_the_most_connected_in_the_same_order_each_time()
    {
        var (hub, one, two) = (await OrganisationAsync("Net hub"), await OrganisationAsync("Net one"), await OrganisationAsync("Net two"));
        await Get<RelateOrganisations>().RunAsync(one, "member-of", hub, Ann, Ct);
        await Get<RelateOrganisations>().RunAsync(two, "member-of", hub, Ann, Ct);
        await CommitmentAsync("net", hub, new(2027, 1, 1));
        var network = await Get<ReadNetwork>().RunAsync(100, Ct);
        Assert.Equal(["Net hub", "Net one", "Net two"], network.Nodes.Select(node => node.Name).Where(name => name.StartsWith("Net", StringComparison.Ordinal)));
        Assert.Equal(3, Assert.Single(network.Nodes, node => node.Id == hub).Degree);
        Assert.Equal(2, network.Relations.Count(relation => relation.ToId == hub));
        var cut = await Get<ReadNetwork>().RunAsync(1, Ct);
        Assert.Equal((1, 0, network.Total), (cut.Nodes.Count, cut.Relations.Count, cut.Total));
    }

    [Fact]
    public async Task Whom_an_item_concerns_has_reasons_and_respects_what_people_want()
    {
        await OrganisationAsync("Topic fund", topics: ["sequencing"]);
        var gladly = await PersonAsync("Gladly Written", mayMail: true, "public-task");
        await PersonAsync("Never Mail", mayMail: false, "public-task");
        var asked = await PersonAsync("Wants Consent", mayMail: true, "consent");
        var proposal = await Get<WhoShouldSee>().RunAsync("none", ["diagnostics"], ["PT"], Ct);
        Assert.Equal(["works on Sequencing"], Assert.Single(proposal.Organisations, one => one.Name == "Topic fund").Reasons);
        string WhyNot(string name) => Assert.Single(proposal.People, one => one.Name == name).WhyNot;
        Assert.Equal(("", "Does not want mail", "No consent to be contacted holds"), (WhyNot("Gladly Written"), WhyNot("Never Mail"), WhyNot("Wants Consent")));
        await Get<ChangeConsents>().RecordAsync(asked, new() { Purpose = "contact", GivenOn = new(2026, 1, 1), Source = "form" }, Ann, Ct);
        proposal = await Get<WhoShouldSee>().RunAsync("none", ["diagnostics"], ["PT"], Ct);
        Assert.Equal("", WhyNot("Wants Consent"));
        Assert.NotEmpty(gladly);
    }

    [Fact]
    public async Task Erasing_a_person_removes_their_positions_and_their_name_in_reasons_and_merging_takes_positions_along()
    {
        const string name = "Xenia Quorl";
        var campaign = await CampaignAsync($"For {name}");
        var (person, fund) = (await PersonAsync(name, true, "public-task"), await OrganisationAsync("Erasing fund"));
        var engagement = Assert.IsType<RecordResult.Saved>(await Get<SaveEngagement>().RunAsync(
            new() { Subject = "Talk", OnDay = new(2026, 1, 5), Participants = [Participant.Of("person", person), Participant.Of("organisation", fund)] }, Ann, Ct)).Id;
        var move = new PositionMove { CampaignId = campaign, PersonId = person, Influence = 1, Interest = 1, Stance = "open", EngagementId = engagement, Reason = "Said so" };
        await Get<MovePosition>().RunAsync(move, Ann, Ct);
        await Get<MovePosition>().RunAsync(move with { PersonId = null, OrganisationId = fund, Reason = $"{name} said so" }, Ann, Ct);
        Assert.Contains("Said so", (await Get<ExportPerson>().RunAsync(person, Ct))!.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(await Get<ErasePerson>().RunAsync(person, "request", [], Ann, Ct));
        Assert.Equal("a person who was erased said so", Assert.Single(await Get<CampaignStore>().PositionsAsync(campaign, Ct)).Now.Reason);
        Assert.DoesNotContain(name, (await Get<CampaignStore>().FindAsync(campaign, Ct))!.Name, StringComparison.Ordinal);

        var kept = await OrganisationAsync("Kept fund");
        await Get<MergeRecords>().OrganisationsAsync((await Get<OrganisationStore>().FindAsync(kept, Ct))!, fund, 1, Ann, Ct);
        Assert.Equal(kept, Assert.Single(await Get<CampaignStore>().PositionsAsync(campaign, Ct)).Now.OrganisationId);
    }

    [Fact]
    public async Task The_sample_campaign_is_loaded_once_with_its_positions()
    {
        await Get<Seeds>().EnsureAsync(withItems: false, Ct);
        await Get<SeedStakeholders>().EnsureAsync(Seeds.Folder, Ct);
        Assert.True(await Get<SeedCampaigns>().EnsureAsync(Seeds.Folder, Ct));
        Assert.False(await Get<SeedCampaigns>().EnsureAsync(Seeds.Folder, Ct));
        var campaign = Assert.Single(await Get<CampaignStore>().ListAsync(Ct), one => one.Illustrative);
        var positions = await Get<CampaignStore>().PositionsAsync(campaign.Id, Ct);
        Assert.Equal((5, 9), (positions.Count, positions.Sum(position => position.Moves.Count)));
    }

    private static IEnumerable<string> Fields(RecordResult result) => Assert.IsType<RecordResult.Invalid>(result).Problems.Select(problem => problem.Field);

    private async Task<string> CampaignAsync(string name) => Assert.IsType<RecordResult.Saved>(await Get<SaveCampaign>().RunAsync(new() { Name = name, StartsOn = new(2026, 1, 1) }, Ann, Ct)).Id;

    private async Task<string> OrganisationAsync(string name, string[]? topics = null) =>
        Assert.IsType<RecordResult.Saved>(await Get<SaveOrganisation>().RunAsync(new() { Name = name, Kind = "payer", Topics = topics ?? [] }, Ann, Ct)).Id;

    private async Task<string> PersonAsync(string name, bool mayMail, string basis) =>
        Assert.IsType<RecordResult.Saved>(await Get<SavePerson>().RunAsync(new() { Name = name, LawfulBasis = basis, MayMail = mayMail, Country = "PT", Addresses = [new() { Kind = "mail", Value = $"{name.Replace(' ', '.')}@example.net" }] }, Ann, Ct)).Id;

    private async Task<string> MeetAsync(string organisation, DateOnly on) =>
        Assert.IsType<RecordResult.Saved>(await Get<SaveEngagement>().RunAsync(new() { Subject = "Met", OnDay = on, Participants = [Participant.Of("organisation", organisation)] }, Ann, Ct)).Id;

    private Task CommitmentAsync(string id, string organisation, DateOnly due) => Database.RunAsync(
        "insert into commitment (id, slug, title, organisation_id, made_on, due_on, status_on, created_at, updated_at, updated_by) values (@Id, @Id, @Id, @Organisation, @Due, @Due, @Due, @Now, @Now, 'x')",
        new { Id = id, Organisation = organisation, Due = due, Now = Database.Clock.GetUtcNow() });
}

public sealed class InfluenceOnSqlite(SqliteDatabase database) : InfluenceContract(database), IClassFixture<SqliteDatabase>;

public sealed class InfluenceOnPostgres(PostgresDatabase database) : InfluenceContract(database), IClassFixture<PostgresDatabase>;
