using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>What stands between a composed issue and its readers, in a real browser: who gets it, the check, and the bar that moves.</summary>
public sealed class NewslettersInBrowser(SqliteData data) : IClassFixture<SqliteData>
{
    private const int Readers = 24;

    [Fact(Timeout = 240_000)]
    public async Task An_issue_is_checked_by_keyboard_and_its_progress_moves_while_it_goes_out()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path, ("Hub__Mail__PerMinute", "180"));
        await StaffMember.AddAsync(hub, "ada@example.org", "Administrator");
        await ImportAsync(hub);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var page = await (await chromium.NewContextAsync(new() { BaseURL = hub.Url, ViewportSize = new() { Width = 1280, Height = 900 } })).NewPageAsync();
        var findings = new List<string>();
        page.PageError += (_, error) => findings.Add($"{page.Url}: {error}");
        await StaffBrowser.LogInAsync(page);
        var issue = await ComposeAsync(page);
        foreach (var path in new[] { $"{issue}/recipients?q=r7%40example.org", $"{issue}/preflight", "/admin/issues/rules", "/admin/issues", "/admin/issues/lookup", "/admin/subscribers", "/admin/subscribers/import", "/admin/segments/new" })
        {
            await page.GotoAsync(path);
            findings.AddRange(await Look.AtBothWidthsAsync(page));
        }

        await CheckAndSendAsync(page, issue);
        await WatchAsync(page);
        findings.AddRange(await Look.AtBothWidthsAsync(page));
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task ImportAsync(HubProcess hub)
    {
        var file = Path.Combine(hub.DataPath, "readers.csv");
        await File.WriteAllLinesAsync(file, Enumerable.Range(1, Readers).Select(n => $"r{n}@example.org,payer,confirmed,form on paper,2026-01-05").Prepend("email,audience,status,consent_source,consented_at"));
        var (exit, _, errors) = await HubProcess.RunAsync(hub.DataPath, ["import", "subscribers", file]);
        Assert.True(exit == 0, errors);
    }

    // The subject is too long for most mail programs: a warning that somebody has to have seen.
    private static async Task<string> ComposeAsync(IPage page)
    {
        await page.GotoAsync("/admin/issues/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add all that no issue held" }).ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("What payers decided this month, what it costs, and what patients ask for before summer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the issue" }).ClickAsync();
        await Assertions.Expect(page.Locator(".done")).ToContainTextAsync("saved");
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task CheckAndSendAsync(IPage page, string issue)
    {
        await page.GotoAsync($"{issue}/preflight");
        await Assertions.Expect(page.GetByText("The subject has 86 characters")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send now" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".problems")).ToBeVisibleAsync();
        await page.GotoAsync($"{issue}/preflight");
        await page.GetByLabel("I have seen the warnings above").PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send now" }).PressAsync("Enter");
        await Arrival.AwayFromAsync(page, "preflight");
    }

    // The page follows by itself from the button to the end. What is set on the window is gone as soon as it is loaded again.
    private static async Task WatchAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("[data-stage=sending]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.EvaluateAsync("window.stillHere = true");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var before = await page.EvaluateAsync<int>("document.querySelector('progress').value");
            await page.WaitForFunctionAsync("before => window.stillHere && document.querySelector('progress').value > before", before, new() { Timeout = 60_000 });
        }

        await Assertions.Expect(page.GetByText($"{Readers} of {Readers} handled")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }
}
