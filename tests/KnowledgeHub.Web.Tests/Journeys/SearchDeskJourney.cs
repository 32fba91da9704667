using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>The search desk by HTTP alone: readers search and open results, staff see it, add synonyms and promote items.</summary>
public abstract class SearchDeskJourney(HubData data)
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact(Timeout = 240_000)]
    public async Task What_readers_ask_reaches_staff_who_mend_it()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, [.. data.Settings]);
        using var ada = await LogInAsync(hub, "ada@example.org", "Administrator");
        using var reader = NewReader(hub);

        await ada.OpenAsync("/admin/search");
        Assert.Contains("Nobody has searched in the last 30 days", ada.Text, StringComparison.Ordinal);
        await CountAsync(hub, ada, reader);
        await MendAsync(ada, reader);
        await PromoteAsync(ada, reader);

        await ada.OpenAsync("/admin/audit?who=ada&kind=thesaurus");
        Assert.Contains("snorkelgraphy · tumour board", ada.Text, StringComparison.Ordinal);
        await ada.OpenAsync("/admin/audit?action=removed&kind=promoted");
        Assert.Contains("1 entry", ada.Text, StringComparison.Ordinal);
        Assert.Equal(0, reader.CookieCount);
    }

    // Three searches count; programs, staff, further pages, filters and the same question once more do not.
    private static async Task CountAsync(HubProcess hub, Visitor ada, Visitor reader)
    {
        using var program = new HttpClient { BaseAddress = new Uri(hub.Url) };
        program.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible; Examplebot/1.0)");
        for (var n = 0; n < 2; n++)
        {
            await reader.OpenAsync("/search?q=Snorkelgraphy");
        }

        await program.GetStringAsync("/search?q=snorkelgraphy");
        await ada.OpenAsync("/search?q=snorkelgraphy");
        await reader.OpenAsync("/search?q=snorkelgraphy&page=2");
        await reader.OpenAsync("/search?q=snorkelgraphy&type=policy-brief");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/search?q=snorkelgraphy");
        again.Headers.Referrer = new Uri($"{hub.Url}/search?q=SNORKELGRAPHY&sort=newest");
        (await reader.Http.SendAsync(again)).Dispose();
        await reader.OpenAsync("/search?q=jane.doe%40example.org");
        await Eventually.GetAsync("three searches", async () => (await ada.OpenAsync("/admin/search?days=7")).Text.Contains("3 searches", StringComparison.Ordinal) ? "seen" : null);
        Assert.DoesNotContain("snorkelgraphy", ada.Text, StringComparison.OrdinalIgnoreCase);

        await reader.OpenAsync("/search?q=snorkelgraphy");
        await Eventually.GetAsync("the question on the queue", async () => (await ada.OpenAsync("/admin/search/nothing-found")).Page.QuerySelector("td a[href='/search?q=snorkelgraphy']"));
        Assert.Contains("1 question waits", ada.Text, StringComparison.Ordinal);
        Assert.Contains("snorkelgraphy", (await ada.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        await ada.OpenAsync("/admin/search");
        Assert.Contains("4 searches", ada.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("jane", ada.Text, StringComparison.Ordinal);
    }

    private static async Task MendAsync(Visitor ada, Visitor reader)
    {
        await ada.OpenAsync("/admin/search/nothing-found");
        await ada.PressAsync("Done", ("outcome", "ignore"));
        Assert.Contains("The queue is empty", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Undo");
        Assert.Contains("1 question waits", ada.Text, StringComparison.Ordinal);

        await ada.OpenAsync(ada.Page.QuerySelectorAll("a").First(link => link.TextContent == "Make a synonym").GetAttribute("href")!);
        Assert.Equal("snorkelgraphy", ada.Page.QuerySelector("#terms")!.TextContent.Trim());
        await ada.PressAsync("Save the group");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Contains("A group needs at least two terms", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Try it", ("terms", "snorkelgraphy\ntumour board"));
        Assert.Equal(["0", "3", "3"], ada.Page.QuerySelectorAll("td[data-label]").Select(cell => cell.TextContent));
        await ada.PressAsync("Save the group");
        Assert.Contains("The queue is empty", ada.Text, StringComparison.Ordinal);
        Assert.Contains("made a synonym", ada.Text, StringComparison.Ordinal);
        await Eventually.GetAsync("the synonym in search", async () => (await reader.OpenAsync("/search?q=snorkelgraphy")).Page.QuerySelector(".hits li"));
    }

    private static async Task PromoteAsync(Visitor ada, Visitor reader)
    {
        await ada.OpenAsync("/admin/content/new?type=explainer");
        await ada.PressAsync("Save and publish", ("title", "Who sits on a tumour board"), ("summary", "A short answer."), ("body", "Many people."));
        var (item, path) = (ada.Address.Segments[^1], "/explainers/who-sits-on-a-tumour-board");
        await Eventually.GetAsync("the item in search", async () => (await reader.OpenAsync("/search?q=tumour+board")).Page.QuerySelector($".hits a[href='{path}']"));
        var total = reader.Page.QuerySelector("#count")!.TextContent;
        var listed = reader.Page.QuerySelectorAll(".hits > li").Length;

        await ada.OpenAsync("/admin/search/promoted/new?query=Tumour+board");
        await ada.PressAsync("Find", ("find", "who sits"), ("reason", "Kept while looking"));
        Assert.Equal("Kept while looking", ada.Page.QuerySelector("#reason")!.GetAttribute("value"));
        await ada.PressAsync("Promote it", ("until", "soon"));
        Assert.Contains("Write the day as year-month-day", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Promote it", ("until", ""), ("item", item));
        Assert.Contains("Kept while looking", ada.Text, StringComparison.Ordinal);

        await reader.OpenAsync("/search?q=board+TUMOUR");
        Assert.Contains("Recommended by our editors", reader.Text, StringComparison.Ordinal);
        Assert.Single(reader.Page.QuerySelectorAll($"main a[href='{path}']"));
        Assert.NotNull(reader.Page.QuerySelector($".promoted a[href='{path}']"));
        Assert.Equal(total.Replace("tumour board", "board TUMOUR", StringComparison.Ordinal), reader.Page.QuerySelector("#count")!.TextContent);
        Assert.Equal(listed - 1, reader.Page.QuerySelectorAll(".hits > li").Length);
        Assert.Equal(item, await PromotedByApiAsync(reader, "/api/v1/search?q=tumour+board"));
        Assert.Null(await PromotedByApiAsync(reader, "/api/v1/search?q=tumour+board&type=explainer"));
        Assert.Null((await reader.OpenAsync("/search?q=tumour+board&type=explainer")).Page.QuerySelector(".promoted"));

        await ClickAsync(reader, "tumour board", 0, item);
        await Eventually.GetAsync("the click", async () => (await ada.OpenAsync("/admin/search")).Text.Contains("1 result opened", StringComparison.Ordinal) ? "seen" : null);

        await ada.OpenAsync($"/admin/content/{item}");
        await ada.PressAsync("Withdraw", ("note", "Out of date."));
        Assert.Null((await reader.OpenAsync("/search?q=tumour+board")).Page.QuerySelector(".promoted"));
        await ada.OpenAsync("/admin/search/promoted");
        Assert.Contains("Not published: does not show", ada.Text, StringComparison.Ordinal);
        await ada.OpenAsync(ada.Page.QuerySelectorAll("a").First(link => link.TextContent == "Change").GetAttribute("href")!);
        await ada.PressAsync("Stop promoting it");
        Assert.Contains("Nothing is promoted", ada.Text, StringComparison.Ordinal);
    }

    private static async Task<string?> PromotedByApiAsync(Visitor reader, string path)
    {
        using var answer = JsonDocument.Parse(await reader.Http.GetStringAsync(path));
        return answer.RootElement.GetProperty("promoted").EnumerateArray().Select(item => item.GetProperty("id").GetString()).SingleOrDefault();
    }

    private static async Task ClickAsync(Visitor reader, string words, int position, string item)
    {
        using var response = await reader.Http.PostAsync("/search/clicked", new FormUrlEncodedContent([new("q", words), new("position", $"{position}"), new("item", item)]));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    private static Visitor NewReader(HubProcess hub)
    {
        var reader = new Visitor(hub.Url);
        reader.Http.DefaultRequestHeaders.UserAgent.ParseAdd(Browser);
        return reader;
    }

    private async Task<Visitor> LogInAsync(HubProcess hub, string email, string role)
    {
        var (exit, _, errors) = await HubProcess.RunAsync(hub.DataPath, ["user", "add", "--email", email, "--role", role, "--password-stdin"], StaffMember.Password, [.. data.Settings]);
        Assert.True(exit == 0, errors);
        var staff = NewReader(hub);
        await staff.OpenAsync("/login");
        await staff.PressAsync("Log in", ("email", email), ("password", StaffMember.Password));
        return staff;
    }
}

public sealed class SearchDeskJourneyOnSqlite(SqliteData data) : SearchDeskJourney(data), IClassFixture<SqliteData>;

public sealed class SearchDeskJourneyOnPostgres(PostgresData data) : SearchDeskJourney(data), IClassFixture<PostgresData>;
