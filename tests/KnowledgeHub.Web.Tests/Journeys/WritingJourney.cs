using System.Net;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>Two people write the same items over HTTP: nothing is overwritten silently, and nothing typed is lost.</summary>
public abstract class WritingJourney(HubData data)
{
    [Fact(Timeout = 180_000)]
    public async Task The_second_saver_sees_both_texts_and_chooses_field_by_field()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, data.Settings);
        using var amina = await StaffMember.LogInAsync(hub, "amina@example.org", "Administrator");
        using var bo = await StaffMember.LogInAsync(hub, "bo@example.org", "Author");
        await amina.OpenAsync("/admin/content/new?type=statement");
        await amina.PressAsync("Save the draft", ("title", "Contested"), ("summary", "The first summary."), ("body", "The first text."));
        var editor = amina.Address.AbsolutePath;

        await bo.OpenAsync(editor);
        await amina.PressAsync("Save the draft", ("summary", "The summary by Amina."), ("topics", "national-strategies"));
        await bo.PressAsync("Save the draft", ("summary", "The summary by Bo."), ("title", "Contested by Bo"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bo.Status);
        Assert.Contains("Somebody else saved this item while you were writing", bo.Text, StringComparison.Ordinal);
        Assert.Contains("Only they changed Topics", bo.Text, StringComparison.Ordinal);
        Assert.Contains("Only you changed Title", bo.Text, StringComparison.Ordinal);
        Assert.Contains("Amina", bo.Page.QuerySelector(".conflict .diff del")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bo", bo.Page.QuerySelector(".conflict .diff ins")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("The summary by Bo.", bo.Page.QuerySelector("#summary")!.TextContent);

        // A form that does not say what it is based on overwrites nothing either.
        using var careless = await StaffMember.LogInAsync(hub, "careless@example.org", "Author");
        await careless.OpenAsync(editor);
        await careless.PressAsync("Save the draft", ("based-on", null), ("title", "Careless"));
        Assert.Contains("You both changed Title.", careless.Text, StringComparison.Ordinal);
        await careless.PressAsync("Save the draft");
        Assert.Contains("Title: choose whether yours or theirs counts.", careless.Text, StringComparison.Ordinal);

        // Without a choice nothing is stored, and the question stays.
        await bo.PressAsync("Save the draft");
        Assert.Contains("Summary: choose whether yours or theirs counts.", bo.Text, StringComparison.Ordinal);
        Assert.NotNull(bo.Page.QuerySelector(".conflict .diff del"));

        // A third text meanwhile is a conflict again: the choice was made on what is no longer the newest.
        await amina.PressAsync("Save the draft", ("summary", "The second summary by Amina."));
        await bo.PressAsync("Save the draft", ("take.summary", "mine"));
        Assert.Contains("second", bo.Page.QuerySelector(".conflict .diff")!.TextContent, StringComparison.Ordinal);
        await bo.PressAsync("Save the draft", ("take.summary", "theirs"));
        Assert.Contains("The draft is saved", bo.Text, StringComparison.Ordinal);
        Assert.Equal("The second summary by Amina.", bo.Page.QuerySelector("#summary")!.TextContent);
        Assert.Equal("Contested by Bo", bo.Page.QuerySelector("#title")!.GetAttribute("value"));
        Assert.NotNull(bo.Page.QuerySelector("input[value=national-strategies][checked]"));
    }

    [Fact(Timeout = 180_000)]
    public async Task The_history_is_listed_compared_and_restored()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, data.Settings);
        using var amina = await StaffMember.LogInAsync(hub, "amina@example.org", "Administrator");
        await amina.OpenAsync("/admin/content/new?type=policy-brief");
        await amina.PressAsync("Save and publish", ("title", "Remembered"), ("summary", "A summary."), ("body", "<p>Costs fell by ten percent.</p><p>See <a href=\"/briefs\">all briefs</a>.</p>"));
        var editor = amina.Address.AbsolutePath;
        await amina.PressAsync("Save the draft", ("title", "Remembered well"), ("body", "<p>Costs fell by twelve percent.</p><p>See <a href=\"/meetings\">all briefs</a>.</p>"));

        await amina.OpenAsync($"{editor}/versions");
        Assert.Contains("Title, Text (as long as before)", amina.Text, StringComparison.Ordinal);
        Assert.Equal("1", amina.Page.QuerySelector("[name=from][checked]")!.GetAttribute("value"));
        await amina.PressAsync("Compare the two chosen");
        Assert.Contains("(what readers see)", amina.Text, StringComparison.Ordinal);
        Assert.Equal(["added: well, end of addition", "added: twelve, end of addition"], amina.Page.QuerySelectorAll("ins").Skip(1).Select(part => string.Join(' ', part.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains("now links to /meetings, before to /briefs", amina.Text, StringComparison.Ordinal);

        await amina.OpenAsync($"{editor}/versions/1/preview");
        Assert.Contains("ten percent", amina.Text, StringComparison.Ordinal);
        await amina.OpenAsync($"{editor}/versions");
        await amina.PressAsync("Restore version 1");
        Assert.Contains("It is restored as the newest draft", amina.Text, StringComparison.Ordinal);
        Assert.Contains("Restored from version 1", amina.Text, StringComparison.Ordinal);
        Assert.Equal("Remembered", (await amina.OpenAsync(editor)).Page.QuerySelector("#title")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, (await amina.OpenAsync($"{editor}/compare?from=1&to=99")).Status);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_deleted_item_is_nowhere_and_comes_back_and_its_writer_keeps_the_text()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, data.Settings);
        using var amina = await StaffMember.LogInAsync(hub, "amina@example.org", "Administrator");
        using var bo = await StaffMember.LogInAsync(hub, "bo@example.org", "Author");
        await bo.OpenAsync("/admin/content/new?type=statement");
        await bo.PressAsync("Save the draft", ("title", "Superfluous zebra"), ("summary", "s"), ("body", "b"));
        var editor = bo.Address.AbsolutePath;
        var open = bo.Page;

        Assert.Equal(HttpStatusCode.Forbidden, (await bo.OpenAsync($"{editor}/delete")).Status);
        await amina.OpenAsync(editor);
        await amina.OpenAsync(amina.Page.QuerySelector("a[href$='/delete']")!.GetAttribute("href")!);
        await amina.PressAsync("Delete it");
        Assert.Contains("Superfluous zebra", amina.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Superfluous zebra", (await amina.OpenAsync("/admin/content?q=zebra")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Superfluous zebra", (await amina.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        Assert.Equal("/admin/content/deleted", (await amina.OpenAsync(editor)).Address.AbsolutePath);

        var token = open.QuerySelector("[name=form-token]")!.GetAttribute("value")!;
        await bo.SendAsync(editor, ("form-token", token), ("title", "Superfluous zebra"), ("summary", "Typed for an hour"), ("action", "save"));
        Assert.Contains("deleted this item at", bo.Text, StringComparison.Ordinal);
        Assert.Equal("Typed for an hour", bo.Page.QuerySelector("#summary")!.TextContent);

        await amina.PressAsync("Bring it back: Superfluous zebra");
        Assert.Contains("The item is back", amina.Text, StringComparison.Ordinal);
        Assert.Equal(editor, amina.Address.AbsolutePath);
    }

    [Fact(Timeout = 180_000)]
    public async Task What_was_typed_and_not_saved_is_offered_to_its_writer_alone()
    {
        await data.PrepareAsync();
        await using var hub = await HubProcess.StartAsync(data.Path, data.Settings);
        using var amina = await StaffMember.LogInAsync(hub, "amina@example.org", "Administrator");
        using var bo = await StaffMember.LogInAsync(hub, "bo@example.org", "Author");
        await amina.OpenAsync("/admin/content/new?type=explainer");
        Assert.Equal(HttpStatusCode.BadRequest, (await amina.Http.PostAsync("/admin/content/new/kept?type=explainer", new FormUrlEncodedContent([new("title", "Forged")]))).StatusCode);
        await KeepAsync(amina, "/admin/content/new/kept?type=explainer", ("title", "Half a thought"), ("body", "Begun"));
        await amina.OpenAsync("/admin/content/new?type=explainer");
        Assert.Contains("You have unsaved changes of", amina.Page.QuerySelector(".offer")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await bo.OpenAsync("/admin/content/new?type=explainer")).Page.QuerySelector(".offer"));
        var offer = amina.Page.QuerySelector(".offer a")!.GetAttribute("href")!;
        Assert.Equal("", (await bo.OpenAsync(offer)).Page.QuerySelector("#title")!.GetAttribute("value"));

        await amina.OpenAsync(offer);
        Assert.Equal("Half a thought", amina.Page.QuerySelector("#title")!.GetAttribute("value"));
        await amina.PressAsync("Save the draft");
        var editor = amina.Address.AbsolutePath;
        Assert.Null((await amina.OpenAsync("/admin/content/new?type=explainer")).Page.QuerySelector(".offer"));

        // A copy from before somebody else saved is brought together with what they saved.
        await amina.OpenAsync(editor);
        await KeepAsync(amina, $"{editor}/kept", ("summary", "Kept by Amina"));
        await bo.OpenAsync(editor);
        await bo.PressAsync("Save the draft", ("title", "Half a thought, by Bo"));
        await amina.OpenAsync(editor);
        await amina.OpenAsync(amina.Page.QuerySelector(".offer a")!.GetAttribute("href")!);
        Assert.Equal(("Half a thought, by Bo", "Kept by Amina"), (amina.Page.QuerySelector("#title")!.GetAttribute("value"), amina.Page.QuerySelector("#summary")!.TextContent));
        await amina.OpenAsync(editor);
        await amina.PressAsync("Discard them");
        Assert.Contains("The unsaved changes are discarded", amina.Text, StringComparison.Ordinal);
        Assert.Null(amina.Page.QuerySelector(".offer"));

        await SendAsync(bo, $"{editor}/editing");
        Assert.Contains("bo opened this at", (await amina.OpenAsync(editor)).Page.QuerySelector(".colleagues")!.TextContent, StringComparison.Ordinal);
        await SendAsync(amina, "/admin/content/advice?type=explainer", ("body", "<p>Costs fell by 40%.</p>"));
        Assert.Contains("“40%”", amina.Text, StringComparison.Ordinal);
    }

    // What the script of the open editor sends.
    private static Task KeepAsync(Visitor staff, string path, params (string Name, string Value)[] typed)
    {
        var fields = new[] { "page", "based-on", "was-slug", "was-locale" }.Select(name => (name, staff.Page.QuerySelector($"[name={name}]")!.GetAttribute("value") ?? ""))
            .Concat(new[] { "title", "slug", "locale" }.Select(name => (name, staff.Page.QuerySelector($"#{name}")!.GetAttribute("value") ?? "")));
        return SendAsync(staff, path, [.. fields.Where(field => typed.All(own => own.Name != field.name)), .. typed]);
    }

    private static Task SendAsync(Visitor staff, string path, params (string Name, string Value)[] fields) =>
        staff.SendAsync(path, [.. fields, ("form-token", staff.Page.QuerySelector("[name=form-token]")!.GetAttribute("value")!)]);
}

public sealed class WritingJourneyOnSqlite(SqliteData data) : WritingJourney(data), IClassFixture<SqliteData>;

public sealed class WritingJourneyOnPostgres(PostgresData data) : WritingJourney(data), IClassFixture<PostgresData>;
