using System.Net;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>The hub's whole job by HTTP and mail alone: set up, write, publish, find, subscribe, send, read, leave.</summary>
public abstract class MainJourney(HubData data)
{
    private const string Password = "a sentence nobody guesses";

    [Fact(Timeout = 240_000)]
    public async Task A_brief_is_published_found_and_reaches_each_reader_with_their_own_takeaway()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, [.. data.Settings]);
        using var staff = new Visitor(hub.Url);
        using var reader = new Visitor(hub.Url);

        await SetUpAsync(hub, staff);
        var path = await WriteAndPublishAsync(staff);
        await FindAsync(reader, path);
        await SubscribeAsync(hub, reader, "ministry@example.org", "policymaker", "fr");
        await SubscribeAsync(hub, reader, "patients@example.org", "patient-group", "en");

        await SendIssueAsync(staff, "First issue");
        var (policy, patient) = (new ReaderMailbox(hub, "ministry@example.org"), new ReaderMailbox(hub, "patients@example.org"));
        var toPolicy = await policy.WaitForAsync("First issue");
        var toPatient = await patient.WaitForAsync("First issue");
        Assert.Contains("Budget for spectrometry", toPolicy.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ask for your zebrafish", toPolicy.Text, StringComparison.Ordinal);
        Assert.Contains("Ask for your zebrafish", toPatient.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Budget for spectrometry", toPatient.Html, StringComparison.Ordinal);
        Assert.Contains("Pour les décideurs publics", toPolicy.Text, StringComparison.Ordinal);
        Assert.Contains(hub.Url + path, toPatient.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{hub.Url}/r/", toPatient.Html, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", toPatient["List-Unsubscribe-Post"]);
        Assert.Equal($"<{ReaderMailbox.LinkIn(toPatient, "/unsubscribe/")}>", toPatient["List-Unsubscribe"]);
        Assert.Contains("First issue", (await reader.OpenAsync("/newsletters")).Text, StringComparison.Ordinal);

        // A mail scanner opens the link: nothing happens. The reader presses the button: they are out.
        await reader.OpenAsync(ReaderMailbox.LinkIn(toPatient, "/unsubscribe/"));
        Assert.Contains("Leave the newsletter", reader.Text, StringComparison.Ordinal);
        await reader.PressAsync("Unsubscribe");
        Assert.Contains("You are unsubscribed", reader.Text, StringComparison.Ordinal);

        await SendIssueAsync(staff, "Second issue");
        await policy.WaitForAsync("Second issue");
        await Eventually.GetAsync("the second issue to be sent", async () => (await staff.OpenAsync(staff.Address.PathAndQuery)).Page.QuerySelector(".state-sent"));
        Assert.DoesNotContain(patient.All(), mail => mail.Subject.Contains("Second issue", StringComparison.Ordinal));
        Assert.Single(policy.All(), mail => mail.Subject.Contains("First issue", StringComparison.Ordinal));
        Assert.Equal(0, reader.CookieCount);
    }

    private static async Task SetUpAsync(HubProcess hub, Visitor staff)
    {
        await staff.OpenAsync("/setup");
        await staff.PressAsync("Create the account", ("code", "WRONGWRONG22"), ("email", "ada@example.org"), ("password", Password));
        Assert.Contains("That is not the code", staff.Text, StringComparison.Ordinal);
        await staff.PressAsync("Create the account", ("code", hub.SetupCode), ("email", "ada@example.org"), ("name", "Ada"), ("password", Password));
        Assert.Equal("/admin", staff.Address.AbsolutePath);

        await staff.PressAsync("Log out");
        Assert.Equal(HttpStatusCode.NotFound, (await staff.OpenAsync("/setup")).Status);
        await staff.OpenAsync("/admin/content");
        Assert.Equal("/login", staff.Address.AbsolutePath);
        await staff.PressAsync("Log in", ("email", "ada@example.org"), ("password", "not the password"));
        Assert.Contains("The address or the password is wrong", staff.Text, StringComparison.Ordinal);
        await staff.PressAsync("Log in", ("email", "ada@example.org"), ("password", Password));
        Assert.Equal("/admin/content", staff.Address.AbsolutePath);
    }

    private static async Task<string> WriteAndPublishAsync(Visitor staff)
    {
        await staff.OpenAsync("/admin/content/new?type=policy-brief");
        await staff.PressAsync(
            "Save the draft",
            ("title", "Mass spectrometry for small laboratories"),
            ("summary", "What a ministry should know before it buys an instrument."),
            ("body", "## Why now\n\nLaboratories ask for *quokkametrics* before anything else.\n\n<script>alert(1)</script>"),
            ("keyMessages", "Buy service with the instrument.\nTrain two people, not one."),
            ("takeaways.policymaker", "Budget for spectrometry service, not only for the instrument."),
            ("takeaways.patient-group", "Ask for your zebrafish results within ten days."),
            ("topics", "biomarker-testing"),
            ("places", "KE"),
            ("sources.title", "Questions and answers on the resolution"));
        Assert.Contains("The draft is saved", staff.Text, StringComparison.Ordinal);
        var editor = staff.Address.AbsolutePath;

        using (var stranger = new Visitor(staff.Address.GetLeftPart(UriPartial.Authority)))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync("/briefs/mass-spectrometry-for-small-laboratories")).Status);
            Assert.Equal("/login", (await stranger.OpenAsync($"{editor}/preview")).Address.AbsolutePath);
        }

        await staff.OpenAsync($"{editor}/preview");
        Assert.Contains("quokkametrics", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", staff.Page.Body!.InnerHtml, StringComparison.Ordinal);

        await staff.OpenAsync(editor);
        await staff.PressAsync("Save and publish");
        Assert.Contains("It is published", staff.Text, StringComparison.Ordinal);
        return "/briefs/mass-spectrometry-for-small-laboratories";
    }

    private static async Task FindAsync(Visitor reader, string path)
    {
        var link = await Eventually.GetAsync("the brief in search", async () => (await reader.OpenAsync("/search?q=quokkametrics")).Page.QuerySelector($"a[href='{path}']"));
        Assert.Contains("Mass spectrometry", link.TextContent, StringComparison.Ordinal);
        Assert.Contains(reader.Page.QuerySelectorAll("mark"), mark => mark.TextContent == "quokkametrics");
        Assert.Contains("Kenya", reader.Text, StringComparison.Ordinal);
        await reader.OpenAsync(path);
        Assert.Contains("Ask for your zebrafish results", reader.Text, StringComparison.Ordinal);
        foreach (var other in new[] { "/", "/briefs", "/topics/biomarker-testing", "/countries/KE", "/feed.atom", "/sitemap.xml" })
        {
            Assert.Contains(path, await reader.Http.GetStringAsync(other), StringComparison.Ordinal);
        }
    }

    private static async Task SubscribeAsync(HubProcess hub, Visitor reader, string address, string audience, string locale)
    {
        await reader.OpenAsync("/subscribe");
        await reader.PressAsync("Subscribe", ("email", address), ("audience", audience), ("locale", locale), ("topics", "laboratory-and-diagnostics"));
        Assert.Contains("Look into your mailbox", reader.Text, StringComparison.Ordinal);

        var mail = await new ReaderMailbox(hub, address).WaitForAsync("KnowledgeHub");
        await reader.OpenAsync(ReaderMailbox.LinkIn(mail, "/confirm/"));
        var button = reader.Page.QuerySelector("main button")!.TextContent.Trim();
        await reader.PressAsync(button);
        Assert.Contains(locale == "fr" ? "Vous êtes abonné" : "You are subscribed", reader.Text, StringComparison.Ordinal);
    }

    private static async Task SendIssueAsync(Visitor staff, string title)
    {
        await staff.OpenAsync("/admin/issues/new");
        if (staff.Text.Contains("Add all that no issue held", StringComparison.Ordinal))
        {
            await staff.PressAsync("Add all that no issue held");
        }
        else
        {
            // Nothing is new for the second issue, so that the brief is looked up.
            await staff.PressAsync("Find", ("words", "Mass spectrometry"));
            await staff.PressAsync("Add");
        }

        await staff.PressAsync("Save the issue", ("title", title), ("intro", "This month: **one brief**."));
        Assert.Contains("The issue is saved", staff.Text, StringComparison.Ordinal);
        await staff.PressAsync("Send now");
        Assert.Contains("The issue is being sent", staff.Text, StringComparison.Ordinal);
    }
}

public sealed class MainJourneyOnSqlite(SqliteData data) : MainJourney(data), IClassFixture<SqliteData>;

public sealed class MainJourneyOnPostgres(PostgresData data) : MainJourney(data), IClassFixture<PostgresData>;
