using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>Searching in a real browser: with the keyboard, by touch, without script, and looked at by axe in light and dark.</summary>
public sealed class UsingSearchBrowserTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 240_000)]
    public async Task Suggestions_work_with_the_keyboard_on_every_search_field()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var page = await (await chromium.NewContextAsync(new() { BaseURL = hub.Url })).NewPageAsync();
        foreach (var (path, id) in new[] { ("/briefs", "site-q"), ("/", "q"), ("/search", "q") })
        {
            await page.GotoAsync(path);
            await ChooseAsync(page, page.Locator($"#{id}"));
            await page.GotoAsync(path);
            await page.Locator($"#{id}").FocusAsync();
            await page.Keyboard.TypeAsync("workforce");
            await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Enter");
            await Arrival.AtAsync(page, "*/search?q=workforce");
        }
    }

    [Fact(Timeout = 240_000)]
    public async Task Suggestions_work_by_touch_an_old_answer_is_dropped_and_without_script_the_form_is_a_form()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var phone = await (await chromium.NewContextAsync(new() { BaseURL = hub.Url, HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 390, Height = 800 } })).NewPageAsync();
        // The answer to what was typed first never comes.
        await phone.RouteAsync("**/search/suggest?q=keny", _ => Task.CompletedTask);
        await phone.GotoAsync("/search");
        await phone.Locator("#q").TapAsync();
        await phone.RunAndWaitForRequestAsync(() => phone.Locator("#q").FillAsync("keny"), request => request.Url.EndsWith("q=keny", StringComparison.Ordinal));
        var dropped = new TaskCompletionSource();
        phone.RequestFailed += (_, request) => _ = request.Url.EndsWith("q=keny", StringComparison.Ordinal) && dropped.TrySetResult();
        await phone.Locator("#q").FillAsync("rwand");
        await dropped.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Assertions.Expect(phone.GetByRole(AriaRole.Option)).ToHaveTextAsync("Rwanda Country");
        await phone.GetByRole(AriaRole.Option, new() { Name = "Rwanda Country" }).TapAsync();
        await Arrival.AtAsync(phone, "*/countries/RW");

        var plain = await (await chromium.NewContextAsync(new() { BaseURL = hub.Url, JavaScriptEnabled = false })).NewPageAsync();
        await plain.GotoAsync("/search");
        await Assertions.Expect(plain.GetByRole(AriaRole.Combobox)).ToHaveCountAsync(0);
        await plain.Locator("#q").FillAsync("workforce");
        await plain.Keyboard.PressAsync("Enter");
        await Assertions.Expect(plain).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/search\?q=workforce$"), new() { Timeout = 30_000 });
        await Assertions.Expect(plain.GetByText("Select all on this page")).ToBeHiddenAsync();
        await plain.Locator(".hits .pick").Nth(1).CheckAsync();
        var download = await plain.RunAndWaitForDownloadAsync(() => plain.GetByRole(AriaRole.Button, new() { Name = "RIS of the ticked results" }).ClickAsync());
        Assert.Equal("selection.ris", download.SuggestedFilename);
    }

    [Fact(Timeout = 240_000)]
    public async Task All_results_of_a_page_are_ticked_at_once_and_a_paragraph_gives_its_address()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var context = await chromium.NewContextAsync(new() { BaseURL = hub.Url, Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/search?q=medicine");
        var boxes = await page.Locator(".hits .pick").CountAsync();
        await page.GetByLabel("Select all on this page").CheckAsync();
        await Assertions.Expect(page.Locator(".hits .pick:checked")).ToHaveCountAsync(boxes);
        await page.Locator(".hits .pick").First.UncheckAsync();
        await Assertions.Expect(page.Locator("[data-selected]")).ToHaveTextAsync($"{boxes - 1} ticked results");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "CSV of the ticked results" }).ClickAsync());
        Assert.Equal(boxes, (await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Length);

        await page.Locator(".passage-link").First.ClickAsync();
        await Arrival.AtAsync(page, "*#p-*");
        var target = page.Locator(":target");
        await Assertions.Expect(target).ToBeInViewportAsync();
        Assert.NotEqual("none", await target.EvaluateAsync<string>("element => getComputedStyle(element).backgroundImage"));

        var sign = page.Locator(".prose > p > .pilcrow").First;
        Assert.Equal("0", await sign.EvaluateAsync<string>("element => getComputedStyle(element).opacity"));
        await sign.FocusAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(sign).ToHaveCSSAsync("opacity", "1");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Address copied")).ToBeVisibleAsync();
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Equal(copied, page.Url);
        Assert.StartsWith(hub.Url, copied, StringComparison.Ordinal);
    }

    [Fact(Timeout = 240_000)]
    public async Task The_pages_are_accessible_in_light_and_dark_and_fit_a_phone()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var findings = new List<string>();
        foreach (var (width, scheme) in new[] { (1280, ColorScheme.Light), (390, ColorScheme.Dark), (390, ColorScheme.Light), (1280, ColorScheme.Dark) })
        {
            var context = await chromium.NewContextAsync(new() { BaseURL = hub.Url, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
            var page = await context.NewPageAsync();
            foreach (var path in new[] { "/search", "/search/help", "/search?q=qqqqxyz&from=2024&evidence=case-report", "/search/selection.ris", "/case-studies?to=2026&income=low", "/explainers/biomarker-testing-for-people-who-set-budgets" })
            {
                await page.GotoAsync(path);
                findings.AddRange(await Look.AtAsync(page, Impact.Minor));
            }

            await page.GotoAsync("/search?q=genomic+tests+unheardofword&from=2024");
            foreach (var why in await page.Locator(".why > summary").AllAsync())
            {
                await why.ClickAsync();
            }

            if (width < 900)
            {
                await page.Locator(".facets > summary").ClickAsync();
            }

            findings.AddRange(await Look.AtAsync(page, Impact.Minor));
            await page.Locator("#q").FillAsync("gen");
            await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            findings.AddRange(await Look.AtAsync(page, Impact.Minor));
            await context.CloseAsync();
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task ChooseAsync(IPage page, ILocator field)
    {
        await Assertions.Expect(field).ToHaveAttributeAsync("role", "combobox");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
        await field.FocusAsync();
        await page.Keyboard.TypeAsync("nomic datab");
        var option = page.GetByRole(AriaRole.Option, new() { Name = "Genomic databases Topic" });
        await Assertions.Expect(option).ToBeVisibleAsync();
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(field.Locator("xpath=../span[@role='status']")).ToHaveTextAsync("1 suggestion");
        Assert.Equal(["nomic", "datab"], await option.Locator("mark").AllTextContentsAsync());

        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(option).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Equal(await option.GetAttributeAsync("id"), await field.GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(option).ToHaveAttributeAsync("aria-selected", "false");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(option).ToBeHiddenAsync();
        await Assertions.Expect(field).ToHaveValueAsync("nomic datab");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(option).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Arrival.AtAsync(page, "*/topics/genomic-databases");
    }
}
