using System.Net;
using System.Text.Json;
using KnowledgeHub.Search;
using KnowledgeHub.Web.Api;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Api;

/// <summary>What <c>/openapi/v1.json</c> says is what the hub does.</summary>
public sealed class ApiDocumentTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 120_000)]
    public async Task The_document_names_the_public_addresses_and_describes_each_parameter()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        var document = await ReadAsync(hub);
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(hub.Url, document.GetProperty("servers")[0].GetProperty("url").GetString()!.TrimEnd('/'));
        Assert.Equal(
            ["/api/v1/commitments", "/api/v1/content", "/api/v1/content/{id}", "/api/v1/readiness", "/api/v1/readiness/{country}", "/api/v1/readiness/{country}/{city}", "/api/v1/search", "/search.atom", "/search.bib", "/search.csl.json", "/search.csv", "/search.ris"],
            document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var get = Assert.Single(path.Value.EnumerateObject()).Value;
            Assert.NotEmpty(get.GetProperty("summary").GetString()!);
            Assert.NotEmpty(get.GetProperty("operationId").GetString()!);
            Assert.True(get.GetProperty("responses").GetProperty("200").TryGetProperty("content", out _), path.Name);
            var parameters = get.TryGetProperty("parameters", out var described) ? described.EnumerateArray().ToList() : [];
            Assert.All(parameters.Where(parameter => parameter.GetProperty("in").GetString() == "query"), parameter => Assert.NotEmpty(parameter.GetProperty("description").GetString()!));
        }

        Assert.Equal(
            ["audience", "country", "evidence", "explain", "from", "income", "lang", "page", "q", "size", "sort", "to", "topic", "type", "year"],
            document.GetProperty("paths").GetProperty("/api/v1/search").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_facet_of_a_search_is_described() => Assert.Equal(SearchRequest.Kinds.Order(), ApiDocument.FacetHelp.Keys.Order());

    [Fact(Timeout = 120_000)]
    public async Task Each_answer_has_the_members_that_the_document_says()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        var document = await ReadAsync(hub);
        using var http = new HttpClient { BaseAddress = new Uri(hub.Url) };
        foreach (var (path, address) in new[] { ("/api/v1/search", "/api/v1/search?q=precision"), ("/api/v1/content", "/api/v1/content?size=2"), ("/api/v1/content/{id}", await FirstItemAsync(http)) })
        {
            var answer = await Eventually.GetAsync($"an answer of {address}", async () =>
            {
                using var response = await http.GetAsync(address);
                return response.StatusCode == HttpStatusCode.OK ? JsonDocument.Parse(await response.Content.ReadAsStringAsync()) : null;
            });
            var schema = document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            AssertSame(document, schema, answer.RootElement);
        }
    }

    // Members are the same, also of what stands inside.
    private static void AssertSame(JsonElement document, JsonElement schema, JsonElement answer)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        if (answer.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            Assert.All(answer.EnumerateArray(), item => AssertSame(document, items, item));
        }

        if (answer.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            Assert.Equal(properties.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal), answer.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
            foreach (var property in properties.EnumerateObject())
            {
                AssertSame(document, property.Value, answer.GetProperty(property.Name));
            }
        }
    }

    private static async Task<string> FirstItemAsync(HttpClient http)
    {
        var list = JsonDocument.Parse(await http.GetStringAsync("/api/v1/content?size=1")).RootElement;
        return $"/api/v1/content/{list.GetProperty("results")[0].GetProperty("id").GetString()}";
    }

    private static async Task<JsonElement> ReadAsync(HubProcess hub)
    {
        using var http = new HttpClient { BaseAddress = new Uri(hub.Url) };
        using var response = await http.GetAsync("/openapi/v1.json");
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
