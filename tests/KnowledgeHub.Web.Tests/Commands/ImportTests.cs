using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Commands;

/// <summary><c>import jsonl</c> as an operator runs it.</summary>
public abstract class ImportTests(HubData data)
{
    [Fact(Timeout = 240_000)]
    public async Task Five_thousand_items_are_imported_with_a_progress_line_and_can_be_searched()
    {
        await data.PrepareAsync();
        var file = Path.Combine(Directory.CreateDirectory(data.Path).FullName, "items.jsonl");
        await File.WriteAllLinesAsync(file, Enumerable.Range(1, 5_000).Select(n => Line($"x{n}", $"Item number {n}", $"<p>The word of this one is zq{n.ToString(CultureInfo.InvariantCulture)}zq, and all speak of pathology.</p>")));

        var (exit, output, errors) = await ImportAsync(file, "--publish");
        Assert.True(exit == 0, errors);
        Assert.Contains("5,000 items imported", errors.Replace('.', ','), StringComparison.Ordinal);
        Assert.Contains("5000 added, 0 updated, 0 unchanged", output, StringComparison.Ordinal);
        Assert.True(errors.Split('\n').Count(line => line.Contains("items imported", StringComparison.Ordinal)) >= 5, errors);

        await using (var hub = await HubProcess.StartAsync(data.Path, [.. data.Settings]))
        {
            using var http = new HttpClient { BaseAddress = new Uri(hub.Url) };
            Assert.Equal("x4711", await FindAsync(http, "zq4711zq"));
            Assert.Equal("x1", await FindAsync(http, "zq1zq"));
            var all = await http.GetFromJsonAsync<JsonElement>("/api/v1/search?q=pathology&topic=pathology&size=100");
            Assert.True(all.GetProperty("total").GetInt32() >= 5_000);
        }

        // The same file again changes nothing; one changed line updates one item.
        await File.WriteAllLinesAsync(file, [Line("x1", "Item number 1", "<p>Now it says quokka.</p>"), Line("x2", "Item number 2", "<p>The word of this one is zq2zq, and all speak of pathology.</p>")]);
        Assert.Contains("0 added, 1 updated, 1 unchanged", (await ImportAsync(file, "--publish")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_line_is_named_and_nothing_of_the_file_is_kept()
    {
        await data.PrepareAsync();
        var file = Path.Combine(Directory.CreateDirectory(data.Path).FullName, "broken.jsonl");
        await File.WriteAllLinesAsync(file, [Line("b1", "Good", "<p>Fine.</p>"), "{\"title\": \"cut off", Line("b3", "Good too", "<p>Fine.</p>")]);
        await RejectedAsync(file, "Line 2 can't be imported", "mend the line");
    }

    [Fact]
    public async Task An_unknown_topic_an_over_long_title_and_a_missing_body_are_each_one_sentence()
    {
        await data.PrepareAsync();
        var file = Path.Combine(Directory.CreateDirectory(data.Path).FullName, "wrong.jsonl");
        await File.WriteAllLinesAsync(file, ["""{"id":"w1","title":"T","body":"<p>B</p>","topics":["astrology"]}"""]);
        await RejectedAsync(file, "There is no topic 'astrology'", "choose one from the topic tree");
        await File.WriteAllLinesAsync(file, [Line("w2", new string('t', 400), "<p>B</p>")]);
        await RejectedAsync(file, "Title has 400 characters and at most 160 fit", "shorten it");
        await File.WriteAllLinesAsync(file, ["""{"id":"w3","title":"No text"}"""]);
        await RejectedAsync(file, "its body is missing or empty", "mend the line");
        await RejectedAsync(Path.Combine(data.Path, "not-there.jsonl"), "not-there.jsonl can't be read", "");
    }

    private static string Line(string id, string title, string body) =>
        JsonSerializer.Serialize(new { id, title, body, topics = new[] { "pathology" }, countries = new[] { "KE" }, audiences = new[] { "payer" }, publishedOn = "2026-03-04" });

    private static async Task<string?> FindAsync(HttpClient http, string word)
    {
        return await Eventually.GetAsync(word, async () =>
        {
            using var response = await http.GetAsync($"/api/v1/search?q={word}");
            return response.IsSuccessStatusCode ? (await response.Content.ReadFromJsonAsync<JsonDocument>())!.RootElement.GetProperty("results").EnumerateArray().Select(hit => hit.GetProperty("externalId").GetString()).FirstOrDefault() : null;
        });
    }

    private async Task RejectedAsync(string file, params string[] says)
    {
        var (exit, _, errors) = await ImportAsync(file, "--publish");
        Assert.Equal(1, exit);
        Assert.Single(errors.Trim().Split('\n'));
        Assert.All(says, words => Assert.Contains(words, errors, StringComparison.Ordinal));
        await using var hub = await HubProcess.StartAsync(data.Path, [.. data.Settings]);
        using var staff = new HttpClient { BaseAddress = new Uri(hub.Url) };
        var content = await staff.GetFromJsonAsync<JsonElement>("/api/v1/content?size=100");
        Assert.DoesNotContain(content.GetProperty("results").EnumerateArray(), item => item.GetProperty("externalId").GetString() is ['b' or 'w', _]);
    }

    private Task<(int Exit, string Output, string Errors)> ImportAsync(string file, params string[] more) =>
        HubProcess.RunAsync(data.Path, ["import", "jsonl", file, "--type", "policy-brief", .. more], null, [.. data.Settings]);
}

public sealed class ImportOnSqlite(SqliteData data) : ImportTests(data), IClassFixture<SqliteData>;

public sealed class ImportOnPostgres(PostgresData data) : ImportTests(data), IClassFixture<PostgresData>;
