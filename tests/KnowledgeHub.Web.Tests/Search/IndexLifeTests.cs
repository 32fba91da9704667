using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using KnowledgeHub.Web.Tests.Running;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Web.Tests.Search;

/// <summary>The life of an index as its operator sees it: filled, killed, asked for, damaged, compared.</summary>
public sealed partial class IndexLifeTests(SqliteData data) : IClassFixture<SqliteData>
{
    private const int Copies = 8_000;
    private const int All = Copies + 24;

    [Fact(Timeout = 240_000)]
    public async Task An_index_that_is_filled_says_how_far_it_is_and_goes_on_after_each_kill()
    {
        await HubProcess.RunAsync(data.Path, ["migrate"]);
        await HubProcess.RunAsync(data.Path, ["seed"]);
        await ManyItems.AddAsync(data, Copies);

        // A command that is killed, then a server that is killed, then a server that comes to the end.
        var said = await HubProcess.KillWhenAsync(data.Path, ["reindex"], "filling 1");
        Assert.Contains("filling 0 %", said, StringComparison.Ordinal);
        var file = Assert.Single(Files());
        int seen;
        await using (var hub = await HubProcess.StartAsync(data.Path))
        {
            using var http = new HttpClient { BaseAddress = new Uri(hub.Url) };
            using var staff = await StaffMember.LogInAsync(hub);
            seen = await ReadyAsync(http) ?? throw new InvalidOperationException("The index was filled before anybody looked; give it more items.");
            Assert.InRange(seen, 10, 99);
            Assert.Contains("filling", (await HubProcess.RunAsync(data.Path, ["check"])).Output, StringComparison.Ordinal);
            await staff.OpenAsync("/admin/search/status");
            Assert.Equal(HttpStatusCode.OK, staff.Status);
            Assert.Matches(@"A new index is being filled: \d+ %", staff.Text);
            using var nothing = await http.GetAsync("/api/v1/search?q=copy1");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, nothing.StatusCode);
            await hub.KillAsync();
        }

        Assert.Equal(file, Assert.Single(Files()));
        await using (var hub = await HubProcess.StartAsync(data.Path))
        {
            using var http = new HttpClient { BaseAddress = new Uri(hub.Url) };
            var percents = new List<int>();
            await Eventually.GetAsync(
                "the hub to be ready",
                async () =>
                {
                    var percent = await ReadyAsync(http);
                    percents.AddRange(percent is { } some ? [some] : []);
                    return percent is null ? "ready" : null;
                },
                TimeSpan.FromSeconds(120));
            Assert.All(percents, percent => Assert.True(percent >= seen, $"It began anew: {percent} % after {seen} %."));
            Assert.Equal(file, Assert.Single(Files()));
            foreach (var n in new[] { 1, Copies / 3, Copies / 2, Copies })
            {
                Assert.Equal(1, (await http.GetFromJsonAsync<JsonElement>($"/api/v1/search?q=copy{n}")).GetProperty("total").GetInt32());
            }

            Assert.Equal(All, (await http.GetFromJsonAsync<JsonElement>("/api/v1/search?size=1")).GetProperty("total").GetInt32());
        }

