using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>Passkeys in a real browser with a made-up device, and axe on the pages about people and accounts.</summary>
public sealed class PeopleInBrowser(SqliteData data) : IClassFixture<SqliteData>
{
    private readonly List<string> findings = [];

    [Fact(Timeout = 240_000)]
    public async Task A_passkey_is_added_logs_in_and_is_removed()
    {
        Needs.Browser();
        // Browsers bind passkeys to a name, so the hub is visited by one.
        await using var hub = await HubProcess.StartAsync(data.Path, ("Hub__PublicUrl", "http://localhost"));
        (await StaffMember.LogInAsync(hub)).Dispose();
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var context = await chromium.NewContextAsync(new() { BaseURL = hub.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), ViewportSize = new() { Width = 390, Height = 900 } });
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => findings.Add($"{page.Url}: {error}");
        await AddDeviceAsync(page);

        await page.GotoAsync("/login");
        await LookAsync(page);
        await page.GetByLabel("Mail address").FillAsync("ada@example.org");
        await page.GetByLabel("Password").FillAsync(StaffMember.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in", Exact = true }).ClickAsync();
        await Arrival.AtAsync(page, "*/admin");

        await page.GotoAsync("/admin/account");
        await page.GetByLabel("What to call it").FillAsync("Ada's phone");
        var password = page.Locator("#passkey-password");
        await password.FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-passkey-problem]")).ToContainTextAsync("The current password is wrong");
        await password.FillAsync(StaffMember.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The passkey is added")).ToBeVisibleAsync();
        await LookAsync(page);

        await LogOutAsync(page);
        await Arrival.AtAsync(page, "*/");
        await page.GotoAsync("/login?next=/admin/people");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Off, passkey")).ToBeVisibleAsync();

        await page.GotoAsync("/admin/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Ada's phone" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The passkey is removed")).ToBeVisibleAsync();
        await LogOutAsync(page);
        await Arrival.AtAsync(page, "*/");
        await page.GotoAsync("/login");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("That passkey does not open an account here");
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact(Timeout = 240_000)]
    public async Task The_pages_about_people_have_nothing_that_axe_finds_serious()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "pages"));
        (await StaffMember.LogInAsync(hub)).Dispose();
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var page = await (await chromium.NewContextAsync(new() { BaseURL = hub.Url, ViewportSize = new() { Width = 390, Height = 900 } })).NewPageAsync();
        await page.GotoAsync("/password");
        await LookAsync(page);
        await page.GotoAsync("/login");
        await page.GetByLabel("Mail address").FillAsync("ada@example.org");
        await page.GetByLabel("Password").FillAsync(StaffMember.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Arrival.AtAsync(page, "*/admin");

        await page.GotoAsync("/admin/people/invite");
        await page.GetByText("Limits", new() { Exact = true }).ClickAsync();
        await LookAsync(page);
        await page.GetByLabel("Mail address").FillAsync("lea@example.org");
        await page.GetByLabel("Policy briefs").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the invitation" }).ClickAsync();
        await LookAsync(page);
        await page.GotoAsync("/admin/people");
        await LookAsync(page);
        await page.GotoAsync("/admin/account");
        await LookAsync(page);
        await page.Locator("#on-password").FillAsync(StaffMember.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set it up" }).ClickAsync();
        await LookAsync(page);
        var key = (await page.Locator(".secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("Type the six digits").FillAsync(KnowledgeHub.Accounts.Totp.Code(key, KnowledgeHub.Accounts.Totp.StepAt(DateTimeOffset.UtcNow)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch it on" }).ClickAsync();
        await Assertions.Expect(page.Locator(".codes code")).ToHaveCountAsync(10);
        await LookAsync(page);
        await page.GotoAsync("/admin/account");
        await LookAsync(page);
        await page.GotoAsync(ReaderMailbox.LinkIn(await new ReaderMailbox(hub, "lea@example.org").WaitForAsync("You are invited"), "/invitation/"));
        await LookAsync(page);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/login");
        await page.GetByLabel("Mail address").FillAsync("ada@example.org");
        await page.GetByLabel("Password").FillAsync(StaffMember.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Arrival.AtAsync(page, "*/login/second-step*");
        await LookAsync(page);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task AddDeviceAsync(IPage page)
    {
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    // On a phone the way out lies in the menu, which the keyboard opens and closes too.
    private static async Task LogOutAsync(IPage page)
    {
        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true });
        await menu.PressAsync("Enter");
        await Assertions.Expect(menu).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Log out", Exact = true })).ToBeHiddenAsync();
        await menu.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Log out", Exact = true }).ClickAsync();
    }

    private async Task LookAsync(IPage page)
    {
        await Arrival.WholeAsync(page);
        findings.AddRange(await Look.AtAsync(page));
    }
}
