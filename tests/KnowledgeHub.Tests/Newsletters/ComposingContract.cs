using KnowledgeHub.Content;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Newsletters;

public abstract class ComposingContract(TestDatabase database) : Contract(database), IAsyncLifetime
{
    private static readonly Reader Payer = new("payer", "fr", "");

    public async ValueTask InitializeAsync()
    {
        Database.Mailer.Reset();
        await Database.RunAsync("delete from digest_run; delete from digest_setting; delete from delivery; delete from issue; delete from subscriber");
        // What other tests published is no news to this one.
        Database.Clock.Advance(TimeSpan.FromDays(70.1));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Blocks_of_every_kind_come_back_as_they_were_saved()
    {
        var item = await AddLiveAsync("An item");
        var saved = await FindAsync(await SaveAsync(new Section("News") { Headings = Spoken("Nouvelles"), Blocks = [Block.ForItem(item), .. Written()] }));
        var section = Assert.Single(saved.Sections);
        Assert.Equal(("News", "Nouvelles"), (section.Heading, section.Headings["fr"]));
        Assert.Equal(["item", "text", "call", "event", "evidence", "commitment"], section.Blocks.Select(block => block.Kind));
        Assert.Equal("<p>Read on.</p>", section.Blocks[1].Texts["en"].Text);
        Assert.Equal((new DateOnly(2030, 5, 1), "https://example.org/e"), (section.Blocks[3].Day, section.Blocks[3].Link));
        Assert.Equal(["payer"], section.Blocks[4].Audiences);
        Assert.Equal([item], saved.ContentIds);
    }

    [Fact]
    public async Task An_edition_holds_what_is_for_its_audience_in_its_language_and_falls_back_to_English()
    {
        var issue = await FindAsync(await SaveAsync(new Section("News") { Headings = Spoken("Nouvelles"), Blocks = Written() }));
        var french = await Get<ComposeEdition>().RunAsync(issue, Payer, Ct);
        Assert.Equal("Nouvelles", Assert.Single(french.Sections).Heading);
        var notes = french.Sections[0].Blocks.Cast<EditionNote>().ToList();
        Assert.Equal(["text", "call", "event", "evidence", "commitment"], notes.Select(note => note.Kind));
        Assert.Equal(("<p>Lisez.</p>", "fr"), (notes[0].Body, notes[0].Locale));
        Assert.Equal(("Sign it", "en", "https://example.org/sign"), (notes[1].LinkText, notes[1].Locale, notes[1].Url));
        Assert.Equal(("Événement", "1er mai 2030, Geneva"), (notes[2].Label, string.Join(", ", notes[2].Facts)));
        Assert.Equal(("The issue", "en"), (french.Title, french.TitleLocale));
        var text = EditionText.Write(french);
        Assert.Contains("Événement: Congress\n1er mai 2030, Geneva\n", text, StringComparison.Ordinal);
        Assert.Contains("Sign it: https://example.org/sign\n", text, StringComparison.Ordinal);

        var doctor = await Get<ComposeEdition>().RunAsync(issue, new Reader("clinician", "en", ""), Ct);
        Assert.DoesNotContain(doctor.Sections[0].Blocks.Cast<EditionNote>(), note => note.Kind == "evidence");
    }

    [Fact]
    public async Task Title_and_opening_words_have_the_language_they_are_written_in()
    {
        var draft = new IssueDraft(null, "March", "<p>Hello</p>", [new("", [await AddLiveAsync("One")])]) { OtherLanguages = new Dictionary<string, IssueWords> { ["fr"] = new("Mars", "") } };
        var issue = await FindAsync((await Get<SaveIssue>().RunAsync(draft, "ed", Ct)).Id!);
        var french = await Get<ComposeEdition>().RunAsync(issue, Payer, Ct);
        Assert.Equal(("Mars", "fr", "<p>Hello</p>", "en"), (french.Title, french.TitleLocale, french.Intro, french.IntroLocale));
    }

    [Fact]
    public async Task A_reader_gets_an_item_in_their_language_where_it_is_translated()
    {
        var original = await AddLiveAsync("In English");
        var translation = await AddLiveAsync("En français");
        await Database.RunAsync("update content set translation_of = @original, locale = 'fr' where id = @translation; update live_content set locale = 'fr' where content_id = @translation", new { original, translation });
        var issue = await FindAsync(await SaveAsync(new Section("", [original])));
        Assert.Equal("En français", (await Get<ComposeEdition>().RunAsync(issue, Payer, Ct)).Sections[0].Items[0].Title);
        Assert.Equal("In English", (await Get<ComposeEdition>().RunAsync(issue, Payer with { Locale = "es" }, Ct)).Sections[0].Items[0].Title);
    }

    [Fact]
    public async Task An_edition_without_a_block_for_its_reader_is_empty_and_nobody_gets_it()
    {
        await SubscribeAsync("payer@example.org", "payer", "each-issue");
        await SubscribeAsync("doctor@example.org", "clinician", "each-issue");
        var issue = await SaveAsync(new Section("") { Blocks = [Text("<p>Read on.</p>") with { Audiences = ["payer"] }] });
        Assert.Equal(ScheduleResult.Scheduled, await Get<ScheduleIssue>().RunAsync(issue, Database.Clock.GetUtcNow(), "ed", Ct));
        Assert.Equal(1, await Get<QueueIssue>().RunAsync(Ct));
        Assert.Equal(1, await Get<SendDeliveries>().RunAsync(Ct));
        Assert.Equal(["payer@example.org"], Database.Mailer.Recipients);
        Assert.Equal(1, (await Get<IssueStore>().CountDeliveriesAsync(issue, Ct))["left"]);
    }

    [Fact]
    public async Task A_block_that_says_nothing_or_leads_nowhere_safe_is_refused()
    {
        Block[] wrong =
        [
            Text("<p> <script>x</script></p>"),
            Written()[1] with { Link = "javascript:alert(1)" },
            Written()[1] with { Link = "http://example.org" },
            Written()[1] with { Link = "//example.org" },
            Written()[2] with { Day = null },
            Written()[4] with { Texts = new Dictionary<string, BlockText>() },
            Text("<p>Only French</p>", "fr"),
            Text("<p>Hello</p>") with { Audiences = ["everybody"] },
            Text("<p>Hello</p>") with { Kind = "unknown" },
        ];
        foreach (var block in wrong)
        {
            var (id, problems) = await Get<SaveIssue>().RunAsync(new IssueDraft(null, "A title", "", [new("") { Blocks = [block] }]), "ed", Ct);
            Assert.True(id is null && problems.Count > 0, $"{block.Kind} {block.Link} was stored.");
        }

        await SaveAsync(new Section("") { Blocks = [Text("<p>Only French</p>", "fr") with { Locales = ["fr"] }] });
    }

    [Fact]
    public async Task Who_saves_over_what_they_have_not_seen_is_told_and_overwrites_nothing()
    {
        var (one, two) = (await AddLiveAsync("First item"), await AddLiveAsync("Second item"));
        var id = await SaveAsync(new Section("", [one]));
        var opened = await FindAsync(id);
        var draft = new IssueDraft(id, "Mine", "", [new("", [one])]) { Revision = opened.Revision };
        Assert.Empty((await Get<SaveIssue>().RunAsync(new IssueDraft(id, "Theirs", "", [new("", [one, two])]) { Revision = opened.Revision }, "other", Ct)).Problems);
        Assert.Equal([SaveIssue.Conflict], (await Get<SaveIssue>().RunAsync(draft, "ed", Ct)).Problems.Select(problem => problem.Field));
        var stored = await FindAsync(id);
        Assert.Equal("Theirs", stored.Title);
        var differences = IssueDifference.Between(stored, draft, new Dictionary<string, string> { [two] = "Second item" });
        Assert.Equal(["The stored title is “Theirs”.", "The stored issue holds “Second item”; yours does not."], differences);
        Assert.Empty((await Get<SaveIssue>().RunAsync(draft with { Revision = stored.Revision }, "ed", Ct)).Problems);
        Assert.Equal("Mine", (await FindAsync(id)).Title);
    }

    [Fact]
    public async Task News_is_what_was_published_changed_or_withdrawn_and_says_which_issue_held_it()
    {
        var (known, wrong) = (await AddLiveAsync("Known"), await AddLiveAsync("Wrong"));
        await SendAsync(await SaveAsync(new Section("", [known, wrong])));
        var since = Database.Clock.GetUtcNow();
        Database.Clock.Advance(TimeSpan.FromHours(1));
        var fresh = await AddLiveAsync("Fresh");
        await Get<WithdrawContent>().RunAsync(wrong, "The figures do not hold.", "ed", Ct);
        var news = await Get<WhatIsNew>().RunAsync(since, Database.Clock.GetUtcNow(), Ct);
        Assert.Equal([(fresh, "new", 0), (wrong, "withdrawn", 1)], news.Select(one => (one.Item.ContentId, one.Kind, one.Earlier.Count)).OrderBy(one => one.Kind, StringComparer.Ordinal));
        var sections = ProposeIssue.From(news);
        Assert.Equal(["New on the hub", "No longer valid"], sections.Select(section => section.Heading));
        Assert.Equal("Nouveau sur le site", sections[0].Headings["fr"]);
        var issue = await FindAsync(await SaveAsync([.. sections]));
        var edition = await Get<ComposeEdition>().RunAsync(issue, Payer, Ct);
        var notice = Assert.IsType<EditionNote>(edition.Sections[1].Blocks[0]);
        Assert.Equal(("Wrong", "The figures do not hold."), (notice.Title, notice.Body));
    }

    [Fact]
    public async Task Each_reader_gets_the_issues_of_the_frequency_they_chose()
    {
        await SubscribeAsync("each@example.org", "payer", "each-issue");
        await SubscribeAsync("weekly@example.org", "payer", "weekly");
        await SubscribeAsync("monthly@example.org", "payer", "monthly");
        await SendAsync(await SaveAsync(new Section("", [await AddLiveAsync("For each")])));
        Assert.Equal(["each@example.org"], Database.Mailer.Recipients);

        await Get<DigestSettings>().ReadAsync(Ct);
        await AddLiveAsync("For the week");
        await ToNextAsync(DayOfWeek.Monday);
        var nodes = Enumerable.Range(0, 3).Select(_ => Database.AddNode().GetRequiredService<MakeDigests>()).ToList();
        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.RunAsync(Ct), Ct)));
        Assert.Equal(0, await Get<MakeDigests>().RunAsync(Ct));
        var digest = Assert.Single(await Get<IssueStore>().ListAsync(10, Ct), issue => issue.Kind == "weekly");
        Assert.True(digest.IsAutomatic);
        await Get<QueueIssue>().RunAsync(Ct);
        await Get<SendDeliveries>().RunAsync(Ct);
        Assert.Equal(1, Database.Mailer.Recipients.Count(to => to == "weekly@example.org"));
        Assert.Single(Database.Mailer.Recipients, to => to == "each@example.org");
        Assert.Equal("sent", (await FindAsync(digest.Id)).State);
    }

    [Fact]
    public async Task A_digest_with_nothing_in_it_or_without_readers_is_noted_and_not_made()
    {
        await Get<DigestSettings>().ReadAsync(Ct);
        await ToNextAsync(DayOfWeek.Monday);
        await Get<MakeDigests>().RunAsync(Ct);
        Assert.Equal("empty", (await RunsAsync())[0].Outcome);
        await AddLiveAsync("Nobody waits for it");
        await ToNextAsync(DayOfWeek.Monday);
        await Get<MakeDigests>().RunAsync(Ct);
        Assert.Equal(["no-readers", "empty"], (await RunsAsync()).Select(run => run.Outcome));
        Assert.Empty(await Get<IssueStore>().ListAsync(10, Ct));
    }

    [Fact]
    public async Task A_digest_held_for_review_waits_until_its_time_and_then_carries_its_own_words()
    {
        await SubscribeAsync("weekly@example.org", "payer", "weekly");
        const string texts = """{"en":{"title":"News until {until}","intro":"<p>Dear all</p>"},"fr":{"title":"Nouvelles","intro":""}}""";
        Assert.Empty(await Get<DigestSettings>().SaveAsync(new DigestSetting { Kind = "weekly", Day = 1, Hour = 7, HoldHours = 24, TextsJson = texts }, "ada@example.org", Ct));
        await AddLiveAsync("To be looked at");
        await ToNextAsync(DayOfWeek.Sunday, hour: 7);
        Assert.Equal(1, await Get<MakeDigests>().RunAsync(Ct));
        var held = Assert.Single(await Get<IssueStore>().ListAsync(10, Ct));
        Assert.Equal(("scheduled", Database.Clock.GetUtcNow().AddHours(24)), (held.State, held.DueAt));
        Assert.StartsWith("News until ", held.Title, StringComparison.Ordinal);
        Assert.Equal("Nouvelles", held.OtherLanguages["fr"].Title);
        Assert.Equal(0, await Get<QueueIssue>().RunAsync(Ct));
        Database.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(0, await Get<MakeDigests>().RunAsync(Ct));
        Assert.Equal(1, await Get<QueueIssue>().RunAsync(Ct));
        Assert.Equal("ada@example.org", await Database.ScalarAsync<string>("select who from audit_entry where subject_kind = 'digest' order by sequence desc limit 1"));
    }

    [Fact]
    public async Task A_digest_that_is_off_or_was_set_a_moment_ago_is_not_made_for_a_time_that_has_passed()
    {
        await SubscribeAsync("weekly@example.org", "payer", "weekly");
        await AddLiveAsync("Something");
        await ToNextAsync(DayOfWeek.Wednesday);
        Assert.Empty(await Get<DigestSettings>().SaveAsync(new DigestSetting { Kind = "weekly", Day = 1, Hour = 7 }, "ada@example.org", Ct));
        Assert.Equal(0, await Get<MakeDigests>().RunAsync(Ct));
        Assert.Empty(await Get<DigestSettings>().SaveAsync(new DigestSetting { Kind = "weekly", IsOn = false }, "ada@example.org", Ct));
        await ToNextAsync(DayOfWeek.Monday);
        Assert.Equal(0, await Get<MakeDigests>().RunAsync(Ct));
        Assert.NotEmpty(await Get<DigestSettings>().SaveAsync(new DigestSetting { Kind = "weekly", Day = 8 }, "ada@example.org", Ct));
    }

    private static Dictionary<string, string> Spoken(string french) => new() { ["fr"] = french };

    private static Block Text(string html, string locale = "en") => new() { Id = "t1", Kind = "text", Texts = new Dictionary<string, BlockText> { [locale] = new() { Text = html } } };

    private static List<Block> Written() =>
    [
        new() { Id = "b1", Kind = "text", Texts = new Dictionary<string, BlockText> { ["en"] = new() { Text = "<p>Read on.</p>" }, ["fr"] = new() { Text = "<p>Lisez.</p>" } } },
        new() { Id = "b2", Kind = "call", Link = "https://example.org/sign", Texts = English(new() { Label = "Sign it", Text = "<p>It counts.</p>" }) },
        new() { Id = "b3", Kind = "event", Link = "https://example.org/e", Day = new DateOnly(2030, 5, 1), Texts = English(new() { Heading = "Congress", Place = "Geneva" }) },
        new() { Id = "b4", Kind = "evidence", Link = "/topics", Audiences = ["payer"], Texts = English(new() { Heading = "What does a test cost?", Place = "Kenya" }) },
        new() { Id = "b5", Kind = "commitment", Day = new DateOnly(2030, 6, 1), Texts = English(new() { Heading = "A national plan", Who = "The ministry" }) },
    ];

    private static Dictionary<string, BlockText> English(BlockText text) => new() { ["en"] = text };

    private Task<string> AddLiveAsync(string title) => Database.AddLiveAsync(Samples.Brief(title));

    private async Task<string> SaveAsync(params Section[] sections)
    {
        var (id, problems) = await Get<SaveIssue>().RunAsync(new IssueDraft(null, "The issue", "", sections), "ed", Ct);
        Assert.Empty(problems);
        return id!;
    }

    private async Task SendAsync(string issue)
    {
        Assert.Equal(ScheduleResult.Scheduled, await Get<ScheduleIssue>().RunAsync(issue, Database.Clock.GetUtcNow(), "ed", Ct));
        await Get<QueueIssue>().RunAsync(Ct);
        await Get<SendDeliveries>().RunAsync(Ct);
    }

    private async Task SubscribeAsync(string email, string audience, string frequency)
    {
        Assert.Null(await Get<RequestSubscription>().RunAsync(email, new Preferences(audience, [], "en", frequency), "c", "s", Ct));
        var id = (await Database.ScalarAsync<string>("select id from subscriber where email = @email", new { email }))!;
        Assert.True(await Get<ConfirmSubscription>().RunAsync(id, Ct));
    }

    // To the next such day at the hour, and past it.
    private Task ToNextAsync(DayOfWeek day, int hour = 7)
    {
        var now = Database.Clock.GetUtcNow();
        var next = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(hour);
        while (next <= now || next.DayOfWeek != day)
        {
            next = next.AddDays(1);
        }

        Database.Clock.Advance(next - now);
        return Task.CompletedTask;
    }

    private async Task<Issue> FindAsync(string id) => Assert.IsType<Issue>(await Get<IssueStore>().FindAsync(id, Ct));

    // Only the weekly ones: the time between two tests may hold a month's end.
    private async Task<List<DigestRun>> RunsAsync() => [.. (await Get<DigestSettings>().RunsAsync(10, Ct)).Where(run => run.Kind == "weekly")];
}

public sealed class ComposingOnSqlite(SqliteDatabase database) : ComposingContract(database), IClassFixture<SqliteDatabase>;

public sealed class ComposingOnPostgres(PostgresDatabase database) : ComposingContract(database), IClassFixture<PostgresDatabase>;
