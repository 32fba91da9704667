using System.Net;
using KnowledgeHub.Exchange.FromWebPage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KnowledgeHub.Tests.Exchange.FromWebPage;

/// <summary>A web server on this machine, and rules that let its one address through and keep all others out.</summary>
public sealed class PageServer : IAsyncLifetime
{
    private WebApplication app = null!;

    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public int Port { get; private set; }

    /// <summary>The names that were asked for.</summary>
    public List<string> Asked { get; } = [];

    public FetchRules Rules => new()
    {
        Allows = address => PublicAddress.Is(address) || address.Equals(IPAddress.Loopback),
        AllowsPort = port => port is 80 or 443 || port == Port,
        ResolveAsync = (name, _) =>
        {
            Asked.Add(name);
            return Task.FromResult(new[] { IPAddress.Loopback });
        },
    };

    public string Url(string path = "/") => $"http://pages.example:{Port}{path}";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(context => Answer(context));
        await app.StartAsync();
        Port = new Uri(app.Urls.First()).Port;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public void Show(string html, string type = "text/html; charset=utf-8") => Answer = context =>
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(html);
    };
}
