using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>Readiness in a real browser, at the width of a desk and of a phone, for readers, staff and a focal point.</summary>
public sealed class ReadinessInBrowser(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 240_000)]
    public async Task Pictures_tables_and_forms_are_for_everybody_on_any_screen()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var ada = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/readiness/assessments");
        await ada.PressAsync("Make the link", ("country", "GH"));
        var link = new Uri(ada.Page.QuerySelector(".done code")!.TextContent).AbsolutePath;
        await ada.OpenAsync("/admin/content?type=case-study");
        var item = ada.Page.QuerySelectorAll("a[href^='/admin/content/']").Select(entry => entry.GetAttribute("href")!).First(path => path.Split('/')[^1].Length == 26);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var findings = new List<string>();
        var context = await chromium.NewContextAsync(new() { BaseURL = hub.Url });
        var page = await context.NewPageAsync();
        page.Console += (_, message) => findings.AddRange(message.Type == "error" ? [$"console: {message.Text}"] : []);
        foreach (var path in new[] { "/readiness?cities=1", "/readiness/KE/port-example", "/fr/readiness/compare?place=KE&place=CO&place=PT&place=VN", link })
        {
            await LookAsync(page, path, findings);
        }

        await page.GotoAsync("/login");
        await page.Locator("[name=email]").FillAsync("ada@example.org");
        await page.Locator("[name=password]").FillAsync(StaffMember.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Arrival.AtAsync(page, "*/admin");
        foreach (var path in new[] { "/admin/readiness", "/admin/readiness/model/laboratory", "/admin/readiness/model/laboratory/remap", "/admin/readiness/contexts", "/admin/readiness/assessments", $"{item}/findings" })
        {
            await LookAsync(page, path, findings);
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task LookAsync(IPage page, string path, List<string> findings)
    {
        await page.GotoAsync(path);
        await Arrival.WholeAsync(page);
        findings.AddRange(await Look.AtBothWidthsAsync(page));
    }
}
