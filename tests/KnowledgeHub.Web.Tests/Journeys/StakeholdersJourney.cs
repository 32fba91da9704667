using System.Net;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>From a new organisation to the meeting outcome, and nobody else sees any of it.</summary>
public sealed class StakeholdersJourney(SqliteData data) : IClassFixture<SqliteData>
{
    private const string Root = "/admin/stakeholders";

    [Fact(Timeout = 180_000)]
    public async Task Somebody_is_met_written_about_and_erased_and_only_stakeholder_managers_see_it()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var manager = await StaffMember.LogInAsync(hub, "sam@example.org", "StakeholderManager");
        await manager.OpenAsync($"{Root}/organisations/new");
        await manager.PressAsync("Save the organisation", ("name", ""), ("kind", "payer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, manager.Status);
        await manager.PressAsync("Save the organisation", ("name", "Xylophone Fund"), ("kind", "payer"), ("country", "KE"), ("topic", "reimbursement"));
        var organisation = manager.Address.AbsolutePath;
        await manager.OpenAsync($"{Root}/people/new");
        await manager.PressAsync("Save the person", ("name", "Wilma Xylophone"), ("lawful-basis", "public-task"), ("may-mail", "yes"));
        var person = manager.Address.AbsolutePath;
        await manager.PressAsync("Add the role", ("title", "Medical director"), ("organisation", "xylophone fund"), ("from-day", "2025-01-01"));
        Assert.Contains("Medical director", manager.Text, StringComparison.Ordinal);
        await manager.PressAsync("Record it", ("purpose", "contact"), ("source", "mail"), ("given-on", "2024-01-01"), ("expires-on", "2025-01-01"));
        Assert.Contains("expired", manager.Text, StringComparison.Ordinal);

        await manager.OpenAsync($"{Root}/engagements/new?person={person.Split('/')[^1]}&organisation={organisation.Split('/')[^1]}");
        await manager.PressAsync("Save the engagement", ("subject", "Paying for xylophones with Wilma Xylophone"), ("outcome", "They listened"), ("next-step", "Send the brief"), ("next-due", "2026-01-05"), ("on-day", "2026-01-02"));
        var engagement = manager.Address.AbsolutePath;
        Assert.Contains("Wilma Xylophone", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Paying for xylophones", (await manager.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        await manager.OpenAsync($"{organisation}/pack");
        Assert.Contains("They listened", manager.Text, StringComparison.Ordinal);
        Assert.True(manager.Page.QuerySelectorAll(".pack a[href^='/case-studies/']").Length == 3, manager.Text);

        await NobodyElseAsync(hub, [Root, $"{Root}/people", $"{Root}/groups", $"{Root}/engagements", $"{Root}/engagements/new", $"{Root}/duplicates", $"{Root}/import", $"{Root}/deleted", organisation, $"{organisation}/edit",
            $"{organisation}/pack", person, $"{person}/edit", $"{person}/pack", $"{person}/export", $"{person}/erase", engagement, $"{engagement}/edit"]);

        await manager.OpenAsync(engagement);
        await manager.PressAsync("Write the meeting outcome", ("title", "Paying for tests"), ("organisation", organisation.Split('/')[^1]));
        Assert.StartsWith("/admin/content/", manager.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Xylophone Fund", manager.Page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Wilma", manager.Page.Body!.InnerHtml, StringComparison.Ordinal);
        await manager.OpenAsync($"{person}/erase");
        await manager.PressAsync("Erase for good", ("because", "request"), ("sure", "yes"));
        Assert.Contains("Receipt of an erasure", manager.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync(person)).Status);
        await manager.OpenAsync(engagement);
        Assert.Contains("with a person who was erased", manager.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wilma", manager.Text, StringComparison.Ordinal);
    }

    // Pages, forms, lists, feeds, search and the API, for everybody who is not a stakeholder manager.
    private static async Task NobodyElseAsync(HubProcess hub, IReadOnlyList<string> pages)
    {
        using var author = await StaffMember.LogInAsync(hub, "author@example.org", "Author");
        using var editor = await StaffMember.LogInAsync(hub, "editor@example.org", "Editor");
        using var news = await StaffMember.LogInAsync(hub, "news@example.org", "NewsletterManager");
        using var visitor = new Visitor(hub.Url);
        foreach (var page in pages)
        {
            foreach (var staff in new[] { author, editor, news })
            {
                Assert.Equal(HttpStatusCode.Forbidden, (await staff.OpenAsync(page)).Status);
                Assert.Contains((await staff.SendAsync($"{page}/delete", ("because", "x"))).Status, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
            }

            Assert.Equal("/login", (await visitor.OpenAsync(page)).Address.AbsolutePath);
        }

        foreach (var path in new[] { "/", "/search?q=xylophone", "/api/v1/search?q=xylophone", "/api/v1/content", "/feed.atom", "/sitemap.xml", "/search.atom?q=wilma", "/search.csv?q=wilma", "/openapi/v1.json" })
        {
            var text = (await visitor.Http.GetStringAsync(path)).Replace("q=xylophone", "", StringComparison.Ordinal);
            Assert.DoesNotContain("Xylophone Fund", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Wilma X", text, StringComparison.Ordinal);
            Assert.DoesNotContain("/admin/stakeholders", text, StringComparison.Ordinal);
        }

        foreach (var staff in new[] { author, editor, news })
        {
            Assert.DoesNotContain("ylophone", (await staff.OpenAsync("/admin")).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("ylophone", (await staff.OpenAsync("/admin/content")).Text, StringComparison.Ordinal);
        }
    }
}
