using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Running;

/// <summary>What is wrong with a page for people: what axe finds serious or critical, and what is wider than the screen.</summary>
public static class Look
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    /// <summary>Looks at the page as it is now.</summary>
    public static async Task<IReadOnlyList<string>> AtAsync(IPage page)
    {
        var where = $"{page.Url} at {page.ViewportSize?.Width}";
        var axe = await page.RunAxe(Rules);
        var sideways = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        return
        [
            .. axe.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => $"{where}: {violation.Id} at {violation.Nodes[0].Target} {violation.Nodes[0].Html}"),
            .. sideways > 0 ? [$"{where}: {sideways} px wider than the screen"] : Array.Empty<string>(),
        ];
    }

    /// <summary>Looks at the page at the width of a phone and of a desk.</summary>
    public static async Task<IReadOnlyList<string>> AtBothWidthsAsync(IPage page)
    {
        var findings = new List<string>();
        foreach (var width in new[] { 390, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            findings.AddRange(await AtAsync(page));
        }

        return findings;
    }
}
