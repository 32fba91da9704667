using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

public sealed class StrayAddressTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 120_000)]
    public async Task A_page_that_is_not_there_never_links_to_another_site()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"{hub.Url}//evil.example/x"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("\"//evil.example", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
