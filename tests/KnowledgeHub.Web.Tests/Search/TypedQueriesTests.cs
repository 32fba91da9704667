using System.Net;
using System.Text.Json;
using KnowledgeHub.Tests.Search;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Search;

/// <summary>Whatever is typed, pasted or sent, the answer is a page of results or an honest empty one.</summary>
public sealed class TypedQueriesTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 180_000)]
    public async Task Generated_queries_are_answered_on_the_page_by_the_api_and_as_a_feed()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var http = await ReadyAsync(hub);
        foreach (var words in new GeneratedQueries(seed: 7).Make(200))
        {
            foreach (var path in (string[])["/search", "/api/v1/search", "/search.atom"])
            {
                // Half a surrogate pair can't be written in an address; its bytes can.
                using var response = await http.GetAsync($"{path}?q={Encode(words)}");
                Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answers {response.StatusCode} to {GeneratedQueries.Escape(words)[..Math.Min(400, GeneratedQueries.Escape(words).Length)]}");
            }
        }

        Assert.DoesNotContain("fail:", hub.Console, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_parameter_that_is_no_number_gets_one_sentence_and_every_error_is_problem_json()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var http = await ReadyAsync(hub);
        foreach (var (query, says) in new[]
        {
            ("size=abc", "size must be a number from 1 to 100."), ("size=0", "size must be a number from 1 to 100."), ("size=1e9", "size must be a number from 1 to 100."),
            ("page=two", "page must be a number from 1 to 9999."), ("page=-1", "page must be a number from 1 to 9999."), ("page=99999999999999999999", "page must be a number from 1 to 9999."),
        })
        {
            Assert.Equal((HttpStatusCode.BadRequest, says), await ProblemAsync(http, $"/api/v1/search?q=policy&{query}"));
            // A page that people look at leaves out what makes no sense.
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"/search?q=policy&{query}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"/search.atom?q=policy&{query}")).StatusCode);
        }

        Assert.Equal((HttpStatusCode.BadRequest, "size must be a number from 1 to 100."), await ProblemAsync(http, "/api/v1/content?size=many"));
        foreach (var path in new[] { "/api/v1/nothing", "/api/v1/content/nothing", "/search.pdf", "/openapi/v9.json" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await ProblemAsync(http, path)).Status);
        }
    }

    private static async Task<(HttpStatusCode Status, string? Title)> ProblemAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path);
        Assert.Equal((path, "application/problem+json"), (path, response.Content.Headers.ContentType?.MediaType));
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("title").GetString());
    }

    private static string Encode(string words) =>
        string.Concat(System.Text.Encoding.UTF8.GetBytes(words).Select(b => $"%{b:x2}"));

    private static async Task<HttpClient> ReadyAsync(HubProcess hub)
    {
        var http = new HttpClient { BaseAddress = new Uri(hub.Url) };
        await Eventually.GetAsync("the hub to be ready", async () => (await http.GetAsync("/health/ready")).IsSuccessStatusCode ? "ready" : null);
        return http;
    }
}
