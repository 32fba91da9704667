using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Search;

/// <summary>
/// What readers may not see is in no list. Every item here has the word okapi, one topic, one country and one audience; each
/// that readers may not see has a word of its own, which may stand nowhere. A new list is a line in <see cref="Lists"/>;
/// what the site links to is found without one.
/// </summary>
public sealed class AccessTests(SqliteData data) : IClassFixture<SqliteData>
{
    /// <summary>Words of a draft, of a change that is not published, of a withdrawn item, and of a change to that.</summary>
    private static readonly string[] Hidden = ["zqdraft", "zqsecret", "zqgone", "zqagain"];

    private static readonly string[] Lists =
    [
        "/", "/search?q=okapi", "/search?q={0}", "/search?q=okapi&topic=pathology", "/search?topic=pathology&sort=newest", "/search?country=TV", "/search?q=okap*", "/search?q=-nothing okapi",
        "/search.atom?q=okapi", "/search.ris?q=okapi", "/search.bib?q=okapi", "/search.csl.json?q=okapi", "/search.csv?q=okapi", "/search.csv?q={0}", "/search.csv?country=TV",
        "/briefs", "/briefs?country=TV", "/briefs/feed.atom", "/feed.atom", "/topics", "/topics/pathology", "/countries", "/countries/TV",
        "/briefs/okapi-that-all-may-see", "/briefs/okapi-with-a-change", "/briefs/okapi-that-all-may-see.ris",
        "/api/v1/search?q=okapi&size=100", "/api/v1/search?q={0}", "/api/v1/search?size=100&sort=newest", "/api/v1/content?size=100", "/sitemap.xml",
    ];

