using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>An issue is composed with mouse and keyboard, without script, by two at once, and on a phone.</summary>
public sealed class ComposingBrowserTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 240_000)]
    public async Task An_issue_is_ordered_by_keyboard_and_by_dragging_and_nobody_overwrites_unseen()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var ada = await StaffMember.LogInAsync(hub);
        var address = await ComposeWithoutScriptAsync(ada);

        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var findings = new List<string>();
        foreach (var width in new[] { 1280, 390 })
        {
            var context = await chromium.NewContextAsync(new() { BaseURL = hub.Url, ViewportSize = new() { Width = width, Height = 900 } });
            context.SetDefaultTimeout(20_000);
            var page = await context.NewPageAsync();
            page.Console += (_, message) => findings.AddRange(message.Type == "error" && !message.Text.Contains("422", StringComparison.Ordinal) ? [$"console: {message.Text}"] : []);
            await StaffBrowser.LogInAsync(page);
            foreach (var path in new[] { address, $"{address}/preview", "/admin/digests" })
            {
                await page.GotoAsync(path);
                findings.AddRange(await Look.AtAsync(page));
            }

            await OrderAsync(page, address);
            await EditTogetherAsync(page, ada, address, width, findings);
            await context.CloseAsync();
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    // Every button posts the form and keeps what was typed.
    private static async Task<string> ComposeWithoutScriptAsync(Visitor ada)
    {
        await ada.OpenAsync("/admin/issues/new");
        await ada.PressAsync("Add", ("title", "Typed before"));
        Assert.Equal("Typed before", ada.Page.QuerySelector("#title")!.GetAttribute("value"));
        Assert.Contains("Added: 1", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Call to action");
        var call = ada.Page.QuerySelectorAll("input[name$='.label']").Last().GetAttribute("name")!.Split('.')[1];
        await ada.PressAsync("Save the issue", ("title", "Issue of May"), ($"b.{call}.link", "javascript:alert(1)"), ($"b.{call}.label", "Sign"));
        Assert.Contains("the link must be a whole address", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Save the issue", ($"b.{call}.link", "https://example.org/sign"), ($"b.{call}.label.fr", "Signez"));
        Assert.Contains("The issue is saved", ada.Text, StringComparison.Ordinal);
        var address = ada.Address.AbsolutePath;
        var first = ada.Page.QuerySelector("[data-block]")!.GetAttribute("data-block");
        await ada.PressAsync("Remove");
        Assert.Contains("Put back", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Put back");
        await ada.PressAsync("Save the issue");
        Assert.Equal(first, ada.Page.QuerySelector("[data-block]")!.GetAttribute("data-block"));
        Assert.Contains("Signez", (await ada.OpenAsync($"{address}/preview?audience=payer&locale=fr")).Text, StringComparison.Ordinal);
        return address;
    }

    private static async Task OrderAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        var section = page.Locator("[data-part]").First;
        var blocks = section.Locator("[data-block]");
        var (first, second) = (await IdAsync(blocks, 0), await IdAsync(blocks, 1));
        var down = page.Locator($"[data-block='{first}'] [data-move='1']");
        await down.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal((second, first), (await IdAsync(blocks, 0), await IdAsync(blocks, 1)));
        await Assertions.Expect(down).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("place 2 of");

        // Dragged back to the top by its handle.
        var handle = page.Locator($"[data-block='{first}'] [data-handle]");
        await handle.ScrollIntoViewIfNeededAsync();
        var (from, to) = ((await handle.BoundingBoxAsync())!, (await blocks.Nth(0).BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + 20, to.Y + 5, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("place 1 of");
        Assert.Equal(first, await IdAsync(blocks, 0));

        await down.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the issue" }).ClickAsync();
        await Assertions.Expect(page.Locator(".done")).ToContainTextAsync("The issue is saved");
        Assert.Equal((second, first), (await IdAsync(blocks, 0), await IdAsync(blocks, 1)));
    }

    private static async Task EditTogetherAsync(IPage page, Visitor ada, string address, int width, List<string> findings)
    {
        await page.GotoAsync(address);
        await ada.OpenAsync(address);
        await ada.PressAsync("Save the issue", ("title", $"Theirs {width}"));
        await page.Locator("#title").FillAsync($"Mine {width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the issue" }).ClickAsync();
        await Assertions.Expect(page.Locator("#f-conflict")).ToContainTextAsync($"The stored title is “Theirs {width}”");
        findings.AddRange(await Look.AtAsync(page));
        Assert.Contains($"Theirs {width}", (await ada.OpenAsync(address)).Text, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save mine over theirs" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Mine {width}");
    }

    private static async Task<string?> IdAsync(ILocator blocks, int n) => await blocks.Nth(n).GetAttributeAsync("data-block");
}
