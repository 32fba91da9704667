using System.Net;
using System.Text.RegularExpressions;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>From a sentence of a meeting outcome to the public page: recorded, reported by its owner, accepted, and in the feed.</summary>
public sealed partial class CommitmentsJourney(SqliteData data) : IClassFixture<SqliteData>
{
    private const string Root = "/admin/commitments";

    [Fact(Timeout = 180_000)]
    public async Task A_sentence_becomes_a_commitment_its_owner_reports_and_readers_see_it_with_evidence()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var manager = await StaffMember.LogInAsync(hub, "mara@example.org", "StakeholderManager");
        using var author = await StaffMember.LogInAsync(hub, "author@example.org", "Author");
        using var visitor = new Visitor(hub.Url);
        var item = Item().Match(await visitor.Http.GetStringAsync("/api/v1/search?q=brussels+payers&size=20&type=meeting-outcome")).Groups[1].Value;
        await manager.OpenAsync($"{Root}/capture/{item}");
        var anchor = manager.Page.QuerySelectorAll("select[name=anchor] option").First(option => option.TextContent.StartsWith("Publish four figures each year: share", StringComparison.Ordinal)).GetAttribute("value");
        await manager.PressAsync("Make it a commitment", ("anchor", anchor));
        await manager.PressAsync("Save the commitment", ("title", "Payers publish four quokka figures each year"), ("promised-by", ""), ("due-on", "2026-01-15"), ("made-on", "2025-12-01"), ("is-public", null));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, manager.Status);
        await manager.PressAsync("Save the commitment", ("promised-by", "Example Payers' Forum"));
        var record = manager.Address.AbsolutePath;
        const string slug = "/commitments/payers-publish-four-quokka-figures-each-year";
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(slug)).Status);
        await NothingOfItAsync(visitor, author, record);

        await manager.OpenAsync($"{record}/edit");
        await manager.PressAsync("Save the commitment", ("is-public", "yes"));
        await visitor.OpenAsync(slug);
        Assert.Contains("Overdue", visitor.Text, StringComparison.Ordinal);
        var passage = visitor.Page.QuerySelector($"a[href$='#{anchor}']")!.GetAttribute("href")!;
        Assert.NotNull((await visitor.OpenAsync(passage)).Page.GetElementById(anchor!));
        Assert.Contains("quokka", visitor.Text, StringComparison.Ordinal);

        await manager.OpenAsync(record);
        await manager.PressAsync("Mail the link", ("email", "owner@example.org"), ("locale", "fr"));
        var link = await Eventually.GetAsync("the mail with the link", () => LinkIn(hub.DataPath));
        using var owner = new Visitor(hub.Url);
        await owner.OpenAsync(link);
        Assert.Equal(0, owner.CookieCount);
        await owner.PressAsync("Envoyer le rapport", ("status", "completed"), ("on-day", "2026-01-10"), ("name", "Olga"), ("organisation", "Forum"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Status);
        await owner.PressAsync("Envoyer le rapport", ("evidence-url", "https://example.org/figures"), ("barriers", "Six definitions of eligible"));
        Assert.Contains("En attente de lecture", owner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org/figures", (await visitor.OpenAsync(slug)).Page.Body!.InnerHtml, StringComparison.Ordinal);

        Assert.Contains("quokka", (await manager.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        await manager.OpenAsync(record);
        await manager.PressAsync("Accept the report");
        await visitor.OpenAsync(slug);
        Assert.Contains("Completed", visitor.Text, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("a[href='https://example.org/figures']"));
        Assert.DoesNotContain("Olga", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("quokka figures each year (Completed)", await visitor.Http.GetStringAsync("/commitments/feed.atom"), StringComparison.Ordinal);
        Assert.Contains("quokka", (await visitor.OpenAsync("/commitments?q=definitions+eligible&status=completed")).Text, StringComparison.Ordinal);
        Assert.Contains("Achevé", (await visitor.OpenAsync($"/fr{slug}")).Text, StringComparison.Ordinal);
    }

    private static async Task NothingOfItAsync(Visitor visitor, Visitor author, string record)
    {
        foreach (var path in new[] { "/commitments", "/commitments.csv", "/commitments/feed.atom", "/api/v1/commitments?q=quokka", "/search?q=quokka", "/api/v1/search?q=quokka", "/sitemap.xml", "/feed.atom" })
        {
            var text = await visitor.Http.GetStringAsync(path);
            Assert.DoesNotContain("publish four quokka", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("four-quokka", text, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var path in new[] { Root, record, $"{record}/edit", $"{Root}/new", $"{Root}/export.csv", $"{Root}/import", $"{Root}/deleted" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await author.OpenAsync(path)).Status);
            Assert.Equal("/login", (await visitor.OpenAsync(path)).Address.AbsolutePath);
        }

        Assert.DoesNotContain("quokka", (await author.OpenAsync("/admin")).Text, StringComparison.Ordinal);
    }

    private static string? LinkIn(string dataPath) => Directory.EnumerateFiles(Path.Combine(dataPath, "outbox"), "*.eml")
        .Select(file => Link().Match(File.ReadAllText(file).Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal))).FirstOrDefault(match => match.Success)?.Value;

    [GeneratedRegex("\"id\":\"([0-9a-z]{26})\",\"externalId\":[^,]*,\"type\":\"meeting-outcome\",\"title\":\"[^\"]*[Bb]russels")]
    private static partial Regex Item();

    [GeneratedRegex("/fr/progress/[A-Za-z0-9_-]{48}")]
    private static partial Regex Link();
}
