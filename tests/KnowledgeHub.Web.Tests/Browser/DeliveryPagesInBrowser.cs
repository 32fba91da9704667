using KnowledgeHub.Web.Tests.Running;
using Microsoft.Playwright;

namespace KnowledgeHub.Web.Tests.Browser;

/// <summary>Stakeholders, commitments, milestones and readiness with the samples, at the width of a desk and of a phone: every page is for everybody.</summary>
public sealed class DeliveryPagesInBrowser(StaffBrowser browser) : IClassFixture<StaffBrowser>
{
    private const string Stakeholders = "/admin/stakeholders";
    private const string Commitments = "/admin/commitments";

    [Fact(Timeout = 240_000)]
    public async Task The_directory_and_the_log_are_for_everybody_on_any_screen()
    {
        var page = await browser.OpenAsync();
        var (organisation, person) = (await FirstAsync(page, Stakeholders, "organisations"), await FirstAsync(page, $"{Stakeholders}/people", "people"));
        var other = (await page.Locator("table.list td:first-child a[href*='/people/']").Last.GetAttributeAsync("href"))!;
        var engagement = await FirstAsync(page, $"{Stakeholders}/engagements", "engagements");
        await browser.LookAsync(
            Stakeholders, $"{Stakeholders}/organisations/new", organisation, $"{organisation}/edit", $"{organisation}/pack", $"{Stakeholders}/people", person, $"{person}/edit", $"{person}/erase",
            $"{Stakeholders}/groups", $"{Stakeholders}/engagements", $"{Stakeholders}/engagements/new", engagement, $"{Stakeholders}/duplicates", $"{Stakeholders}/import", $"{Stakeholders}/deleted",
            $"{Stakeholders}/merge?kind=person&keep={person.Split('/')[^1]}&gone={other.Split('/')[^1]}");
    }

    [Fact(Timeout = 240_000)]
    public async Task Commitments_are_for_everybody_on_any_screen()
    {
        var page = await browser.OpenAsync();
        var record = await FirstAsync(page, Commitments, "commitments");
        await page.GotoAsync("/commitments?q=courier");
        var shown = (await page.Locator(".commitments a").First.GetAttributeAsync("href"))!;
        await browser.LookAsync("/commitments", shown, $"/fr{shown}", Commitments, record, $"{record}/edit", $"{Commitments}/new", $"{Commitments}/import", $"{Commitments}/deleted");
    }

    [Fact(Timeout = 240_000)]
    public async Task Milestones_pictures_and_campaigns_are_for_everybody_on_any_screen()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync($"{Stakeholders}/campaigns");
        var campaign = (await page.Locator(".rows a[href*='/campaigns/']").First.GetAttributeAsync("href"))!;
        var item = await CaseStudyAsync(page);
        await browser.LookAsync(
            "/asks", "/asks/sustainable-financing", "/milestones/who-progress-report-2027", "/timeline", "/coverage", "/fr/coverage", "/admin/delivery", "/admin/delivery/coverage", "/admin/delivery/asks",
            "/admin/delivery/milestones/who-progress-report-2027", $"{item}/towards", $"{Stakeholders}/who/{item.Split('/')[^1]}", $"{Stakeholders}/campaigns", campaign,
            $"{campaign}/move?who={Uri.EscapeDataString("Placeholder Diagnostics (illustrative)")}", $"{Stakeholders}/network");
    }

    [Fact(Timeout = 240_000)]
    public async Task Readiness_is_for_everybody_on_any_screen_and_for_a_focal_point_without_an_account()
    {
        var page = await browser.OpenAsync();
        await page.GotoAsync("/admin/readiness/assessments");
        await page.Locator("[name=country]").SelectOptionAsync("GH");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var link = new Uri((await page.Locator(".done code").TextContentAsync())!).AbsolutePath;
        var item = await CaseStudyAsync(page);
        await browser.LookAsync(
            "/readiness?cities=1", "/readiness/KE/port-example", "/fr/readiness/compare?place=KE&place=CO&place=PT&place=VN", link, "/admin/readiness", "/admin/readiness/model/laboratory",
            "/admin/readiness/model/laboratory/remap", "/admin/readiness/contexts", "/admin/readiness/assessments", $"{item}/findings");
    }

    private static async Task<string> FirstAsync(IPage page, string list, string folder)
    {
        await page.GotoAsync(list);
        return (await page.Locator($"table.list td:first-child a[href*='/{folder}/']").First.GetAttributeAsync("href"))!;
    }

    private static async Task<string> CaseStudyAsync(IPage page)
    {
        await page.GotoAsync("/admin/content?type=case-study");
        return (await page.Locator("table.list a[href^='/admin/content/0']").First.GetAttributeAsync("href"))!;
    }
}
