using System.Globalization;
using System.Net;
using System.Text;
using KnowledgeHub.Web.Tests.Running;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>Who may not do what at the search desk, and what the audit trail knows of those who try.</summary>
public sealed class SearchDeskGuardTests(SqliteData data) : IClassFixture<SqliteData>
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private static readonly string[] Forms =
    [
        "/admin/search/hide", "/admin/search/show", "/admin/search/nothing-found/done", "/admin/search/nothing-found/undo", "/admin/search/thesaurus/new",
        "/admin/search/thesaurus/1", "/admin/search/thesaurus/1/remove", "/admin/search/promoted/new", "/admin/search/promoted/x", "/admin/search/promoted/x/remove",
    ];

    [Fact(Timeout = 120_000)]
    public async Task Every_page_asks_for_its_permission_and_every_form_for_its_token()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var admin = await StaffMember.LogInAsync(hub);
        using var author = await StaffMember.LogInAsync(hub, "author@example.org", "Author");
        using var editor = await StaffMember.LogInAsync(hub, "editor@example.org", "Editor");
        foreach (var path in new[] { "/admin/search", "/admin/search/nothing-found", "/admin/search/thesaurus", "/admin/search/thesaurus/1", "/admin/search/promoted", "/admin/search/promoted/new" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await author.OpenAsync(path)).Status);
            Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync(path)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await editor.OpenAsync("/admin/audit")).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.OpenAsync("/admin/audit?from=nonsense&page=-4&action=none")).Status);
        Assert.DoesNotContain("Search", (await author.OpenAsync("/admin")).Page.QuerySelector(".bar nav")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Search", (await editor.OpenAsync("/admin")).Page.QuerySelector(".bar nav")!.TextContent, StringComparison.Ordinal);
        foreach (var path in Forms)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(editor.Http, path, ("query", "x"), ("terms", "a\nb")));
            using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(hub.Url) };
            Assert.Equal(HttpStatusCode.Found, await PostAsync(stranger, path, ("query", "x")));
        }

        Assert.DoesNotContain(author.Page.QuerySelectorAll("a"), link => link.GetAttribute("href")?.StartsWith("/admin/search", StringComparison.Ordinal) == true);
        Assert.Contains("NGS", (await editor.OpenAsync("/admin/search/thesaurus?q=ngs")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.OpenAsync("/admin/search/thesaurus/99999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.OpenAsync("/admin/search/promoted/nobody")).Status);
    }

    [Fact(Timeout = 120_000)]
    public async Task Logging_in_and_being_locked_out_is_written_down_and_strangers_are_not()
    {
        await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "logins"));
        using var ada = await StaffMember.LogInAsync(hub);
        using var guesser = new Visitor(hub.Url);
        await guesser.OpenAsync("/login");
        await guesser.PressAsync("Log in", ("email", "stranger@example.org"), ("password", "whatever it is"));
        using var other = await StaffMember.LogInAsync(hub, "bo@example.org", "Author");
        for (var n = 0; n < 8; n++)
        {
            await guesser.PressAsync("Log in", ("email", "bo@example.org"), ("password", $"guess number {n}"));
        }

        await ada.OpenAsync("/admin/audit?kind=account&action=logged-in");
        Assert.Contains("2 entries", ada.Text, StringComparison.Ordinal);
        await ada.OpenAsync("/admin/audit?kind=account&action=locked-out");
        Assert.Contains("1 entry", ada.Text, StringComparison.Ordinal);
        Assert.Contains("bo@example.org after too many wrong passwords", ada.Text, StringComparison.Ordinal);
        await ada.OpenAsync("/admin/audit?action=added&who=command");
        Assert.Contains("ada@example.org as Administrator", ada.Text, StringComparison.Ordinal);
        Assert.Contains("0 entries", (await ada.OpenAsync("/admin/audit?subject=stranger")).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_second_of_two_editors_of_a_group_sees_both_texts()
    {
        await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "editors"));
        using var ada = await StaffMember.LogInAsync(hub);
        using var bo = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/search/thesaurus/1");
        await bo.OpenAsync("/admin/search/thesaurus/1");
        await ada.PressAsync("Save the group", ("terms", "NGS\nsequencing by Ada"));
        await bo.PressAsync("Save the group", ("terms", "NGS\nsequencing by Bo"));
        Assert.Contains("Somebody else changed this group meanwhile", bo.Text, StringComparison.Ordinal);
        Assert.Contains("NGS · sequencing by Ada", bo.Text, StringComparison.Ordinal);
        Assert.Contains("sequencing by Bo", bo.Page.QuerySelector("#terms")!.TextContent, StringComparison.Ordinal);
        await bo.PressAsync("Save the group");
        Assert.Contains("The group is saved", bo.Text, StringComparison.Ordinal);
        await ada.OpenAsync("/admin/search/thesaurus/1");
        await bo.PressAsync("Remove the group");
        await ada.PressAsync("Save the group", ("terms", "NGS\nsequencing once more"));
        Assert.Contains("Somebody else removed this group meanwhile", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Save the group");
        Assert.Contains("The group is saved", ada.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Word_of_an_opened_result_is_taken_only_from_readers_of_our_own_pages()
    {
        await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "clicks"));
        using var ada = await StaffMember.LogInAsync(hub);
        using var reader = new HttpClient { BaseAddress = new Uri(hub.Url) };
        reader.DefaultRequestHeaders.UserAgent.ParseAdd(Browser);
        var item = (await ada.OpenAsync("/search?q=workforce")).Page.QuerySelector(".hits [data-item]")!.GetAttribute("data-item")!;
        (string, string)[] click = [("q", "workforce"), ("position", "2"), ("item", item)];

        using var json = await reader.PostAsync("/search/clicked", new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/search/clicked")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(reader, "/search/clicked", ("q", "workforce"), ("position", "-1"), ("item", item)));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(reader, "/search/clicked", ("q", "workforce"), ("position", "1"), ("item", "nobody")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(reader, "/search/clicked", ("q", new string('x', 9_000)), ("position", "1"), ("item", item)));
        ada.Http.DefaultRequestHeaders.UserAgent.ParseAdd(Browser);
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(ada.Http, "/search/clicked", click));
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, "/search/clicked") { Content = Form(click) };
        elsewhere.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.NoContent, (await reader.SendAsync(elsewhere)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(reader, "/search/clicked", click));
        await Eventually.GetAsync("the one click", async () => (await ada.OpenAsync("/admin/search")).Page.QuerySelectorAll(".figures li").FirstOrDefault(figure => figure.TextContent.Contains("1 result opened", StringComparison.Ordinal)));
        Assert.Contains("2.0 mean place", ada.Text, StringComparison.Ordinal);

        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 130; n++)
        {
            answers.Add(await PostAsync(reader, "/search/clicked", click));
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_empty_search_page_suggests_what_others_asked_until_staff_hide_it()
    {
        var path = Path.Combine(data.Path, "suggested");
        await using var hub = await HubProcess.StartAsync(path);
        using var ada = await StaffMember.LogInAsync(hub);
        using var reader = new Visitor(hub.Url);
        // Other days can't be made by searching today; the hub has not yet read the table for this page.
        var today = DateTime.UtcNow.Date;
        foreach (var day in new[] { today, today.AddDays(-1) })
        {
            await ExecuteAsync(Path.Combine(path, "hub.db"), $"insert into search_count values ('{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}', 'maturity <model>', 3, 0, 3, 0, 0, 0)");
        }

        var link = (await reader.OpenAsync("/search")).Page.QuerySelector("a.chip")!;
        Assert.Equal(("maturity <model>", "/search?q=maturity%20%3Cmodel%3E"), (link.TextContent, link.GetAttribute("href")));
        Assert.DoesNotContain("Asked lately", reader.Text, StringComparison.Ordinal);
        await ada.OpenAsync("/admin/search");
        await ada.PressAsync("Hide");
        Assert.Null((await reader.OpenAsync("/search")).Page.QuerySelector("a.chip"));
        Assert.DoesNotContain("Asked often", reader.Text, StringComparison.Ordinal);
        await ada.PressAsync("Show again");
        Assert.NotNull((await reader.OpenAsync("/search")).Page.QuerySelector("a.chip"));
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string path, params (string Name, string Value)[] fields)
    {
        using var response = await http.PostAsync(path, Form(fields));
        return response.StatusCode;
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=20");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
