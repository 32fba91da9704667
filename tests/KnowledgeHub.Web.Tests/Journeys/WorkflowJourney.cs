using System.Globalization;
using System.Net;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>A draft's whole way by HTTP and mail: review, sent back, fixed, a guest, approved, scheduled, published, endorsed, off the site.</summary>
public abstract class WorkflowJourney(HubData data)
{
    private const string Title = "Newborn sequencing, a plan";

    [Fact(Timeout = 240_000)]
    public async Task A_draft_is_reviewed_approved_published_by_itself_and_taken_off_the_site()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, [.. data.Settings]);
        using var admin = await StaffMember.LogInAsync(hub, "ada@example.org", "Administrator");
        using var author = await StaffMember.LogInAsync(hub, "ann@example.org", "Author");
        using var editor = await StaffMember.LogInAsync(hub, "bo@example.org", "Editor");
        using var guest = new Visitor(hub.Url);

        await admin.OpenAsync("/admin/content/rules");
        await admin.PressAsync("Save the rules", ("type.policy-brief", "1"));
        Assert.Contains("The rules are saved", admin.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.OpenAsync("/admin/content/rules")).Status);

        var item = await WriteAsync(author);
        await ReviewAsync(hub, item, author, editor);
        await InviteAsync(hub, item, editor, guest);
        await ApproveAndScheduleAsync(hub, item, author, editor);
        await EndAsync(item, editor, guest);
    }

    private static async Task<string> WriteAsync(Visitor author)
    {
        await author.OpenAsync("/admin/content/new?type=policy-brief");
        await author.PressAsync("Save the draft", ("title", Title), ("summary", "What a plan needs."), ("body", "The first figure is wrong.\n\nThe second is right."), ("slug", "newborn-plan"), ("sources.title", "Report on newborns"));
        var item = author.Address.AbsolutePath;
        Assert.Contains("A rule asks for the approval of another person", author.Text, StringComparison.Ordinal);
        return item;
    }

    private static async Task ReviewAsync(HubProcess hub, string item, Visitor author, Visitor editor)
    {
        await author.PressAsync("Send it to review", ("reviewer", "bo@example.org"), ("message", "Please look at the figures."));
        Assert.Contains("It is in review", author.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(author.Page.QuerySelectorAll("button"), button => button.TextContent.Trim() == "Approve");
        var asked = await new ReaderMailbox(hub, "bo@example.org").WaitForAsync("Please review");
        Assert.Contains("Please look at the figures.", asked.Text, StringComparison.Ordinal);

        Assert.Contains(Title, await SectionAsync(editor, "Waits for you"), StringComparison.Ordinal);
        Assert.Contains("Nothing waits for you", await SectionAsync(author, "Waits for you"), StringComparison.Ordinal);
        Assert.Contains(Title, (await editor.OpenAsync("/admin/content?stage=waits-for-me")).Text, StringComparison.Ordinal);
        Assert.Equal("waits-for-me", editor.Page.QuerySelector("#stage option[selected]")!.GetAttribute("value"));
        Assert.Contains("0 items", (await author.OpenAsync("/admin/content?stage=waits-for-me")).Text, StringComparison.Ordinal);
        await editor.OpenAsync(ReaderMailbox.LinkIn(asked, "/review"));
        var passage = editor.Page.QuerySelectorAll("#anchor option").First(option => option.TextContent.Contains("first figure", StringComparison.Ordinal)).GetAttribute("value");
        await editor.PressAsync("Comment", ("anchor", passage), ("text", "It should be 40 percent."));
        Assert.Contains("1 open, 0 resolved", editor.Text, StringComparison.Ordinal);
        await editor.OpenAsync(item);
        await editor.PressAsync("Save and publish");
        Assert.Contains("Somebody other than its authors has to approve this draft", editor.Text, StringComparison.Ordinal);
        await editor.PressAsync("Send it back", ("reason", " "));
        Assert.Contains("Say what has to change", editor.Text, StringComparison.Ordinal);
        await editor.PressAsync("Send it back", ("reason", "See my comment on the first figure."));

        var back = await new ReaderMailbox(hub, "ann@example.org").WaitForAsync("Sent back");
        Assert.Contains("See my comment on the first figure.", back.Text, StringComparison.Ordinal);
        Assert.Contains("See my comment on the first figure.", await SectionAsync(author, "Waits for you"), StringComparison.Ordinal);
        Assert.Contains("Nothing waits for you", await SectionAsync(editor, "Waits for you"), StringComparison.Ordinal);
        await author.OpenAsync(item);
        Assert.Contains("bo@example.org sent it back", author.Text, StringComparison.Ordinal);
        await author.PressAsync("Save the draft", ("body", "The first figure is 40 percent.\n\nThe second is right."));
        await author.OpenAsync($"{item}/review");
        Assert.Contains("Passage changed since version 1", author.Text, StringComparison.Ordinal);
        await author.PressAsync("Resolve the comment by bo");
        Assert.Contains("0 open, 1 resolved", author.Text, StringComparison.Ordinal);
        await author.OpenAsync(item);
        await author.PressAsync("Send it to review");
    }

    // What a part of the desk says.
    private static async Task<string> SectionAsync(Visitor staff, string heading)
    {
        await staff.OpenAsync("/admin");
        return staff.Page.QuerySelectorAll("main section").Single(section => section.QuerySelector("h2")?.TextContent == heading).TextContent;
    }

    private static async Task InviteAsync(HubProcess hub, string item, Visitor editor, Visitor guest)
    {
        await editor.OpenAsync($"{item}/review");
        await editor.SendAsync($"{item}/review/guests", ("form-token", editor.Page.QuerySelector("[name=form-token]")!.GetAttribute("value")!), ("version", editor.Page.QuerySelector("[name=version]")!.GetAttribute("value")!),
            ("guest-email", "gwen@patients.example"), ("may", "comment"), ("may", "endorse"), ("days", "14"));
        Assert.Contains("The link is on its way by mail", editor.Text, StringComparison.Ordinal);
        var link = new Uri(ReaderMailbox.LinkIn(await new ReaderMailbox(hub, "gwen@patients.example").WaitForAsync("Please review"), "/review/")).AbsolutePath;

        await guest.OpenAsync(link);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Contains("The first figure is 40 percent.", guest.Text, StringComparison.Ordinal);
        Assert.Contains("Report on newborns", guest.Page.QuerySelector("#source-1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("It should be 40 percent.", guest.Text, StringComparison.Ordinal);
        Assert.Equal("noindex", guest.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        await guest.PressAsync("Send the comment", ("text", "Add the cost."), ("name", "Gwen"), ("organisation", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Contains("Add the cost.", guest.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        await guest.PressAsync("Send the comment", ("name", "Gwen"), ("organisation", "Patients’ Union"));
        Assert.Contains("Your comment is with the authors", guest.Text, StringComparison.Ordinal);
        await guest.PressAsync("Endorse this version");
        Assert.Contains("Your endorsement is written down", guest.Text, StringComparison.Ordinal);
        Assert.Null(guest.Page.QuerySelector("button[value=endorse]"));
        // What the page does not offer, the address does not do.
        await guest.SendAsync(link, ("action", "approve"), ("name", "Gwen"), ("organisation", "Patients’ Union"));
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync(link[..^1])).Status);
        Assert.Equal(0, guest.CookieCount);

        await editor.OpenAsync($"{item}/review");
        Assert.Contains("Gwen, Patients’ Union (guest)", editor.Text, StringComparison.Ordinal);
        await editor.PressAsync("Show it to readers: Gwen");
    }

    private static async Task ApproveAndScheduleAsync(HubProcess hub, string item, Visitor author, Visitor editor)
    {
        using var forged = await author.Http.PostAsync($"{item}/review/approve", new FormUrlEncodedContent([new("version", "x")]));
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        await editor.OpenAsync(item);
        await editor.PressAsync("Approve");
        Assert.Contains("Your approval is written down", editor.Text, StringComparison.Ordinal);
        await new ReaderMailbox(hub, "ann@example.org").WaitForAsync("Approved");
        await editor.PressAsync("Schedule", ("publish-at", "2020-01-01T09:00"));
        Assert.Contains("That time has passed", editor.Text, StringComparison.Ordinal);
        await editor.PressAsync("Schedule", ("publish-at", DateTime.UtcNow.AddSeconds(8).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)));
        Assert.Contains("It is planned", editor.Text, StringComparison.Ordinal);
    }

    private static async Task EndAsync(string item, Visitor editor, Visitor reader)
    {
        await Eventually.GetAsync("the brief on the site", async () => (await reader.OpenAsync("/briefs/newborn-plan")).Status == HttpStatusCode.OK ? "there" : null);
        Assert.Contains("Endorsed by Gwen, Patients’ Union", reader.Text, StringComparison.Ordinal);

        await editor.OpenAsync(item);
        await editor.PressAsync("Take it off now", ("target", "https://elsewhere.example.org/"));
        Assert.Contains("Readers can only be led to a page of this hub", editor.Text, StringComparison.Ordinal);
        await editor.PressAsync("Take it off now", ("target", ""));
        Assert.Equal(HttpStatusCode.Gone, (await reader.OpenAsync("/briefs/newborn-plan")).Status);
        Assert.Contains("This page is gone", reader.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await reader.OpenAsync($"/api/v1/content/{item.Split('/')[^1]}")).Status);
        Assert.DoesNotContain("newborn-plan", await reader.Http.GetStringAsync("/briefs"), StringComparison.Ordinal);
        Assert.DoesNotContain("newborn-plan", await reader.Http.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        await Eventually.GetAsync("the brief to leave search", async () => (await reader.OpenAsync("/search?q=newborn+plan")).Page.QuerySelector("a[href='/briefs/newborn-plan']") is null ? "gone" : null);

        // The approval was for this very text, so it may come back as it is.
        await editor.OpenAsync(item);
        await editor.PressAsync("Save and publish");
        Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync("/briefs/newborn-plan")).Status);
        await editor.PressAsync("Take it off now", ("target", "/briefs"));
        Assert.Equal("/briefs", (await reader.OpenAsync("/briefs/newborn-plan")).Address.AbsolutePath);
    }
}

public sealed class WorkflowJourneyOnSqlite(SqliteData data) : WorkflowJourney(data), IClassFixture<SqliteData>;

public sealed class WorkflowJourneyOnPostgres(PostgresData data) : WorkflowJourney(data), IClassFixture<PostgresData>;
