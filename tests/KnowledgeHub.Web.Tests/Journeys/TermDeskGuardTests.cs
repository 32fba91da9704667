using System.Net;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>Who may not change topics, countries and relations.</summary>
public sealed class TermDeskGuardTests(SqliteData data) : IClassFixture<SqliteData>
{
    private static readonly string[] Pages = ["/admin/topics", "/admin/topics/new", "/admin/topics/policy-and-governance", "/admin/topics/policy-and-governance/merge", "/admin/places", "/admin/places/KE", "/admin/audiences"];

    private static readonly string[] Forms =
    [
        "/admin/topics/new", "/admin/topics/policy-and-governance", "/admin/topics/policy-and-governance/order", "/admin/topics/policy-and-governance/delete",
        "/admin/topics/policy-and-governance/merge", "/admin/places/KE",
    ];

    [Fact(Timeout = 120_000)]
    public async Task Every_page_asks_for_its_permission_and_every_form_for_its_token()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var admin = await StaffMember.LogInAsync(hub);
        using var author = await StaffMember.LogInAsync(hub, "author@example.org", "Author");
        using var editor = await StaffMember.LogInAsync(hub, "editor@example.org", "Editor");
        foreach (var path in Pages)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await author.OpenAsync(path)).Status);
            Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync(path)).Status);
        }

        foreach (var path in Forms)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await author.SendAsync(path, ("into", "financing"))).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await editor.SendAsync(path, ("into", "financing"))).Status);
        }

        await editor.OpenAsync("/admin/content");
        var item = editor.Page.QuerySelector("table a[href^='/admin/content/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SendAsync($"{item}/relations", ("kind", "supports"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SendAsync($"{item}/relations/remove", ("kind", "supports"))).Status);
        await author.OpenAsync(item);
        await author.PressAsync("Relate them", ("kind", "supports"), ("other", "/statements/nowhere"));
        Assert.Contains("There is no item at", author.Text, StringComparison.Ordinal);
    }
}
