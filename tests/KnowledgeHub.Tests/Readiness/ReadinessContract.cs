using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Exchange;
using KnowledgeHub.Mail;
using KnowledgeHub.Readiness;
using KnowledgeHub.Review;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Readiness;

public abstract class ReadinessContract(TestDatabase database) : Contract(database), IAsyncLifetime
{
    private const string Passage = "Nine hospitals send their samples to one laboratory.";
    private const string Ed = "ed@example.org";

    public async ValueTask InitializeAsync() => await Get<SeedReadiness>().RunAsync(Seeds.Folder, withFindings: false, Ct);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_finding_is_public_exactly_while_readers_see_its_passage()
    {
        var (id, city) = await DraftAsync("Comes and goes");
        await RecordAsync(id, city, "laboratory", 4);
        Assert.Null(await LevelAsync(city, "laboratory"));
        await Database.PublishAsync(id);
        Assert.Equal(4, await LevelAsync(city, "laboratory"));

        await Database.ChangeAsync(id, Case("Comes and goes", $"<p>Another paragraph.</p><p>{Passage}</p>"));
        Assert.Equal(4, await LevelAsync(city, "laboratory"));
        await Database.ChangeAsync(id, Case("Comes and goes", "<p>Seven hospitals send their samples to one laboratory.</p>"));
        Assert.Null(await LevelAsync(city, "laboratory"));
        var changed = Assert.Single(await Get<Findings>().OfAsync(id, Ct));
        Assert.Equal(FindingStanding.ToCheck, changed.Standing);

        var version = (await Get<ReviewedVersions>().NewestAsync(id, Ct))!;
        Assert.Null(await Get<KeepFinding>().RunAsync(id, changed.Finding.Id, version.Id, version.Passages[^1].Anchor, Ed, Ct));
        Assert.Equal(4, await LevelAsync(city, "laboratory"));

        Assert.Equal(WithdrawResult.Withdrawn, await Get<WithdrawContent>().RunAsync(id, "It no longer holds.", Ed, Ct));
        Assert.Null(await LevelAsync(city, "laboratory"));
        Assert.Equal(FindingStanding.NotPublished, Assert.Single(await Get<Findings>().OfAsync(id, Ct)).Standing);
        await Database.PublishAsync(id);
        Assert.Equal(4, await LevelAsync(city, "laboratory"));
        Assert.Null(await Get<UnpublishContent>().RunAsync(id, "", Ed, Ct));
        Assert.Null(await LevelAsync(city, "laboratory"));
    }

    [Fact]
    public async Task Unknown_stays_unknown_and_every_public_level_has_a_source_that_readers_can_open()
    {
        var random = new Random(20261121);
        var dimensions = (await Get<ReadinessModels>().ReadAsync(Ct)).Current.Select(dimension => dimension.Slug).ToArray();
        for (var n = 0; n < 12; n++)
        {
            var (id, _) = await DraftAsync($"Any case {n}");
            for (var finding = 0; finding < 3; finding++)
            {
                await RecordAsync(id, $"Any town {random.Next(3)}", dimensions[random.Next(4)], random.Next(1, 6), days: random.Next(300));
            }

            await (random.Next(4) switch
            {
                0 => Task.CompletedTask,
                1 => Database.ChangeAsync(id, Case($"Any case {n}", "<p>Nothing of that.</p>")),
                2 => WithdrawnAsync(id),
                _ => Database.PublishAsync(id),
            });
        }

        var picture = await Get<ReadReadiness>().RunAsync(Ct);
        var levels = picture.Places(cities: true).SelectMany(place => place.Levels).ToList();
        Assert.Contains(levels, level => level.Level is not null);
        Assert.All(levels.Where(level => level.Dimension.Slug == dimensions[^1]), level => Assert.Null(level.Level));
        foreach (var seen in levels.SelectMany(level => level.Earlier.Prepend(level.Latest)).OfType<SeenFinding>())
        {
            Assert.InRange(seen.Level, 1, 5);
            var live = await Get<LiveContent>().FindAsync(seen.Finding.ContentId, Ct);
            Assert.False(live!.Withdrawn);
            Assert.Contains(ItemText.Of(live.ContentType, live.Body).SelectMany(part => part.Paragraphs), paragraph => paragraph.Anchor == seen.Finding.Anchor && paragraph.Text.Contains(seen.Finding.Quote, StringComparison.Ordinal));
        }

        // Other tests say something of Portugal, but nothing of this.
        Assert.Null(picture.At("PT", "")!.Levels.Single(level => level.Dimension.Slug == dimensions[^1]).Latest);
        Assert.Null(picture.At("PT", "nowhere"));
    }

