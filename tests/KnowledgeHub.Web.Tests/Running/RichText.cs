using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Running;

/// <summary>The text of an item in the browser: in the rich-text editor where the build could fetch it, else in the plain text area.</summary>
public static class RichText
{
    public static ILocator Of(IPage page) => page.FrameLocator(".tox-edit-area__iframe").Locator("body");

    /// <summary>Waits until the editor stands where the text area was, if there is one on the page.</summary>
    public static async Task SettleAsync(IPage page)
    {
        if (await page.Locator("textarea[data-rich]").CountAsync() > 0)
        {
            await Assertions.Expect(page.Locator("textarea[data-rich=ready]")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        }
    }

    public static async Task WriteAsync(IPage page, string text)
    {
        if (await page.Locator("textarea[data-rich]").CountAsync() == 0)
        {
            await page.GetByLabel("Text", new() { Exact = true }).FillAsync(text);
            return;
        }

        await SettleAsync(page);
        await Of(page).FillAsync(text);
    }
}
