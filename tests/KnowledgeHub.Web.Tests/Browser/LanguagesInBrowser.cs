using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>The site in three languages and an Arabic item, as a browser shows them to readers and to who translates.</summary>
public sealed class LanguagesInBrowser(SqliteData data) : IClassFixture<SqliteData>
{
    private const string Brief = "/briefs/a-maturity-model-countries-can-own";
    private readonly List<string> findings = [];

    [Fact(Timeout = 240_000)]
    public async Task Readers_change_the_language_by_keyboard_and_Arabic_runs_from_right_to_left()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var page = await OpenAsync(chromium, hub);
        foreach (var (tag, name) in new[] { ("fr", "Français"), ("es", "Español") })
        {
            await page.GotoAsync("/");
            await page.Locator($"footer a[hreflang={tag}]").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Arrival.AtAsync(page, $"*/{tag}*");
            Assert.Equal(tag, await page.Locator("html").GetAttributeAsync("lang"));
            findings.AddRange(await Look.AtBothWidthsAsync(page));
            await page.GotoAsync(Brief);
            await page.Locator(".also-in").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
            await Arrival.AtAsync(page, $"*{Brief}-{tag}*");
            findings.AddRange(await Look.AtBothWidthsAsync(page));
        }

        await page.GotoAsync(Brief);
        await page.Locator(".also-in").GetByRole(AriaRole.Link, new() { Name = "العربية" }).ClickAsync();
        await Arrival.AtAsync(page, $"*{Brief}-ar*");
        findings.AddRange(await Look.AtBothWidthsAsync(page));
        // The title begins at the right edge of the text, and the page around it stays as it was.
        Assert.True(await BeginsAtTheRightAsync(page.Locator("article.item h1")));
        Assert.True(await BeginsAtTheRightAsync(page.Locator("article.item .prose p").First));
        Assert.False(await BeginsAtTheRightAsync(page.Locator("footer p").First));
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact(Timeout = 240_000)]
    public async Task Translations_are_written_beside_their_source()
    {
        Needs.Browser();
        Needs.Editor();
        await using var hub = await HubProcess.StartAsync(data.Path);
        (await StaffMember.LogInAsync(hub)).Dispose();
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var page = await OpenAsync(chromium, hub);
        await page.GotoAsync("/login");
        await page.GetByLabel("Mail address").FillAsync("ada@example.org");
        await page.GetByLabel("Password").FillAsync(StaffMember.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Arrival.AtAsync(page, "*/admin");
        await page.GotoAsync("/admin/content?q=maturity+model+that+countries");
        await page.Locator("table a", new() { HasText = "A maturity model that" }).First.ClickAsync();
        await Arrival.AtAsync(page, "*/admin/content/*");
        await page.Locator(".translations a[href$='/translate']").First.ClickAsync();
        await Arrival.AtAsync(page, "*/translate");
        findings.AddRange(await Look.AtBothWidthsAsync(page));
        Assert.Equal(await TopOfAsync(page, ".pair-source"), await TopOfAsync(page, ".pair-own"));
        await page.SetViewportSizeAsync(390, 900);
        Assert.True(await TopOfAsync(page, ".pair-source") < await TopOfAsync(page, ".pair-own"));
        await page.Locator("textarea[name=text]").First.FillAsync("Un autre titre");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the translation" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The translation is saved")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("textarea[name=text]").First).ToHaveValueAsync("Un autre titre");
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private async Task<IPage> OpenAsync(IBrowser chromium, HubProcess hub)
    {
        var page = await (await chromium.NewContextAsync(new() { BaseURL = hub.Url, ViewportSize = new() { Width = 1280, Height = 900 } })).NewPageAsync();
        page.PageError += (_, error) => findings.Add($"{page.Url}: {error}");
        return page;
    }

    private static Task<bool> BeginsAtTheRightAsync(ILocator text) =>
        text.EvaluateAsync<bool>("element => getComputedStyle(element).direction === 'rtl' && ['start', 'right', '-webkit-auto'].includes(getComputedStyle(element).textAlign)");

    private static Task<double> TopOfAsync(IPage page, string part) => page.Locator(part).First.EvaluateAsync<double>("element => Math.round(element.getBoundingClientRect().top)");
}
