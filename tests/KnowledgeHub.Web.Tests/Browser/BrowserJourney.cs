using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>The main job in a real browser, at the width of a desk and of a phone; axe looks at every page visited.</summary>
public sealed class BrowserJourney(SqliteData data) : IClassFixture<SqliteData>
{
    private readonly List<string> findings = [];

    [Fact(Timeout = 240_000)]
    public async Task A_brief_is_written_published_found_and_mailed_and_axe_finds_nothing_serious()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var staff = await OpenBrowserAsync(chromium, hub, 1280);
        var reader = await OpenBrowserAsync(chromium, hub, 390);

        await SetUpAsync(hub, staff);
        await WriteAndPublishAsync(staff);
        await ReadAsync(reader);
        await SubscribeAsync(hub, reader, "ministry@example.org", "Policymaker");
        await SubscribeAsync(hub, reader, "patients@example.org", "Patient group");
        await SendAsync(staff);

        var patients = await new ReaderMailbox(hub, "patients@example.org").WaitForAsync("Tests before medicines");
        var ministry = await new ReaderMailbox(hub, "ministry@example.org").WaitForAsync("Tests before medicines");
        Assert.Contains("Ask which tests are paid", patients.Text, StringComparison.Ordinal);
        Assert.Contains("Put tests on the list", ministry.Text, StringComparison.Ordinal);
        var mailProgram = await OpenBrowserAsync(chromium, hub, 600);
        await mailProgram.SetContentAsync(patients.Html!);
        await Assertions.Expect(mailProgram.GetByText("Ask which tests are paid")).ToBeVisibleAsync();
        await LookAsync(mailProgram);

        await reader.GotoAsync(ReaderMailbox.LinkIn(patients, "/subscriptions/"));
        await LookAsync(reader);
        await reader.GotoAsync(ReaderMailbox.LinkIn(patients, "/unsubscribe/"));
        await LookAsync(reader);
        await reader.GetByRole(AriaRole.Button, new() { Name = "Unsubscribe" }).ClickAsync();
        await Assertions.Expect(reader.GetByRole(AriaRole.Heading, new() { Name = "You are unsubscribed" })).ToBeVisibleAsync();
        await staff.GotoAsync("/admin/outbox");
        await LookAsync(staff);

