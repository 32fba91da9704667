using KnowledgeHub.Content;
using KnowledgeHub.Exchange;
using KnowledgeHub.Exchange.FromWebPage;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Exchange.FromWebPage;

public abstract class ImportWebPageContract(TestDatabase database, PageServer server) : Contract(database)
{
    [Fact]
    public async Task A_page_becomes_a_draft_with_itself_as_the_source()
    {
        server.Show("""<html lang="pt-BR"><head><meta property="og:site_name" content="The Institute"><meta name="description" content="What it costs."><meta name="author" content="Ada A."><meta name="date" content="2024-05-06"></head><body><nav><a href="/">Menu</a></nav><main><h1>Paying for tests</h1><p>Costs fall when tests are shared between hospitals.</p><img src="/x.png" alt="A chart"></main></body></html>""");
        var imported = Assert.IsType<ImportResult.Imported>(await RunAsync());
        var item = (await Get<ContentItems>().FindAsync(imported.Id, Ct))!;
        Assert.Equal(("Paying for tests", "draft", "pt", "What it costs.", new DateOnly(2024, 5, 6)), (item.Title, item.State, item.Locale, item.Body.Summary, item.Body.PublishedOn));
        Assert.Equal("<p>Costs fall when tests are shared between hospitals.</p>", item.Body.Body);
        Assert.Equal(new Source { Title = "Paying for tests", Organisation = "Ada A., The Institute", Year = 2024, Url = server.Url("/page") }, Assert.Single(item.Body.Sources));
        Assert.Contains(imported.Notes, note => note.Contains("1 picture was left out", StringComparison.Ordinal) && note.EndsWith("A chart", StringComparison.Ordinal));
        var report = (await Get<ImportReports>().FindAsync(imported.Id, Ct))!;
        Assert.Equal(($"From the web page {server.Url("/page")}", imported.Notes.Count), (report.Origin, report.Notes.Count));
    }

    [Fact]
    public async Task A_page_that_a_script_would_fill_is_refused_and_leaves_nothing()
    {
        server.Show("<html><body><div id=app></div><script>render()</script></body></html>");
        var before = await Database.ScalarAsync<long>("select count(*) from content");
        Assert.Contains("No text was found on pages.example", Assert.IsType<ImportResult.Refused>(await RunAsync()).Why, StringComparison.Ordinal);
        Assert.Equal(before, await Database.ScalarAsync<long>("select count(*) from content"));
    }

    private Task<ImportResult> RunAsync() =>
        new ImportWebPage(Get<Database>(), new FetchPage(new PublicWeb(server.Rules, Get<HubSettings>()), server.Rules), Get<SaveDraft>(), Get<ImportReports>()).RunAsync(server.Url("/page"), new ImportAs(ContentType.Get("explainer"), "ann"), Ct);
}

public sealed class ImportWebPageOnSqlite(SqliteDatabase database, PageServer server) : ImportWebPageContract(database, server), IClassFixture<SqliteDatabase>, IClassFixture<PageServer>;

public sealed class ImportWebPageOnPostgres(PostgresDatabase database, PageServer server) : ImportWebPageContract(database, server), IClassFixture<PostgresDatabase>, IClassFixture<PageServer>;
