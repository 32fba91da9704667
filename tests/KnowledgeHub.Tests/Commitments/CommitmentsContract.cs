using KnowledgeHub.Commitments;
using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Commitments;

public abstract class CommitmentsContract(TestDatabase database) : Contract(database)
{
    private const string Ann = "ann@example.org";

    /// <summary>How many random histories the property is tried with.</summary>
    protected abstract int Histories { get; }

    private DateOnly Today => Get<CommitmentStore>().Today;

    [Fact]
    public async Task Progress_moves_only_with_evidence_and_no_evidence_is_said_plainly()
    {
        var id = await AddAsync(new() { Title = "Evidence counts" });
        foreach (var status in new[] { "limited", "substantial", "completed" })
        {
            Assert.Equal("evidence", Assert.Single(Assert.IsType<RecordResult.Invalid>(await ReportAsync(id, new() { Status = status })).Problems).Field);
        }

        Assert.Equal("evidence-url", Assert.Single(Assert.IsType<RecordResult.Invalid>(await ReportAsync(id, new() { Status = "limited", EvidenceUrl = "http://example.org/a" })).Problems).Field);
        Assert.IsType<RecordResult.Invalid>(await ReportAsync(id, new() { Status = "no-evidence", EvidenceTitle = "A document" }));
        Assert.Equal("not-started", (await FindAsync(id)).Status);
        Assert.IsType<RecordResult.Saved>(await ReportAsync(id, new() { Status = "no-evidence", OnDay = Today.AddDays(-1) }));
        Assert.Equal("no-evidence", (await FindAsync(id)).Status);
        Assert.True(Assert.Single(await Get<CommitmentStore>().ReportsAsync(id, Ct)).NoEvidence);
        Assert.IsType<RecordResult.Saved>(await ReportAsync(id, new() { Status = "substantial", EvidenceUrl = "https://example.org/a" }));
        Assert.Equal("substantial", (await FindAsync(id)).Status);
        // A report of an earlier day does not turn the clock back.
        Assert.IsType<RecordResult.Saved>(await ReportAsync(id, new() { Status = "limited", OnDay = Today.AddDays(-20), EvidenceTitle = "Minutes" }));
        Assert.Equal("substantial", (await FindAsync(id)).Status);
    }

    [Fact]
    public async Task What_is_not_public_is_in_no_public_list_and_an_organisation_only_when_it_is_public()
    {
        var organisation = Saved(await Get<SaveOrganisation>().RunAsync(new() { Name = "Quixotic Fund", Kind = "payer" }, Ann, Ct));
        var id = await AddAsync(new() { Title = "Pay for zeppelins", OrganisationId = organisation, PromisedBy = "" });
        var visible = Get<PublicCommitments>();
        Assert.Empty(await visible.ListAsync(new() { Words = "zeppelins" }, Ct));
        Assert.Null(await visible.AtAsync((await FindAsync(id)).Slug, Ct));
        Saved(await Get<SaveCommitment>().RunAsync(await FindAsync(id) with { IsPublic = true }, Ann, Ct));
        Assert.Equal("", Assert.Single(await visible.ListAsync(new() { Words = "zeppelins" }, Ct)).PublicWho);
        Assert.Empty(await visible.ListAsync(new() { Words = "quixotic" }, Ct));
        Assert.Empty(await visible.ListAsync(new() { Words = "zeppelins", Kind = "payer" }, Ct));
        Assert.DoesNotContain("Quixotic", await Get<ExportCommitments>().ForPublicAsync(new() { Words = "zeppelins" }, Ct), StringComparison.Ordinal);
        Assert.Single(await Get<CommitmentStore>().ListAsync(new() { Words = "quixotic zeppelins" }, Ct));
        Saved(await Get<SaveOrganisation>().RunAsync((await Get<OrganisationStore>().FindAsync(organisation, Ct))! with { IsPublic = true }, Ann, Ct));
        Assert.Equal("Quixotic Fund", Assert.Single(await visible.ListAsync(new() { Words = "quixotic", Kind = "payer" }, Ct)).PublicWho);
        Saved(await Get<DeleteCommitment>().RunAsync(id, (await FindAsync(id)).RecordVersion, "test", Ann, Ct));
        Assert.Empty(await visible.ListAsync(new() { Words = "zeppelins" }, Ct));
        Assert.True(await Get<DeleteCommitment>().RestoreAsync(id, Ann, Ct));
        Assert.Single(await visible.ListAsync(new() { Words = "zeppelins" }, Ct));
        var pack = (await Get<ComposePack>().OfOrganisationAsync(organisation, Ct))!;
        Assert.Equal("Pay for zeppelins", Assert.Single(pack.Commitments).Text);
    }

