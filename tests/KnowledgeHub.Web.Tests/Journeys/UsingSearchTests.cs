using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>What a reader does with search, by HTTP alone: suggestions, years, passages, reasons, taking away, help.</summary>
public sealed class UsingSearchTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 120_000)]
    public async Task Suggestions_lead_to_what_readers_can_open_and_to_nothing_else()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var reader = new Visitor(hub.Url);
        using var ada = await StaffMember.LogInAsync(hub);
        var genomic = await SuggestAsync(reader, "nomic");
        Assert.Contains(("Topic", "Genomic databases", "/topics/genomic-databases"), genomic);
        Assert.Equal(("Country", "Kenya", "/countries/KE"), (await SuggestAsync(reader, "keny"))[0]);
        var (kind, organisation, search) = (await SuggestAsync(reader, "city cancer"))[0];
        Assert.Equal(("Organisation", "City Cancer Challenge"), (kind, organisation));
        Assert.NotEmpty((await reader.OpenAsync(search)).Page.QuerySelectorAll(".hit"));
        foreach (var (_, text, url) in genomic)
        {
            Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync(url)).Status);
            Assert.Contains(text, reader.Text, StringComparison.Ordinal);
        }

        await ada.OpenAsync("/admin/content/new?type=explainer");
        await ada.PressAsync("Save the draft", ("title", "Quaggametrics explained"), ("summary", "S"), ("body", "Genomic databases for quaggas."), ("topics", "genomic-databases"));
        var editor = ada.Address.AbsolutePath;
        Assert.Empty(await SuggestAsync(reader, "quagga"));
        await ada.PressAsync("Save and publish");
        await Eventually.GetAsync("the suggestion", async () => (await SuggestAsync(reader, "metrics expl")).Count > 0 ? "there" : null);
        await ada.OpenAsync(editor);
        await ada.PressAsync("Withdraw", ("note", "Invented for a test."));
        await Eventually.GetAsync("its end", async () => (await SuggestAsync(reader, "quagga")).Count == 0 ? "gone" : null);
        foreach (var url in reader.Page.QuerySelectorAll("a[href^='/briefs/']").Select(link => link.GetAttribute("href")!).Distinct().Take(4))
        {
            await reader.OpenAsync(url);
            Assert.DoesNotContain("Quaggametrics", reader.Text, StringComparison.Ordinal);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Browsers_get_suggestions_and_a_shared_cache_may_keep_them_for_a_minute()
    {
        await using var hub = await HubProcess.StartAsync(data.Path, ("Hub__SuggestionsPerMinute", "6"));
        using var reader = new Visitor(hub.Url);
        var opensearch = XDocument.Parse((await reader.Http.GetStringAsync("/opensearch.xml")).TrimStart());
        var template = opensearch.Root!.Elements().Single(url => (string?)url.Attribute("type") == "application/x-suggestions+json").Attribute("template")!.Value;
        using var answer = await reader.Http.GetAsync(template.Replace("{searchTerms}", "workf", StringComparison.Ordinal));
        Assert.Equal("application/x-suggestions+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal((true, TimeSpan.FromMinutes(1)), (answer.Headers.CacheControl!.Public, answer.Headers.CacheControl.MaxAge));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("workf", json.RootElement[0].GetString());
        Assert.Contains("Workforce", json.RootElement[1].EnumerateArray().Select(text => text.GetString()));
        Assert.All(json.RootElement[3].EnumerateArray(), url => Assert.StartsWith(hub.Url, url.GetString(), StringComparison.Ordinal));

        for (var n = 0; n < 5; n++)
        {
            using var more = await reader.Http.GetAsync($"/search/suggest?q={n}");
            Assert.Equal(HttpStatusCode.OK, more.StatusCode);
        }

        using var tooMany = await reader.Http.GetAsync("/search/suggest?q=more");
        Assert.Equal(HttpStatusCode.TooManyRequests, tooMany.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync("/search?q=workforce")).Status);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_span_of_years_is_kept_everywhere_and_can_be_removed()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var reader = new Visitor(hub.Url);
        await reader.OpenAsync("/search?q=test&type=policy-brief&sort=title");
        var all = await TotalAsync(reader, "q=test&type=policy-brief");
        await reader.PressAsync("Show these years", ("from", "2026"), ("to", ""));
        Assert.Equal("?q=test&type=policy-brief&sort=title&from=2026&to=", reader.Address.Query);
        Assert.Contains("Published: since 2026", reader.Text, StringComparison.Ordinal);
        var narrowed = await TotalAsync(reader, "q=test&type=policy-brief&from=2026");
        Assert.InRange(narrowed, 1, all - 1);
        Assert.Equal(narrowed, reader.Page.QuerySelectorAll(".hits > li").Length);
        Assert.All(
            reader.Page.QuerySelectorAll(".sorts a, .facet a, .chips a.chip:not([href*='sort=title&from']), .take-all a").Where(link => !link.ParentElement!.TextContent.Contains("Published", StringComparison.Ordinal)),
            link => Assert.Contains("from=2026", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("from=2026", reader.Page.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(narrowed + 1, (await reader.Http.GetStringAsync("/search.csv?q=test&type=policy-brief&from=2026")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(narrowed, XDocument.Parse(await reader.Http.GetStringAsync("/search.atom?q=test&type=policy-brief&from=2026")).Root!.Elements().Count(element => element.Name.LocalName == "entry"));

        Assert.Equal("2026", reader.Page.QuerySelector(".search-form input[name=from]")!.GetAttribute("value"));
        await reader.OpenAsync(reader.Page.QuerySelectorAll("a.chip").Single(chip => chip.TextContent.Contains("Published", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.DoesNotContain("Published:", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Type: Policy briefs", reader.Text, StringComparison.Ordinal);

        Assert.Equal(await TotalAsync(reader, "q=test&from=2025&to=2026"), await TotalAsync(reader, "q=test&from=2026&to=2025"));
        Assert.Equal(await TotalAsync(reader, "q=test"), await TotalAsync(reader, "q=test&from=soon&to=-1"));
        Assert.True((await reader.OpenAsync("/briefs?to=2025")).Page.QuerySelectorAll(".cards > li").Length > 0);
        Assert.Contains("Published: until 2025", reader.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_result_leads_to_the_very_passage_on_the_page()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var reader = new Visitor(hub.Url);
        var hits = new List<(string Link, List<string> Marks)>();
        foreach (var words in new[] { "turnaround", "\"tumour board\" pharmacy", "takeaway:budget", "summary:publish" })
        {
            await reader.OpenAsync($"/search?q={Uri.EscapeDataString(words)}");
            hits.AddRange(reader.Page.QuerySelectorAll(".hit").Where(hit => hit.QuerySelector(".passage-link") is not null)
                .Select(hit => (hit.QuerySelector(".passage-link")!.GetAttribute("href")!, hit.QuerySelectorAll(".passage mark").Select(mark => mark.TextContent).ToList())));
        }

        Assert.Contains(hits, hit => hit.Link.Contains("#takeaway-", StringComparison.Ordinal));
        Assert.Contains(hits, hit => hit.Link.Contains("#p-", StringComparison.Ordinal));
        foreach (var (link, marks) in hits)
        {
            await reader.OpenAsync(link);
            var paragraph = reader.Page.GetElementById(link.Split('#')[1]);
            Assert.NotNull(paragraph);
            Assert.Contains(marks, mark => paragraph.TextContent.Contains(mark, StringComparison.Ordinal));
            Assert.Single(reader.Page.QuerySelectorAll($"[id='{paragraph.Id}']"));
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task A_result_says_why_it_is_one_and_the_API_says_so_when_asked()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var reader = new Visitor(hub.Url);
        await reader.OpenAsync("/search?q=NGS+samples+unheardofword");
        var why = reader.Page.QuerySelectorAll(".why").Select(details => string.Join(' ', details.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains(why, text => text.Contains("by a synonym from our thesaurus (“next-generation sequencing”)", StringComparison.Ordinal));
        Assert.All(why, text => Assert.Contains("Not in this item: ", text, StringComparison.Ordinal));
        Assert.All(why, text => Assert.Contains("“unheardofword”", text, StringComparison.Ordinal));
        Assert.All(reader.Page.QuerySelectorAll(".why a"), link => Assert.Equal("/search/help#ranking", link.GetAttribute("href")));

        Assert.DoesNotContain("\"typed\"", await reader.Http.GetStringAsync("/api/v1/search?q=NGS"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await reader.Http.GetStringAsync("/api/v1/search?q=NGS+samples&explain=true"));
        var found = json.RootElement.GetProperty("results").EnumerateArray().SelectMany(result => result.GetProperty("why").GetProperty("found").EnumerateArray()).ToList();
        Assert.Contains(found, word => word.GetProperty("typed").GetString() == "ngs" && word.GetProperty("as").EnumerateArray().Any(form => form.GetProperty("how").GetString() == "synonym"));
        Assert.Empty((await reader.OpenAsync("/search?type=policy-brief")).Page.QuerySelectorAll(".why"));
    }

    [Fact(Timeout = 120_000)]
    public async Task Ticked_results_are_taken_away_in_every_format_and_only_published_ones()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var reader = new Visitor(hub.Url);
        using var ada = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/content/new?type=explainer");
        await ada.PressAsync("Save the draft", ("title", "Secret draft"), ("summary", "S"), ("body", "B"));
        var draft = ada.Address.AbsolutePath.Split('/')[^1];

        await reader.OpenAsync("/search?q=medicine");
        var ids = reader.Page.QuerySelectorAll("input[type=checkbox][name=id][form=selection]").Select(box => box.GetAttribute("value")!).ToList();
        var titles = reader.Page.QuerySelectorAll(".hits h3 a").Select(link => link.TextContent).ToList();
        Assert.Equal("get", reader.Page.QuerySelector("form#selection")!.GetAttribute("method"));
        var buttons = reader.Page.QuerySelectorAll("form#selection button[formaction]").ToDictionary(button => button.FirstChild!.TextContent, button => button.GetAttribute("formaction")!);
        var query = $"?id={ids[2]}&id={draft}&id={ids[0]}&id=nonsense";
        var ris = await reader.Http.GetStringAsync(buttons["RIS"] + query);
        Assert.Equal(2, ris.Split("TY  -").Length - 1);
        Assert.True(ris.IndexOf(titles[2], StringComparison.Ordinal) is >= 0 and var third && third < ris.IndexOf(titles[0], StringComparison.Ordinal));
        Assert.Equal(2, (await reader.Http.GetStringAsync(buttons["BibTeX"] + query)).Split('\n').Count(line => line.StartsWith('@')));
        Assert.Equal(2, JsonDocument.Parse(await reader.Http.GetStringAsync(buttons["CSL-JSON"] + query)).RootElement.GetArrayLength());
        Assert.Equal(3, (await reader.Http.GetStringAsync(buttons["CSV"] + query)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        await reader.OpenAsync(buttons["RIS"]);
        Assert.Equal(HttpStatusCode.BadRequest, reader.Status);
        Assert.Contains("No result is ticked. Go back, tick the boxes", reader.Text, StringComparison.Ordinal);
        await reader.OpenAsync($"{buttons["RIS"]}?{string.Join('&', Enumerable.Range(0, 101).Select(n => $"id={n}"))}");
        Assert.Equal(HttpStatusCode.BadRequest, reader.Status);
        Assert.Contains("At most 100 results", reader.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync($"{buttons["CSV"]}?id={draft}")).Status);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_reference_manager_reads_a_report_by_the_alliance_from_the_page()
    {
        await using var hub = await HubProcess.StartAsync(data.Path, ("Hub__Name", "Alliance for Precise Care"));
        using var reader = new Visitor(hub.Url);
        await reader.OpenAsync("/briefs/six-jobs-after-wha79");
        Assert.NotNull(Tag(reader, "citation_technical_report_institution"));
        Assert.Equal("Alliance for Precise Care", FamilyName(Tag(reader, "citation_author")!));
        Assert.Equal("Alliance for Precise Care", Tag(reader, "citation_technical_report_institution"));
        Assert.Equal("Alliance for Precise Care", Tag(reader, "citation_publisher"));
        Assert.Equal("After Geneva: six jobs for policymakers, and who should own each", Tag(reader, "citation_title"));
        Assert.Matches(@"^2026/\d\d/\d\d$", Tag(reader, "citation_publication_date"));
        Assert.StartsWith("The 2026 World Health Assembly resolution comes down to six jobs.", Tag(reader, "citation_abstract"), StringComparison.Ordinal);
        Assert.Contains("National strategies", Tag(reader, "citation_keywords")!.Split(';').Select(tag => tag.Trim()));
        Assert.Equal("en", Tag(reader, "citation_language"));
        Assert.Equal($"{hub.Url}/briefs/six-jobs-after-wha79", Tag(reader, "citation_public_url"));
        Assert.Equal(Tag(reader, "citation_public_url"), Tag(reader, "citation_abstract_html_url"));
        Assert.Equal("Policy brief", Tag(reader, "DC.type"));
        using var json = JsonDocument.Parse(reader.Page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal(("Report", "Organization"), (json.RootElement.GetProperty("@type").GetString(), json.RootElement.GetProperty("author").GetProperty("@type").GetString()));
    }

    [Fact(Timeout = 180_000)]
    public async Task The_help_page_is_found_and_each_of_its_examples_finds_something()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var reader = new Visitor(hub.Url);
        Assert.NotEmpty((await reader.OpenAsync("/search")).Page.QuerySelectorAll("main a[href='/search/help']"));
        Assert.NotNull((await reader.OpenAsync("/")).Page.QuerySelector("footer a[href='/search/help']"));
        await reader.OpenAsync("/search/help");
        Assert.All(new[] { "ranking", "evidence", "counted", "languages" }, id => Assert.NotNull(reader.Page.GetElementById(id)));
        Assert.Contains("Case report or pilot", reader.Text, StringComparison.Ordinal);
        var examples = reader.Page.QuerySelectorAll("main a[href^='/search?q=']").Select(link => link.GetAttribute("href")!).Distinct().ToList();
        Assert.True(examples.Count > 20);
        foreach (var example in examples)
        {
            Assert.True((await reader.OpenAsync(example)).Page.QuerySelector(".hit") is not null, $"{example} finds nothing.");
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task An_evidence_level_is_chosen_by_editors_shown_with_the_item_and_a_filter_of_search()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var reader = new Visitor(hub.Url);
        using var ada = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/content/new?type=case-study");
        await ada.PressAsync("Save the draft", ("title", "Okapi registry"), ("summary", "S"), ("body", "B"), ("evidence", "hearsay"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Contains("'hearsay' is no evidence level; use one of systematic-review,", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Save and publish", ("evidence", "single-group"), ("places", "KE"));
        Assert.Equal("single-group", ada.Page.QuerySelector("select#evidence option[selected]")!.GetAttribute("value"));
        await Eventually.GetAsync("the item in search", async () => (await reader.OpenAsync("/search?q=okapi&evidence=single-group&income=lower-middle")).Page.QuerySelector(".hit"));
        Assert.Contains("Evidence level: Single-group study or registry", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Income group: Lower-middle income", reader.Text, StringComparison.Ordinal);
        Assert.Equal(0, await TotalAsync(reader, "q=okapi&evidence=case-report"));
        Assert.Equal(1, await TotalAsync(reader, "q=okapi+evidence:single-group"));
        await reader.OpenAsync("/case-studies/okapi-registry");
        Assert.Equal("Single-group study or registry", reader.Page.QuerySelector(".facts a[href='/search/help#evidence']")!.TextContent);
    }

    private static async Task<List<(string Kind, string Text, string Url)>> SuggestAsync(Visitor reader, string typed)
    {
        // A cache on the way would be right to keep the answer; the test asks anew.
        using var json = JsonDocument.Parse(await reader.Http.GetStringAsync($"/search/suggest?q={Uri.EscapeDataString(typed)}"));
        return [.. json.RootElement.GetProperty("suggestions").EnumerateArray().Select(one => (one.GetProperty("kind").GetString()!, one.GetProperty("text").GetString()!, one.GetProperty("url").GetString()!))];
    }

    private static async Task<int> TotalAsync(Visitor reader, string query)
    {
        using var json = JsonDocument.Parse(await reader.Http.GetStringAsync($"/api/v1/search?{query}"));
        return json.RootElement.GetProperty("total").GetInt32();
    }

    private static string? Tag(Visitor reader, string name) => reader.Page.QuerySelector($"head > meta[name='{name}']")?.GetAttribute("content");

    // As Zotero reads an author: with a comma the family name stands before it, without one it is the last word.
    private static string FamilyName(string author) =>
        author.Contains(',', StringComparison.Ordinal) ? author.TrimEnd(',', ' ').Split(',')[0] : author[(author.LastIndexOf(' ') + 1)..];
}
