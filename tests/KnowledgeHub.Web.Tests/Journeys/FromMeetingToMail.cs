using System.Globalization;
using System.Net;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>The whole way of a promise: said in a meeting, written down, tracked, mailed to who it concerns, and looked up on the public page.</summary>
public abstract class FromMeetingToMail(HubData data)
{
    private const string Reader = "wilma@example.org";
    private const string Promised = "The Xylophone Ministry pays for quokka tests in every province";

    [Fact(Timeout = 240_000)]
    public async Task What_a_ministry_said_in_a_meeting_reaches_a_reader_and_a_gap_of_the_map_asks_them()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, [.. data.Settings]);
        using var staff = await StaffMember.LogInAsync(hub);
        using var reader = new Visitor(hub.Url);
        await SubscribeAsync(hub, reader, Reader, "financing-and-reimbursement");
        await SubscribeAsync(hub, reader, "other@example.org", "workforce");
        var (organisation, person, item) = await MeetAsync(staff);
        var commitment = await CaptureAsync(staff);

        // Its day is near, so the page of a new issue offers it, and the commitment's own page leads there too.
        await staff.OpenAsync("/admin/issues/new");
        Assert.NotNull(staff.Page.QuerySelector($"button[aria-label='Add the commitment {Promised}']"));
        await staff.OpenAsync(commitment);
        await staff.OpenAsync(staff.Page.QuerySelector("a[href^='/admin/issues/new?commitment=']")!.GetAttribute("href")!);
        var gap = staff.Page.QuerySelector("#gap option[value$=':KE']")!.GetAttribute("value")!;
        await staff.PressAsync("Add the question", ("gap", gap));
        await staff.PressAsync("Add the question", ("gap", gap));
        Assert.Contains("It is in the issue already.", staff.Text, StringComparison.Ordinal);
        await staff.PressAsync("Save the issue", ("title", "Promised by spring"));
        var issue = staff.Address.AbsolutePath;
        Assert.Contains("Every commitment is still as the issue tells it.", (await staff.OpenAsync($"{issue}/preflight")).Text, StringComparison.Ordinal);
        await staff.OpenAsync(issue);
        await staff.PressAsync("Send now");

        var mail = await new ReaderMailbox(hub, Reader).WaitForAsync("Promised by spring");
        Assert.Contains(Promised, mail.Text, StringComparison.Ordinal);
        Assert.Contains(Due.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("fr")), mail.Text, StringComparison.Ordinal);
        Assert.Contains("Kenya", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"{hub.Url}/fr/asks/{gap.Split(':')[0]}?country=KE", mail.Text, StringComparison.Ordinal);
        await reader.OpenAsync(ReaderMailbox.LinkIn(mail, "/fr/commitments/"));
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        Assert.Contains(Promised, reader.Text, StringComparison.Ordinal);

        await ForSomeAsync(hub, staff, item, commitment);
        await WhatTheyGotAsync(staff, organisation, person);
        await TakenBackAsync(staff, reader, commitment, issue);
    }

    // In about forty days, and not on a first, which French writes in a way of its own.
    private static DateOnly Due => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(40) is { Day: > 1 } day ? day : DateOnly.FromDateTime(DateTime.UtcNow).AddDays(41);

    private static async Task SubscribeAsync(HubProcess hub, Visitor reader, string address, string topic)
    {
        await reader.OpenAsync("/subscribe");
        await reader.PressAsync("Subscribe", ("email", address), ("audience", "policymaker"), ("locale", "fr"), ("topics", topic));
        await reader.OpenAsync(ReaderMailbox.LinkIn(await new ReaderMailbox(hub, address).WaitForAsync("KnowledgeHub"), "/confirm/"));
        await reader.PressAsync(reader.Page.QuerySelector("main button")!.TextContent.Trim());
    }

    // An organisation with somebody in it, a meeting, and the meeting's outcome on the public site.
    private static async Task<(string Organisation, string Person, string Item)> MeetAsync(Visitor staff)
    {
        await staff.OpenAsync("/admin/stakeholders/organisations/new");
        await staff.PressAsync("Save the organisation", ("name", "Xylophone Ministry"), ("kind", "government"), ("country", "KE"), ("topic", "reimbursement"), ("is-public", "yes"));
        var organisation = staff.Address.AbsolutePath;
        await staff.OpenAsync("/admin/stakeholders/people/new");
        await staff.PressAsync("Save the person", ("name", "Wilma Xylophone"), ("lawful-basis", "public-task"), ("address-kind", "mail"), ("address-value", Reader));
        var person = staff.Address.AbsolutePath;
        await staff.PressAsync("Add the role", ("title", "Director"), ("organisation", "Xylophone Ministry"), ("from-day", "2025-01-01"));
        await staff.OpenAsync($"/admin/stakeholders/engagements/new?organisation={organisation.Split('/')[^1]}");
        await staff.PressAsync("Save the engagement", ("subject", "Who pays for quokka tests"), ("on-day", "2026-01-02"));
        await staff.PressAsync("Write the meeting outcome", ("title", "Who pays for quokka tests"));
        await staff.PressAsync("Save and publish", ("summary", "The ministry said who pays, and by when."), ("body", "They pay for quokka tests in every province by next spring."), ("sources.title", "Minutes of the meeting"), ("topics", "reimbursement"));
        Assert.Contains("It is published", staff.Text, StringComparison.Ordinal);
        return (organisation, person, staff.Address.AbsolutePath.Split('/')[^1]);
    }

    // The words name nobody, so the form proposes who was met.
    private static async Task<string> CaptureAsync(Visitor staff)
    {
        await staff.OpenAsync($"/admin/commitments/capture/{staff.Address.AbsolutePath.Split('/')[^1]}");
        var anchor = staff.Page.QuerySelectorAll("select[name=anchor] option").First(option => option.TextContent.StartsWith("They pay", StringComparison.Ordinal)).GetAttribute("value");
        await staff.PressAsync("Make it a commitment", ("anchor", anchor));
        Assert.Equal("Xylophone Ministry", staff.Page.QuerySelector("[name=organisation]")!.GetAttribute("value"));
        await staff.PressAsync("Save the commitment", ("title", Promised), ("due-on", Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("is-public", "yes"));
        Assert.StartsWith("/admin/commitments/0", staff.Address.AbsolutePath, StringComparison.Ordinal);
        return staff.Address.AbsolutePath;
    }

    // Whom the outcome concerns becomes a segment, and an issue for it reaches nobody else.
    private static async Task ForSomeAsync(HubProcess hub, Visitor staff, string item, string commitment)
    {
        await staff.OpenAsync($"/admin/stakeholders/who/{item}");
        Assert.Contains("Xylophone Ministry", staff.Text, StringComparison.Ordinal);
        await staff.PressAsync("Make the segment", ("name", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);
        await staff.PressAsync("Make the segment", ("name", "Those who pay"));
        await staff.OpenAsync($"/admin/issues/new?commitment={commitment.Split('/')[^1]}");
        var segment = staff.Page.QuerySelectorAll("#segment option").First(option => option.TextContent.Contains("Those who pay", StringComparison.Ordinal)).GetAttribute("value");
        await staff.PressAsync("Save the issue", ("title", "For those who pay"), ("segment", segment));
        var issue = staff.Address.AbsolutePath;
        await staff.PressAsync("Send now");
        await new ReaderMailbox(hub, Reader).WaitForAsync("For those who pay");
        await Eventually.GetAsync("the issue to be sent", async () => (await staff.OpenAsync(issue)).Text.Contains("1 of 1 handled", StringComparison.Ordinal) ? "sent" : null);
        Assert.DoesNotContain(new ReaderMailbox(hub, "other@example.org").All(), mail => mail.Subject.Contains("For those who pay", StringComparison.Ordinal));
    }

    // Only a consent for it lets staff see what somebody got.
    private static async Task WhatTheyGotAsync(Visitor staff, string organisation, string person)
    {
        Assert.Contains($"Promised: {Promised}", (await staff.OpenAsync(organisation)).Text, StringComparison.Ordinal);
        Assert.Contains("One person has not agreed to being looked up", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Promised by spring", staff.Text, StringComparison.Ordinal);
        await staff.OpenAsync(person);
        await staff.PressAsync("Record it", ("purpose", "mail-history"), ("source", "by mail"));
        await Eventually.GetAsync("the issue on the organisation's page", async () =>
            (await staff.OpenAsync(organisation)).Page.QuerySelector("#newsletters li") is { } line && line.TextContent.Contains("delivered", StringComparison.Ordinal) ? line.TextContent : null);
        Assert.Contains("Promised by spring", staff.Text, StringComparison.Ordinal);
        await staff.OpenAsync(person);
        await staff.PressAsync("Withdraw");
        Assert.DoesNotContain("Promised by spring", (await staff.OpenAsync(organisation)).Text, StringComparison.Ordinal);
    }

    // What readers may not see any more leaves the archive, and staff are told before they mail it again.
    private static async Task TakenBackAsync(Visitor staff, Visitor reader, string commitment, string issue)
    {
        var archived = (await staff.OpenAsync(issue)).Page.QuerySelector("a[href^='/newsletters/2']")!.GetAttribute("href")!;
        Assert.Contains(Promised, (await reader.OpenAsync(archived)).Text, StringComparison.Ordinal);
        await staff.OpenAsync($"{commitment}/edit");
        await staff.PressAsync("Save the commitment", ("is-public", null));
        Assert.DoesNotContain(Promised, (await reader.OpenAsync(archived)).Text, StringComparison.Ordinal);
        Assert.Contains("is not public any more and will be left out", (await staff.OpenAsync($"{issue}/preflight")).Text, StringComparison.Ordinal);
    }
}

public sealed class FromMeetingToMailOnSqlite(SqliteData data) : FromMeetingToMail(data), IClassFixture<SqliteData>;

public sealed class FromMeetingToMailOnPostgres(PostgresData data) : FromMeetingToMail(data), IClassFixture<PostgresData>;