    [Fact]
    public async Task Barriers_of_accepted_reports_are_found_and_those_that_wait_are_not()
    {
        var id = await AddAsync(new() { Title = "Searchable barrier", IsPublic = true });
        var (token, _) = await LinkAsync(id, "owner-a@example.org");
        var report = Saved(await Get<ReportProgress>().ByOwnerAsync(token, Report("limited") with { Barriers = "No platypus budget" }, Ct));
        Assert.Empty(await Get<PublicCommitments>().ListAsync(new() { Words = "platypus" }, Ct));
        Assert.Equal("not-started", (await FindAsync(id)).Status);
        Assert.Contains(await Get<CommitmentStore>().WaitingAsync(100, Ct), waiting => waiting.Id == id);
        Saved(await Get<DecideReport>().AcceptAsync(id, report, Ann, Ct));
        Assert.Equal(id, Assert.Single(await Get<PublicCommitments>().ListAsync(new() { Words = "platypus" }, Ct)).Id);
        Assert.Equal("limited", (await FindAsync(id)).Status);
        Assert.IsType<RecordResult.Invalid>(await Get<DecideReport>().ReturnAsync(id, report, "late", Ann, Ct));
    }

    [Fact]
    public async Task A_returned_report_moves_nothing_and_its_owner_hears_why()
    {
        var id = await AddAsync(new() { Title = "To be returned" });
        var (token, link) = await LinkAsync(id, "owner-b@example.org", "fr");
        var report = Saved(await Get<ReportProgress>().ByOwnerAsync(token, Report("completed"), Ct));
        Saved(await Get<DecideReport>().ReturnAsync(id, report, "The link leads nowhere", Ann, Ct));
        Assert.Equal("not-started", (await FindAsync(id)).Status);
        Assert.Equal(2, await Database.ScalarAsync<int>("select count(*) from service_mail where about = @Link", new { Link = link }));
        Assert.Contains("/fr/progress/", await Database.ScalarAsync<string>("select text_body from service_mail where about = @Link and text_body like '%leads nowhere%'", new { Link = link }), StringComparison.Ordinal);
        Assert.True(await Get<OwnerLinks>().RevokeAsync(id, link, Ann, Ct));
        Assert.IsType<RecordResult.NotFound>(await Get<ReportProgress>().ByOwnerAsync(token, Report("completed"), Ct));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from service_mail where about = @Link", new { Link = link }));
    }

    [Fact]
    public async Task Owners_are_reminded_once_before_and_once_after_and_never_when_they_left_or_were_erased()
    {
        var organisation = Saved(await Get<SaveOrganisation>().RunAsync(new() { Name = "Reminding body", Kind = "payer" }, Ann, Ct));
        var soon = await AddAsync(new() { Title = "Soon due", OrganisationId = organisation, DueOn = Today.AddDays(5) });
        var late = await AddAsync(new() { Title = "Late", DueOn = Today.AddDays(-5) });
        var stays = await PersonAsync("Stays Here", "stays@example.org", organisation);
        var leaves = await PersonAsync("Leaves Soon", "leaves@example.org", organisation);
        foreach (var person in new[] { stays, leaves })
        {
            Saved(await Get<InviteOwner>().RunAsync(soon, new() { PersonId = person }, Ann, Ct));
        }

        await LinkAsync(late, "late@example.org");
        var role = Assert.Single(await Get<PersonStore>().RolesAsync(leaves, Ct));
        Assert.True(await Get<ChangeRoles>().EndAsync(leaves, role.Id, Today.AddDays(-1), Ann, Ct));
        Assert.Contains("left", Assert.Single(Assert.IsType<RecordResult.Invalid>(await Get<InviteOwner>().RunAsync(soon, new() { PersonId = leaves }, Ann, Ct)).Problems).Message, StringComparison.Ordinal);
        var before = await MailsAsync("leaves@example.org");
        await Get<RemindOwners>().RunAsync(Ct);
        await Get<RemindOwners>().RunAsync(Ct);
        Assert.Equal((2, 2, before), (await MailsAsync("stays@example.org"), await MailsAsync("late@example.org"), await MailsAsync("leaves@example.org")));
        Assert.NotNull(await Get<ErasePerson>().RunAsync(stays, "request", [], Ann, Ct));
        await Get<RemindOwners>().RunAsync(Ct);
        Assert.Equal(0, await MailsAsync("stays@example.org"));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from commitment_owner_link where email = 'stays@example.org'"));
    }