    [Fact]
    public async Task A_finding_needs_a_passage_a_dimension_a_level_a_day_and_a_country()
    {
        var (id, city) = await DraftAsync("Half said");
        var good = await NewAsync(id, city, "laboratory", 4);
        foreach (var (field, wrong) in new[]
        {
            ("passage", good with { Anchor = "" }), ("passage", good with { Anchor = "p-00000000" }), ("passage", good with { Version = "another" }), ("dimension", good with { Dimension = "nothing" }),
            ("level", good with { Level = 0 }), ("level", good with { Level = 6 }), ("observed", good with { ObservedOn = null }), ("observed", good with { ObservedOn = new(2030, 1, 1) }), ("country", good with { Country = "ke" }),
        })
        {
            Assert.Equal(field, (await Get<RecordFinding>().RunAsync(id, wrong, Ed, Ct))?.Field);
        }

        Assert.Empty(await Get<Findings>().OfAsync(id, Ct));
        var brief = await Database.AddLiveAsync(Samples.Brief("No case study"));
        Assert.Equal("passage", (await Get<RecordFinding>().RunAsync(brief, good, Ed, Ct))?.Field);
    }

    [Fact]
    public async Task A_re_mapping_says_what_moves_keeps_what_was_recorded_and_can_be_taken_back()
    {
        var (id, city) = await DraftAsync("Mapped");
        await RecordAsync(id, city, "regulation", 2);
        await Database.PublishAsync(id);
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var merge = new RemapDraft { From = "regulation", Reason = "One model for all", Retire = true, Lines = [.. Enumerable.Range(1, 5).Select(level => new RemapLine { FromDimension = "regulation", FromLevel = level, ToDimension = "policy", ToLevel = Math.Min(5, level + 1) })] };
        var (problem, preview) = await Get<RemapReadiness>().PreviewAsync(merge, Ct);
        Assert.Null(problem);
        Assert.Equal(1, preview!.Moves.Single(move => move.Line.FromLevel == 2).Findings);
        Assert.Equal(2, await LevelAsync(city, "regulation"));

        Assert.Equal("reason", (await Get<RemapReadiness>().RunAsync(merge with { Reason = " " }, Ed, Ct))?.Field);
        Assert.Null(await Get<RemapReadiness>().RunAsync(merge, Ed, Ct));
        var picture = await Get<ReadReadiness>().RunAsync(Ct);
        Assert.Null(picture.Model.Current.FirstOrDefault(dimension => dimension.Slug == "regulation"));
        var seen = picture.At("KE", Slug(city))!.Levels.Single(level => level.Dimension.Slug == "policy").Latest!;
        Assert.Equal((3, "regulation", 2), (seen.Level, seen.Finding.Dimension, seen.Finding.Level));

        // What is recorded afterwards speaks of the new levels already.
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync(id, city, "policy", 4, days: -1);
        Assert.Equal(4, await LevelAsync(city, "policy"));

        var remap = (await Get<ReadinessModels>().ReadAsync(Ct)).Remaps[0];
        Assert.True(await Get<UndoRemap>().RunAsync(remap.Id, Ed, Ct));
        Assert.False(await Get<UndoRemap>().RunAsync(remap.Id, Ed, Ct));
        Assert.Equal(2, await LevelAsync(city, "regulation"));
        Assert.Equal(4, await LevelAsync(city, "policy"));
        Assert.Equal(2, await Database.ScalarAsync<int>("select count(*) from audit_entry where subject_kind = 'readiness-remap' and subject_id = @Id", new { remap.Id }));
    }

