using System.Net;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>Word documents and web pages become drafts: through the staff pages without script, and by the commands.</summary>
public abstract class ImportJourney(HubData data)
{
    internal static readonly string Documents = Path.Combine(Checkout.Root, "tests", "KnowledgeHub.Tests", "Exchange", "Documents");

    [Fact(Timeout = 180_000)]
    public async Task Documents_become_drafts_with_a_report_on_the_page_and_by_command()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, data.Settings);
        using var ada = await LogInAsync(hub);
        await ada.OpenAsync("/admin/content");
        await ada.OpenAsync(ada.Page.QuerySelector("a[href='/admin/content/import']")!.GetAttribute("href")!);
        await ada.UploadAsync("Import documents", ("libreoffice.docx", await File.ReadAllBytesAsync(Path.Combine(Documents, "libreoffice.docx"))));
        Assert.EndsWith("/import", ada.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("From the Word document libreoffice.docx.", ada.Text, StringComparison.Ordinal);
        Assert.Contains("1 comment was left out.", ada.Text, StringComparison.Ordinal);
        var draft = ada.Address.AbsolutePath[..^"/import".Length];
        await ada.OpenAsync(draft);
        Assert.Equal("Registers that pay off", ada.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal($"{draft}/import", ada.Page.QuerySelectorAll(".states a").Last().GetAttribute("href"));

        // Readers see it, footnotes and all, once it is published.
        await ada.PressAsync("Save and publish");
        Assert.Contains("It is published", ada.Text, StringComparison.Ordinal);
        using var reader = new Visitor(hub.Url);
        await reader.OpenAsync("/briefs/registers-that-pay-off");
        Assert.Equal("Counted in 2023.", reader.Page.QuerySelector(reader.Page.QuerySelector("sup a")!.GetAttribute("href")!)!.FirstChild!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.OK, (await reader.Http.GetAsync(reader.Page.QuerySelector("figure img")!.GetAttribute("src"))).StatusCode);

        // Several at once: each tells its own outcome.
        await ada.OpenAsync("/admin/content/import");
        await ada.UploadAsync("Import documents", ("pandoc.docx", await File.ReadAllBytesAsync(Path.Combine(Documents, "pandoc.docx"))), ("holiday.docx", [.. "MZ\0\0"u8]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Contains("pandoc.docx is a draft now: “Paying for genomic tests”.", ada.Text, StringComparison.Ordinal);
        Assert.Contains("holiday.docx is not a Word document", ada.Text, StringComparison.Ordinal);

        await ada.OpenAsync("/admin/content/import");
        await ada.PressAsync("Import page", ("address", "http://127.0.0.1/admin"), ("type", "explainer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Contains("127.0.0.1 is not on the public web", ada.Text, StringComparison.Ordinal);
        Assert.Equal(("http://127.0.0.1/admin", "explainer"), (ada.Page.QuerySelector("#address")!.GetAttribute("value"), ada.Page.QuerySelector("#page-type option[selected]")!.GetAttribute("value")));

        // Not without the form's token, and not by anybody.
        await ada.SendAsync("/admin/content/import/page", ("address", "https://example.org/"), ("type", "explainer"));
        Assert.Equal(HttpStatusCode.BadRequest, ada.Status);
        await reader.OpenAsync("/admin/content/import");
        Assert.Equal("/login", reader.Address.AbsolutePath);

        var (exit, output, errors) = await CommandAsync("docx", Path.Combine(Documents, "docx-js.docx"), Path.Combine(Documents, "python-docx.docx"));
        Assert.True(exit == 0, errors);
        Assert.Contains("“Testing for everybody” is a draft: /admin/content/", output, StringComparison.Ordinal);
        Assert.Contains("  2 comments were left out.", output, StringComparison.Ordinal);
        Assert.Contains("“Sharing registers across borders” is a draft", output, StringComparison.Ordinal);
        await ada.OpenAsync("/admin/content?q=Testing+for+everybody");
        Assert.Contains("1 item", ada.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_can_not_be_imported_is_one_line_and_ends_with_one()
    {
        await data.PrepareAsync();
        Directory.CreateDirectory(data.Path);
        var wrong = Path.Combine(data.Path, "wrong.docx");
        await File.WriteAllTextAsync(wrong, "plain");
        await RejectedAsync("wrong.docx is not a Word document", "docx", wrong);
        await RejectedAsync("nothing was imported", "docx", Path.Combine(data.Path, "missing.docx"));
        await RejectedAsync("The document before it is a draft now.", "docx", Path.Combine(Documents, "pandoc.docx"), wrong);
        await RejectedAsync("is not on the public web", "url", "http://169.254.169.254/latest/meta-data/");
        await RejectedAsync("is not on the public web", "url", "http://localhost/");
    }

    private async Task<Visitor> LogInAsync(HubProcess hub)
    {
        var (exit, _, errors) = await HubProcess.RunAsync(hub.DataPath, ["user", "add", "--email", "ada@example.org", "--role", "Administrator", "--password-stdin"], StaffMember.Password, data.Settings);
        Assert.True(exit == 0, errors);
        var staff = new Visitor(hub.Url);
        await staff.OpenAsync("/login");
        return await staff.PressAsync("Log in", ("email", "ada@example.org"), ("password", StaffMember.Password));
    }

    private async Task RejectedAsync(string words, params string[] args)
    {
        var (exit, _, errors) = await CommandAsync(args);
        Assert.Equal(1, exit);
        Assert.Contains(words, Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private Task<(int Exit, string Output, string Errors)> CommandAsync(params string[] args) =>
        HubProcess.RunAsync(data.Path, ["import", .. args, "--type", "policy-brief"], null, [.. data.Settings]);
}

public sealed class ImportJourneyOnSqlite(SqliteData data) : ImportJourney(data), IClassFixture<SqliteData>;

public sealed class ImportJourneyOnPostgres(PostgresData data) : ImportJourney(data), IClassFixture<PostgresData>;
