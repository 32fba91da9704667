using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>Commitments in a real browser with the seeds, at the width of a desk and of a phone: what readers see, and the desk.</summary>
public sealed class CommitmentsBrowserTests(SqliteData data) : IClassFixture<SqliteData>
{
    private const string Root = "/admin/commitments";

    [Fact(Timeout = 240_000)]
    public async Task Every_page_is_accessible_and_fits_a_phone()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        (await StaffMember.LogInAsync(hub)).Dispose();
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Needs.Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var context = await chromium.NewContextAsync(new() { BaseURL = hub.Url });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        var findings = new List<string>();
        page.Console += (_, message) => findings.AddRange(message.Type == "error" ? [$"console: {message.Text}"] : []);
        await LogInAsync(page);
        await page.GotoAsync(Root);
        var record = (await page.Locator("table.list td:first-child a").First.GetAttributeAsync("href"))!;
        await page.GotoAsync("/commitments?q=courier");
        var shown = (await page.Locator(".commitments a").First.GetAttributeAsync("href"))!;
        foreach (var path in new[] { "/commitments", shown, $"/fr{shown}", Root, record, $"{record}/edit", $"{Root}/new", $"{Root}/import", $"{Root}/deleted" })
        {
            await page.GotoAsync(path);
            foreach (var width in new[] { 1280, 390 })
            {
                await page.SetViewportSizeAsync(width, 900);
                await LookAsync(page, findings);
            }
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task LogInAsync(IPage page)
    {
        await page.GotoAsync("/login");
        await page.Locator("[name=email]").FillAsync("ada@example.org");
        await page.Locator("[name=password]").FillAsync(StaffMember.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Arrival.AtAsync(page, "*/admin");
    }

    private static async Task LookAsync(IPage page, List<string> findings)
    {
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        findings.AddRange(axe.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => $"{page.Url}: {violation.Id} at {violation.Nodes[0].Target}"));
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is > 0 and var sideways)
        {
            findings.Add($"{page.Url}: {sideways} px wider than the screen at {page.ViewportSize!.Width}");
        }
    }
}
