using System.Net;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>The editor with input it can't take, with two people at once, and with an item that is withdrawn.</summary>
public sealed class EditorTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 120_000)]
    public async Task Bad_input_is_said_beside_the_form_and_nothing_typed_is_lost()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var ada = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/content/new?type=case-study");
        await ada.PressAsync("Save the draft", ("title", new string('x', 161)), ("summary", "Kept as typed"), ("slug", "Not An Address"), ("topics", "astrology"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Contains("Title has 161 characters and at most 160 fit; shorten it by 1.", ada.Text, StringComparison.Ordinal);
        Assert.Contains("'Not An Address' can't be an address", ada.Text, StringComparison.Ordinal);
        Assert.Contains("There is no topic 'astrology'", ada.Text, StringComparison.Ordinal);
        Assert.Equal("Kept as typed", ada.Page.QuerySelector("#summary")!.TextContent);
        Assert.Equal(new string('x', 161), ada.Page.QuerySelector("#title")!.GetAttribute("value"));

        await ada.OpenAsync("/admin/content/new?type=policy-brief");
        await ada.PressAsync("Save the draft", ("title", "Taken"), ("slug", "six-jobs-after-wha79"));
        Assert.Contains("The address /briefs/six-jobs-after-wha79 is already in use; choose another one.", ada.Text, StringComparison.Ordinal);

        await ada.PressAsync("Save and publish", ("slug", ""));
        Assert.Contains("Summary is empty; readers need it", ada.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.OpenAsync("/briefs/taken")).Status);
    }

    [Fact(Timeout = 120_000)]
    public async Task Two_people_at_once_the_second_sees_both_texts()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var ada = await StaffMember.LogInAsync(hub);
        using var bo = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/content/new?type=statement");
        await ada.PressAsync("Save the draft", ("title", "Both write"), ("summary", "First"));
        await bo.OpenAsync(ada.Address.AbsolutePath);
        await ada.PressAsync("Save the draft", ("summary", "By Ada"));
        await bo.PressAsync("Save the draft", ("summary", "By Bo"));
        Assert.Contains("Somebody else saved this item while you were writing", bo.Text, StringComparison.Ordinal);
        Assert.Contains("By Ada", bo.Text, StringComparison.Ordinal);
        Assert.Equal("By Bo", bo.Page.QuerySelector("#summary")!.TextContent);
        Assert.Contains("By Ada", (await ada.OpenAsync(ada.Address.AbsolutePath)).Page.QuerySelector("#summary")!.TextContent, StringComparison.Ordinal);
        await bo.PressAsync("Save the draft", ("take.summary", "mine"));
        Assert.Contains("The draft is saved", bo.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_new_address_leads_on_and_a_withdrawn_item_says_why_and_leaves_search()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var ada = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/content/new?type=explainer");
        await ada.PressAsync("Save and publish", ("title", "What is a wombatogram"), ("summary", "A word for this test."), ("body", "It is a wombatogram."));
        var editor = ada.Address.AbsolutePath;
        await ada.PressAsync("Save and publish", ("slug", "wombatograms-explained"));
        await ada.OpenAsync("/explainers/what-is-a-wombatogram");
        Assert.Equal("/explainers/wombatograms-explained", ada.Address.AbsolutePath);
        await Eventually.GetAsync("the item in search", async () => (await ada.OpenAsync("/search?q=wombatogram")).Page.QuerySelector("a[href='/explainers/wombatograms-explained']"));

        await ada.OpenAsync(editor);
        await ada.PressAsync("Withdraw", ("note", "The word was made up."));
        await ada.OpenAsync("/explainers/wombatograms-explained");
        Assert.Equal(HttpStatusCode.OK, ada.Status);
        Assert.Contains("The word was made up.", ada.Text, StringComparison.Ordinal);
        await Eventually.GetAsync("the item to leave search", async () => (await ada.OpenAsync("/search?q=wombatogram")).Page.QuerySelector("a[href='/explainers/wombatograms-explained']") is null ? "gone" : null);
        Assert.DoesNotContain("wombatograms", await ada.Http.GetStringAsync("/explainers"), StringComparison.Ordinal);
        Assert.DoesNotContain("wombatograms", await ada.Http.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Forms_need_their_token_roles_their_permission_and_machines_get_problem_json()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var ada = await StaffMember.LogInAsync(hub);
        using var forged = await ada.Http.PostAsync("/admin/content/new?type=statement", new FormUrlEncodedContent([new("title", "Forged")]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);

        var (exit, _, errors) = await HubProcess.RunAsync(data.Path, ["user", "add", "--email", "author@example.org", "--role", "Author", "--password-stdin"], StaffMember.Password);
        Assert.True(exit == 0, errors);
        using var author = new Visitor(hub.Url);
        await author.OpenAsync("/login");
        await author.PressAsync("Log in", ("email", "author@example.org"), ("password", StaffMember.Password));
        Assert.Equal(HttpStatusCode.Forbidden, (await author.OpenAsync("/admin/issues")).Status);
        Assert.Contains("You may not see this page", author.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.OpenAsync("/admin/outbox")).Status);
        await author.OpenAsync("/admin/content/new?type=statement");
        Assert.DoesNotContain(author.Page.QuerySelectorAll("button"), button => button.TextContent == "Save and publish");
        await author.PressAsync("Save the draft", ("title", "Sneaky"), ("summary", "s"), ("body", "b"), ("action", "publish"));
        Assert.Equal(HttpStatusCode.NotFound, (await author.OpenAsync("/statements/sneaky")).Status);

        using var machine = await author.Http.GetAsync("/api/v1/content/nothing");
        Assert.Equal("application/problem+json", machine.Content.Headers.ContentType!.MediaType);
    }
}
