using KnowledgeHub.Exchange.FromWebPage;
using Xunit;

namespace KnowledgeHub.Tests.Exchange.FromWebPage;

public sealed class CheckWebLinksTests(PageServer server) : IClassFixture<PageServer>
{
    [Fact]
    public async Task Each_link_to_another_site_is_told_once_with_what_is_wrong()
    {
        server.Answer = context =>
        {
            context.Response.StatusCode = (context.Request.Path.Value, context.Request.Method) switch
            {
                ("/there", _) => 200,
                ("/only-get", "GET") => 200,
                ("/only-get", _) => 405,
                ("/moved", _) => 302,
                ("/closed", _) => 403,
                ("/ill", _) => 500,
                _ => 404,
            };
            context.Response.Headers.Location = context.Response.StatusCode == 302 ? "/there" : "";
            return Task.CompletedTask;
        };
        string[] paths = ["/there", "/only-get", "/moved", "/gone", "/closed", "/ill", "/there"];
        var found = await RunAsync([.. paths.Select(server.Url), "mailto:a@example.org", "/briefs/own", "#fn-1"]);
        Assert.Equal([.. paths.Distinct().Select(server.Url)], found.Select(link => link.Address));
        Assert.All(found.Take(3), link => Assert.Null(link.Problem));
        Assert.Contains("not there any more (404)", found[3].Problem, StringComparison.Ordinal);
        Assert.Contains("does not let programs in (403)", found[4].Problem, StringComparison.Ordinal);
        Assert.Contains("answers with an error (500)", found[5].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.2/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task The_hubs_own_network_is_never_asked(string link) =>
        Assert.Contains("is not on the public web", Assert.Single(await RunAsync([link])).Problem, StringComparison.Ordinal);

    private Task<IReadOnlyList<WebLink>> RunAsync(IEnumerable<string> links) =>
        new CheckWebLinks(new PublicWeb(server.Rules, new HubSettings("Hub", "https://hub.example.org"))).RunAsync(links, TestContext.Current.CancellationToken);
}
