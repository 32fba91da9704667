using System.IO.Compression;
using System.Net;
using System.Text;
using KnowledgeHub.Exchange.FromWebPage;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace KnowledgeHub.Tests.Exchange.FromWebPage;

public sealed class FetchPageTests(PageServer server) : IClassFixture<PageServer>
{
    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("http://localhost/")]
    public async Task The_hubs_own_network_is_refused_however_it_is_written(string address) =>
        Assert.Contains("is not on the public web", await RefusedAsync(address, new FetchRules()), StringComparison.Ordinal);

    [Theory]
    [InlineData("ftp://example.org/", "start with https://")]
    [InlineData("file:///etc/passwd", "start with https://")]
    [InlineData("gopher://example.org/", "start with https://")]
    [InlineData("http://example.org:22/", "names port 22")]
    [InlineData("https://user:secret@example.org/", "holds a name or password")]
    [InlineData("", "is not a web address")]
    [InlineData("not an address", "is not a web address")]
    public async Task Only_plain_addresses_of_the_web_are_fetched(string address, string words) =>
        Assert.Contains(words, await RefusedAsync(address, new FetchRules()), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.2/")]
    [InlineData("http://[::1]/")]
    [InlineData("//169.254.169.254/x")]
    [InlineData("https://192.168.0.1/")]
    public async Task A_redirect_into_the_hubs_own_network_is_refused(string target)
    {
        server.Answer = context =>
        {
            context.Response.Redirect(target);
            return Task.CompletedTask;
        };
        Assert.Contains("is not on the public web", await RefusedAsync(server.Url(), server.Rules), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://example.org:6379/")]
    public async Task A_redirect_away_from_the_web_is_refused(string target)
    {
        server.Answer = context =>
        {
            context.Response.Redirect(target);
            return Task.CompletedTask;
        };
        Assert.NotEmpty(await RefusedAsync(server.Url(), server.Rules));
    }

    [Fact]
    public async Task A_second_answer_of_the_name_server_is_checked_like_the_first()
    {
        var answers = new Queue<IPAddress[]>([[IPAddress.Loopback], [IPAddress.Parse("10.0.0.1")]]);
        server.Answer = context =>
        {
            context.Response.Headers.Connection = "close";
            context.Response.Redirect("/again");
            return Task.CompletedTask;
        };
        Assert.Contains("is not on the public web", await RefusedAsync(server.Url(), server.Rules with { ResolveAsync = (_, _) => Task.FromResult(answers.Dequeue()) }), StringComparison.Ordinal);
        Assert.Empty(answers);
    }

    [Fact]
    public async Task A_name_with_one_private_address_among_public_ones_is_refused() =>
        Assert.Contains("is not on the public web", await RefusedAsync("https://mixed.example/", new FetchRules { ResolveAsync = (_, _) => Task.FromResult(new[] { IPAddress.Parse("93.184.216.34"), IPAddress.Parse("192.168.0.1") }) }), StringComparison.Ordinal);

    [Fact]
    public async Task A_page_is_followed_to_where_it_is_and_the_name_is_asked_for_once_a_connection()
    {
        server.Asked.Clear();
        server.Answer = context =>
        {
            if (context.Request.Path == "/")
            {
                context.Response.Redirect("/there");
                return Task.CompletedTask;
            }

            context.Response.ContentType = "text/html; charset=iso-8859-1";
            return context.Response.WriteAsync("<p>here</p>");
        };
        var page = Assert.IsType<FetchResult.Fetched>(await new FetchPage(new PublicWeb(server.Rules, Hub), server.Rules).RunAsync(server.Url(), TestContext.Current.CancellationToken)).Page;
        Assert.Equal(("/there", "<p>here</p>", "iso-8859-1"), (page.Address.AbsolutePath, Encoding.UTF8.GetString(page.Content), page.Charset));
        Assert.All(server.Asked, name => Assert.Equal("pages.example", name));
    }

    [Fact]
    public async Task A_page_that_leads_round_in_circles_is_given_up()
    {
        server.Answer = context =>
        {
            context.Response.Redirect("/");
            return Task.CompletedTask;
        };
        Assert.Contains("more than 5 times", await RefusedAsync(server.Url(), server.Rules), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_size_counts_as_it_is_unpacked()
    {
        server.Answer = async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
            for (var n = 0; n < 64; n++)
            {
                await packed.WriteAsync(new byte[1 << 16]);
            }
        };
        Assert.Contains("more than 1.0 MB", await RefusedAsync(server.Url(), server.Rules with { MostBytes = 1 << 20 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_trickles_is_given_up()
    {
        server.Answer = async context =>
        {
            context.Response.ContentType = "text/html";
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        };
        Assert.Contains("did not arrive within", await RefusedAsync(server.Url(), server.Rules with { FetchWithin = TimeSpan.FromSeconds(1) }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_page_is_said()
    {
        server.Show("%PDF", "application/pdf");
        Assert.Contains("holds no web page but application/pdf", await RefusedAsync(server.Url(), server.Rules), StringComparison.Ordinal);
        server.Answer = context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        };
        Assert.Contains("answers with 404", await RefusedAsync(server.Url(), server.Rules), StringComparison.Ordinal);
    }

    private static HubSettings Hub => new("Test hub", "https://hub.example.org");

    private static async Task<string> RefusedAsync(string address, FetchRules rules) =>
        Assert.IsType<FetchResult.Refused>(await new FetchPage(new PublicWeb(rules, Hub), rules).RunAsync(address, TestContext.Current.CancellationToken)).Why;
}