    [Fact]
    public async Task Who_has_not_agreed_to_be_contacted_gets_no_link()
    {
        var id = await AddAsync(new() { Title = "Consent first" });
        var person = Saved(await Get<SavePerson>().RunAsync(new() { Name = "Cora Consent", LawfulBasis = "consent", MayMail = true, Addresses = [new() { Kind = "mail", Value = "cora@example.org" }] }, Ann, Ct));
        Assert.Contains("consent", Assert.Single(Assert.IsType<RecordResult.Invalid>(await Get<InviteOwner>().RunAsync(id, new() { PersonId = person }, Ann, Ct)).Problems).Message, StringComparison.Ordinal);
        Saved(await Get<ChangeConsents>().RecordAsync(person, new() { Purpose = "contact", GivenOn = Today.AddDays(-1), Source = "form" }, Ann, Ct));
        Saved(await Get<InviteOwner>().RunAsync(id, new() { PersonId = person }, Ann, Ct));
    }

    [Fact]
    public async Task An_erased_person_is_in_no_commitment_report_or_link()
    {
        var id = await AddAsync(new() { Title = "Erasing", Description = "As Wenceslas Wombat said" });
        var person = await PersonAsync("Wenceslas Wombat", "wombat@example.org", null);
        Saved(await Get<InviteOwner>().RunAsync(id, new() { PersonId = person }, Ann, Ct));
        var link = Assert.Single(await Get<OwnerLinks>().OfAsync(id, Ct));
        var token = await Get<SignedTokens>().MakeAsync("commitment-owner", link.Id, Ct);
        Saved(await Get<ReportProgress>().ByOwnerAsync(token, Report("limited") with { ReporterName = "Wenceslas Wombat", ReporterOrganisation = "Burrow", Summary = "Wenceslas Wombat did it", Barriers = "wombat@example.org was full" }, Ct));
        Assert.Contains("Burrow", (await Get<ExportPerson>().RunAsync(person, Ct))!.ToJsonString(), StringComparison.Ordinal);
        var receipt = (await Get<ErasePerson>().RunAsync(person, "request", [], Ann, Ct))!;
        var text = await Database.ScalarAsync<string>("select c.description || c.find_text || r.reporter_name || r.reporter_organisation || r.summary || r.barriers || r.find_text || r.reported_by from commitment c join commitment_report r on r.commitment_id = c.id where c.id = @Id", new { Id = id });
        Assert.DoesNotContain("wombat", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("burrow", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from commitment_owner_link where email like '%wombat%'"));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from service_mail where recipient like '%wombat%'"));
        Assert.Equal(1, (await Get<ErasePerson>().ReceiptAsync(receipt, Ct))!.Counts["commitment_owner_link"]);
    }

