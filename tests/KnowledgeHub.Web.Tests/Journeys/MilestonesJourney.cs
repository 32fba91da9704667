using System.Net;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>From an ask to the coverage map, and from an engagement to the grid of a campaign, which only stakeholder managers see.</summary>
public sealed class MilestonesJourney(SqliteData data) : IClassFixture<SqliteData>
{
    private const string Ask = "/asks/regulation";

    [Fact(Timeout = 180_000)]
    public async Task An_item_is_tied_to_an_ask_and_positions_stay_with_stakeholder_managers()
    {
        await using var hub = await HubProcess.StartAsync(data.Path, ("Hub__Contact", "evidence@example.org"));
        using var editor = await StaffMember.LogInAsync(hub, "editor@example.org", "Editor");
        using var author = await StaffMember.LogInAsync(hub, "author@example.org", "Author");
        using var visitor = new Visitor(hub.Url);
        await editor.OpenAsync("/admin/content?type=case-study");
        var item = editor.Page.QuerySelector("table.list a[href^='/admin/content/0']")!.GetAttribute("href")!;
        await editor.OpenAsync($"{item}/towards");
        await editor.PressAsync("Save", ("ask", "regulation"), ("milestone", "who-progress-report-2027"));
        var title = editor.Page.QuerySelector("main a")!.TextContent;
        Assert.Contains(title, (await visitor.OpenAsync(Ask)).Text, StringComparison.Ordinal);
        Assert.Contains(title, (await visitor.OpenAsync("/milestones/who-progress-report-2027")).Text, StringComparison.Ordinal);
        Assert.Contains("Ce qui y contribue", (await visitor.OpenAsync($"/fr{Ask}")).Text, StringComparison.Ordinal);
        // Readers see the tie of a published item at once, so it takes who may publish.
        var token = (await author.OpenAsync($"{item}/towards")).Page.QuerySelector("[name=form-token]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await author.SendAsync($"{item}/towards", ("ask", "affordability"), ("form-token", token))).Status);

        // Who is asked for evidence can tell it.
        await visitor.OpenAsync($"/fr{Ask}?country=KE");
        Assert.NotNull(visitor.Page.QuerySelector("#evidence a[href^='mailto:evidence@example.org?subject=']"));

        await editor.OpenAsync("/admin/delivery/milestones/who-progress-report-2027");
        await editor.PressAsync("Save the milestone", ("opens-on", "2027-02-01"), ("closes-on", "2027-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        await editor.PressAsync("Save the milestone", ("opens-on", "2027-02-01"), ("closes-on", "2027-03-31"));
        Assert.Contains("Submissions are taken from 1 February 2027 to 31 March 2027.", (await visitor.OpenAsync("/milestones/who-progress-report-2027")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.OpenAsync("/admin/delivery/milestones/who-progress-report-2027")).Status);
        Assert.Contains("regulation,", await editor.Http.GetStringAsync("/admin/delivery/commission.csv"), StringComparison.Ordinal);

        using var manager = await StaffMember.LogInAsync(hub, "sam@example.org", "StakeholderManager");
        await manager.OpenAsync("/admin/stakeholders/campaigns");
        var campaign = manager.Page.QuerySelector(".rows a[href*='/campaigns/']")!.GetAttribute("href")!;
        await manager.OpenAsync($"{campaign}/move?who={Uri.EscapeDataString("Placeholder Diagnostics (illustrative)")}");
        var engagement = manager.Page.QuerySelector("#engagement option[value^='0']")!.GetAttribute("value")!;
        await manager.PressAsync("Write it down", ("engagement", engagement), ("influence", "4"), ("interest", "4"), ("stance", "doubts"), ("reason", "Zanzibar was mentioned"));
        Assert.Contains("influence up from 2 to 4", manager.Text, StringComparison.Ordinal);
        var who = $"/admin/stakeholders/who/{item.Split('/')[^1]}";
        await manager.OpenAsync(who);
        await manager.PressAsync("Make the segment", ("name", "Those whom it concerns"));
        Assert.Contains("The segment is made", manager.Text, StringComparison.Ordinal);

        foreach (var path in new[] { "/admin/stakeholders/campaigns", campaign, $"{campaign}/move", "/admin/stakeholders/network", who })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await author.OpenAsync(path)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await editor.OpenAsync(path)).Status);
            Assert.Equal("/login", (await visitor.OpenAsync(path)).Address.AbsolutePath);
        }

        foreach (var path in new[] { Ask, "/timeline", "/coverage", "/search?q=zanzibar", "/api/v1/search?q=placeholder", "/api/v1/content", "/feed.atom", "/sitemap.xml" })
        {
            var text = await visitor.Http.GetStringAsync(path);
            // A public commitment may name who promised; the directory's entry and what a campaign holds stay inside.
            Assert.All(["Placeholder Diagnostics (illustrative)", "Spoke of cost only", "paid for with the medicine (illustrative)"], inside => Assert.DoesNotContain(inside, text, StringComparison.Ordinal));
            Assert.DoesNotContain("/admin/stakeholders", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Placeholder Diagnostics (illustrative)", (await author.OpenAsync("/admin/delivery")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/admin/stakeholders", (await author.OpenAsync(item)).Page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("/asks/regulation", await visitor.Http.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
    }
}
