using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KnowledgeHub.Tests.Media;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>Files from the upload to the reader, by plain forms: who may see them, what is taken, and that nothing in use is lost.</summary>
public abstract class MediaJourney(HubData data)
{
    [Fact(Timeout = 180_000)]
    public async Task Files_are_uploaded_described_used_read_replaced_and_kept_from_deletion()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, data.Settings);
        using var ada = await StaffMember.LogInAsync(hub, "ada@example.org", "Administrator");
        using var reader = new Visitor(hub.Url);

        await ada.OpenAsync("/admin/media");
        await ada.UploadAsync("Upload", ("Annual report.pdf", SampleFiles.Pdf("Wombatograms pay off", "Second page")), ("holiday.pdf", SampleFiles.JpegFromPhone(6)), ("game.png", [.. "MZ\0\0"u8]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Contains("Annual report.pdf is in the library.", ada.Text, StringComparison.Ordinal);
        Assert.Contains("game.png was not taken: the library takes PNG", ada.Text, StringComparison.Ordinal);

        await DescribeAsync(ada, "Holiday", "A beach");
        var picture = PathIn(ada, "holiday.jpg");
        Assert.False(SampleFiles.Holds(await ada.Http.GetByteArrayAsync(picture), "Ada Lovelace"));
        await OpenFileAsync(ada, "Annual report");
        var report = PathIn(ada, "annual-report.pdf");

        // A draft's files are not there for visitors, and nothing tells them from what never was.
        await ada.OpenAsync("/admin/content/new?type=policy-brief");
        await ada.PressAsync("Save the draft", ("title", "With files"), ("summary", "It has files."), ("body", $"Look:\n\n![]({picture})\n"), ("attachments.media", report), ("attachments.title", "The report"));
        var editor = ada.Address.AbsolutePath;
        Assert.Equal("annual-report.pdf", ada.Page.QuerySelector(".attached a")!.TextContent);
        foreach (var path in new[] { picture, report, "/media/0123456789ab/holiday.jpg", "/media/../secret/x" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync(path)).Status);
            Assert.Contains("There is nothing at this address", reader.Text, StringComparison.Ordinal);
        }

        await ada.PressAsync("Save and publish");
        Assert.Contains("It is published", ada.Text, StringComparison.Ordinal);
        await ExpectDeliveryAsync(reader, picture, report);

        await Eventually.GetAsync("the pages of the report", async () => (await reader.OpenAsync("/briefs/with-files")).Text.Contains("bytes, 2 pages", StringComparison.Ordinal) ? "there" : null);
        var shown = reader.Page.QuerySelector(".prose img")!;
        Assert.Equal((picture, "A beach", "16", "24"), (shown.GetAttribute("src"), shown.GetAttribute("alt"), shown.GetAttribute("width"), shown.GetAttribute("height")));
        Assert.Equal(report, reader.Page.QuerySelector(".files a")!.GetAttribute("href"));
        Assert.Equal(hub.Url + report, reader.Page.QuerySelector("meta[name=citation_pdf_url]")!.GetAttribute("content"));
        var api = JsonDocument.Parse(await reader.Http.GetStringAsync($"/api/v1/content/{editor.Split('/')[^1]}")).RootElement;
        Assert.Equal(hub.Url + report, api.GetProperty("files")[0].GetProperty("url").GetString());

        await OpenFileAsync(ada, "Annual report");
        Assert.Contains("Search finds its words, on 2 pages.", ada.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ada.Page.QuerySelectorAll("button"), button => button.TextContent.Trim() == "Delete");
        await PostAsync(ada, $"{ada.Address.AbsolutePath}/delete");
        Assert.Contains("in use and can't be deleted", ada.Text, StringComparison.Ordinal);
        Assert.Equal(editor, ada.Page.QuerySelector("#f-uses a")!.GetAttribute("href"));

        await OpenFileAsync(ada, "Annual report");
        await ada.UploadAsync("Replace", ("Corrected.pdf", SampleFiles.Pdf("Corrected")));
        Assert.Contains("The new version is in place", ada.Text, StringComparison.Ordinal);
        await reader.OpenAsync("/briefs/with-files");
        var corrected = reader.Page.QuerySelector(".files a")!.GetAttribute("href")!;
        Assert.EndsWith("/corrected.pdf", corrected, StringComparison.Ordinal);
        Assert.Equal(corrected, (await reader.Http.GetAsync(report)).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_readers_can_see_is_changed_only_by_those_who_may_publish()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, data.Settings);
        using var ada = await StaffMember.LogInAsync(hub, "ada@example.org", "Administrator");
        using var bo = await StaffMember.LogInAsync(hub, "bo@example.org", "Author");
        using var reader = new Visitor(hub.Url);

        Assert.Equal("/login", (await reader.OpenAsync("/admin/media")).Address.AbsolutePath);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(SampleFiles.Png), "files", "a.png" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await bo.Http.PostAsync("/admin/media", form)).StatusCode);

        const string drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"16\" onload=\"alert(1)\"><script>alert(2)</script><circle r=\"4\"/></svg>";
        await bo.OpenAsync("/admin/media");
        await bo.UploadAsync("Upload", ("Chart.svg", Encoding.UTF8.GetBytes(drawing)));
        Assert.Contains("The file is in the library", bo.Text, StringComparison.Ordinal);
        Assert.Null(bo.Page.QuerySelector("[name=public]"));
        var (page, path) = (bo.Address.AbsolutePath, PathIn(bo, "chart.svg"));
        await bo.PressAsync("Save", ("title", ""));
        Assert.Contains("The title is empty", bo.Text, StringComparison.Ordinal);
        await PostAsync(bo, page, ("title", "Chart"), ("public", "on"));
        Assert.Equal(HttpStatusCode.Forbidden, bo.Status);

        await ada.OpenAsync(page);
        await ada.PressAsync("Save", ("alt", "A circle"), ("public", "on"));
        using var served = await reader.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.Contains("sandbox", served.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("alert", await served.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Contains("only those who may publish can change it", (await bo.OpenAsync(page)).Text, StringComparison.Ordinal);
        foreach (var action in new[] { "", "/delete", "/replace" })
        {
            await PostAsync(bo, page + action, ("title", "Mine"));
            Assert.Equal(HttpStatusCode.Forbidden, bo.Status);
        }

        await ada.PressAsync("Delete");
        Assert.Contains("This file was deleted on", ada.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync(path)).Status);
        await PostAsync(bo, $"{page}/undo");
        Assert.Equal(HttpStatusCode.Forbidden, bo.Status);
        await ada.PressAsync("Bring it back");
        Assert.Equal(HttpStatusCode.OK, (await reader.Http.GetAsync(path)).StatusCode);
    }

    [Fact(Timeout = 120_000)]
    public async Task Without_pdftotext_the_hub_works_and_says_what_is_missing()
    {
        await data.PrepareAsync();
        (string, string)[] settings = [.. data.Settings, ("Hub__PdfToText", "/nowhere/pdftotext"), ("Hub__DocumentMegabytes", "1")];
        await using var hub = await HubProcess.StartAsync(data.Path, settings);
        using var ada = await StaffMember.LogInAsync(hub, "ada@example.org", "Administrator");
        await ada.OpenAsync("/admin/media");
        await ada.UploadAsync("Upload", ("Unread.pdf", SampleFiles.Pdf("Unread here")));
        var page = ada.Address.AbsolutePath;
        await Eventually.GetAsync("the state of the file", async () => (await ada.OpenAsync(page)).Text.Contains("pdftotext is not installed here", StringComparison.Ordinal) ? "there" : null);
        Assert.Contains("Unread", (await ada.OpenAsync("/admin/media?show=unreadable")).Text, StringComparison.Ordinal);
        await ada.UploadAsync("Upload", ("Big.pdf", [.. SampleFiles.Pdf("Big"), .. new byte[1 << 20]]));
        Assert.Contains("Big.pdf has 1.0 MB; a document may have at most 1 MB", ada.Text, StringComparison.Ordinal);
        var (exit, output, _) = await HubProcess.RunAsync(data.Path, ["check"], settings: settings);
        Assert.Equal(0, exit);
        Assert.Contains("pdftotext is missing, so PDFs are not searchable inside", output, StringComparison.Ordinal);
    }

    private static async Task ExpectDeliveryAsync(Visitor reader, string picture, string report)
    {
        using var image = await reader.Http.GetAsync(picture);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (image.StatusCode, image.Content.Headers.ContentType?.MediaType));
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", image.Headers.GetValues("Cache-Control").Single().Split(", ").OrderDescending()));
        Assert.Equal("nosniff", image.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("inline", image.Content.Headers.ContentDisposition?.DispositionType);

        using var request = new HttpRequestMessage(HttpMethod.Get, report) { Headers = { Range = new RangeHeaderValue(0, 4) } };
        using var part = await reader.Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, "%PDF-"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
        using var head = await reader.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, report));
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (head.StatusCode, head.Content.Headers.ContentType?.MediaType));
        using var known = new HttpRequestMessage(HttpMethod.Get, report) { Headers = { IfNoneMatch = { head.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await reader.Http.SendAsync(known)).StatusCode);
        Assert.Equal(report, (await reader.Http.GetAsync($"{report[..report.LastIndexOf('/')]}/you-owe-us-money.pdf")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static async Task OpenFileAsync(Visitor staff, string title)
    {
        await staff.OpenAsync($"/admin/media?q={Uri.EscapeDataString(title)}");
        await staff.OpenAsync(staff.Page.QuerySelector(".files .file a")!.GetAttribute("href")!);
    }

    private static async Task DescribeAsync(Visitor staff, string title, string alt)
    {
        await OpenFileAsync(staff, title);
        await staff.PressAsync("Save", ("alt", alt));
        Assert.Contains("details are saved", staff.Text, StringComparison.Ordinal);
    }

    private static string PathIn(Visitor staff, string name) => staff.Page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).First(path => path.EndsWith($"/{name}", StringComparison.Ordinal));

    // What somebody could send without the page's own button.
    private static async Task PostAsync(Visitor staff, string path, params (string Name, string Value)[] fields)
    {
        var token = staff.Page.QuerySelector("[name=form-token]")?.GetAttribute("value") ?? (await staff.OpenAsync("/admin/media")).Page.QuerySelector("[name=form-token]")!.GetAttribute("value")!;
        await staff.SendAsync(path, [.. fields, ("form-token", token)]);
    }
}

public sealed class MediaJourneyOnSqlite(SqliteData data) : MediaJourney(data), IClassFixture<SqliteData>;

public sealed class MediaJourneyOnPostgres(PostgresData data) : MediaJourney(data), IClassFixture<PostgresData>;