    [Fact]
    public async Task The_passage_is_followed_through_changes_and_a_quote_of_a_draft_stays_inside()
    {
        var body = new MeetingOutcome { Title = "Outcome with a promise", Summary = "S", Body = "<p>The fund will pay for pelicans by May. More words.</p>", HeldOn = Today.AddDays(-30), Topics = [] };
        var draft = new Draft { Type = ContentType.Get("meeting-outcome"), Body = body };
        var item = Assert.IsType<SaveResult.Saved>(await Get<SaveDraft>().RunAsync(draft, Ann, Ct));
        var version = (await Get<KnowledgeHub.Review.ReviewedVersions>().NewestAsync(item.Id, Ct))!;
        var anchor = Assert.Single(version.Passages, passage => passage.Text.Contains("pelicans", StringComparison.Ordinal)).Anchor;
        var id = await AddAsync(new() { Title = "Pelicans", ContentId = item.Id, Version = version.Id, Anchor = anchor, Quote = "The fund will pay for pelicans by May." });
        Assert.Equal((false, PassageState.NotPublished), ((await FindAsync(id)).QuotePublished, (await Get<ReadPassage>().RunAsync(await FindAsync(id), Ct)).State));
        await Database.PublishAsync(item.Id);
        var here = await Get<ReadPassage>().RunAsync(await FindAsync(id), Ct);
        Assert.Equal(PassageState.Here, here.State);
        Assert.EndsWith($"#{anchor}", here.Url, StringComparison.Ordinal);
        Saved(await Get<SaveCommitment>().RunAsync(await FindAsync(id), Ann, Ct));
        await Database.ChangeAsync(item.Id, body with { Body = "<p>The fund might pay for pelicans one day.</p>" });
        Assert.Equal((true, PassageState.Changed), ((await FindAsync(id)).QuotePublished, (await Get<ReadPassage>().RunAsync(await FindAsync(id), Ct)).State));
    }

    [Fact]
    public async Task A_file_is_tried_first_and_taken_whole_or_not_at_all()
    {
        const string file = "title,made_on,promised_by,external_id,status,status_on,evidence_title\nImported one,2026-01-02,A fund,x-1,limited,2026-02-01,Minutes of January\n";
        var import = Get<ImportCommitments>();
        Assert.True((await import.RunAsync(file, store: false, Ann, Ct)).IsGood);
        Assert.Empty(await Get<CommitmentStore>().ListAsync(new() { Words = "imported one" }, Ct));
        Assert.Contains("evidence", Assert.Single((await import.RunAsync(file.Replace("Minutes of January", "", StringComparison.Ordinal), store: true, Ann, Ct)).Rows).Message, StringComparison.Ordinal);
        Assert.Empty(await Get<CommitmentStore>().ListAsync(new() { Words = "imported one" }, Ct));
        Assert.True((await import.RunAsync(file, store: true, Ann, Ct)).IsGood);
        Assert.Equal("limited", Assert.Single(await Get<CommitmentStore>().ListAsync(new() { Words = "imported one" }, Ct)).Status);
        Assert.Equal(ImportVerdict.Known, Assert.Single((await import.RunAsync(file, store: true, Ann, Ct)).Rows).Verdict);
        var export = await Get<ExportCommitments>().ForStaffAsync(Ct);
        Assert.Contains("x-1", export, StringComparison.Ordinal);
        Assert.Null((await import.RunAsync(export, store: false, Ann, Ct)).Problem);
    }

    [Fact]
    public async Task Whatever_happens_in_whatever_order_the_status_has_its_evidence_or_says_that_there_is_none()
    {
        for (var seed = 0; seed < Histories; seed++)
        {
            await TryHistoryAsync(new Random(seed), seed);
        }
    }

