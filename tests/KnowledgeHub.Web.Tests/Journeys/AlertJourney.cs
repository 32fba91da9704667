using System.Net;
using KnowledgeHub.Mail;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>Following a search by mail: look at what it would have sent, confirm, be told, and stop, without an account and without script.</summary>
public abstract class AlertJourney(HubData data)
{
    private const string Address = "follower@example.org";

    [Fact(Timeout = 240_000)]
    public async Task A_search_is_followed_confirmed_told_of_what_changes_and_stopped_with_one_click()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, [.. data.Settings, ("Hub__AlertMinutes", "0")]);
        using var ada = await LogInAsync(hub);
        using var reader = new Visitor(hub.Url);
        var mailbox = new ReaderMailbox(hub, Address);

        await FollowAsync(reader, mailbox, "numbatology");
        var editor = await PublishAsync(ada, "Counting numbats", "A field guide to numbatology for district offices.");
        var told = await mailbox.WaitForAsync("1 new");
        Assert.Contains("In the text: A field guide to *numbatology*", told.Text, StringComparison.Ordinal);
        Assert.Contains("<mark", told.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{hub.Url}/briefs/counting-numbats\"", told.Html, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", told["List-Unsubscribe-Post"]);
        Assert.Equal($"<{ReaderMailbox.LinkIn(told, "/follow/stop/")}>", told["List-Unsubscribe"]);

        await ChangeAsync(ada, editor);
        var changed = await mailbox.WaitForAsync("1 changed");
        Assert.Contains("Numbats are counted twice a year.", changed.Text, StringComparison.Ordinal);
        await ReadChangeAsync(reader);

        // Gone from search, its followers are told all the same, and the links of its mails still work.
        await ada.OpenAsync(editor);
        await ada.PressAsync("Withdraw", ("note", "It was another animal."));
        Assert.Contains("It was another animal.", (await mailbox.WaitForAsync("1 withdrawn")).Text, StringComparison.Ordinal);

        await StopAsync(hub, reader, told);
        await PublishAsync(ada, "Numbats again", "More numbatology.");
        await FollowAsync(reader, mailbox, "numbatology again", alreadyKnown: true);
        await PublishAsync(ada, "Numbats once more", "Still more numbatology again.");
        await mailbox.WaitForAsync("“numbatology again”: 1 new");
        Assert.Equal(3, mailbox.All().Count(mail => mail.Subject.StartsWith("“numbatology”:", StringComparison.Ordinal)));

        await ManageAsync(hub, reader, mailbox);
        Assert.Equal(0, reader.CookieCount);
        Assert.DoesNotContain(Address, hub.Console + hub.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", hub.Console, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_a_stranger_tries_changes_nothing_and_tells_nothing()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, [.. data.Settings]);
        using var stranger = new Visitor(hub.Url);
        await stranger.OpenAsync("/search/follow?q=nothing");
        await stranger.PressAsync("Follow this search", ("email", "robot@example.org"), ("website", "http://spam.example"));
        Assert.Contains("Look into your mailbox", stranger.Text, StringComparison.Ordinal);
        await stranger.OpenAsync("/following");
        await stranger.PressAsync("Send me my link", ("email", "unknown@example.org"));
        Assert.Contains("If this address follows a search", stranger.Text, StringComparison.Ordinal);
        await stranger.OpenAsync("/following");
        await stranger.PressAsync("Send me my link", ("email", "not an address"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);
        Assert.Contains("There is nothing to follow yet", (await stranger.OpenAsync("/search/follow?q=%20")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/follow/confirm/", "/follow/stop/", "/following/" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(path + new string('a', 48))).Status);
            using var posted = await stranger.Http.PostAsync(path + new string('a', 48), new FormUrlEncodedContent([]));
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }

        using var json = await stranger.Http.PostAsync("/search/follow?q=x", new StringContent("{}", System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/json")));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Empty(new ReaderMailbox(hub, "robot@example.org").All());
        Assert.Empty(new ReaderMailbox(hub, "unknown@example.org").All());
    }

    private static async Task<Visitor> LogInAsync(HubProcess hub)
    {
        var staff = new Visitor(hub.Url);
        await staff.OpenAsync("/setup");
        await staff.PressAsync("Create the account", ("code", hub.SetupCode), ("email", "ada@example.org"), ("name", "Ada"), ("password", StaffMember.Password));
        Assert.Equal("/admin", staff.Address.AbsolutePath);
        return staff;
    }

    private static async Task FollowAsync(Visitor reader, ReaderMailbox mailbox, string words, bool alreadyKnown = false)
    {
        await reader.OpenAsync($"/search?q={Uri.EscapeDataString(words)}");
        await reader.PressAsync("Follow by mail", ("period", "immediate"));
        Assert.Contains($"“{words}”", reader.Text, StringComparison.Ordinal);
        Assert.Contains(alreadyKnown ? "E-mail address" : "so no mail would have come", reader.Text, StringComparison.Ordinal);
        await reader.PressAsync("Follow this search", ("email", "not an address"));
        Assert.Contains("That is not a complete mail address", reader.Text, StringComparison.Ordinal);
        var before = mailbox.All().Count(mail => mail.Subject.StartsWith("Confirm", StringComparison.Ordinal));
        await reader.PressAsync("Follow this search", ("email", Address));
        Assert.Contains("Look into your mailbox", reader.Text, StringComparison.Ordinal);
        var mail = await Eventually.GetAsync("the mail to confirm", () => mailbox.All().Where(mail => mail.Subject.StartsWith("Confirm", StringComparison.Ordinal)).ToList() is var all && all.Count > before
            ? all.First(mail => mail.Text!.Contains(words, StringComparison.Ordinal)) : null);

        // A mail scanner opens the link: nothing happens. The reader presses the button.
        await reader.OpenAsync(ReaderMailbox.LinkIn(mail, "/follow/confirm/"));
        await reader.PressAsync("Yes, follow this search");
        Assert.Contains("You follow this search", reader.Text, StringComparison.Ordinal);
    }

    private static async Task<string> PublishAsync(Visitor ada, string title, string body)
    {
        await ada.OpenAsync("/admin/content/new?type=policy-brief");
        Assert.DoesNotContain(ada.Page.QuerySelectorAll("[name=edit]"), _ => true);
        await ada.PressAsync("Save and publish", ("title", title), ("summary", "For this test."), ("body", body));
        Assert.Contains("It is published", ada.Text, StringComparison.Ordinal);
        return ada.Address.AbsolutePath;
    }

    private static async Task ChangeAsync(Visitor ada, string editor)
    {
        await ada.OpenAsync(editor);
        await ada.PressAsync("Save and publish", ("summary", "For this test, with a comma."));
        Assert.Contains("It is published", ada.Text, StringComparison.Ordinal);
        await ada.OpenAsync(editor);
        await ada.PressAsync("Save and publish", ("changeNote", "Written for nobody."));
        Assert.Contains("A minor change is announced to nobody", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Save and publish", ("summary", "For this test, rewritten."), ("edit", "major"), ("changeNote", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Contains("Say in one or two sentences what changed", ada.Text, StringComparison.Ordinal);
        Assert.Contains("rewritten", ada.Page.QuerySelector("#summary")!.TextContent, StringComparison.Ordinal);
        await ada.PressAsync("Save and publish", ("changeNote", "Numbats are counted twice a year."));
        Assert.Contains("It is published", ada.Text, StringComparison.Ordinal);
    }

    private static async Task ReadChangeAsync(Visitor reader)
    {
        await reader.OpenAsync("/briefs/counting-numbats");
        Assert.Matches(@"Changed on \d+ \w+ \d{4}: Numbats are counted twice a year\.", reader.Text);
        Assert.Matches(@"<summary>Changed on \d+ \w+ \d{4}: Numbats are counted twice a year\. For this test, rewritten\.</summary>", await reader.Http.GetStringAsync("/briefs/feed.atom"));
    }

    private static async Task StopAsync(HubProcess hub, Visitor reader, OutboxMail mail)
    {
        var stop = ReaderMailbox.LinkIn(mail, "/follow/stop/");
        await reader.OpenAsync(stop);
        Assert.Contains("Press the button and no more mails come", reader.Text, StringComparison.Ordinal);

        // As a mail program does it (RFC 8058): one POST, no page before.
        using var http = new HttpClient();
        using var answer = await http.PostAsync(stop, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("These mails have stopped", (await reader.OpenAsync(stop)).Text, StringComparison.Ordinal);
        Assert.StartsWith(hub.Url, stop, StringComparison.Ordinal);
    }

    private static async Task ManageAsync(HubProcess hub, Visitor reader, ReaderMailbox mailbox)
    {
        await reader.OpenAsync("/following");
        await reader.PressAsync("Send me my link", ("email", Address));
        var link = ReaderMailbox.LinkIn(await mailbox.WaitForAsync("Your page with the searches you follow"), "/following/");
        await reader.OpenAsync(link);
        Assert.Contains("f•••@example.org", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Paused: no mail comes.", reader.Text, StringComparison.Ordinal);
        await reader.PressAsync("Switch on again: “numbatology”");
        Assert.Contains("Switched on again.", reader.Text, StringComparison.Ordinal);
        await reader.PressAsync("Change how often: “numbatology again”", ("period", "weekly"));
        Assert.Equal("weekly", reader.Page.QuerySelectorAll("select option[selected]")[1].GetAttribute("value"));
        await reader.PressAsync("Pause: “numbatology”");
        await reader.PressAsync("Delete: “numbatology”");
        Assert.Single(reader.Page.QuerySelectorAll(".followed > li"));
        await reader.PressAsync("Delete all searches and my address");
        Assert.Contains("You follow no search", reader.Text, StringComparison.Ordinal);
        using var staff = new Visitor(hub.Url);
        await staff.OpenAsync("/login");
        await staff.PressAsync("Log in", ("email", "ada@example.org"), ("password", StaffMember.Password));
        Assert.Contains("0 searches followed by mail", staff.Text, StringComparison.Ordinal);
    }
}

public sealed class AlertJourneyOnSqlite(SqliteData data) : AlertJourney(data), IClassFixture<SqliteData>;

public sealed class AlertJourneyOnPostgres(PostgresData data) : AlertJourney(data), IClassFixture<PostgresData>;
