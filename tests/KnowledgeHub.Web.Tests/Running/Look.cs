using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Running;

/// <summary>What is wrong with a page for people: what axe finds, and what is wider than the screen.</summary>
public static class Look
{
    /// <summary>Looks at the page as it is, once it is there whole.</summary>
    public static async Task<IReadOnlyList<string>> AtAsync(IPage page, Impact least = Impact.Serious, bool isMail = false)
    {
        await Arrival.WholeAsync(page);
        // A bar that sticks to the window's foot covers what scrolls beneath it; at its own place it covers nothing.
        await page.EvaluateAsync("document.querySelector('.actions')?.scrollIntoView()");
        var where = $"{page.Url} at {page.ViewportSize?.Width}";
        var sideways = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        return
        [
            .. (await Axe.FindAsync(page, least, isMail)).Select(fault => $"{where}: {fault}"),
            .. sideways > 0 ? [$"{where}: {sideways} px wider than the screen"] : Array.Empty<string>(),
        ];
    }

    /// <summary>Looks at the page at the width of a phone and of a desk.</summary>
    public static async Task<IReadOnlyList<string>> AtBothWidthsAsync(IPage page, Impact least = Impact.Serious)
    {
        var findings = new List<string>();
        foreach (var width in new[] { 390, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            findings.AddRange(await AtAsync(page, least));
        }

        return findings;
    }
}
