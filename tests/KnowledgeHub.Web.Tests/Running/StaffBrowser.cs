using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Running;

/// <summary>A hub with its samples and the administrator's browser beside it, for all tests of a class: both start with the first test that needs them.</summary>
public sealed class StaffBrowser : IAsyncLifetime
{
    private readonly SqliteData data = new();
    private HubProcess? hub;
    private IPlaywright? playwright;
    private IBrowser? chromium;
    private IPage? page;

    public HubProcess Hub => hub!;

    /// <summary>What is wrong with the pages that were looked at.</summary>
    public List<string> Findings { get; } = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The page, logged in; skips the test where there is no browser.</summary>
    public async Task<IPage> OpenAsync()
    {
        Needs.Browser();
        if (page is null)
        {
            hub = await HubProcess.StartAsync(data.Path);
            await StaffMember.AddAsync(hub, "ada@example.org", "Administrator");
            playwright = await Playwright.CreateAsync();
            chromium = await Chromium.LaunchAsync(playwright);
            var context = await chromium.NewContextAsync(new() { BaseURL = hub.Url, ViewportSize = new() { Width = 1280, Height = 900 } });
            context.SetDefaultTimeout(30_000);
            page = await context.NewPageAsync();
            page.PageError += (_, error) => Findings.Add($"{page.Url}: {error}");
            page.Console += (_, message) => Findings.AddRange(message.Type == "error" ? [$"{page.Url}: {message.Text}"] : []);
            await LogInAsync(page);
        }

        Findings.Clear();
        return page;
    }

    /// <summary>Looks at these pages at both widths and fails with all that is wrong.</summary>
    public async Task LookAsync(params string[] paths)
    {
        foreach (var path in paths)
        {
            await page!.GotoAsync(path);
            Findings.AddRange(await Look.AtBothWidthsAsync(page));
        }

        Assert.True(Findings.Count == 0, string.Join('\n', Findings));
    }

    /// <summary>Logs in as the administrator.</summary>
    public static async Task LogInAsync(IPage page)
    {
        await page.GotoAsync("/login");
        await page.Locator("[name=email]").FillAsync("ada@example.org");
        await page.Locator("[name=password]").FillAsync(StaffMember.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Arrival.AtAsync(page, "*/admin");
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        playwright?.Dispose();
        if (hub is not null)
        {
            await hub.DisposeAsync();
        }

        await data.DisposeAsync();
    }
}