    [Fact]
    public async Task A_self_assessment_is_public_once_it_was_accepted_and_its_link_ends_when_it_is_given_back()
    {
        var (problem, path) = await Get<InviteFocalPoint>().RunAsync(new FocalPoint { Country = "KE", City = "Own town", Email = "" }, Ed, Ct);
        Assert.Null(problem);
        var token = path!.Split('/')[^1];
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from readiness_assessment where token_hash = @Token", new { Token = token }));
        Assert.Null(await Get<AnswerAssessment>().RunAsync(token, Typed(2, send: false), Ct));
        Assert.Equal(2, (await Get<Assessments>().ByTokenAsync(token, Ct))!.Answers.Single(answer => answer.Level is not null).Level);
        Assert.Equal("name", (await Get<AnswerAssessment>().RunAsync(token, Typed(2) with { Name = "" }, Ct))?.Field);
        Assert.Equal("answers", (await Get<AnswerAssessment>().RunAsync(token, Typed(null), Ct))?.Field);
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await Get<AnswerAssessment>().RunAsync(token, Typed(2), Ct));
        Assert.Equal(AnswerAssessment.LinkEnded, await Get<AnswerAssessment>().RunAsync(token, Typed(5), Ct));
        Assert.Null(await OwnAsync());

        var known = (await Get<Assessments>().ByTokenAsync(token, Ct))!;
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("reason", (await Get<DecideAssessment>().ReturnAsync(known.Id, "", Ed, Ct)).Problem?.Field);
        var (wrong, again) = await Get<DecideAssessment>().ReturnAsync(known.Id, "Say why.", Ed, Ct);
        Assert.Null(wrong);
        Assert.Null(await Get<Assessments>().ByTokenAsync(token, Ct));
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = again!.Split('/')[^1];
        Assert.Null(await Get<AnswerAssessment>().RunAsync(second, Typed(3), Ct));
        Assert.Null(await OwnAsync());
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await Get<DecideAssessment>().AcceptAsync(known.Id, Ed, Ct));
        Assert.Equal(3, (await OwnAsync())!.Levels["policy"].Level);
        Assert.False((await OwnAsync())!.Levels.ContainsKey("laboratory") && (await OwnAsync())!.Levels["laboratory"].Level is not null);
        Assert.Equal(["invited", "sent", "returned", "sent", "accepted"], (await Get<Assessments>().HistoryAsync(known.Id, Ct)).Select(step => step.Step));
        Assert.Contains("2", (await Get<Assessments>().HistoryAsync(known.Id, Ct))[1].Answers, StringComparison.Ordinal);
        Assert.True(await Get<DecideAssessment>().RevokeAsync(known.Id, Ed, Ct));
        Assert.Null(await OwnAsync());
    }

    [Fact]
    public async Task A_mailed_link_is_private_ends_by_itself_and_is_taken_back_with_its_mail()
    {
        Assert.Null((await Get<InviteFocalPoint>().RunAsync(new FocalPoint { Country = "PT", Email = "focal@example.org", Locale = "fr", Days = 2 }, Ed, Ct)).Problem);
        Assert.Equal(1, await Database.ScalarAsync<int>("select count(*) from service_mail where recipient = 'focal@example.org' and headers like '%Sensitivity: Private%' and text_body like '%/fr/self-assessment/%'"));
        var own = (await Get<Assessments>().AllAsync(Ct)).First(known => known.Email == "focal@example.org");
        Assert.True(await Get<DecideAssessment>().RevokeAsync(own.Id, Ed, Ct));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from service_mail where recipient = 'focal@example.org'"));

        var (_, path) = await Get<InviteFocalPoint>().RunAsync(new FocalPoint { Country = "PT", Days = 2 }, Ed, Ct);
        Database.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await Get<Assessments>().ByTokenAsync(path!.Split('/')[^1], Ct));
        Assert.Equal("email", (await Get<InviteFocalPoint>().RunAsync(new FocalPoint { Country = "PT", Email = "nobody" }, Ed, Ct)).Problem?.Field);
        Assert.Equal(Mailbox.NoAddress, (await Get<InviteFocalPoint>().RunAsync(new FocalPoint { Country = "PT", Email = "nobody" }, Ed, Ct)).Problem?.Message);
    }

    [Fact]
    public async Task Places_are_alike_by_their_conditions_and_what_is_not_known_is_neither_alike_nor_different()
    {
        foreach (var (city, registry) in new[] { ("Alike one", "none"), ("Alike two", "population") })
        {
            var (id, _) = await DraftAsync($"Case of {city}");
            await RecordAsync(id, city, "policy", 2, country: city == "Alike two" ? "PT" : "KE");
            await Database.PublishAsync(id);
            var fact = new ContextFact { Id = "", Country = city == "Alike two" ? "PT" : "KE", City = city, Kind = "laboratory", Value = "one", AsOf = new(2025, 1, 1), Source = "A report" };
            Assert.Null(await Get<Contexts>().AddAsync(fact, Ed, Ct));
            Assert.Null(await Get<Contexts>().AddAsync(fact with { Kind = "registry", Value = registry }, Ed, Ct));
        }

        Assert.Equal("source", (await Get<Contexts>().AddAsync(new ContextFact { Id = "", Country = "KE", Kind = "registry", Value = "none", AsOf = new(2025, 1, 1), Source = "" }, Ed, Ct))?.Field);
        var picture = await Get<ReadReadiness>().RunAsync(Ct);
        var other = picture.Like(picture.At("KE", "alike-one")!, 10).Single(like => like.Profile.Place.Country == "PT");
        Assert.Equal(["laboratory"], Ids(other.Alike));
        Assert.Equal(["income", "registry"], Ids(other.Differ));
        Assert.Equal(["reimbursement"], Ids(other.Unknown));

        static string[] Ids(IReadOnlyList<ContextKind> kinds) => [.. kinds.Select(kind => kind.Id)];
    }

    private static CaseStudy Case(string title, string body = $"<p>{Passage}</p>") => new() { Title = title, Summary = $"A summary of {title}.", Body = body, Illustrative = true };

    private static string Slug(string city) => KnowledgeHub.Html.Slug.From(city);

    private static TypedAssessment Typed(int? level, bool send = true) => new()
    {
        Name = "Fay Focal",
        Organisation = "Example ministry",
        Send = send,
        Answers = [new() { Dimension = "policy", Level = level, Comment = "As we see it." }, new() { Dimension = "laboratory", Level = null }],
    };

    private async Task<(string Id, string City)> DraftAsync(string title) => ((await Database.SaveAsync(Samples.Draft(Case(title)))).Id, $"Town of {title}");

    private async Task WithdrawnAsync(string id)
    {
        await Database.PublishAsync(id);
        await Get<WithdrawContent>().RunAsync(id, "It no longer holds.", Ed, Ct);
    }

    private async Task<NewFinding> NewAsync(string id, string city, string dimension, int level, int days = 0, string country = "KE")
    {
        var version = (await Get<ReviewedVersions>().NewestAsync(id, Ct))!;
        return new() { Version = version.Id, Anchor = version.Passages[^1].Anchor, Dimension = dimension, Level = level, ObservedOn = new DateOnly(2025, 12, 31).AddDays(-days), Country = country, City = city };
    }

    private async Task RecordAsync(string id, string city, string dimension, int level, int days = 0, string country = "KE") =>
        Assert.Null(await Get<RecordFinding>().RunAsync(id, await NewAsync(id, city, dimension, level, days, country), Ed, Ct));

    private async Task<int?> LevelAsync(string city, string dimension) =>
        (await Get<ReadReadiness>().RunAsync(Ct)).At("KE", Slug(city))?.Levels.Single(level => level.Dimension.Slug == dimension).Level;

    private async Task<OwnView?> OwnAsync() => (await Get<ReadReadiness>().RunAsync(Ct)).At("KE", "own-town")?.Own;
}

public sealed class ReadinessOnSqlite(SqliteDatabase database) : ReadinessContract(database), IClassFixture<SqliteDatabase>;

public sealed class ReadinessOnPostgres(PostgresDatabase database) : ReadinessContract(database), IClassFixture<PostgresDatabase>;
