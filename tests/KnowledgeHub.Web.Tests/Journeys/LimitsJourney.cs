using System.Net;
using AngleSharp.Dom;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>What somebody with limits reaches by the history of an item or by its translations, and what is refused before it costs time.</summary>
public sealed class LimitsJourney(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 180_000)]
    public async Task Limits_hold_for_earlier_versions_and_for_the_originals_of_translations()
    {
        await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "limits"));
        using var ada = await StaffMember.LogInAsync(hub);
        await HubProcess.RunAsync(hub.DataPath, ["user", "add", "--email", "lea@example.org", "--role", "Editor", "--password-stdin"], StaffMember.Password);
        await ada.OpenAsync("/admin/people");
        await ada.OpenAsync(ada.Page.QuerySelectorAll("tr a[href^='/admin/people/']").First(link => link.Closest("tr")!.TextContent.Contains("lea@example.org", StringComparison.Ordinal)).GetAttribute("href")!);
        await ada.PressAsync("Save", ("topics", "financing-and-reimbursement"));

        await ada.OpenAsync("/admin/content/new?type=policy-brief");
        await ada.PressAsync("Save the draft", ("title", "Moved into limits"), ("topics", "workforce"));
        var source = ada.Address.AbsolutePath;
        await ada.PressAsync("Save the draft", ("topics", "reimbursement"));
        await ada.PressAsync("Begin", ("locale", "fr"));
        var translation = ada.Address.AbsolutePath[..^"/translate".Length];

        using var lea = new Visitor(hub.Url);
        await lea.OpenAsync("/login");
        await lea.PressAsync("Log in", ("email", "lea@example.org"), ("password", StaffMember.Password));
        var token = (await lea.OpenAsync(source)).Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
        var refused = await lea.SendAsync($"{source}/versions/1/restore", ("form-token", token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("none of the topics that you look after", refused.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await lea.OpenAsync($"{translation}/translate")).Status);
        await ada.OpenAsync(source);
        await ada.PressAsync("Save the draft", ("topics", "workforce"), ("title", "Secret now"));
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.OpenAsync($"{translation}/translate")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.SendAsync($"{translation}/translate", ("form-token", token))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.SendAsync($"{translation}/translations", ("form-token", token), ("locale", "es"))).Status);
        // Focal points gave their names to those who look after everything.
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.OpenAsync("/admin/readiness/assessments")).Status);
    }

    [Fact(Timeout = 180_000)]
    public async Task Rules_chosen_beside_older_ones_and_far_too_long_texts_are_refused_with_a_sentence()
    {
        await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "refused"));
        using var ada = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/content/rules");
        await ada.PressAsync("Save the rules", ("based-on", "older"), ("type.policy-brief", "1"));
        Assert.Contains("Somebody else changed the rules", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Save the rules", ("type.policy-brief", "1"));
        Assert.DoesNotContain("Somebody else changed the rules", ada.Text, StringComparison.Ordinal);

        await ada.OpenAsync("/admin/content/new?type=policy-brief");
        await ada.PressAsync("Save the draft", ("title", "Long"), ("body", new string('a', 800_001)));
        Assert.Contains("more than can be read", ada.Text, StringComparison.Ordinal);
    }
}
