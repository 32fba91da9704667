using System.Diagnostics;
using KnowledgeHub.Tests.Media;
using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>The library in a real browser: dropping files, choosing them in the editor, and a PDF that a program made.</summary>
public sealed class MediaInBrowser(SqliteData data) : IClassFixture<SqliteData>
{
    private const string Drop = """
        ([selector, files]) => {
          const drop = new DataTransfer();
          for (const [name, base64] of files) drop.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
          document.querySelector(selector).dispatchEvent(new DragEvent("drop", { dataTransfer: drop, bubbles: true, cancelable: true }));
        }
        """;

    private readonly List<string> findings = [];

    [Fact(Timeout = 240_000)]
    public async Task Files_are_dropped_chosen_in_the_editor_and_taken_away_by_a_reader()
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

        await page.GotoAsync("/admin/media");
        await Assertions.Expect(page.GetByText("The library is empty")).ToBeVisibleAsync();
        await LookAsync(page);
        await page.EvaluateAsync(Drop, new object[]
        {
            "[data-upload]",
            new[] { File("Costs.png", SampleFiles.Png), File("Printed report.pdf", await PrintAsync()), File("program.pdf", [.. "MZ\0"u8]) },
        });
        await Assertions.Expect(page.Locator("[data-uploads]")).ToContainTextAsync("program.pdf was not taken");
        await Assertions.Expect(page.Locator("table.files")).ToContainTextAsync("Printed report");
        await LookAsync(page);
        await Eventually.GetAsync("the pages of the report", async () =>
        {
            await page.GotoAsync("/admin/media");
            return (await page.Locator("table.files").InnerTextAsync()).Contains("2 pages", StringComparison.Ordinal) ? "there" : null;
        });

        await page.GotoAsync("/admin/content/new?type=policy-brief");
        await page.GetByLabel("Title", new() { Exact = true }).First.FillAsync("A brief with a chart");
        await page.GetByLabel("Summary").FillAsync("A chart and a report.");
        await RichText.WriteAsync(page, "What the figures say.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose from the library" }).ClickAsync();
        await LookAsync(page);
        await page.GetByLabel("Search the library").FillAsync("printed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Printed report" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".attached")).ToContainTextAsync("printed-report.pdf");

        // A picture is described before it can be chosen.
        await page.Locator(".tox").First.ScrollIntoViewIfNeededAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Insert a picture or file from the library" }).ClickAsync();
        var describe = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Say what it shows" }).ClickAsync());
        await describe.GetByLabel("Alternative text").FillAsync("Costs fall");
        await describe.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await LookAsync(describe);
        await describe.CloseAsync();
        await page.GetByLabel("Search the library").FillAsync("costs");
        await page.GetByRole(AriaRole.Button, new() { Name = "Costs" }).ClickAsync();
        await page.Locator(".tox-dialog").GetByText("Insert").ClickAsync();
        await LookAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and publish" }).ClickAsync();
        await Assertions.Expect(page.Locator(".done")).ToContainTextAsync("It is published");

        await page.GetByRole(AriaRole.Link, new() { Name = "View it on the site" }).ClickAsync();
        await Assertions.Expect(page.GetByAltText("Costs fall")).ToBeVisibleAsync();
        Assert.True(await page.GetByAltText("Costs fall").EvaluateAsync<bool>("picture => picture.complete && picture.naturalWidth === 24"));
        await Assertions.Expect(page.Locator(".files")).ToContainTextAsync("Printed report");
        await LookAsync(page);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static string[] File(string name, byte[] content) => [name, Convert.ToBase64String(content)];

    // A PDF as people make them, with its own fonts and compression.
    private static async Task<byte[]> PrintAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hub-print-");
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "page.pdf"));
            await System.IO.File.WriteAllTextAsync(page, "<h1>Annual report</h1><p>Costs fell.</p><p style=\"break-before: page\">Access rose.</p>");
            using var print = Process.Start(new ProcessStartInfo(Needs.Chromium, ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder.FullName}", $"--print-to-pdf={pdf}", page]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            await Task.WhenAll(print.StandardError.ReadToEndAsync(), print.StandardOutput.ReadToEndAsync());
            await print.WaitForExitAsync();
            return await System.IO.File.ReadAllBytesAsync(pdf);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // At both widths: nothing serious for axe, and nothing that scrolls sideways.
    private async Task LookAsync(IPage page)
    {
        await RichText.SettleAsync(page);
        findings.AddRange(await Look.AtBothWidthsAsync(page));
    }
}
