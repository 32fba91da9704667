using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>Topics are merged and items related by HTTP alone: what readers noted goes on leading somewhere, and they are told of newer items.</summary>
public abstract class TaxonomyJourney(HubData data)
{
    [Fact(Timeout = 240_000)]
    public async Task Topics_are_merged_and_items_related_and_readers_lose_nothing()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, [.. data.Settings]);
        using var ada = await LogInAsync(hub);
        using var reader = new Visitor(hub.Url);
        await MergeAsync(hub, ada, reader);
        await RelateAsync(ada, reader);
        await ChangeCountryAsync(ada, reader);
    }

    private static async Task MergeAsync(HubProcess hub, Visitor ada, Visitor reader)
    {
        await ada.OpenAsync("/admin/topics/new");
        await ada.PressAsync("Save the topic", ("name", "Snorkelgraphy"), ("synonyms", "deep snorkeling\nsnorkel charts"));
        Assert.Equal("/admin/topics/snorkelgraphy", ada.Address.AbsolutePath);
        await ada.OpenAsync("/admin/content/new?type=explainer");
        await ada.PressAsync("Save and publish", ("title", "Charts below water"), ("summary", "A short answer."), ("body", "Many words."), ("topics", "snorkelgraphy"));
        var item = ada.Address.Segments[^1];
        await Eventually.GetAsync("the item under its topic", async () => (await reader.OpenAsync("/search?topic=snorkelgraphy")).Page.QuerySelector(".hits a[href='/explainers/charts-below-water']"));

        await ada.OpenAsync("/admin/topics/snorkelgraphy");
        Assert.Contains("1 published item.", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("See what changes", ("into", "laboratory-and-diagnostics"));
        Assert.Contains("1 published item, 0 withdrawn items and 0 drafts", ada.Text, StringComparison.Ordinal);
        Assert.Contains("Snorkelgraphy, deep snorkeling, snorkel charts", ada.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync("/topics/snorkelgraphy")).Status);
        await ada.PressAsync("Merge them");
        Assert.Contains("The topics are merged", ada.Text, StringComparison.Ordinal);

        using var plain = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(hub.Url) };
        using var moved = await plain.GetAsync("/topics/snorkelgraphy");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/topics/laboratory-and-diagnostics"), (moved.StatusCode, moved.Headers.Location?.ToString()));
        await Eventually.GetAsync("the item under the other topic", async () => (await reader.OpenAsync("/search?topic=laboratory-and-diagnostics&q=charts")).Page.QuerySelector(".hits a[href='/explainers/charts-below-water']"));
        await reader.OpenAsync("/search?topic=snorkelgraphy&q=charts");
        Assert.NotNull(reader.Page.QuerySelector(".hits a[href='/explainers/charts-below-water']"));
        Assert.DoesNotContain("snorkelgraphy", reader.Page.QuerySelector(".facets")!.InnerHtml, StringComparison.Ordinal);
        Assert.NotNull((await reader.OpenAsync("/search?q=snorkel+charts")).Page.QuerySelector(".hits a[href='/explainers/charts-below-water']"));
        Assert.Contains("Charts below water", await reader.Http.GetStringAsync("/search.atom?topic=snorkelgraphy"), StringComparison.Ordinal);
        using var found = JsonDocument.Parse(await reader.Http.GetStringAsync("/api/v1/search?topic=snorkelgraphy&q=charts"));
        Assert.Equal(item, found.RootElement.GetProperty("results")[0].GetProperty("id").GetString());
        using var content = JsonDocument.Parse(await reader.Http.GetStringAsync($"/api/v1/content/{item}"));
        Assert.Equal("laboratory-and-diagnostics", content.RootElement.GetProperty("content").GetProperty("topics")[0].GetString());
        Assert.NotNull((await ada.OpenAsync($"/admin/content/{item}")).Page.QuerySelector("input[name=topics][value=laboratory-and-diagnostics][checked]"));
        Assert.Contains(item, (await ada.OpenAsync("/admin/audit?action=merged")).Text, StringComparison.Ordinal);
    }

    private static async Task RelateAsync(Visitor ada, Visitor reader)
    {
        var older = await PublishAsync(ada, "Old tidal guidance", "<p>First words.</p>");
        var newer = await PublishAsync(ada, "New tidal guidance", "<p>It replaces <a href=\"/explainers/old-tidal-guidance\">the old one</a>.</p>");
        using var suggested = JsonDocument.Parse(await ada.Http.GetStringAsync($"/admin/content/{newer}/relations/items?q=old+tidal"));
        Assert.Equal("/explainers/old-tidal-guidance", suggested.RootElement.GetProperty("items")[0].GetProperty("address").GetString());

        await ada.OpenAsync($"/admin/content/{newer}");
        await ada.PressAsync("Relate them", ("kind", "supersedes"), ("other", "/explainers/nowhere"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Contains("There is no item at “/explainers/nowhere”", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Relate them", ("kind", "supersedes"), ("other", "/explainers/old-tidal-guidance"));
        Assert.Contains("The items are related", ada.Text, StringComparison.Ordinal);
        await ada.OpenAsync($"/admin/content/{older}");
        Assert.Contains("Superseded by New tidal guidance", ada.Text, StringComparison.Ordinal);
        Assert.Contains("New tidal guidance Explainer, links to it", ada.Text, StringComparison.Ordinal);

        await reader.OpenAsync("/explainers/old-tidal-guidance");
        Assert.Contains("Superseded by New tidal guidance on", reader.Text, StringComparison.Ordinal);
        Assert.NotNull(reader.Page.QuerySelector(".superseded a[href='/explainers/new-tidal-guidance']"));
        await reader.OpenAsync("/explainers/new-tidal-guidance");
        Assert.Equal("Supersedes", reader.Page.QuerySelector(".relations dt")!.TextContent);
        Assert.NotNull(reader.Page.QuerySelector(".relations dd a[href='/explainers/old-tidal-guidance']"));
        Assert.Null(reader.Page.QuerySelector(".superseded"));
        await Eventually.GetAsync("the flag in search", async () => (await reader.OpenAsync("/search?q=old+tidal+guidance")).Page.QuerySelector(".superseded-by a[href='/explainers/new-tidal-guidance']"));
        using var content = JsonDocument.Parse(await reader.Http.GetStringAsync($"/api/v1/content/{older}"));
        var relation = content.RootElement.GetProperty("relations")[0];
        Assert.Equal(("supersedes", "backward", newer), (relation.GetProperty("kind").GetString(), relation.GetProperty("direction").GetString(), relation.GetProperty("id").GetString()));

        await ada.OpenAsync($"/admin/content/{newer}");
        await ada.PressAsync("Withdraw", ("note", "It was wrong."));
        Assert.Null((await reader.OpenAsync("/explainers/old-tidal-guidance")).Page.QuerySelector(".superseded"));
        await ada.OpenAsync($"/admin/content/{older}");
        await ada.PressAsync("Remove");
        Assert.Contains("It is not related to another item", ada.Text, StringComparison.Ordinal);
    }

    private static async Task ChangeCountryAsync(Visitor ada, Visitor reader)
    {
        await ada.OpenAsync("/admin/places?q=kenya");
        Assert.Contains("1 country", ada.Text, StringComparison.Ordinal);
        await ada.OpenAsync("/admin/places/KE");
        await ada.PressAsync("Save the country", ("income", "upper-middle"));
        Assert.Contains("The country is saved", ada.Text, StringComparison.Ordinal);
        await Eventually.GetAsync("Kenya among upper-middle incomes", async () =>
            JsonDocument.Parse(await reader.Http.GetStringAsync("/api/v1/search?country=KE&income=upper-middle")).RootElement.GetProperty("total").GetInt32() > 0 ? "found" : null);
        Assert.Contains("Policymaker", (await ada.OpenAsync("/admin/audiences")).Text, StringComparison.Ordinal);
    }

    private async Task<Visitor> LogInAsync(HubProcess hub)
    {
        var (exit, _, errors) = await HubProcess.RunAsync(hub.DataPath, ["user", "add", "--email", "ada@example.org", "--role", "Administrator", "--password-stdin"], StaffMember.Password, [.. data.Settings]);
        Assert.True(exit == 0, errors);
        var staff = new Visitor(hub.Url);
        await staff.OpenAsync("/login");
        await staff.PressAsync("Log in", ("email", "ada@example.org"), ("password", StaffMember.Password));
        return staff;
    }

    private static async Task<string> PublishAsync(Visitor ada, string title, string body)
    {
        await ada.OpenAsync("/admin/content/new?type=explainer");
        await ada.PressAsync("Save and publish", ("title", title), ("summary", "A short answer."), ("body", body));
        return ada.Address.Segments[^1];
    }
}

public sealed class TaxonomyJourneyOnSqlite(SqliteData data) : TaxonomyJourney(data), IClassFixture<SqliteData>;

public sealed class TaxonomyJourneyOnPostgres(PostgresData data) : TaxonomyJourney(data), IClassFixture<PostgresData>;
