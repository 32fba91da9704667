using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>Topics, countries, audiences and relations in a real browser, at the width of a desk and of a phone.</summary>
public sealed class TaxonomyBrowserTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 240_000)]
    public async Task Topics_and_relations_are_looked_after_on_any_screen_and_by_keyboard()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        (await StaffMember.LogInAsync(hub)).Dispose();
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var findings = new List<string>();
        foreach (var width in new[] { 1280, 390 })
        {
            var context = await chromium.NewContextAsync(new() { BaseURL = hub.Url, ViewportSize = new() { Width = width, Height = 900 } });
            context.SetDefaultTimeout(20_000);
            var page = await context.NewPageAsync();
            page.Console += (_, message) => findings.AddRange(message.Type == "error" ? [$"console: {message.Text}"] : []);
            await StaffBrowser.LogInAsync(page);
            foreach (var path in new[] { "/admin/topics", "/admin/topics/new", "/admin/topics/policy-and-governance", "/admin/topics/national-strategies/merge?into=laboratory-and-diagnostics", "/admin/places?income=low", "/admin/places/KE", "/admin/audiences" })
            {
                await page.GotoAsync(path);
                await LookAsync(page, findings);
            }

            await MoveByKeyboardAsync(page, width);
            await RelateAsync(page, findings, width);
            await context.CloseAsync();
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    // A select of parents needs no mouse.
    private static async Task MoveByKeyboardAsync(IPage page, int width)
    {
        await page.GotoAsync("/admin/topics/national-strategies");
        await page.GetByLabel("Lies below").FocusAsync();
        await page.Keyboard.PressAsync(width == 1280 ? "Home" : "L");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the topic" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The topic is saved");
    }

    private static async Task RelateAsync(IPage page, List<string> findings, int width)
    {
        var (older, newer) = ($"Older guide {width}", $"Newer guide {width}");
        await PublishAsync(page, older);
        await PublishAsync(page, newer);
        await page.GetByLabel("Which item").FillAsync("Older guide");
        await Assertions.Expect(page.Locator($"#relation-items option[value='/explainers/older-guide-{width}']")).ToHaveCountAsync(1);
        await page.GetByLabel("Which item").FillAsync($"/explainers/older-guide-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Relate them" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The items are related.")).ToBeVisibleAsync();
        await LookAsync(page, findings);
        foreach (var path in new[] { $"/explainers/older-guide-{width}", $"/explainers/newer-guide-{width}" })
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.GetByText("Supersede", new() { Exact = false }).First).ToBeVisibleAsync();
            await LookAsync(page, findings);
        }
    }

    private static async Task PublishAsync(IPage page, string title)
    {
        await page.GotoAsync("/admin/content/new?type=explainer");
        await page.Locator("[name=title]").FillAsync(title);
        await page.Locator("[name=summary]").FillAsync("A short answer.");
        await RichText.WriteAsync(page, "Some words.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and publish" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It is published.")).ToBeVisibleAsync();
    }

    private static async Task LookAsync(IPage page, List<string> findings)
    {
        await RichText.SettleAsync(page);
        findings.AddRange(await Look.AtAsync(page));
    }
}