        Assert.Empty(await reader.Context.CookiesAsync());
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact(Timeout = 240_000)]
    public async Task The_keyboard_alone_searches_and_opens_a_result()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var page = await OpenBrowserAsync(chromium, hub, 1280);
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("Skip to the content")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("tumour board");
        await page.Keyboard.PressAsync("Enter");
        await Arrival.AtAsync(page, "*/search?q=tumour+board");
        await page.Locator("main h2 a, main h3 a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Arrival.AwayFromAsync(page, "/search");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("tumour board", new() { IgnoreCase = true });
    }

    private async Task SetUpAsync(HubProcess hub, IPage staff)
    {
        await staff.GotoAsync("/setup");
        await LookAsync(staff);
        await staff.GetByLabel("One-time code").FillAsync(hub.SetupCode);
        await staff.GetByLabel("Your name").FillAsync("Ada");
        await staff.GetByLabel("Mail address").FillAsync("ada@example.org");
        await staff.GetByLabel("Password").FillAsync("a sentence nobody guesses");
        await staff.GetByRole(AriaRole.Button, new() { Name = "Create the account" }).ClickAsync();
        await Arrival.AtAsync(staff, "*/admin");
        await LookAsync(staff);
    }

    private async Task WriteAndPublishAsync(IPage staff)
    {
        await staff.GetByText("New item").ClickAsync();
        await staff.GetByRole(AriaRole.Link, new() { Name = "Policy brief", Exact = true }).ClickAsync();
        await staff.GetByLabel("Title", new() { Exact = true }).First.FillAsync("Tests before medicines: what to pay first");
        await staff.GetByLabel("Summary").FillAsync("A short case for putting diagnostic tests on the benefit list.");
        await RichText.WriteAsync(staff, "A test that nobody pays for is a quokkametric gap.");
        await staff.GetByLabel("For policymakers").FillAsync("Put tests on the list in the same decision as the medicine.");
        await staff.GetByLabel("For patient groups").FillAsync("Ask which tests are paid before you ask for a medicine.");
        await staff.GetByRole(AriaRole.Checkbox, new() { Name = "Reimbursement", Exact = true }).CheckAsync();
        await staff.GetByRole(AriaRole.Button, new() { Name = "Add a source" }).ClickAsync();
        await LookAsync(staff);
        await staff.GetByRole(AriaRole.Button, new() { Name = "Save and publish" }).ClickAsync();
        await Assertions.Expect(staff.Locator(".done")).ToContainTextAsync("It is published");
        await LookAsync(staff);
        await staff.GotoAsync("/admin/content");
        await LookAsync(staff);
    }

    private async Task ReadAsync(IPage reader)
    {
        foreach (var path in new[] { "/", "/briefs", "/meetings", "/case-studies?topic=workforce", "/topics", "/topics/reimbursement", "/countries", "/countries/KE", "/newsletters", "/search", "/search/follow?q=biomarker&topic=workforce", "/following", "/nothing-here" })
        {
            await reader.GotoAsync(path);
            await LookAsync(reader);
        }

        await Eventually.GetAsync("the brief in search", async () =>
        {
            await reader.GotoAsync("/search?q=quokkametric");
            return await reader.GetByRole(AriaRole.Link, new() { Name = "Tests before medicines" }).CountAsync() > 0 ? "found" : null;
        });
        await Assertions.Expect(reader.Locator("mark").First).ToBeVisibleAsync();
        await LookAsync(reader);
        await reader.GetByRole(AriaRole.Link, new() { Name = "Tests before medicines" }).First.ClickAsync();
        await Assertions.Expect(reader.GetByText("Ask which tests are paid")).ToBeVisibleAsync();
        await LookAsync(reader);
    }

    private async Task SubscribeAsync(HubProcess hub, IPage reader, string address, string audience)
    {
        await reader.GotoAsync("/subscribe");
        await LookAsync(reader);
        await reader.GetByLabel("E-mail address").FillAsync(address);
        await reader.GetByLabel(audience).CheckAsync();
        await reader.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        await Arrival.AtAsync(reader, "*/subscribe/thanks");
        await LookAsync(reader);
        await reader.GotoAsync(ReaderMailbox.LinkIn(await new ReaderMailbox(hub, address).WaitForAsync("Confirm your subscription"), "/confirm/"));
        await LookAsync(reader);
        await reader.GetByRole(AriaRole.Button, new() { Name = "Yes, subscribe me" }).ClickAsync();
        await Assertions.Expect(reader.GetByRole(AriaRole.Heading, new() { Name = "You are subscribed" })).ToBeVisibleAsync();
    }

    private async Task SendAsync(IPage staff)
    {
        await staff.GotoAsync("/admin/issues/new");
        await LookAsync(staff);
        await staff.GetByLabel("Title", new() { Exact = true }).FillAsync("Tests before medicines, and more");
        await staff.GetByRole(AriaRole.Button, new() { Name = "Add Tests before medicines: what to pay first" }).ClickAsync();
        await Assertions.Expect(staff.Locator("[data-block]")).ToHaveCountAsync(1);
        await staff.GetByRole(AriaRole.Button, new() { Name = "Save and preview" }).ClickAsync();
        await Assertions.Expect(staff.FrameLocator("iframe").GetByText("Put tests on the list")).ToBeVisibleAsync();
        await LookAsync(staff);
        await staff.GetByRole(AriaRole.Link, new() { Name = "Back to the issue" }).ClickAsync();
        await LookAsync(staff);
        await staff.GetByRole(AriaRole.Button, new() { Name = "Send now" }).ClickAsync();
        await Assertions.Expect(staff.Locator(".done")).ToContainTextAsync("being sent");
    }

    // Nothing serious for axe, nothing that scrolls sideways, and no error on the console.
    private async Task LookAsync(IPage page)
    {
        await RichText.SettleAsync(page);
        findings.AddRange(await Look.AtAsync(page));
    }

    private async Task<IPage> OpenBrowserAsync(IBrowser chromium, HubProcess hub, int width)
    {
        var context = await chromium.NewContextAsync(new() { BaseURL = hub.Url, ViewportSize = new() { Width = width, Height = 900 }, BypassCSP = false });
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => findings.Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            // A page that is not there says so on the console too, and is meant to.
            if (message.Type == "error" && !page.Url.EndsWith("/nothing-here", StringComparison.Ordinal))
            {
                findings.Add($"{page.Url}: {message.Text}");
            }
        };
        return page;
    }
}
