using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>What happens after an issue went out, by HTTP and mail alone: links are followed, mail comes back, staff read the report, everybody the archive.</summary>
public sealed class AfterSendingJourney(SqliteData data) : IClassFixture<SqliteData>
{
    private const string Token = "a-token-nobody-guesses-1234";

    [Fact(Timeout = 240_000)]
    public async Task A_sent_issue_is_followed_returned_reported_and_kept()
    {
        await using var hub = await HubProcess.StartAsync(data.Path, ("Hub__Mail__BouncesToken", Token));
        using var staff = await StaffMember.LogInAsync(hub);
        using var reader = new Visitor(hub.Url);
        await SubscribeAsync(hub, reader, "gone@ministry.example");
        await staff.OpenAsync("/admin/issues/new");
        var item = staff.Page.QuerySelectorAll("button[value^='take:']").First(button => button.TextContent == "Add").GetAttribute("value")!["take:".Length..];
        await staff.PressAsync("Add");
        var heading = staff.Page.QuerySelector("input[name^='heading.']")!.GetAttribute("name")!;
        await staff.PressAsync("Save the issue", ("title", "Coming back"), ("intro", "Hello."), (heading, "New"));
        var desk = staff.Address.AbsolutePath;
        await staff.PressAsync("Send now");
        var mail = await new ReaderMailbox(hub, "gone@ministry.example").WaitForAsync("Coming back");

        await FollowAsync(hub, mail.Html!);
        await ReturnAsync(hub, mail["Message-ID"]!);
        await ReadReportAsync(staff, desk);
        await UndoAsync(staff);
        await ReadArchiveAsync(reader, staff, item);
    }

