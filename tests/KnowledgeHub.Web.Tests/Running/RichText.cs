using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Running;

/// <summary>The text of an item in the browser: in the rich-text editor where the build could fetch it, else in the plain text area.</summary>
public static class RichText
{
    public static ILocator Of(IPage page) => page.FrameLocator(".tox-edit-area__iframe").Locator("body");

    public static async Task WriteAsync(IPage page, string text)
    {
        if (await page.Locator("textarea[data-rich]").CountAsync() == 0)
        {
            await page.GetByLabel("Text", new() { Exact = true }).FillAsync(text);
            return;
        }

        await Of(page).FillAsync(text);
    }
}
