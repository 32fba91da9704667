using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>Two editors in real browsers: each sees the other, what they type is kept, and a conflict is settled with the keyboard.</summary>
public sealed class WritingInBrowser(SqliteData data) : IClassFixture<SqliteData>
{
    private readonly List<string> findings = [];

    [Fact(Timeout = 240_000)]
    public async Task Two_editors_see_each_other_keep_what_they_type_and_settle_a_conflict()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var amina = await LogInAsync(hub, chromium, "amina", "Administrator");
        var bo = await LogInAsync(hub, chromium, "bo", "Author");

        // Typed, kept, left, and offered again.
        await amina.GotoAsync("/admin/content/new?type=statement");
        await amina.GetByLabel("Title", new() { Exact = true }).First.FillAsync("Written by two");
        await RichText.WriteAsync(amina, "Costs fell by 40% in a year.");
        await Assertions.Expect(amina.Locator("[data-kept-state]")).ToContainTextAsync("Kept at", new() { Timeout = 20_000 });
        await Assertions.Expect(amina.Locator(".advice")).ToContainTextAsync("“40%”");
        await amina.GotoAsync("/admin/content");
        await amina.GotoAsync("/admin/content/new?type=statement");
        await LookAsync(amina);
        await amina.Locator(".offer").GetByRole(AriaRole.Link, new() { Name = "Use them" }).PressAsync("Enter");
        await Assertions.Expect(amina.GetByLabel("Title", new() { Exact = true }).First).ToHaveValueAsync("Written by two");
        await amina.GetByLabel("Summary").FillAsync("First.");
        await amina.GetByRole(AriaRole.Button, new() { Name = "Save the draft" }).PressAsync("Enter");
        await Assertions.Expect(amina.Locator(".done")).ToContainTextAsync("The draft is saved");
        await Assertions.Expect(amina.Locator(".offer")).ToHaveCountAsync(0);
        var editor = new Uri(amina.Url).AbsolutePath;

        // Each sees the other.
        await bo.GotoAsync(editor);
        await Assertions.Expect(bo.Locator(".colleagues")).ToContainTextAsync("amina opened this at");
        await Assertions.Expect(amina.Locator(".colleagues")).ToContainTextAsync("bo opened this at", new() { Timeout = 40_000 });
        await LookAsync(bo);

        // Both change the summary; the second one chooses with the keyboard.
        await amina.GetByLabel("Summary").FillAsync("What Amina says.");
        await amina.GetByRole(AriaRole.Button, new() { Name = "Save the draft" }).PressAsync("Enter");
        await Assertions.Expect(amina.Locator(".done")).ToContainTextAsync("The draft is saved");
        await bo.GetByLabel("Summary").FillAsync("What Bo says.");
        await bo.GetByRole(AriaRole.Button, new() { Name = "Save the draft" }).PressAsync("Enter");
        await Assertions.Expect(bo.Locator("#problems")).ToBeFocusedAsync();
        await Assertions.Expect(bo.Locator(".conflict")).ToContainTextAsync("Amina");
        await LookAsync(bo);
        await bo.GetByRole(AriaRole.Radio, new() { Name = "Theirs" }).PressAsync("Space");
        await bo.GetByRole(AriaRole.Button, new() { Name = "Save the draft" }).PressAsync("Enter");
        await Assertions.Expect(bo.GetByLabel("Summary")).ToHaveValueAsync("What Amina says.");

        // Without a connection the browser keeps a copy, and offers it on the next visit.
        await amina.GotoAsync(editor);
        await amina.Context.SetOfflineAsync(true);
        await amina.GetByLabel("Summary").FillAsync("Typed on the train.");
        await Assertions.Expect(amina.Locator("[data-kept-state]")).ToContainTextAsync("Not kept: no connection. A copy stays in this browser.", new() { Timeout = 20_000 });
        await LeaveOfflineAsync(amina, editor);
        await amina.GetByRole(AriaRole.Region, new() { Name = "Unsaved changes in this browser" }).GetByRole(AriaRole.Button, new() { Name = "Use them" }).PressAsync("Enter");
        await Assertions.Expect(amina.GetByLabel("Summary")).ToHaveValueAsync("Typed on the train.");
        await amina.GetByRole(AriaRole.Button, new() { Name = "Save the draft" }).PressAsync("Enter");
        await Assertions.Expect(amina.Locator(".done")).ToContainTextAsync("The draft is saved");

        await amina.GotoAsync($"{editor}/versions");
        await LookAsync(amina);
        await amina.GetByRole(AriaRole.Button, new() { Name = "Compare the two chosen" }).PressAsync("Enter");
        await Assertions.Expect(amina.Locator("main ins").Last).ToContainTextAsync("added:");
        await LookAsync(amina);
        await amina.GotoAsync($"{editor}/delete");
        await LookAsync(amina);
        await amina.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).PressAsync("Enter");
        await LookAsync(amina);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private async Task<IPage> LogInAsync(HubProcess hub, IBrowser chromium, string name, string role)
    {
        var (exit, _, errors) = await HubProcess.RunAsync(hub.DataPath, ["user", "add", "--email", $"{name}@example.org", "--role", role, "--password-stdin"], StaffMember.Password);
        Assert.True(exit == 0, errors);
        var page = await (await chromium.NewContextAsync(new() { BaseURL = hub.Url, ViewportSize = new() { Width = 1280, Height = 900 } })).NewPageAsync();
        page.PageError += (_, error) => findings.Add($"{page.Url}: {error}");
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GotoAsync("/login");
        await page.GetByLabel("Mail address").FillAsync($"{name}@example.org");
        await page.GetByLabel("Password").FillAsync(StaffMember.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        return page;
    }

    private static async Task LeaveOfflineAsync(IPage page, string path)
    {
        // A page that is gone before the connection is back: its copy is all there is.
        await page.GotoAsync("about:blank");
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync(path);
    }

    private async Task LookAsync(IPage page)
    {
        await RichText.SettleAsync(page);
        findings.AddRange(await Look.AtBothWidthsAsync(page, Impact.Moderate));
    }
}
