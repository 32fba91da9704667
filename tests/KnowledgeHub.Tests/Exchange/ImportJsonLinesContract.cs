using KnowledgeHub.Content;
using KnowledgeHub.Exchange;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Exchange;

public abstract class ImportJsonLinesContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task Each_line_becomes_an_item()
    {
        var report = await ImportAsync(
            """{"id":"ext-1","title":"Imported one","summary":"S","body":"<p>A <b>bold</b> word.</p>","publishedOn":"2025-04-05","topics":["sequencing"],"countries":["KE"],"audiences":["payer"],"takeaways":{"clinician":"Look."},"locale":"fr"}""",
            "",
            """{"title":"Imported two","body":"Plain & simple.\n\nSecond paragraph."}""");
        Assert.Equal(new ImportReport(2, 0, 0), report);
        var one = await FindAsync("ext-1");
        Assert.Equal(("Imported one", "fr", "published", "<p>A <strong>bold</strong> word.</p>"), (one.Title, one.Locale, one.State, one.Body.Body));
        Assert.Equal(["clinician", "payer"], one.Body.AllAudiences);
        var two = Assert.Single((await Get<ContentItems>().ListAsync(null, null, "Imported two", 1, 10, Ct)).Items);
        var live = await Get<LiveContent>().FindAsync(two.Id, Ct);
        Assert.Equal(("<p>Plain &amp; simple.</p><p>Second paragraph.</p>", "Plain & simple. Second paragraph."), (live!.Body.Body, live.Summary));
    }

    [Fact]
    public async Task An_import_announces_what_is_new_and_not_what_it_updates()
    {
        await ImportAsync(Line("announced", "Announced once"));
        await ImportAsync(Line("announced", "Announced once, then updated"));
        Assert.Equal(["new"], (await Get<Announcements>().OfAsync((await FindAsync("announced")).Id, Ct)).Select(announcement => announcement.Kind));
    }

    [Fact]
    public async Task A_broken_line_in_the_middle_leaves_nothing_and_is_named()
    {
        var before = await CountAsync();
        var lines = Enumerable.Range(1, 250).Select(n => Line($"half-{n}", $"Half {n}")).ToList();
        lines[149] = """{"id":"half-150","title":"Cut o""";
        var e = await Assert.ThrowsAsync<SettingException>(() => ImportAsync([.. lines]));
        Assert.StartsWith("Line 150 can't be imported: it is not the JSON we expect", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing of the file was imported; mend the line and run the command again.", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData("""{"title":"T","body":"B","topics":["alchemy"]}""", "There is no topic 'alchemy'")]
    [InlineData("""{"title":"T","body":"B","countries":["Kenya"]}""", "'KENYA' is not a country code")]
    [InlineData("""{"title":"T","body":"B","audiences":["wizards"]}""", "There is no audience 'wizards'")]
    [InlineData("""{"title":"T","body":"B","locale":"klingon!"}""", "'klingon!' is not a language tag")]
    [InlineData("""{"title":"T"}""", "its body is missing or empty")]
    [InlineData("""{"body":"B"}""", "its title is missing or empty")]
    [InlineData("""{"title":"T","body":"B","publishedOn":"soon"}""", "it is not the JSON we expect")]
    [InlineData("null", "it is not the JSON we expect")]
    [InlineData("[1,2]", "it is not the JSON we expect")]
    [InlineData("""{"title":7,"body":"B"}""", "it is not the JSON we expect")]
    public async Task A_line_that_is_wrong_says_what_to_mend(string line, string words)
    {
        var before = await CountAsync();
        var e = await Assert.ThrowsAsync<SettingException>(() => ImportAsync(Line("fine", "Fine"), line));
        Assert.StartsWith("Line 2 can't be imported: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task The_same_id_again_updates_the_item_and_the_same_text_changes_nothing()
    {
        Assert.Equal(new ImportReport(2, 0, 0), await ImportAsync(Line("up-1", "First"), Line("up-2", "Second")));
        var first = await FindAsync("up-1");
        Assert.Equal(new ImportReport(0, 1, 1), await ImportAsync(Line("up-1", "First, changed"), Line("up-2", "Second")));
        var changed = await FindAsync("up-1");
        Assert.Equal((first.Id, first.Slug, "First, changed"), (changed.Id, changed.Slug, changed.Title));
        Assert.Equal(changed.DraftVersion, changed.LiveVersion);
        Assert.Equal(new ImportReport(0, 0, 2), await ImportAsync(Line("up-1", "First, changed"), Line("up-2", "Second")));
        Assert.Equal(2, await Database.ScalarAsync<int>("select count(*) from content_change where content_id = @Id", new { first.Id }));
    }

    [Fact]
    public async Task One_id_on_two_lines_is_one_item_with_the_last_text()
    {
        Assert.Equal(new ImportReport(1, 1, 0), await ImportAsync(Line("dup", "Said first"), Line("dup", "Said last")));
        Assert.Equal("Said last", (await FindAsync("dup")).Title);
    }

    [Fact]
    public async Task What_is_null_is_as_good_as_left_out_and_an_empty_id_names_nothing()
    {
        const string line = """{"id":"","title":"Nulls","summary":null,"body":"B","publishedOn":null,"topics":[null],"countries":null,"audiences":null,"takeaways":{"payer":null},"locale":null}""";
        Assert.Equal(new ImportReport(2, 0, 0), await ImportAsync(line, line));
        Assert.Equal(2, await Database.ScalarAsync<int>("select count(*) from content where title = 'Nulls' and locale = 'en' and external_id is null"));
    }

    [Fact]
    public async Task Lines_are_drafts_unless_they_are_to_be_published()
    {
        await ImportAsync(publish: false, Line("draft-1", "Only a draft"));
        var item = await FindAsync("draft-1");
        Assert.Equal("draft", item.State);
        await ImportAsync(Line("draft-1", "Only a draft"));
        Assert.Equal("published", (await FindAsync("draft-1")).State);
    }

    [Fact]
    public async Task A_summary_made_from_the_text_holds_its_words_and_no_code()
    {
        await ImportAsync("""{"id":"messy","title":"Messy","body":"<h1>Heading</h1><div>Text</div><script>alert(1)</script><style>p{}</style>"}""");
        Assert.Equal("Heading Text", (await FindAsync("messy")).Body.Summary);
    }

    [Fact]
    public async Task A_long_text_makes_a_summary_that_ends_at_a_word()
    {
        await ImportAsync($$"""{"id":"long","title":"Long","body":"{{string.Join(' ', Enumerable.Repeat("evidence", 100))}}"}""");
        var summary = (await FindAsync("long")).Body.Summary;
        Assert.True(summary.Length <= 281);
        Assert.EndsWith("evidence…", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imports_of_one_file_that_run_at_once_make_no_item_twice()
    {
        var file = await FileAsync(Enumerable.Range(0, 30).Select(n => Line($"both-{n}", $"Both {n}")));
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RunAsync(file), Ct)));
        Assert.Contains(runs, report => report is not null);
        Assert.Equal(new ImportReport(0, 0, 30), await RunAsync(file));
        Assert.Equal(30, await Database.ScalarAsync<int>("select count(*) from content where external_id like 'both-%'"));

        async Task<ImportReport?> RunAsync(string name)
        {
            try
            {
                return await Get<ImportJsonLines>().RunAsync(name, ContentType.Get("policy-brief"), true, "import", null, Ct);
            }
            catch (SettingException e) when (e.Message.StartsWith("The import stopped at line ", StringComparison.Ordinal))
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task A_file_that_is_empty_or_missing_is_named()
    {
        Assert.Contains("is empty; it needs one JSON object on each line.", (await Assert.ThrowsAsync<SettingException>(() => ImportAsync(" ", ""))).Message, StringComparison.Ordinal);
        var missing = Path.Combine(Database.Folder, "missing.jsonl");
        var e = await Assert.ThrowsAsync<SettingException>(() => Get<ImportJsonLines>().RunAsync(missing, ContentType.Get("explainer"), true, "import", null, Ct));
        Assert.StartsWith($"{missing} can't be read: ", e.Message, StringComparison.Ordinal);
    }

    private static string Line(string id, string title) => $$"""{"id":"{{id}}","title":"{{title}}","body":"<p>About {{title}}.</p>"}""";

    private Task<ImportReport> ImportAsync(params string[] lines) => ImportAsync(publish: true, lines);

    private async Task<ImportReport> ImportAsync(bool publish, params string[] lines) =>
        await Get<ImportJsonLines>().RunAsync(await FileAsync(lines), ContentType.Get("policy-brief"), publish, "import", null, Ct);

    private async Task<string> FileAsync(IEnumerable<string> lines)
    {
        var file = Path.Combine(Database.Folder, $"{Guid.NewGuid():n}.jsonl");
        await File.WriteAllLinesAsync(file, lines, Ct);
        return file;
    }

    private async Task<ContentItem> FindAsync(string externalId) =>
        Assert.IsType<ContentItem>(await Get<ContentItems>().FindAsync((await Database.ScalarAsync<string>("select id from content where external_id = @Id", new { Id = externalId }))!, Ct));

    private Task<int> CountAsync() => Database.ScalarAsync<int>("select count(*) from content");
}

public sealed class ImportJsonLinesOnSqlite(SqliteDatabase database) : ImportJsonLinesContract(database), IClassFixture<SqliteDatabase>;

public sealed class ImportJsonLinesOnPostgres(PostgresDatabase database) : ImportJsonLinesContract(database), IClassFixture<PostgresDatabase>;
