using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Exchange;
using KnowledgeHub.Search;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;
using KnowledgeHub.TermDesk;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Stakeholders;

public abstract class StakeholdersContract(TestDatabase database) : Contract(database)
{
    private const string Ann = "ann@example.org";

    [Fact]
    public async Task Lists_find_by_word_without_accents_and_by_kind_country_and_topic()
    {
        var id = await OrganisationAsync(new() { Name = "Instituto Português de Oncología", ShortName = "IPOX", Kind = "academia", Country = "PT", Topics = ["sequencing"] });
        foreach (var filter in new DirectoryFilter[] { new() { Words = "portugues ipox" }, new() { Words = "IPOX", Kind = "academia", Country = "PT", Topics = ["diagnostics", "sequencing"] } })
        {
            Assert.Equal(id, Assert.Single((await Get<OrganisationStore>().ListAsync(filter, Ct)).Organisations).Id);
        }

        Assert.Equal(0, (await Get<OrganisationStore>().ListAsync(new() { Words = "ipox", Kind = "industry" }, Ct)).Total);
        Assert.Equal(0, (await Get<OrganisationStore>().ListAsync(new() { Words = "ipox", Topics = ["financing"] }, Ct)).Total);
    }

    [Fact]
    public async Task A_change_made_from_an_older_version_overwrites_nothing()
    {
        var id = await OrganisationAsync(new() { Name = "Versioned body", Kind = "payer" });
        var seen = (await Get<OrganisationStore>().FindAsync(id, Ct))!;
        Assert.IsType<RecordResult.Saved>(await Get<SaveOrganisation>().RunAsync(seen with { City = "Lisbon" }, Ann, Ct));
        Assert.Equal(2, Assert.IsType<RecordResult.Conflict>(await Get<SaveOrganisation>().RunAsync(seen with { City = "Porto" }, "ben@example.org", Ct)).Version);
        Assert.Equal("Lisbon", (await Get<OrganisationStore>().FindAsync(id, Ct))!.City);
        Assert.Contains("place", await Database.ScalarAsync<string>("select details from audit_entry where subject_id = @Id order by sequence desc limit 1", new { Id = id }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_input_says_what_to_do_and_stores_nothing()
    {
        var result = Assert.IsType<RecordResult.Invalid>(await Get<SavePerson>().RunAsync(new() { Name = "", Country = "XX", Addresses = [new() { Kind = "mail", Value = "nobody" }] }, Ann, Ct));
        Assert.Equal(["addresses", "country", "lawful-basis", "name"], result.Problems.Select(problem => problem.Field).Order());
        Assert.IsType<RecordResult.Invalid>(await Get<SaveEngagement>().RunAsync(new() { Subject = "x", OnDay = new(2026, 3, 1), NextDue = new(2026, 2, 1), Responsible = Ann }, Ann, Ct));
    }

    [Fact]
    public async Task Consent_to_publication_is_needed_to_be_public_and_its_withdrawal_ends_it()
    {
        var id = await PersonAsync(new() { Name = "Pia Public", LawfulBasis = "consent" });
        var person = (await Get<PersonStore>().FindAsync(id, Ct))!;
        Assert.False(person.IsPublic);
        Assert.IsType<RecordResult.Invalid>(await Get<SavePerson>().RunAsync(person with { IsPublic = true }, Ann, Ct));
        var consent = Assert.IsType<RecordResult.Saved>(await Get<ChangeConsents>().RecordAsync(id, new() { Purpose = Consent.Publication, GivenOn = new(2026, 3, 1), Source = "form" }, Ann, Ct));
        Assert.IsType<RecordResult.Saved>(await Get<SavePerson>().RunAsync(person with { IsPublic = true }, Ann, Ct));
        Assert.True(await Get<ChangeConsents>().WithdrawAsync(id, consent.Id, Ann, Ct));
        Assert.False((await Get<PersonStore>().FindAsync(id, Ct))!.IsPublic);
    }

    [Fact]
    public async Task Expired_consents_are_counted_until_they_are_given_anew()
    {
        var before = await Get<PersonStore>().CountExpiredAsync(Ct);
        var id = await PersonAsync(new() { Name = "Ed Expired", LawfulBasis = "consent" });
        await Get<ChangeConsents>().RecordAsync(id, new() { Purpose = "events", GivenOn = new(2024, 1, 1), ExpiresOn = new(2025, 1, 1), Source = "form" }, Ann, Ct);
        Assert.Equal(before + 1, await Get<PersonStore>().CountExpiredAsync(Ct));
        Assert.Contains((await Get<PersonStore>().ListAsync(new() { Kind = "expired" }, Ct)).People, person => person.Id == id);
        await Get<ChangeConsents>().RecordAsync(id, new() { Purpose = "events", GivenOn = new(2026, 3, 1), Source = "mail" }, Ann, Ct);
        Assert.Equal(before, await Get<PersonStore>().CountExpiredAsync(Ct));
    }

    [Fact]
    public async Task A_relation_is_read_from_both_ends()
    {
        var (member, union) = (await OrganisationAsync(new() { Name = "A member body", Kind = "industry" }), await OrganisationAsync(new() { Name = "A union", Kind = "industry" }));
        Assert.IsType<RecordResult.Saved>(await Get<RelateOrganisations>().RunAsync(member, "member-of", union, Ann, Ct));
        Assert.Equal("is a member of", Assert.Single(await Get<OrganisationStore>().RelationsAsync(member, Ct)).Words);
        Assert.Equal("has as a member", Assert.Single(await Get<OrganisationStore>().RelationsAsync(union, Ct)).Words);
        Assert.IsType<RecordResult.Invalid>(await Get<RelateOrganisations>().RunAsync(member, "member-of", union, Ann, Ct));
    }

    [Fact]
    public async Task An_organisations_timeline_has_what_its_people_did_while_they_were_there()
    {
        var organisation = await OrganisationAsync(new() { Name = "Timeline body", Kind = "payer" });
        var person = await PersonAsync(new() { Name = "Tim Line", LawfulBasis = "public-task" });
        await Get<ChangeRoles>().AddAsync(new() { PersonId = person, OrganisationId = organisation, Title = "Chair", FromDay = new(2025, 1, 1), ToDay = new(2025, 12, 31) }, Ann, Ct);
        await EngagementAsync("During", new(2025, 6, 1), Participant.Of("person", person));
        await EngagementAsync("After", new(2026, 2, 1), Participant.Of("person", person));
        Assert.Equal(["During"], (await Get<EngagementStore>().OfOrganisationAsync(organisation, 10, Ct)).Select(engagement => engagement.Subject));
        Assert.Equal(["After", "During"], (await Get<EngagementStore>().OfPersonAsync(person, 10, Ct)).Select(engagement => engagement.Subject));
        Assert.Equal(3, (await Get<Timeline>().OfOrganisationAsync(organisation, Ct)).Count);
    }

    [Fact]
    public async Task What_somebody_was_mailed_shows_only_while_they_agree()
    {
        var organisation = await OrganisationAsync(new() { Name = "Mailed body", Kind = "payer" });
        var person = await PersonAsync(new() { Name = "Mae Led", LawfulBasis = "public-task", Addresses = [new() { Kind = "mail", Value = "Mae@Example.org" }] });
        await Get<ChangeRoles>().AddAsync(new() { PersonId = person, OrganisationId = organisation, Title = "Chair" }, Ann, Ct);
        var now = Database.Clock.GetUtcNow();
        await Database.RunAsync(
            """
            insert into subscriber (id, email, audience, locale, frequency, state, consent_text, consent_source, requested_at, confirmed_at) values ('mae', 'mae@example.org', 'payer', 'en', 'each-issue', 'confirmed', '', '', @Now, @Now);
            insert into issue (id, slug, title, intro, state, created_at, updated_at, updated_by, queued_at) values ('mae-1', 'mae-1', 'For Mae', '', 'sent', @Now, @Now, 'x', @Now);
            insert into delivery (id, issue_id, subscriber_id, state, due_at, answer, updated_at) values ('mae-d', 'mae-1', 'mae', 'sent', @Now, '250 ok', @Now)
            """, new { Now = now });
        Assert.Equal((0, 1), Seen(await Get<MailReceived>().OfOrganisationAsync(organisation, Ct)));

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await Get<ChangeConsents>().RecordAsync(person, new Consent { Purpose = "newsletter", GivenOn = today, Source = "form" }, Ann, Ct);
        Assert.Equal((0, 1), Seen(await Get<MailReceived>().OfOrganisationAsync(organisation, Ct)));
        await Get<ChangeConsents>().RecordAsync(person, new Consent { Purpose = Consent.MailHistory, GivenOn = today, Source = "form", ExpiresOn = today.AddDays(1) }, Ann, Ct);
        var seen = Assert.Single((await Get<MailReceived>().OfOrganisationAsync(organisation, Ct)).People);
        Assert.Equal(("Mae Led", "For Mae", "sent"), (seen.Name, seen.Issues.Single().Title, seen.Issues.Single().State));
        Assert.Single((await Get<MailReceived>().OfPersonAsync(person, Ct)).People);
        await Database.RunAsync("insert into delivery_return (delivery_id, fingerprint, kind, at) values ('mae-d', 'f', 'hard', @Now)", new { Now = now });
        Assert.Equal("bounced", Assert.Single((await Get<MailReceived>().OfPersonAsync(person, Ct)).People).Issues.Single().State);
        await Database.RunAsync("update consent set expires_on = @Gone where purpose = 'mail-history'", new { Gone = today.AddDays(-1) });
        Assert.Equal((0, 1), Seen(await Get<MailReceived>().OfPersonAsync(person, Ct)));
    }

    private static (int Shown, int NotAsked) Seen(MailHistory history) => (history.People.Count, history.NotAsked);

    [Fact]
    public async Task A_next_contact_is_overdue_until_it_is_done()
    {
        var result = await Get<SaveEngagement>().RunAsync(new() { Subject = "Overdue talk", OnDay = new(2026, 1, 5), NextStep = "Call", NextDue = new(2026, 2, 1), Responsible = Ann }, Ann, Ct);
        var id = Assert.IsType<RecordResult.Saved>(result).Id;
        Assert.Contains(await Get<EngagementStore>().OverdueAsync(50, Ct), engagement => engagement.Id == id);
        Assert.True(await Get<SaveEngagement>().DoneAsync(id, Ann, Ct));
        Assert.DoesNotContain(await Get<EngagementStore>().OverdueAsync(50, Ct), engagement => engagement.Id == id);
    }

    [Fact]
    public async Task What_is_deleted_leaves_the_lists_and_comes_back()
    {
        var id = await EngagementAsync("Deleted talk", new(2026, 1, 5));
        Assert.IsType<RecordResult.Invalid>(await Get<DeleteRecord>().RunAsync(RecordKind.Engagement, id, 1, " ", Ann, Ct));
        Assert.IsType<RecordResult.Saved>(await Get<DeleteRecord>().RunAsync(RecordKind.Engagement, id, 1, "Logged twice", Ann, Ct));
        Assert.Equal(0, (await Get<EngagementStore>().ListAsync("deleted talk", "", 1, 10, Ct)).Total);
        Assert.Contains(await Get<DeleteRecord>().ListAsync(Ct), record => record.Id == id && record.DeletedBecause == "Logged twice");
        Assert.True(await Get<DeleteRecord>().RestoreAsync(RecordKind.Engagement, id, Ann, Ct));
        Assert.Equal(1, (await Get<EngagementStore>().ListAsync("deleted talk", "", 1, 10, Ct)).Total);
    }

    [Fact]
    public async Task Two_records_of_a_person_are_found_merged_and_made_two_again()
    {
        var kept = await PersonAsync(new() { Name = "Maria da Silva", LawfulBasis = "public-task", Topics = ["financing"], Addresses = [new() { Kind = "mail", Value = "maria@example.net" }] });
        var gone = await PersonAsync(new() { Name = "Silva, María", LawfulBasis = "consent", City = "Porto", Topics = ["sequencing"], Addresses = [new() { Kind = "mail", Value = "MARIA@example.net" }, new() { Kind = "phone", Value = "123" }] });
        var engagement = await EngagementAsync("With the second Maria", new(2026, 1, 7), Participant.Of("person", gone));
        var pair = Assert.Single(await Get<FindDuplicates>().RunAsync(Ct), pair => IsOf(pair, kept, gone));
        Assert.Contains("mail address", pair.Why, StringComparison.Ordinal);

        var before = (await Get<PersonStore>().FindAsync(kept, Ct))!;
        Assert.IsType<RecordResult.Saved>(await Get<MergeRecords>().PeopleAsync(before with { City = "Porto" }, gone, 1, Ann, Ct));
        var merged = (await Get<PersonStore>().FindAsync(kept, Ct))!;
        Assert.Equal(["financing", "sequencing"], merged.Topics);
        Assert.Equal(2, merged.Addresses.Count);
        Assert.Equal(engagement, Assert.Single(await Get<EngagementStore>().OfPersonAsync(kept, 10, Ct)).Id);
        Assert.Equal(kept, (await Get<PersonStore>().FindAsync(gone, Ct))!.MergedInto);

        var merge = Assert.Single(await Get<MergeRecords>().ListAsync(Ct), merge => merge.GoneId == gone);
        Assert.IsType<RecordResult.Saved>(await Get<MergeRecords>().UndoAsync(merge.Id, Ann, Ct));
        Assert.Equivalent(before with { Version = 3 }, (await Get<PersonStore>().FindAsync(kept, Ct))! with { UpdatedAt = before.UpdatedAt });
        Assert.Equal(engagement, Assert.Single(await Get<EngagementStore>().OfPersonAsync(gone, 10, Ct)).Id);
        Assert.IsType<RecordResult.NotFound>(await Get<MergeRecords>().UndoAsync(merge.Id, Ann, Ct));

        await Get<FindDuplicates>().DismissAsync(gone, kept, Ann, Ct);
        Assert.Equal($"Not the same as {(string.CompareOrdinal(gone, kept) < 0 ? kept : gone)}", await Database.ScalarAsync<string>("select details from audit_entry where subject_kind = 'duplicate'"));
        Assert.DoesNotContain(await Get<FindDuplicates>().RunAsync(Ct), pair => IsOf(pair, kept, gone));
    }

    [Fact]
    public async Task Two_records_of_an_organisation_share_a_domain_and_are_merged_with_their_relations()
    {
        var kept = await OrganisationAsync(new() { Name = "Agency for Tests", Kind = "payer", Website = "https://www.agency.example.net/en" });
        var gone = await OrganisationAsync(new() { Name = "AfT", Kind = "payer", Website = "https://agency.example.net" });
        var other = await OrganisationAsync(new() { Name = "Its ministry", Kind = "government" });
        await Get<RelateOrganisations>().RunAsync(other, "supervises", gone, Ann, Ct);
        Assert.Contains(await Get<FindDuplicates>().RunAsync(Ct), pair => IsOf(pair, kept, gone) && pair.Why == "the same web domain");
        Assert.IsType<RecordResult.Saved>(await Get<MergeRecords>().OrganisationsAsync((await Get<OrganisationStore>().FindAsync(kept, Ct))!, gone, 1, Ann, Ct));
        Assert.Equal(kept, Assert.Single(await Get<OrganisationStore>().RelationsAsync(other, Ct)).OtherId);
        Assert.Contains((await Get<OrganisationStore>().FindAsync(kept, Ct))!.OtherNames, name => name.Name == "AfT");
        Assert.IsType<RecordResult.Saved>(await Get<MergeRecords>().UndoAsync(Assert.Single(await Get<MergeRecords>().ListAsync(Ct), merge => merge.GoneId == gone).Id, Ann, Ct));
        Assert.Equal(gone, Assert.Single(await Get<OrganisationStore>().RelationsAsync(other, Ct)).OtherId);
        Assert.Empty((await Get<OrganisationStore>().FindAsync(kept, Ct))!.OtherNames);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing_and_an_import_takes_all_rows_or_none()
    {
        var import = Get<ImportDirectory>();
        const string organisations = "name,kind,country,topics\n\"Imported, Inc.\",industry,PT,sequencing;financing\n";
        Assert.True((await import.RunAsync(false, organisations, store: false, Ann, Ct)).IsGood);
        Assert.Equal(0, (await Get<OrganisationStore>().ListAsync(new() { Words = "imported" }, Ct)).Total);
        Assert.Equal(1, (await import.RunAsync(false, organisations, store: true, Ann, Ct)).Count(ImportVerdict.Added));
        Assert.Equal(ImportVerdict.Known, Assert.Single((await import.RunAsync(false, organisations, store: true, Ann, Ct)).Rows).Verdict);

        const string people = "name,lawful_basis,email,organisation,title,consent_purpose,consent_source,consented_on\nIda Import,consent,ida@example.net,\"Imported, Inc.\",Head,contact;events,form,2026-01-02\n";
        var bad = await import.RunAsync(true, people + "Bo Bad,consent,not-an-address,,,,,\n", store: true, Ann, Ct);
        Assert.Equal([ImportVerdict.Added, ImportVerdict.Refused], bad.Rows.Select(row => row.Verdict));
        Assert.Equal(0, (await Get<PersonStore>().ListAsync(new() { Words = "ida import" }, Ct)).Total);
        Assert.True((await import.RunAsync(true, people, store: true, Ann, Ct)).IsGood);
        var ida = Assert.Single((await Get<PersonStore>().ListAsync(new() { Words = "ida@example.net" }, Ct)).People);
        Assert.Equal(2, (await Get<PersonStore>().ConsentsAsync(ida.Id, Ct)).Count);
        Assert.Equal("Imported, Inc.", Assert.Single(await Get<PersonStore>().RolesAsync(ida.Id, Ct)).OrganisationName);
        Assert.Contains("There is no column", (await import.RunAsync(true, "name,shoe size\n", store: true, Ann, Ct)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_outcome_begins_with_what_the_engagement_says_and_names_only_public_or_ticked_organisations()
    {
        var open = await OrganisationAsync(new() { Name = "Open body", Kind = "government", IsPublic = true });
        var ticked = await OrganisationAsync(new() { Name = "Ticked body", Kind = "payer" });
        var hidden = await OrganisationAsync(new() { Name = "Hidden body", Kind = "industry" });
        var person = await PersonAsync(new() { Name = "Quentin Quiet", LawfulBasis = "consent" });
        var id = await EngagementAsync("Paying for tests", new(2026, 2, 3), [.. new[] { open, ticked, hidden }.Select(one => Participant.Of("organisation", one)), Participant.Of("person", person)]);
        var saved = Assert.IsType<RecordResult.Saved>(await Get<WriteOutcome>().RunAsync(id, "Paying for tests", [ticked], Ann, Ct));
        var outcome = Assert.IsType<MeetingOutcome>((await Get<ContentItems>().FindAsync(saved.Id, Ct))!.Body);
        Assert.Equal(["Open body", "Ticked body"], outcome.Participants);
        Assert.Equal((new DateOnly(2026, 2, 3), "diagnostics"), (outcome.HeldOn, Assert.Single(outcome.Topics)));
        Assert.Equal(saved.Id, (await Get<EngagementStore>().FindAsync(id, Ct))!.OutcomeContent);
        Assert.Equal(id, await Get<WriteOutcome>().EngagementOfAsync(saved.Id, Ct));
        Assert.Equal(saved.Id, Assert.IsType<RecordResult.Saved>(await Get<WriteOutcome>().RunAsync(id, "Again", [], Ann, Ct)).Id);
    }

    [Fact]
    public async Task A_pack_has_case_studies_and_takeaways_that_fit()
    {
        var study = new CaseStudy { Title = "Kenya sequences", Summary = "How.", Body = "<p>Text.</p>", Topics = ["sequencing"], Places = ["KE"], PublishedOn = new(2020, 1, 1) };
        var brief = Samples.Brief("A brief for payers") with { Topics = ["sequencing"], Takeaways = new Dictionary<string, string> { ["payer"] = "It pays off.", ["industry"] = "Build it." } };
        foreach (var body in new ContentBody[] { study, study with { Title = "Elsewhere", Topics = ["financing"], Places = [], PublishedOn = new(2026, 1, 1) }, brief })
        {
            var saved = await Database.SaveAsync(Samples.Draft(body));
            await Database.PublishAsync(saved.Id);
        }

        var id = await OrganisationAsync(new() { Name = "A fund that packs", Kind = "payer", Country = "KE", Topics = ["sequencing"] });
        var pack = (await Get<ComposePack>().OfOrganisationAsync(id, Ct))!;
        Assert.Equal(["Kenya sequences", "Elsewhere"], pack.CaseStudies.Select(item => item.Title));
        Assert.Contains(pack.TalkingPoints, point => point.Text == "It pays off.");
    }

    [Fact]
    public async Task A_topic_that_is_merged_takes_the_directory_with_it()
    {
        await Get<KnowledgeHub.Taxonomy.TermStore>().SaveTopicsAsync([new() { Slug = "old-topic", Name = "Old topic", Position = 9 }], Ct);
        var id = await OrganisationAsync(new() { Name = "Body with a topic", Kind = "payer", Topics = ["old-topic"] });
        Assert.IsType<TopicResult.Saved>(await Get<MergeTopics>().RunAsync("old-topic", "financing", Ann, Ct));
        Assert.Equal(["financing"], (await Get<OrganisationStore>().FindAsync(id, Ct))!.Topics);
    }

    [Fact]
    public async Task Seeds_are_loaded_once_and_all_marked()
    {
        await Get<Seeds>().EnsureAsync(withItems: false, Ct);
        Assert.True(await Get<SeedStakeholders>().EnsureAsync(Seeds.Folder, Ct));
        Assert.False(await Get<SeedStakeholders>().EnsureAsync(Seeds.Folder, Ct));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from person where updated_by = 'seeds' and (name not like '%(illustrative)' or is_public)"));
        Assert.Equal(3, await Database.ScalarAsync<int>("select count(*) from engagement where updated_by = 'seeds' and illustrative"));
    }

    [Fact]
    public async Task Erasing_a_person_leaves_their_name_and_addresses_in_no_table_and_not_in_the_index()
    {
        const string name = "Zoltan Zyzygy";
        const string mail = "zoltan@zyzygy.example";
        const string phone = "+99 555 01 77";
        var organisation = await OrganisationAsync(new() { Name = "Where they worked", Kind = "payer", Notes = $"Ask {name} first; mail {mail}." });
        var person = await PersonAsync(new() { Name = name, LawfulBasis = "consent", Topics = ["sequencing"], Notes = "Their own notes", Addresses = [new() { Kind = "mail", Value = mail }, new() { Kind = "phone", Value = phone }] });
        var twin = await PersonAsync(new() { Name = "Zyzygy Zoltan", LawfulBasis = "consent", Addresses = [new() { Kind = "mail", Value = mail.ToUpperInvariant() }] });
        var other = await PersonAsync(new() { Name = "A colleague", LawfulBasis = "consent", Notes = $"Works with zoltan  zyzygy, {phone}", Addresses = [new() { Kind = "post", Value = "Street 1", Label = $"Desk of {name}" }] });
        await Get<ChangeRoles>().AddAsync(new() { PersonId = person, OrganisationId = organisation, Title = "Chair" }, Ann, Ct);
        await Get<ChangeRoles>().AddAsync(new() { PersonId = other, OrganisationId = organisation, Title = $"Assistant of {name}" }, Ann, Ct);
        await Get<ChangeConsents>().RecordAsync(person, new() { Purpose = "contact", GivenOn = new(2026, 1, 1), Source = "form" }, Ann, Ct);
        await Get<ChangeConsents>().RecordAsync(other, new() { Purpose = "contact", GivenOn = new(2026, 1, 1), Source = $"told by {name}" }, Ann, Ct);
        var group = Assert.IsType<RecordResult.Saved>(await Get<SaveGroup>().RunAsync(new() { Name = "A group", Description = $"Led by {name}" }, Ann, Ct)).Id;
        Assert.True(await Get<ChangeMembers>().AddAsync(group, person, null, Ann, Ct));
        var engagement = await EngagementAsync($"Lunch with {name}", new(2026, 2, 2), Participant.Of("person", person), Participant.Of("organisation", organisation));
        Assert.IsType<RecordResult.Saved>(await Get<DeleteRecord>().RunAsync(RecordKind.Organisation, organisation, 1, $"{name} said so", Ann, Ct));
        Assert.IsType<RecordResult.Saved>(await Get<MergeRecords>().PeopleAsync((await Get<PersonStore>().FindAsync(person, Ct))!, twin, 1, Ann, Ct));
        await Get<SearchIndex>().EnsureAsync(Ct);
        Assert.NotEmpty(await FoundAsync(name, mail, phone));
        var export = (await Get<ExportPerson>().RunAsync(person, Ct))!.ToJsonString();
        Assert.All(["Zyzygy Zoltan", mail, "Where they worked", "Lunch with", "Their own notes"], told => Assert.Contains(told, export, StringComparison.Ordinal));

        var receipt = await Get<ErasePerson>().RunAsync(person, "request", [], Ann, Ct);
        Assert.NotNull(receipt);
        Assert.Empty(await FoundAsync(name, "Zyzygy Zoltan", mail, phone, "zyzygy"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Database.Folder, "search"), "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("zyzygy", System.Text.Encoding.Latin1.GetString(await ReadAsync(file)), StringComparison.OrdinalIgnoreCase);
        }

        var left = (await Get<EngagementStore>().FindAsync(engagement, Ct))!;
        Assert.Equal("Lunch with a person who was erased", left.Subject);
        Assert.Contains(left.Participants, participant => participant.Kind == Participant.Erased && participant.Name == "A person who was erased");
        Assert.Null(await Get<PersonStore>().FindAsync(twin, Ct));
        var counts = (await Get<ErasePerson>().ReceiptAsync(receipt, Ct))!.Counts;
        Assert.Equal((2, 1, 1, 1), (counts["person"], counts["group_member"], counts["engagement_participant"], counts["engagement (texts)"]));
        Assert.Null(await Get<ErasePerson>().RunAsync(person, "request", [], Ann, Ct));
    }

    // Every text in every table that the schema itself names.
    private async Task<IReadOnlyList<string>> FoundAsync(params string[] words)
    {
        await using var session = await Get<Database>().OpenAsync(Ct);
        var columns = await session.QueryAsync<Column>(Database.Dialect == Dialect.Sqlite
            ? "select m.name as table_name, c.name as column_name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'"
            : "select table_name, column_name from information_schema.columns where table_schema = 'public' and table_name in (select tablename from pg_tables where schemaname = 'public')", ct: Ct);
        var found = new List<string>();
        foreach (var column in columns)
        {
            foreach (var word in words)
            {
                if (await session.ScalarAsync<int>($"select count(*) from \"{column.TableName}\" where lower(cast(\"{column.ColumnName}\" as text)) like @Word", new { Word = $"%{word.ToLowerInvariant()}%" }, Ct) > 0)
                {
                    found.Add($"{column.TableName}.{column.ColumnName}: {word}");
                }
            }
        }

        return found;
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        await using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Ct);
        return copy.ToArray();
    }

    // The clock stands still, so either may be the older one.
    private static bool IsOf(DuplicatePair pair, string one, string other) => (pair.FirstId == one && pair.SecondId == other) || (pair.FirstId == other && pair.SecondId == one);

    private async Task<string> OrganisationAsync(Organisation organisation) => Assert.IsType<RecordResult.Saved>(await Get<SaveOrganisation>().RunAsync(organisation, Ann, Ct)).Id;

    private async Task<string> PersonAsync(Person person) => Assert.IsType<RecordResult.Saved>(await Get<SavePerson>().RunAsync(person, Ann, Ct)).Id;

    private async Task<string> EngagementAsync(string subject, DateOnly day, params Participant[] participants) =>
        Assert.IsType<RecordResult.Saved>(await Get<SaveEngagement>().RunAsync(new() { Subject = subject, OnDay = day, Topics = ["diagnostics"], Participants = participants }, Ann, Ct)).Id;

    private sealed record Column
    {
        public required string TableName { get; init; }

        public required string ColumnName { get; init; }
    }
}

public sealed class StakeholdersOnSqlite(SqliteDatabase database) : StakeholdersContract(database), IClassFixture<SqliteDatabase>;

public sealed class StakeholdersOnPostgres(PostgresDatabase database) : StakeholdersContract(database), IClassFixture<PostgresDatabase>;
