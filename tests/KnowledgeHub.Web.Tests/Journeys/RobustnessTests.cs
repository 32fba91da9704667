using System.Net;
using System.Net.Http.Headers;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>What bad luck and bad manners do to a running hub.</summary>
public sealed class RobustnessTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 120_000)]
    public async Task Text_that_looks_like_a_slot_is_mailed_as_text_and_a_stop_ends_an_issue()
    {
        await using var hub = await HubProcess.StartAsync(data.Path, ("Hub__Mail__PerMinute", "30"));
        using var ada = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/content/new?type=policy-brief");
        await ada.PressAsync("Save and publish", ("title", "Braces {{slot:foo}} in a title"), ("summary", "{{slot:unsubscribe}}"), ("body", "Text."));
        await Task.WhenAll(Enumerable.Range(1, 6).Select(n => SubscribeAsync(hub, $"reader{n}@example.org")));

        await ada.OpenAsync("/admin/issues/new");
        await ada.PressAsync("Add all that no issue held");
        await ada.PressAsync("Save the issue", ("title", "Odd {{slot:to}}\r\nBcc: x@example.org"));
        await ada.PressAsync("Send now");
        Assert.Contains("readers will see exactly that", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Send now", ("seen", ada.Page.QuerySelector("input[name=seen]")!.GetAttribute("value")));
        var mail = await Eventually.GetAsync("the first mail", () => hub.Outbox.List().Where(entry => entry.Subject.StartsWith("Odd", StringComparison.Ordinal)).Select(entry => hub.Outbox.Read(entry.FileName)).FirstOrDefault());
        Assert.Equal("Odd { {slot:to}} Bcc: x@example.org", mail.Subject);
        Assert.Contains("Braces { {slot:foo}} in a title", mail.Text, StringComparison.Ordinal);

        var issue = ada.Address.AbsolutePath;
        await ada.OpenAsync(issue);
        await ada.PressAsync("Pause sending");
        Assert.Contains("ada@example.org paused it on", ada.Text, StringComparison.Ordinal);
        Assert.Contains("\"stage\":\"paused\"", (await ada.OpenAsync($"{issue}/sending")).Text, StringComparison.Ordinal);
        await ada.OpenAsync(issue);
        await ada.PressAsync("Resume sending");
        Assert.Contains("Sending goes on", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Stop sending");
        Assert.Contains("Sending has stopped", ada.Text, StringComparison.Ordinal);
        await Eventually.GetAsync("the issue to end", async () => (await ada.OpenAsync(ada.Address.AbsolutePath)).Page.QuerySelector(".state-sent"));
        Assert.True(hub.Outbox.List().Count(entry => entry.Subject.StartsWith("Odd", StringComparison.Ordinal)) < 6);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_older_database_that_was_restored_and_a_lost_index_are_mended()
    {
        var path = Path.Combine(data.Path, "restored");
        await using (await HubProcess.StartAsync(path))
        {
        }

        File.Copy(Path.Combine(path, "hub.db"), Path.Combine(path, "backup.db"));
        await using (var hub = await HubProcess.StartAsync(path))
        {
            using var ada = await StaffMember.LogInAsync(hub);
            await ada.OpenAsync("/admin/content/new?type=statement");
            await ada.PressAsync("Save and publish", ("title", "A vanishing aardwolf"), ("summary", "s"), ("body", "b"));
            await Eventually.GetAsync("it in search", async () => (await ada.OpenAsync("/search?q=aardwolf")).Page.QuerySelector("mark"));
        }

        foreach (var rest in new[] { "hub.db-wal", "hub.db-shm" })
        {
            File.Delete(Path.Combine(path, rest));
        }

        File.Copy(Path.Combine(path, "backup.db"), Path.Combine(path, "hub.db"), overwrite: true);
        await using var again = await HubProcess.StartAsync(path);
        using var reader = new Visitor(again.Url);
        await Eventually.GetAsync("the index to be mended", async () => (await reader.OpenAsync("/search?q=aardwolf")).Text.Contains("No results", StringComparison.Ordinal) ? "mended" : null);
        await Eventually.GetAsync("the folder to go while the hub writes into it", () => Task.FromResult(TryDelete(Path.Combine(path, "search")) ? "gone" : null));
        await Eventually.GetAsync("the index to be back", async () => (await reader.OpenAsync("/search?q=workforce")).Page.QuerySelector("mark"), TimeSpan.FromSeconds(60));
    }

    [Fact(Timeout = 120_000)]
    public async Task Odd_requests_get_the_right_status_and_no_error_in_the_log()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var http = new HttpClient { BaseAddress = new Uri(hub.Url) };
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());

        using var json = await http.PostAsync("/subscribe", new StringContent("{}", MediaTypeHeaderValue.Parse("application/json")));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        using var broken = await http.PostAsync("/subscribe", new StringContent("no boundary", MediaTypeHeaderValue.Parse("multipart/form-data")));
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        foreach (var path in new[] { "/search?q=" + new string('a', 999) + "😀", "/search?page=-1", "/briefs?page=abc&year=xx", "/api/v1/search?q=" + string.Concat(Enumerable.Repeat("%22a%22+", 250)), "/countries/ke" })
        {
            using var response = await http.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        using var tooMany = await http.GetAsync("/api/v1/search?size=1000");
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
        Assert.DoesNotContain("fail:", hub.Console, StringComparison.Ordinal);
    }

    private static async Task SubscribeAsync(HubProcess hub, string address)
    {
        using var reader = new Visitor(hub.Url);
        await reader.OpenAsync("/subscribe");
        await reader.PressAsync("Subscribe", ("email", address), ("audience", "payer"));
        await reader.OpenAsync(ReaderMailbox.LinkIn(await new ReaderMailbox(hub, address).WaitForAsync("Confirm your subscription"), "/confirm/"));
        await reader.PressAsync("Yes, subscribe me");
    }

    // A file that the hub makes meanwhile keeps its folder; then it is tried again.
    private static bool TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