    [Fact(Timeout = 180_000)]
    public async Task What_readers_may_not_see_is_in_no_result_count_facet_feed_export_or_list()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var ada = await StaffMember.LogInAsync(hub);
        await WriteAsync(ada);
        using var reader = new Visitor(hub.Url);
        await Eventually.GetAsync("the two that are live", async () => (await TotalAsync(reader.Http, "q=okapi")) == 2 ? "both" : null);
        foreach (var path in Lists.SelectMany(path => path.Contains("{0}", StringComparison.Ordinal) ? Hidden.Select(word => path.Replace("{0}", word, StringComparison.Ordinal)) : [path]))
        {
            using var response = await reader.Http.GetAsync(path);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}");
            AssertNothingHidden(path, await response.Content.ReadAsStringAsync());
        }

        foreach (var query in (string[])["q=okapi", "country=TV", "q=okapi&topic=pathology", "q=okapi&country=TV&audience=payer"])
        {
            var answer = await reader.Http.GetFromJsonAsync<JsonElement>($"/api/v1/search?{query}");
            Assert.Equal(2, answer.GetProperty("total").GetInt32());
            Assert.Equal(2, Count(answer, "country", "TV"));
            Assert.Equal(2, Count(answer, "audience", "payer"));
            Assert.Equal(2, Count(answer, "type", "policy-brief"));
        }

        foreach (var word in Hidden)
        {
            Assert.Equal(0, await TotalAsync(reader.Http, $"q={word}"));
            Assert.Equal(0, await TotalAsync(reader.Http, $"q={word[..^1]}*"));
        }
    }

    [Fact(Timeout = 180_000)]
    public async Task Nothing_that_the_site_links_to_shows_what_readers_may_not_see()
    {
        await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "links"));
        using var ada = await StaffMember.LogInAsync(hub);
        await WriteAsync(ada);
        using var reader = new Visitor(hub.Url);
        await Eventually.GetAsync("the two that are live", async () => (await TotalAsync(reader.Http, "q=okapi")) == 2 ? "both" : null);
        var (queue, seen) = (new Queue<string>(["/", "/search?q=okapi", "/countries/TV"]), new HashSet<string>(StringComparer.Ordinal));
        // Searches link to more searches without end; enough of them is enough.
        for (var searches = 0; queue.TryDequeue(out var path);)
        {
            if (!seen.Add(path) || (path.Contains('?', StringComparison.Ordinal) && searches++ > 60))
            {
                continue;
            }

            using var response = await reader.Http.GetAsync(path);
            Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
            var text = await response.Content.ReadAsStringAsync();
            AssertNothingHidden(path, text);
            if (response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                await reader.OpenAsync(path);
                foreach (var link in reader.Page.QuerySelectorAll("a[href], link[href]").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith('/') && !link.StartsWith("/admin", StringComparison.Ordinal)))
                {
                    queue.Enqueue(link.Split('#')[0]);
                }
            }
        }

        Assert.Contains("/briefs/okapi-that-all-may-see", seen);
        Assert.True(seen.Count > 80, $"Only {seen.Count} addresses were found.");
    }

    [Fact(Timeout = 120_000)]
    public async Task The_address_of_an_item_tells_only_what_it_should()
    {
        await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "addresses"));
        using var ada = await StaffMember.LogInAsync(hub);
        var ids = await WriteAsync(ada);
        using var http = new HttpClient { BaseAddress = new Uri(hub.Url) };
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/briefs/okapi-zqdraft")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/briefs/okapi-zqdraft.ris")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/api/v1/content/{ids["draft"]}")).StatusCode);
        Assert.DoesNotContain("zqsecret", await http.GetStringAsync($"/api/v1/content/{ids["changed"]}"), StringComparison.Ordinal);
        using var gone = await http.GetAsync($"/api/v1/content/{ids["withdrawn"]}");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.DoesNotContain("zqgone", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("zqagain", await http.GetStringAsync("/briefs/okapi-zqgone"), StringComparison.Ordinal);
    }

    private static void AssertNothingHidden(string path, string text)
    {
        // What was asked for comes back in the page, its address and its feed.
        var asked = Hidden.FirstOrDefault(word => path.Contains(word, StringComparison.Ordinal));
        Assert.All(Hidden.Where(word => word != asked), word => Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{path} shows {word}."));
        Assert.False(text.Contains("Okapi zq", StringComparison.Ordinal), $"{path} shows a title.");
    }

    private static async Task<IReadOnlyDictionary<string, string>> WriteAsync(Visitor ada)
    {
        var ids = new Dictionary<string, string>
        {
            ["live"] = await WriteAsync(ada, "Save and publish", "Okapi that all may see"),
            ["changed"] = await WriteAsync(ada, "Save and publish", "Okapi with a change"),
        };
        await ada.PressAsync("Save the draft", ("title", "Okapi zqsecret"), ("body", "The zqsecret change."), ("slug", "okapi-zqsecret"));
        ids["draft"] = await WriteAsync(ada, "Save the draft", "Okapi zqdraft");
        ids["withdrawn"] = await WriteAsync(ada, "Save and publish", "Okapi zqgone");
        await ada.PressAsync("Withdraw", ("note", "It no longer holds."));
        await ada.PressAsync("Save the draft", ("title", "Okapi zqagain"));
        return ids;
    }

    private static async Task<string> WriteAsync(Visitor ada, string button, string title)
    {
        await ada.OpenAsync("/admin/content/new?type=policy-brief");
        await ada.PressAsync(button, ("title", title), ("summary", $"Summary of {title}."), ("body", $"Text of {title}."), ("topics", "pathology"), ("places", "TV"), ("takeaways.payer", $"Pay for {title}."));
        Assert.Equal(HttpStatusCode.OK, ada.Status);
        return ((IHtmlFormElement)ada.Page.QuerySelector("form.editor")!).Action.Split('/')[^1];
    }

    private static async Task<int> TotalAsync(HttpClient http, string query) =>
        (await http.GetAsync($"/api/v1/search?{query}")) is { IsSuccessStatusCode: true } response ? (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("total").GetInt32() : -1;

    private static int Count(JsonElement answer, string kind, string value) =>
        answer.GetProperty("facets").GetProperty(kind).EnumerateArray().Where(count => count.GetProperty("value").GetString() == value).Sum(count => count.GetProperty("count").GetInt32());
}
