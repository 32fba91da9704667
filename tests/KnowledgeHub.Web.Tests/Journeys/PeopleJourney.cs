using System.Net;
using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>People are invited, limited, logged out and protected by a second factor, over HTTP and by the mail that came.</summary>
public sealed class PeopleJourney(SqliteData data) : IClassFixture<SqliteData>
{
    private const string Own = "a phrase of their own";

    [Fact(Timeout = 180_000)]
    public async Task A_limited_author_is_invited_and_touches_nothing_else()
    {
        await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "limited"));
        using var ada = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/people/invite");
        await ada.PressAsync("Send the invitation", ("email", "lea@example.org"), ("role", "Author"), ("types", "policy-brief"), ("topics", "financing-and-reimbursement"));
        Assert.Contains("The invitation is on its way", ada.Text, StringComparison.Ordinal);
        var person = ada.Address.AbsolutePath;
        var link = ReaderMailbox.LinkIn(await new ReaderMailbox(hub, "lea@example.org").WaitForAsync("You are invited"), "/invitation/");

        using var lea = new Visitor(hub.Url);
        await lea.OpenAsync(link);
        await lea.PressAsync("Accept the invitation", ("name", "Lea"), ("password", "short"));
        Assert.Contains("at least 12 characters", lea.Text, StringComparison.Ordinal);
        await lea.PressAsync("Accept the invitation", ("password", Own));
        Assert.Contains("Your account is ready", lea.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lea.OpenAsync(link)).Status);
        await LogInAsync(lea, "lea@example.org", Own);
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.OpenAsync("/admin/people")).Status);

        // A topic below the one that was chosen counts; the type and the other topics do not.
        Assert.Equal(["Policy brief"], (await lea.OpenAsync("/admin")).Page.QuerySelectorAll(".menu a").Select(link => link.TextContent));
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.OpenAsync("/admin/content/new?type=statement")).Status);
        await lea.OpenAsync("/admin/content/new?type=policy-brief");
        await lea.PressAsync("Save the draft", ("title", "Out of bounds"), ("topics", "workforce"));
        Assert.Contains("Choose at least one of the topics that you look after", lea.Text, StringComparison.Ordinal);
        await lea.PressAsync("Save the draft", ("topics", "reimbursement"));
        Assert.Contains("The draft is saved", lea.Text, StringComparison.Ordinal);
        var mine = lea.Address.AbsolutePath;

        await ada.OpenAsync("/admin/content/new?type=policy-brief");
        await ada.PressAsync("Save the draft", ("title", "Not for Lea"), ("topics", "workforce"));
        var theirs = ada.Address.AbsolutePath;
        var token = (await lea.OpenAsync(mine)).Page.QuerySelector("input[name=form-token]")!.GetAttribute("value")!;
        foreach (var path in new[] { theirs, $"{theirs}/preview" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await lea.OpenAsync(path)).Status);
        }

        // Not by relating items either, from whichever end.
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.SendAsync($"{theirs}/relations", ("form-token", token), ("kind", "zzz"), ("other", ""))).Status);
        await lea.SendAsync($"{mine}/relations", ("form-token", token), ("kind", "supersedes"), ("other", theirs.Split('/')[^1]));
        Assert.Contains("outside the types and topics that you look after", lea.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.SendAsync(theirs, ("form-token", token), ("title", "Taken over"), ("topics", "reimbursement"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.SendAsync("/admin/content/new?type=statement", ("form-token", token), ("title", "A statement"))).Status);
        await lea.OpenAsync("/admin/content?q=lea");
        Assert.Contains("Not for Lea", lea.Text, StringComparison.Ordinal);
        Assert.Null(lea.Page.QuerySelector($"a[href='{theirs}']"));

        // Rights that change act at once, and are written down.
        await ada.OpenAsync(person);
        await ada.PressAsync("Save", ("role", "Editor"), ("types", null), ("topics", null));
        Assert.Equal("/login", (await lea.OpenAsync(mine)).Address.AbsolutePath);
        await LogInAsync(lea, "lea@example.org", Own);
        Assert.Equal(HttpStatusCode.OK, (await lea.OpenAsync(theirs)).Status);
        // Whoever has limits can't move the topics that they are made of.
        await ada.OpenAsync(person);
        await ada.PressAsync("Save", ("role", "Editor"), ("topics", "financing-and-reimbursement"));
        await LogInAsync(lea, "lea@example.org", Own);
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.OpenAsync(theirs)).Status);
        var topic = (await lea.OpenAsync("/admin/topics/workforce")).Page;
        Assert.Equal(HttpStatusCode.Forbidden, (await lea.SendAsync("/admin/topics/workforce", ("form-token", topic.QuerySelector("input[name=form-token]")!.GetAttribute("value")!), ("based-on", topic.QuerySelector("input[name=based-on]")!.GetAttribute("value")!), ("name", "Workforce"), ("parent", "financing-and-reimbursement"))).Status);
        await ada.OpenAsync(person);
        await ada.PressAsync("Deactivate");
        Assert.Equal("/login", (await lea.OpenAsync(mine)).Address.AbsolutePath);
        await lea.PressAsync("Log in", ("email", "lea@example.org"), ("password", Own));
        Assert.Contains("The address or the password is wrong", lea.Text, StringComparison.Ordinal);
        await ada.OpenAsync("/admin/audit?kind=account&subject=lea");
        Assert.Contains("lea@example.org invited as Author, only policy-brief and topics financing-and-reimbursement", ada.Text, StringComparison.Ordinal);
        Assert.Contains("now: Editor, only topics financing-and-reimbursement, deactivated", ada.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 180_000)]
    public async Task The_second_factor_asks_for_codes_that_work_once()
    {
        await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "codes"));
        using var ada = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/account");
        await ada.PressAsync("Set it up", ("current", "not the password"));
        Assert.Contains("The current password is wrong", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Set it up", ("current", StaffMember.Password));
        Assert.NotNull(ada.Page.QuerySelector("svg.qr path"));
        var key = ada.Page.QuerySelector(".secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await ada.PressAsync("Switch it on", ("code", "000000"));
        Assert.Contains("That is not the code of now", ada.Text, StringComparison.Ordinal);
        var code = Totp.Code(key, Totp.StepAt(DateTimeOffset.UtcNow));
        await ada.PressAsync("Switch it on", ("code", code));
        var codes = ada.Page.QuerySelectorAll(".codes code").Select(one => one.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        await new ReaderMailbox(hub, "ada@example.org").WaitForAsync("Your second factor is on");
        Assert.Equal("/admin/account", (await ada.OpenAsync("/admin/account/second-factor")).Address.AbsolutePath);

        using var phone = new Visitor(hub.Url);
        await phone.OpenAsync("/login");
        await phone.PressAsync("Log in", ("email", "ada@example.org"), ("password", StaffMember.Password));
        Assert.Equal("/login/second-step", phone.Address.AbsolutePath);
        Assert.Equal("/login", (await phone.OpenAsync("/admin")).Address.AbsolutePath);
        await phone.OpenAsync("/login/second-step");
        await phone.PressAsync("Log in", ("code", code));
        Assert.Contains("That code is wrong, was used already", phone.Text, StringComparison.Ordinal);
        await phone.PressAsync("Log in", ("code", codes[0]));
        Assert.Equal("/admin", phone.Address.AbsolutePath);
        await phone.OpenAsync("/admin/account");
        Assert.Contains("9 recovery codes are left", phone.Text, StringComparison.Ordinal);

        using var thief = new Visitor(hub.Url);
        await thief.OpenAsync("/login");
        await thief.PressAsync("Log in", ("email", "ada@example.org"), ("password", StaffMember.Password));
        await thief.PressAsync("Log in", ("code", codes[0]));
        Assert.Contains("That code is wrong", thief.Text, StringComparison.Ordinal);

        // The next step's code is right within the clock's tolerance, whatever the time is.
        await thief.PressAsync("Log in", ("code", Totp.Code(key, Totp.StepAt(DateTimeOffset.UtcNow) + 1)));
        Assert.Equal("/admin", thief.Address.AbsolutePath);
        await ada.OpenAsync("/admin/account");
        await ada.PressAsync("Switch the second factor off", ("current", "not the password"));
        Assert.Contains("The current password is wrong", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Switch the second factor off", ("current", StaffMember.Password));
        Assert.Contains("The second factor is off", ada.Text, StringComparison.Ordinal);
        await new ReaderMailbox(hub, "ada@example.org").WaitForAsync("Your second factor was switched off");
        await ada.OpenAsync("/admin/audit?subject=second+factor");
        Assert.Contains("ada@example.org: second factor off", ada.Text, StringComparison.Ordinal);
        await ada.OpenAsync("/admin/audit?action=logged-in");
        Assert.Contains("ada@example.org with a recovery code, 9 left", ada.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_session_that_was_ended_is_out_at_once_and_the_last_administrator_stays()
    {
        await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "sessions"));
        using var ada = await StaffMember.LogInAsync(hub);
        using var other = await StaffMember.LogInAsync(hub);
        await ada.OpenAsync("/admin/account");
        Assert.Equal(2, ada.Page.QuerySelectorAll(".sessions tbody tr").Length);
        Assert.Contains("127.0.0.0/24", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("End it");
        Assert.Equal("/login", (await other.OpenAsync("/admin")).Address.AbsolutePath);
        Assert.Equal("/admin/account", (await ada.OpenAsync("/admin/account")).Address.AbsolutePath);

        await LogInAsync(other, "ada@example.org", StaffMember.Password);
        await ada.PressAsync("Change the password", ("current", StaffMember.Password), ("password", "another sentence nobody guesses"));
        Assert.Contains("Your password is changed", ada.Text, StringComparison.Ordinal);
        Assert.Equal("/login", (await other.OpenAsync("/admin")).Address.AbsolutePath);

        // What a copied cookie opens ends with logging out.
        await LogInAsync(other, "ada@example.org", "another sentence nobody guesses");
        await ada.OpenAsync("/admin/account");
        Assert.Equal(2, ada.Page.QuerySelectorAll(".sessions tbody tr").Length);
        await other.PressAsync("Log out");
        Assert.Single((await ada.OpenAsync("/admin/account")).Page.QuerySelectorAll(".sessions tbody tr"));

        await ada.OpenAsync("/admin/people");
        var me = ada.Page.QuerySelector(".people a")!.GetAttribute("href")!;
        await ada.OpenAsync(me);
        await ada.PressAsync("Save", ("role", "Editor"));
        Assert.Contains("This is the last administrator who can log in", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Deactivate");
        Assert.Contains("This is the last administrator who can log in", ada.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ada.OpenAsync("/admin/people")).Status);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_forgotten_password_is_replaced_by_mail_and_the_page_tells_nobody_who_works_here()
    {
        await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "forgotten"));
        using var ada = await StaffMember.LogInAsync(hub);
        using var visitor = new Visitor(hub.Url);
        var answers = new List<string>();
        foreach (var address in new[] { "nobody@example.org", "ada@example.org" })
        {
            await visitor.OpenAsync("/password");
            await visitor.PressAsync("Mail me a link", ("email", address));
            answers.Add(visitor.Text);
        }

        Assert.Equal(answers[0], answers[1]);
        var link = ReaderMailbox.LinkIn(await new ReaderMailbox(hub, "ada@example.org").WaitForAsync("Choose a new password"), "/password/");
        Assert.Empty(new ReaderMailbox(hub, "nobody@example.org").All());

        // Who may read the outbox must not become an administrator by it.
        await HubProcess.RunAsync(hub.DataPath, ["user", "add", "--email", "nora@example.org", "--role", "NewsletterManager", "--password-stdin"], Own);
        using var nora = new Visitor(hub.Url);
        await LogInAsync(nora, "nora@example.org", Own);
        var mail = (await ada.OpenAsync("/admin/outbox")).Page.QuerySelectorAll("main a").First(entry => entry.TextContent.Contains("Choose a new password", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.DoesNotContain("Choose a new password", (await nora.OpenAsync("/admin/outbox")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { mail, $"{mail}/html" })
        {
            Assert.Equal(HttpStatusCode.OK, (await ada.OpenAsync(path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await nora.OpenAsync(path)).Status);
        }

        await visitor.OpenAsync(link);
        await visitor.PressAsync("Set the password", ("password", Own));
        Assert.Equal("/login", (await ada.OpenAsync("/admin")).Address.AbsolutePath);
        await LogInAsync(visitor, "ada@example.org", Own);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(link)).Status);
    }

    private static async Task LogInAsync(Visitor visitor, string email, string password)
    {
        await visitor.OpenAsync("/login");
        await visitor.PressAsync("Log in", ("email", email), ("password", password));
        Assert.Equal("/admin", visitor.Address.AbsolutePath);
    }
}
