using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>Dropping Word documents in a real browser.</summary>
public sealed class ImportInBrowser(SqliteData data) : IClassFixture<SqliteData>
{
    private const string Drop = """
        ([selector, files]) => {
          const drop = new DataTransfer();
          for (const [name, base64] of files) drop.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
          document.querySelector(selector).dispatchEvent(new DragEvent("drop", { dataTransfer: drop, bubbles: true, cancelable: true }));
        }
        """;

    private readonly List<string> findings = [];

    [Fact(Timeout = 180_000)]
    public async Task Documents_are_dropped_and_each_says_how_it_went()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        (await StaffMember.LogInAsync(hub)).Dispose();
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var page = await (await chromium.NewContextAsync(new() { BaseURL = hub.Url, ViewportSize = new() { Width = 1280, Height = 900 } })).NewPageAsync();
        page.PageError += (_, error) => findings.Add($"{page.Url}: {error}");
        await page.GotoAsync("/login");
        await page.GetByLabel("Mail address").FillAsync("ada@example.org");
        await page.GetByLabel("Password").FillAsync(StaffMember.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();

        await page.GotoAsync("/admin/content/import");
        await LookAsync(page);
        await page.GetByLabel("They become").SelectOptionAsync("case-study");
        await page.EvaluateAsync(Drop, new object[] { "[data-import]", new[] { Document("pandoc.docx"), ["program.docx", Convert.ToBase64String([.. "MZ\0"u8])] } });
        await Assertions.Expect(page.Locator("[data-imported]")).ToContainTextAsync("pandoc.docx is a draft now");
        await Assertions.Expect(page.Locator("[data-imported]")).ToContainTextAsync("program.docx is not a Word document");
        await LookAsync(page);

        // One alone leads to its report.
        await page.EvaluateAsync(Drop, new object[] { "[data-import]", new[] { Document("libreoffice.docx") } });
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What was lost or changed in the import" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("1 comment was left out.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Case studies" })).ToBeVisibleAsync();
        await LookAsync(page);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static string[] Document(string name) =>
        [name, Convert.ToBase64String(File.ReadAllBytes(Path.Combine(Checkout.Root, "tests", "KnowledgeHub.Tests", "Exchange", "Documents", name)))];

    // At both widths: nothing serious for axe, and nothing that scrolls sideways.
    private async Task LookAsync(IPage page)
    {
        findings.AddRange(await Look.AtBothWidthsAsync(page));
    }
}
