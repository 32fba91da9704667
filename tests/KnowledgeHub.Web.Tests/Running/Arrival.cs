using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Running;

/// <summary>Waits for pages. Asked again and again in the page itself: the browser's news of a load can be missed, a state can't.</summary>
public static class Arrival
{
    private const float Patience = 60_000;

    /// <summary>Waits until the page is there whole, with its styles.</summary>
    public static Task WholeAsync(IPage page) =>
        page.WaitForFunctionAsync("() => document.readyState === 'complete'", null, new() { Timeout = Patience });

    /// <summary>Waits until the page at an address is there whole; <c>*</c> stands for anything.</summary>
    public static Task AtAsync(IPage page, string address) => page.WaitForFunctionAsync(
        "pattern => document.readyState === 'complete' && new RegExp(pattern).test(location.href)",
        $"^{Regex.Escape(address).Replace(@"\*", ".*", StringComparison.Ordinal)}$",
        new() { Timeout = Patience });

    /// <summary>Waits until the browser has left an address for another page that is there whole.</summary>
    public static Task AwayFromAsync(IPage page, string part) => page.WaitForFunctionAsync(
        "part => document.readyState === 'complete' && !location.href.includes(part)", part, new() { Timeout = Patience });
}