    private async Task TryHistoryAsync(Random random, int seed)
    {
        var id = await AddAsync(new() { Title = $"History {seed}", IsPublic = true });
        var (token, _) = await LinkAsync(id, $"history-{seed}@example.org");
        for (var step = 0; step < 12; step++)
        {
            var reports = await Get<CommitmentStore>().ReportsAsync(id, Ct);
            var some = reports.Count > 0 ? reports[random.Next(reports.Count)].Id : "none";
            var report = new CommitmentReport
            {
                Status = ProgressStatus.All[random.Next(ProgressStatus.All.Count)].Id,
                OnDay = Today.AddDays(-random.Next(40)),
                Summary = random.Next(2) == 0 ? "" : "Something",
                EvidenceTitle = random.Next(2) == 0 ? "" : "A document",
                EvidenceUrl = random.Next(3) == 0 ? "https://example.org/x" : "",
            };
            _ = random.Next(5) switch
            {
                0 => await Get<ReportProgress>().ByStaffAsync(id, report, Ann, Ct),
                1 => await Get<ReportProgress>().ByOwnerAsync(token, report with { ReporterName = "O", ReporterOrganisation = "P" }, Ct),
                2 => await Get<DecideReport>().AcceptAsync(id, some, Ann, Ct),
                3 => await Get<DecideReport>().ReturnAsync(id, some, "Not yet", Ann, Ct),
                _ => await Get<SaveCommitment>().RunAsync(await FindAsync(id) with { MadeOn = Today.AddDays(-60 - random.Next(9)), Status = "completed" }, Ann, Ct),
            };
            await HoldsAsync(id, seed, step);
        }
    }

    private async Task HoldsAsync(string id, int seed, int step)
    {
        var shown = (await Get<PublicCommitments>().AtAsync((await FindAsync(id)).Slug, Ct))!;
        var history = await Get<PublicCommitments>().HistoryAsync(id, Ct);
        var newest = history.Count > 0 ? history[0] : null;
        Assert.True(shown.Status == (newest?.Status ?? "not-started"), $"History {seed}, step {step}: the status is {shown.Status}");
        Assert.True(
            shown.Status switch
            {
                "not-started" or "withdrawn" => true,
                "no-evidence" => newest!.NoEvidence,
                _ => newest!.EvidenceTitle.Length + newest.EvidenceUrl.Length > 0,
            },
            $"History {seed}, step {step}: {shown.Status} without evidence");
    }

    private static string Saved(RecordResult result) => Assert.IsType<RecordResult.Saved>(result).Id;

    private async Task<string> AddAsync(Commitment commitment) => Saved(await Get<SaveCommitment>().RunAsync(
        commitment with { PromisedBy = commitment.OrganisationId is null ? "Somebody" : "", MadeOn = Today.AddDays(-60) }, Ann, Ct));

    private async Task<Commitment> FindAsync(string id) => (await Get<CommitmentStore>().FindAsync(id, Ct))!;

    private Task<RecordResult> ReportAsync(string id, CommitmentReport report) => Get<ReportProgress>().ByStaffAsync(id, report.OnDay == default ? report with { OnDay = Today } : report, Ann, Ct);

    private CommitmentReport Report(string status) => new() { Status = status, OnDay = Today, EvidenceTitle = "A document" };

    private async Task<(string Token, string Link)> LinkAsync(string commitment, string email, string locale = "en")
    {
        var link = Saved(await Get<InviteOwner>().RunAsync(commitment, new() { Email = email, Locale = locale }, Ann, Ct));
        return (await Get<SignedTokens>().MakeAsync("commitment-owner", link, Ct), link);
    }

    private async Task<string> PersonAsync(string name, string mail, string? organisation)
    {
        var id = Saved(await Get<SavePerson>().RunAsync(new() { Name = name, LawfulBasis = "public-task", MayMail = true, Addresses = [new() { Kind = "mail", Value = mail }] }, Ann, Ct));
        if (organisation is not null)
        {
            Saved(await Get<ChangeRoles>().AddAsync(new PersonRole { PersonId = id, OrganisationId = organisation, Title = "Head", FromDay = Today.AddDays(-400) }, Ann, Ct));
        }

        return id;
    }

    private Task<int> MailsAsync(string recipient) => Database.ScalarAsync<int>("select count(*) from service_mail where recipient = @Recipient", new { Recipient = recipient })!;
}

public sealed class CommitmentsOnSqlite(SqliteDatabase database) : CommitmentsContract(database), IClassFixture<SqliteDatabase>
{
    protected override int Histories => 40;
}

public sealed class CommitmentsOnPostgres(PostgresDatabase database) : CommitmentsContract(database), IClassFixture<PostgresDatabase>
{
    protected override int Histories => 6;
}