    private static async Task FollowAsync(HubProcess hub, string html)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(hub.Url) };
        browser.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        // The first ones lead to the hub and to the archive, the next to the item.
        var link = "/r/" + html.Split("/r/").Skip(1).Select(part => part.Split('"')[0]).Distinct().ElementAt(2);
        using var followed = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.Redirect, followed.StatusCode);
        Assert.StartsWith(hub.Url, followed.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("/newsletters/", followed.Headers.Location.ToString(), StringComparison.Ordinal);
        Assert.Equal("no-store", followed.Headers.CacheControl!.ToString());
        using var looked = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        Assert.Equal(HttpStatusCode.Redirect, looked.StatusCode);
        using var forged = await browser.GetAsync(link[..^1] + (link[^1] == 'A' ? 'B' : 'A'));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Contains("This link leads nowhere", await forged.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var elsewhere = await browser.GetAsync("/r/" + Uri.EscapeDataString("https://evil.example/"));
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    private static async Task ReturnAsync(HubProcess hub, string messageId)
    {
        var report = "From: MAILER-DAEMON@mx.ministry.example\r\nTo: hub@hub.invalid\r\nSubject: Undelivered\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
            + "--b\r\nContent-Type: text/plain\r\n\r\nNo such mailbox.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.ministry.example\r\n\r\nFinal-Recipient: rfc822; gone@ministry.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such mailbox\r\n\r\n"
            + $"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {messageId}\r\n\r\n--b--\r\n";
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(hub, report, null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(hub, report, Token[..^1])).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(hub, new string('a', 1_100_000), Token)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(hub, "", Token)).Status);
        Assert.Equal((HttpStatusCode.OK, "{\"outcome\":\"held\"}"), await PostAsync(hub, report, Token));
        Assert.Equal((HttpStatusCode.OK, "{\"outcome\":\"known\"}"), await PostAsync(hub, report, Token));
        Assert.Equal((HttpStatusCode.OK, "{\"outcome\":\"listed\"}"), await PostAsync(hub, "From: a@b.example\r\nSubject: <script>alert(1)</script>\r\n\r\nHello", Token));
    }

    private static async Task ReadReportAsync(Visitor staff, string desk)
    {
        await Eventually.GetAsync("the click in the report", async () => (await staff.OpenAsync($"{desk}/report")).Text.Contains("Clicks by section and audience", StringComparison.Ordinal) ? "yes" : null, TimeSpan.FromSeconds(60));
        Assert.Contains("= 1. The ledger has 1 rows, so every address is accounted for.", staff.Text, StringComparison.Ordinal);
        Assert.Contains("1 came back", staff.Text, StringComparison.Ordinal);
        Assert.Contains(staff.Page.QuerySelectorAll("[role=img]"), plot => plot.GetAttribute("aria-label") == "Clicks by section and audience. New: 1 Policymaker.");
        Assert.All(staff.Page.QuerySelectorAll("figure.plot"), plot => Assert.NotNull(plot.QuerySelector("table")));
        var export = staff.Page.QuerySelector("form[action$='report.csv']")!;
        using var csv = await staff.Http.PostAsync(export.GetAttribute("action"), new FormUrlEncodedContent([KeyValuePair.Create("form-token", export.QuerySelector("input")!.GetAttribute("value")!)]));
        Assert.Contains("gone@ministry.example,policymaker,en,sent,", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await staff.OpenAsync("/admin/issues/lookup");
        await staff.PressAsync("Find", ("words", "ministry.example"));
        Assert.Contains("came back 5.1.1 550 5.1.1 No such mailbox", staff.Text, StringComparison.Ordinal);
        await staff.OpenAsync("/admin/audit");
        Assert.Contains("Looked up what was sent to ministry.example", staff.Text, StringComparison.Ordinal);
    }

    private static async Task UndoAsync(Visitor staff)
    {
        await staff.OpenAsync("/admin/issues/returns");
        Assert.Contains("gone@ministry.example", staff.Text, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", staff.Text, StringComparison.Ordinal);
        Assert.Empty(staff.Page.QuerySelectorAll("main script"));
        await staff.PressAsync("Send again");
        Assert.Contains("The address gets newsletters again.", staff.Text, StringComparison.Ordinal);
        await staff.PressAsync("Seen");
        Assert.Contains("No address is held. ", staff.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is waiting.", staff.Text, StringComparison.Ordinal);
    }

    private static async Task ReadArchiveAsync(Visitor reader, Visitor staff, string item)
    {
        Assert.Contains("Coming back", await reader.Http.GetStringAsync("/newsletters/feed.atom"), StringComparison.Ordinal);
        await reader.OpenAsync("/newsletters");
        var link = reader.Page.QuerySelectorAll(".issues a").First(entry => entry.TextContent == "Coming back").GetAttribute("href")!;
        Assert.Contains(link, await reader.Http.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        await reader.OpenAsync(link);
        Assert.EndsWith(link, reader.Page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain("ministry.example", reader.Page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.NotEmpty(reader.Page.QuerySelectorAll(".editions a"));
        await reader.OpenAsync($"{link}?audience=patient-group");
        Assert.NotEmpty(reader.Page.QuerySelectorAll(".issue-takeaway"));
        Assert.Contains("Pour tous", (await reader.OpenAsync($"/fr{link}")).Text, StringComparison.Ordinal);

        await staff.OpenAsync($"/admin/content/{item}");
        await staff.PressAsync("Withdraw", ("note", "A figure was wrong."));
        await reader.OpenAsync(link);
        Assert.Contains("Withdrawn", reader.Text, StringComparison.Ordinal);
        Assert.Contains("A figure was wrong.", reader.Text, StringComparison.Ordinal);
        await staff.OpenAsync("/admin/issues/corrections");
        Assert.Contains("to 1 reader, first on", staff.Text, StringComparison.Ordinal);
        await staff.PressAsync("Compose a correction");
        Assert.Contains("it goes only to those who got the item", staff.Text, StringComparison.Ordinal);
        // Its subject is longer than mail programs show, and staff say that they have seen it.
        await staff.PressAsync("Send now");
        Assert.Contains("One warning to look at.", staff.Text, StringComparison.Ordinal);
        await staff.PressAsync("Send now", ("seen", staff.Page.QuerySelector("input[name=seen]")!.GetAttribute("value")));
        Assert.Contains("The issue is being sent", staff.Text, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Answer)> PostAsync(HubProcess hub, string message, string? token)
    {
        using var http = new HttpClient { BaseAddress = new Uri(hub.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bounces") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(message)) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task SubscribeAsync(HubProcess hub, Visitor reader, string address)
    {
        await reader.OpenAsync("/subscribe");
        await reader.PressAsync("Subscribe", ("email", address), ("audience", "policymaker"), ("locale", "en"));
        var mail = await new ReaderMailbox(hub, address).WaitForAsync("KnowledgeHub");
        await reader.OpenAsync(ReaderMailbox.LinkIn(mail, "/confirm/"));
        await reader.PressAsync(reader.Page.QuerySelector("main button")!.TextContent.Trim());
    }
}
