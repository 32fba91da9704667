using System.Net;
using System.Text.Json;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>From a passage of a case study to a country's profile, with a focal point's own view beside it, and from a newsletter back to it.</summary>
public sealed class ReadinessJourney(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 240_000)]
    public async Task A_passage_becomes_a_level_of_a_place_and_a_focal_point_adds_their_own_view()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var ada = await StaffMember.LogInAsync(hub);
        using var reader = new Visitor(hub.Url);
        await SeedsAsync(reader);
        await FindAsync(ada, reader);
        await AssessAsync(ada, reader, hub);
        await MailAsync(ada, reader, hub);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync("/readiness/KE/nowhere")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync("/readiness/XX")).Status);
        await reader.OpenAsync("/admin/readiness");
        Assert.Equal("/login", reader.Address.AbsolutePath);
    }

    private static async Task SeedsAsync(Visitor reader)
    {
        await reader.OpenAsync("/readiness");
        Assert.Contains("Illustrative example", reader.Text, StringComparison.Ordinal);
        Assert.NotNull(reader.Page.QuerySelector("svg.pic-wide title"));
        Assert.Contains("unknown", reader.Page.QuerySelector(".levels td.unknown")!.TextContent, StringComparison.Ordinal);
        await reader.OpenAsync("/readiness/KE/port-example");
        var source = reader.Page.QuerySelector(".standing .finding-source a")!.GetAttribute("href")!;
        await reader.OpenAsync(source);
        Assert.NotNull(reader.Page.GetElementById(source.Split('#')[1]));
        Assert.NotNull(reader.Page.QuerySelector(".findings a[href='/readiness/KE/port-example']"));
        Assert.NotNull((await reader.OpenAsync("/countries/KE")).Page.QuerySelector("a[href='/readiness/KE']"));
        Assert.Contains("Préparation", (await reader.OpenAsync("/fr/readiness/KE")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await reader.OpenAsync("/readiness/compare?place=KE&place=CO")).Page.QuerySelectorAll(".levels thead th a").Length);
        using var api = JsonDocument.Parse(await reader.Http.GetStringAsync("/api/v1/readiness/KE/port-example"));
        var levels = api.RootElement.GetProperty("levels").EnumerateArray().ToList();
        Assert.Equal(JsonValueKind.Null, levels.Single(level => level.GetProperty("dimension").GetString() == "data").GetProperty("level").ValueKind);
        Assert.Equal(4, levels.Single(level => level.GetProperty("dimension").GetString() == "laboratory").GetProperty("level").GetInt32());
        Assert.Contains("/readiness/KE/port-example", await reader.Http.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains("KE/port-example,Kenya,Port Example,laboratory,4", await reader.Http.GetStringAsync("/readiness.csv?place=KE"), StringComparison.Ordinal);
    }

    private static async Task FindAsync(Visitor ada, Visitor reader)
    {
        await ada.OpenAsync("/admin/content/new?type=case-study");
        await ada.PressAsync("Save and publish", ("title", "Illustrative: boards in Example Bay"), ("summary", "A short case."), ("body", "<p>Three of nine boards have votes for patients.</p>"));
        var item = ada.Address.Segments[^1].TrimEnd('/');
        await ada.OpenAsync($"/admin/content/{item}/findings");
        var anchor = ada.Page.QuerySelectorAll("#f-passage option").First(option => option.TextContent.Contains("Three of nine", StringComparison.Ordinal)).GetAttribute("value");
        await ada.PressAsync("Add the finding", ("anchor", anchor), ("dimension", "patient-voice"), ("level", "4"), ("observed", "2026-01-31"), ("country", "GH"), ("city", ""));
        Assert.Contains("Readers see it.", ada.Text, StringComparison.Ordinal);
        await reader.OpenAsync("/readiness/GH");
        Assert.Contains("Three of nine boards have votes for patients.", reader.Text, StringComparison.Ordinal);
        Assert.NotNull(reader.Page.QuerySelector($".finding-source a[href='/case-studies/illustrative-boards-in-example-bay#{anchor}']"));

        await ada.OpenAsync("/admin/readiness/model/patient-voice/remap");
        await ada.PressAsync("See what changes", [("retire", "1"), .. Enumerable.Range(1, 5).Select(level => ($"dimension-{level}", (string?)"pathway"))]);
        Assert.Contains("Level 4 → Patient pathway and access 4: 1 finding", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Do it", ("reason", "Tried out"));
        Assert.Contains("re-mapped since", (await reader.OpenAsync("/readiness/GH")).Text, StringComparison.Ordinal);
        await ada.PressAsync("Take it back");
        Assert.DoesNotContain("re-mapped since", (await reader.OpenAsync("/readiness/GH")).Text, StringComparison.Ordinal);
    }

    // The case study goes out, and from the mail a reader gets to the place's profile.
    private static async Task MailAsync(Visitor ada, Visitor reader, HubProcess hub)
    {
        var mailbox = new ReaderMailbox(hub, "ministry@example.org");
        await reader.OpenAsync("/subscribe");
        await reader.PressAsync("Subscribe", ("email", "ministry@example.org"), ("audience", "policymaker"), ("locale", "en"));
        await reader.OpenAsync(ReaderMailbox.LinkIn(await mailbox.WaitForAsync("KnowledgeHub"), "/confirm/"));
        await reader.PressAsync(reader.Page.QuerySelector("main button")!.TextContent.Trim());
        await ada.OpenAsync("/admin/issues/new");
        await ada.PressAsync("Add all that no issue held");
        await ada.PressAsync("Save the issue", ("title", "Where places stand"));
        await ada.PressAsync("Send now");
        await reader.OpenAsync(ReaderMailbox.LinkIn(await mailbox.WaitForAsync("Where places stand"), "/case-studies/illustrative-boards-in-example-bay"));
        await reader.OpenAsync(reader.Page.QuerySelector(".findings a[href='/readiness/GH']")!.GetAttribute("href")!);
        Assert.Contains("Three of nine boards have votes for patients.", reader.Text, StringComparison.Ordinal);
    }

    private static async Task AssessAsync(Visitor ada, Visitor reader, HubProcess hub)
    {
        await ada.OpenAsync("/admin/readiness/assessments");
        await ada.PressAsync("Make the link", ("country", "GH"), ("email", "focal@example.org"), ("locale", "en"));
        Assert.Contains("on its way by mail", ada.Text, StringComparison.Ordinal);
        var link = ReaderMailbox.LinkIn(await new ReaderMailbox(hub, "focal@example.org").WaitForAsync("How ready is Ghana?"), "/self-assessment/");
        using var focal = new Visitor(hub.Url);
        await focal.OpenAsync(new Uri(link).AbsolutePath);
        Assert.Equal(0, focal.CookieCount);
        await focal.PressAsync("Keep it for later", ("level-policy", "2"), ("organisation", "Example ministry"));
        await focal.OpenAsync(new Uri(link).AbsolutePath);
        await focal.PressAsync("Send it to the editors");
        Assert.Contains("Give your name", focal.Text, StringComparison.Ordinal);
        await focal.PressAsync("Send it to the editors", ("name", "Fay Focal"));
        Assert.Contains("Your assessment is with the editors", focal.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Example ministry", (await reader.OpenAsync("/readiness/GH")).Text, StringComparison.Ordinal);

        await ada.OpenAsync("/admin/readiness/assessments");
        await ada.OpenAsync(ada.Page.QuerySelectorAll(".rows a").First(entry => entry.TextContent == "Ghana").GetAttribute("href")!);
        await ada.PressAsync("Accept it for readers");
        await reader.OpenAsync("/readiness/GH");
        Assert.Contains("Example ministry assessed itself.", reader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fay Focal", reader.Text, StringComparison.Ordinal);
    }
}
