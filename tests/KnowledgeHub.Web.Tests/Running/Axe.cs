using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Running;

/// <summary>The checker of accessibility, run in the page itself: once loaded it stays there, and only what is wrong comes back.</summary>
public static class Axe
{
    private const string Run = """
        async ({ impacts, tags }) => {
            const { violations } = await axe.run({ include: [['html']], exclude: [['iframe[sandbox]']] }, {
                resultTypes: ['violations'],
                runOnly: { type: 'tag', values: tags },
            });
            return violations.filter(found => impacts.includes(found.impact)).map(found => `${found.impact} ${found.id} at ${found.nodes[0].target} ${found.nodes[0].html}`);
        }
        """;

    private static readonly string[] Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly Lazy<string> Script = new(() => new BundledAxeScriptProvider().GetScript());

    /// <summary>What it finds from this impact on. A frame without script can't be entered; what it shows is looked at on its own.</summary>
    /// <param name="page">The page, or a mail shown in one.</param>
    /// <param name="least">What weighs less is left out.</param>
    /// <param name="isMail">A mail needs no landmarks and no heading of a page.</param>
    public static async Task<string[]> FindAsync(IPage page, Impact least, bool isMail)
    {
        foreach (var frame in page.Frames)
        {
            if (await frame.EvaluateAsync<bool>("!('axe' in window)"))
            {
                await frame.EvaluateAsync($"{Script.Value}; true");
            }
        }

        return await page.EvaluateAsync<string[]>(Run, new
        {
            impacts = Enum.GetValues<Impact>().Where(impact => impact >= least).Select(impact => impact.ToString().ToLowerInvariant()).ToArray(),
            tags = isMail ? Wcag : [.. Wcag, "best-practice"],
        });
    }
}

/// <summary>How much a fault hinders people, in axe's words.</summary>
public enum Impact
{
    Minor,
    Moderate,
    Serious,
    Critical,
}
