using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>Reviewing in a real browser: the pages are looked at by axe at two widths, and selected words become a comment's passage.</summary>
public sealed class WorkflowBrowserTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 240_000)]
    public async Task The_pages_of_a_review_are_accessible_fit_a_phone_and_take_up_selected_words()
    {
        Needs.Browser();
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var ada = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/content/new?type=policy-brief");
        await ada.PressAsync("Save the draft", ("title", "Looked at"), ("summary", "A summary."), ("body", "## A heading\n\nSome words that somebody selects with the mouse.\n\nOthers."), ("keyMessages", "A message."), ("takeaways.policymaker", "Plan for it."), ("topics", "biomarker-testing"));
        var item = ada.Address.AbsolutePath;
        await ada.PressAsync("Send it to review", ("due", DateTime.UtcNow.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        await ada.OpenAsync($"{item}/review");
        await ada.PressAsync("Make the link", ("guest-name", "Gwen"), ("guest-organisation", "Patients’ Union"));
        var link = new Uri(ada.Page.QuerySelector("#new-link")!.GetAttribute("value")!).AbsolutePath;
        await ada.SendAsync($"{item}/review/guests", ("form-token", ada.Page.QuerySelector("[name=form-token]")!.GetAttribute("value")!), ("version", ada.Page.QuerySelector("[name=version]")!.GetAttribute("value")!), ("days", "3"), ("may", "comment"), ("may", "approve"), ("may", "endorse"));
        link = new Uri(ada.Page.QuerySelector("#new-link")!.GetAttribute("value")!).AbsolutePath;

        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var findings = new List<string>();
        foreach (var width in new[] { 1280, 390 })
        {
            var context = await chromium.NewContextAsync(new() { BaseURL = hub.Url, ViewportSize = new() { Width = width, Height = 900 } });
            var page = await context.NewPageAsync();
            await page.GotoAsync("/login");
            await page.GetByLabel("Mail address").FillAsync("ada@example.org");
            await page.GetByLabel("Password").FillAsync(StaffMember.Password);
            await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
            await Arrival.AtAsync(page, "*/admin");
            await page.GotoAsync($"{item}/review");
            await CommentOnSelectionAsync(page);
            foreach (var path in new[] { $"{item}/review", item, "/admin/content/rules", "/admin/content?stage=in-review", link })
            {
                await page.GotoAsync(path);
                // What is folded away has to hold as well.
                await page.EvaluateAsync("document.querySelectorAll('details:not(.menu)').forEach(part => part.open = true)");
                await LookAsync(page, findings);
            }

            await CommentOnSelectionAsync(page);
            Assert.Contains("Your comment is with the authors", await page.Locator(".notice-done").TextContentAsync(), StringComparison.Ordinal);
            await LookAsync(page, findings);
            await context.CloseAsync();
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task CommentOnSelectionAsync(IPage page)
    {
        await page.EvaluateAsync("""
            () => {
              const paragraph = [...document.querySelectorAll(".review-text p")].find(p => p.textContent.startsWith("Some words"));
              const range = document.createRange();
              range.setStart(paragraph.firstChild, 5);
              range.setEnd(paragraph.firstChild, 24);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            }
            """);
        await page.Locator("[data-quoted]").GetByText("“words that somebody”").WaitForAsync();
        await page.GetByLabel("Your comment").FillAsync("Which words?");
        if (await page.GetByLabel("Your name").CountAsync() > 0)
        {
            await page.Locator("[data-comment-form]").GetByLabel("Your name").FillAsync("Gwen");
            await page.Locator("[data-comment-form]").GetByLabel("Your organisation").FillAsync("Union");
        }

        await page.Locator("[data-comment-form] button").ClickAsync();
        await Arrival.AtAsync(page, "*?done=comment*");
        Assert.Contains("words that somebody", await page.Locator("blockquote").First.TextContentAsync(), StringComparison.Ordinal);
    }

    private static async Task LookAsync(IPage page, List<string> findings)
    {
        await RichText.SettleAsync(page);
        findings.AddRange(await Look.AtAsync(page));
    }
}
