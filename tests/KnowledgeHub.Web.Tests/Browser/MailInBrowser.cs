using KnowledgeHub.Web.Tests.Mail;
using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>Every kind of mail as a reader sees it, on a desk and on a phone, by day and by night.</summary>
public sealed class MailInBrowser
{
    [Fact(Timeout = 240_000)]
    public async Task Every_mail_fits_its_window_and_can_be_read_by_everybody()
    {
        Needs.Browser();
        var pictures = Environment.GetEnvironmentVariable("HUB_TEST_PICTURES");
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await Chromium.LaunchAsync(playwright);
        var page = await chromium.NewPageAsync();
        var faults = new List<string>();
        foreach (var (name, html) in await MailSamples.DrawAsync())
        {
            foreach (var (width, scheme) in new[] { (600, ColorScheme.Light), (360, ColorScheme.Light), (360, ColorScheme.Dark) })
            {
                await page.SetViewportSizeAsync(width, 800);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.SetContentAsync(html);
                var where = $"{name} at {width} px, {scheme}";
                faults.AddRange((await Look.AtAsync(page, Impact.Minor, isMail: true)).Select(fault => $"{where}: {fault}"));
                if (pictures is not null)
                {
                    await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{name}-{width}-{scheme}.png".ToLowerInvariant()), FullPage = true });
                }
            }
        }

        Assert.Empty(faults);
    }
}