        var (exit, output, errors) = await HubProcess.RunAsync(data.Path, ["reindex", "--check"]);
        Assert.True(exit == 0, errors);
        Assert.Contains($"{All} items compared, no difference", output, StringComparison.Ordinal);
        Assert.Contains($"{All} items, 0 changes behind, 0 set aside", (await HubProcess.RunAsync(data.Path, ["check"])).Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Staff_see_a_dead_index_ask_for_a_new_one_and_mend_what_was_set_aside()
    {
        var path = Path.Combine(data.Path, "staff");
        await using var hub = await HubProcess.StartAsync(path);
        using var ada = await StaffMember.LogInAsync(hub);
        await Eventually.GetAsync("the first index", async () => (await ada.OpenAsync("/admin/search/status")).Text.Contains("no difference", StringComparison.Ordinal) ? "there" : null);
        Assert.Contains("nothing to catch up with", ada.Text, StringComparison.Ordinal);
        Assert.Contains("Every published item could be read", ada.Text, StringComparison.Ordinal);
        Assert.Contains(Environment.MachineName, ada.Text, StringComparison.Ordinal);
        Assert.NotNull(ada.Page.QuerySelector("nav a[href='/admin/search/status'][aria-current=page]"));

        // One item breaks, and an author asks for a rebuild that only an administrator may have.
        await ExecuteAsync(path, "update content_version set data = '{ broken' where id = (select live_version from content where slug = 'six-jobs-after-wha79')");
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.Http.PostAsync("/admin/search/status/rebuild", new FormUrlEncodedContent([]))).StatusCode);
        var before = Generation(ada);
        await ada.PressAsync("Rebuild the index");
        Assert.Contains("A rebuild was asked for", ada.Text, StringComparison.Ordinal);
        await Eventually.GetAsync("the rebuild", async () => Generation(await ada.OpenAsync("/admin/search/status")) != before ? "done" : null);

        var link = ada.Page.QuerySelector(".list a")!;
        Assert.StartsWith("After Geneva: six jobs", link.TextContent, StringComparison.Ordinal);
        await ada.OpenAsync(link.GetAttribute("href")!);
        Assert.Contains("can't be read. Write it anew", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Save and publish", ("summary", "Written anew."), ("body", "A pangolin mends it."));
        await Eventually.GetAsync("it in search", async () => (await ada.OpenAsync("/search?q=pangolin")).Page.QuerySelector("mark"));
        Assert.Contains("Every published item could be read", (await ada.OpenAsync("/admin/search/status")).Text, StringComparison.Ordinal);

        // The page works while there is nothing but garbage, and the hub mends it.
        File.WriteAllText(Path.Combine(path, "search", "current"), "garbage");
        await ada.OpenAsync("/admin/search/status");
        Assert.Equal(HttpStatusCode.OK, ada.Status);
        await Eventually.GetAsync("the index to be back", async () => (await ada.OpenAsync("/search?q=pangolin")).Page.QuerySelector("mark"));
    }

    [Fact(Timeout = 120_000)]
    public async Task Editors_see_how_the_index_is_and_only_administrators_ask_for_another()
    {
        var path = Path.Combine(data.Path, "roles");
        await using var hub = await HubProcess.StartAsync(path);
        var (exit, _, errors) = await HubProcess.RunAsync(path, ["user", "add", "--email", "ed@example.org", "--role", "Editor", "--password-stdin"], StaffMember.Password);
        Assert.True(exit == 0, errors);
        using var editor = new Visitor(hub.Url);
        await editor.OpenAsync("/login");
        await editor.PressAsync("Log in", ("email", "ed@example.org"), ("password", StaffMember.Password));
        Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync("/admin/search/status")).Status);
        Assert.Null(editor.Page.QuerySelector("form[action$='/rebuild']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.Http.PostAsync("/admin/search/status/rebuild", new FormUrlEncodedContent([]))).StatusCode);
        using var stranger = new Visitor(hub.Url);
        Assert.Equal("/login", (await stranger.OpenAsync("/admin/search/status")).Address.AbsolutePath);
    }

    // How far the index is, or null when the hub is ready.
    private static async Task<int?> ReadyAsync(HttpClient http)
    {
        using var response = await http.GetAsync("/health/ready");
        var text = await response.Content.ReadAsStringAsync();
        if (response.StatusCode == HttpStatusCode.OK)
        {
            return null;
        }

        var percent = Filling().Match(text);
        Assert.True(percent.Success, text);
        return int.Parse(percent.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private string[] Files() => Directory.GetFiles(Path.Combine(data.Path, "search"), "*.db");

    private static string Generation(Visitor staff) => Generations().Match(staff.Text).Value;

    private static async Task ExecuteAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(path, "hub.db")};Pooling=False;Default Timeout=20");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"not ready: the search index is filling, (\d+) %")]
    private static partial Regex Filling();

    [GeneratedRegex(@"\d{17}-[0-9a-f]{6}")]
    private static partial Regex Generations();
}
