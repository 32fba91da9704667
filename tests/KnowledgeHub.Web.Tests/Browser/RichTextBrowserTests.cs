using KnowledgeHub.Tests.Media;
using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>Writing with the rich-text editor: by keyboard, with tables, pictures, footnotes and citations, and without script.</summary>
public sealed class RichTextBrowserTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 240_000)]
    public async Task What_is_written_with_the_tools_is_what_readers_see()
    {
        Needs.Browser();
        Needs.Editor();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var page = await OpenAsync(chromium, hub, javaScript: true);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : []);
        await page.GotoAsync("/admin/content/new?type=policy-brief");
        await page.GetByLabel("Title", new() { Exact = true }).First.FillAsync("Written with tools");
        await page.GetByLabel("Summary").FillAsync("A text with everything.");
        var source = page.GetByRole(AriaRole.Group, new() { Name = "Source 2" });
        await source.GetByLabel("Title").FillAsync("Report on laboratories");

        // By keyboard alone: bold, a heading from the tools, and back into the text.
        await page.GetByText("Text", new() { Exact = true }).First.ClickAsync();
        await page.Keyboard.TypeAsync("Laboratories are ");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("ready");
        await page.Keyboard.PressAsync("Control+b");
        await Tool(page, "Cite a source of this item").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("Insert").ClickAsync();
        await Tool(page, "Footnote: insert one here").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("Insert").ClickAsync();
        await Assertions.Expect(page.GetByText("The note is empty")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await dialog.GetByLabel("The note").FillAsync("Counted in May.");
        await dialog.GetByText("Insert").ClickAsync();
        await page.Keyboard.TypeAsync(" in May");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Shift+Alt+2");
        await page.Keyboard.TypeAsync("What it takes");
        await page.Keyboard.PressAsync("Enter");
        await RichText.Of(page).EvaluateAsync("""
            (body) => {
              const paste = new DataTransfer();
              paste.setData("text/html", "<p style='color:red' class='MsoNormal'>Pasted <b>text</b> <span style='mso-x:1'>of Word</span></p><table><tr><th>Test</th></tr><tr><td>NGS</td></tr></table>");
              body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: paste, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(RichText.Of(page).Locator("td")).ToHaveTextAsync("NGS");
        var findings = await LookAsync(page);
        Assert.True(findings.Count == 0, string.Join('\n', findings));

        await page.GetByRole(AriaRole.Button, new() { Name = "Save and publish" }).ClickAsync();
        await Assertions.Expect(page.Locator(".done")).ToContainTextAsync("It is published");
        await page.GetByRole(AriaRole.Link, new() { Name = "View it on the site" }).ClickAsync();
        var text = page.Locator(".prose");
        await Assertions.Expect(text.Locator("strong").First).ToHaveTextAsync("ready");
        await Assertions.Expect(text.GetByRole(AriaRole.Heading, new() { Name = "What it takes", Level = 2 })).ToBeVisibleAsync();
        await Assertions.Expect(text).ToContainTextAsync("Pasted text of Word");
        Assert.Equal(0, await text.Locator("[style], [class^=Mso], span").CountAsync());
        await Assertions.Expect(text.Locator("td")).ToHaveTextAsync("NGS");

        // The first row of sources was empty, so the second is the first now, and the citation went with it.
        await text.GetByRole(AriaRole.Link, new() { Name = "[1]" }).ClickAsync();
        await Assertions.Expect(page.Locator("#source-1")).ToContainTextAsync("Report on laboratories");
        await text.Locator("sup a").ClickAsync();
        await Assertions.Expect(page.Locator("#fn-1")).ToContainTextAsync("Counted in May.");
        Assert.Empty(errors);
    }

    [Fact(Timeout = 240_000)]
    public async Task Without_script_the_text_is_written_in_a_plain_field()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var page = await OpenAsync(chromium, hub, javaScript: false);
        await page.GotoAsync("/admin/content/new?type=explainer");
        await page.GetByLabel("Title", new() { Exact = true }).First.FillAsync("Written by hand");
        await page.GetByLabel("Summary").FillAsync("In Markdown.");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("## What it is\n\nA *plain* field.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and publish" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "View it on the site" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What it is", Level = 2 })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".prose em")).ToHaveTextAsync("plain");
    }

    [Fact(Timeout = 240_000)]
    public async Task A_picture_is_not_inserted_without_saying_what_it_shows()
    {
        Needs.Browser();
        Needs.Editor();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var page = await OpenAsync(chromium, hub, javaScript: true);
        await page.GotoAsync("/admin/media");
        await page.Locator("[data-upload] input[type=file]").SetInputFilesAsync(new FilePayload { Name = "Chart.png", MimeType = "image/png", Buffer = SampleFiles.Png });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await page.GetByLabel("Alternative text").FillAsync("A chart");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GotoAsync("/admin/content/new?type=explainer");
        await Tool(page, "Insert a picture or file from the library").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Chart" }).ClickAsync();
        var dialog = page.Locator(".tox-dialog").First;
        await dialog.GetByLabel("What the picture shows").FillAsync(" ");
        await dialog.GetByText("Insert").ClickAsync();
        await Assertions.Expect(page.GetByText("Say in a sentence what the picture shows")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await dialog.GetByLabel("What the picture shows").FillAsync("Costs fall from 2020 on");
        await dialog.GetByLabel("Caption below it").FillAsync("Costs. Source: own figures");
        await dialog.GetByText("Insert").ClickAsync();
        await Assertions.Expect(RichText.Of(page).GetByAltText("Costs fall from 2020 on")).ToBeVisibleAsync();
        await Assertions.Expect(RichText.Of(page).Locator("figcaption")).ToHaveTextAsync("Costs. Source: own figures");
    }

    private static ILocator Tool(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private static async Task<IPage> OpenAsync(IBrowser chromium, HubProcess hub, bool javaScript)
    {
        (await StaffMember.LogInAsync(hub)).Dispose();
        var page = await (await chromium.NewContextAsync(new() { BaseURL = hub.Url, JavaScriptEnabled = javaScript, ViewportSize = new() { Width = 1280, Height = 900 } })).NewPageAsync();
        await page.GotoAsync("/login");
        await page.GetByLabel("Mail address").FillAsync("ada@example.org");
        await page.GetByLabel("Password").FillAsync(StaffMember.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        return page;
    }

    private static async Task<IReadOnlyList<string>> LookAsync(IPage page)
    {
        await RichText.SettleAsync(page);
        // The name of a tool shows only while the pointer rests on it.
        await page.Mouse.MoveAsync(0, 0);
        await Assertions.Expect(page.Locator(".tox-tooltip")).ToHaveCountAsync(0);
        return await Look.AtBothWidthsAsync(page);
    }
}
