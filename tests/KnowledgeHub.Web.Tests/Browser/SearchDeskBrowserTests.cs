using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>The search desk in a real browser: an opened result is reported without a detour, and the staff pages are looked at by axe.</summary>
public sealed class SearchDeskBrowserTests(SqliteData data) : IClassFixture<SqliteData>
{
    // A browser without a screen says so in its name, and the hub takes it for a program.
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

    [Fact(Timeout = 240_000)]
    public async Task An_opened_result_is_counted_and_its_link_leads_straight_there()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var ada = await StaffMember.LogInAsync(hub);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var reader = await (await chromium.NewContextAsync(new() { BaseURL = hub.Url, UserAgent = Browser })).NewPageAsync();
        await reader.GotoAsync("/search?q=workforce");
        var second = reader.Locator(".hits h3 a").Nth(1);
        Assert.StartsWith("/", await second.GetAttributeAsync("href"), StringComparison.Ordinal);
        await second.ClickAsync();
        await Arrival.AwayFromAsync(reader, "/search");
        await Eventually.GetAsync("the opened result", async () => (await ada.OpenAsync("/admin/search")).Text.Contains("1 result opened 2.0 mean place", StringComparison.Ordinal) ? "seen" : null);
        Assert.Empty(await reader.Context.CookiesAsync());
    }

    [Fact(Timeout = 240_000)]
    public async Task The_pages_of_the_desk_are_accessible_and_fit_a_phone()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var ada = await StaffMember.LogInAsync(hub);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var findings = new List<string>();
        foreach (var width in new[] { 1280, 390 })
        {
            var context = await chromium.NewContextAsync(new() { BaseURL = hub.Url, ViewportSize = new() { Width = width, Height = 900 }, UserAgent = Browser });
            var page = await context.NewPageAsync();
            // Asked before logging in: staff are not counted.
            for (var n = 0; n < 3; n++)
            {
                await page.GotoAsync("/search?q=snorkelgraphy");
            }

            await page.GotoAsync("/login");
            await page.GetByLabel("Mail address").FillAsync("ada@example.org");
            await page.GetByLabel("Password").FillAsync(StaffMember.Password);
            await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
            await Arrival.AtAsync(page, "*/admin");
            await Eventually.GetAsync("the queue", async () => (await ada.OpenAsync("/admin/search/nothing-found")).Page.QuerySelector("select"));
            foreach (var path in new[] { "/admin", "/admin/search", "/admin/search/nothing-found", "/admin/search/thesaurus?q=sequencing", "/admin/search/thesaurus/1", "/admin/search/promoted", "/admin/search/promoted/new", "/admin/audit" })
            {
                await page.GotoAsync(path);
                await LookAsync(page, findings);
            }

            await page.GotoAsync("/admin/search/promoted/new");
            await page.GetByLabel("Find the item to show first").FillAsync("workforce");
            await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
            await LookAsync(page, findings);
            await page.GetByRole(AriaRole.Button, new() { Name = "Promote it" }).ClickAsync();
            await LookAsync(page, findings);
            await context.CloseAsync();
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task LookAsync(IPage page, List<string> findings)
    {
        findings.AddRange(await Look.AtAsync(page));
    }
}
