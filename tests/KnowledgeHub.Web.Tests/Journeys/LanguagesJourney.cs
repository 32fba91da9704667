using System.Net;
using AngleSharp.Dom;
using KnowledgeHub.Languages;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>The site in French by HTTP and mail, and an item with its translations.</summary>
public sealed class LanguagesJourney(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact(Timeout = 240_000)]
    public async Task A_French_reader_finds_subscribes_confirms_and_changes_everything_in_French()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var reader = new Visitor(hub.Url);
        await reader.OpenAsync("/");
        await reader.OpenAsync(reader.Page.QuerySelector("footer a[hreflang=fr]")!.GetAttribute("href")!);
        Assert.Equal("fr", reader.Page.DocumentElement.GetAttribute("lang"));
        Assert.All(reader.Page.QuerySelectorAll("a[href^='/']:not([hreflang])"), link => Assert.True(link.GetAttribute("href") is ['/', 'f', 'r', ..] || link.GetAttribute("href")!.EndsWith(".atom", StringComparison.Ordinal), link.OuterHtml));

        await reader.OpenAsync("/fr/subscribe");
        await reader.PressAsync("S’abonner", ("email", "lecteur@example.org"), ("locale", "fr"));
        Assert.Contains("Indiquez à quel groupe vous appartenez", reader.Text, StringComparison.Ordinal);
        await reader.PressAsync("S’abonner", ("email", "lecteur@example.org"), ("audience", "payer"), ("locale", "fr"));
        Assert.Equal(("/fr/subscribe/thanks", true), (reader.Address.AbsolutePath, reader.Text.Contains("Consultez votre boîte aux lettres", StringComparison.Ordinal)));

        var mail = await new ReaderMailbox(hub, "lecteur@example.org").WaitForAsync("Confirmez votre abonnement");
        Assert.Contains("lang=\"fr\"", mail.Html, StringComparison.Ordinal);
        await reader.OpenAsync(ReaderMailbox.LinkIn(mail, "/fr/confirm/"));
        await reader.PressAsync("Oui, je m’abonne");
        Assert.Contains("Vous êtes abonné", reader.Text, StringComparison.Ordinal);
        await reader.OpenAsync(reader.Page.QuerySelector("main a[href^='/fr/subscriptions/']")!.GetAttribute("href")!);
        await reader.PressAsync("Enregistrer", ("audience", "clinician"));
        Assert.Contains("Enregistré.", reader.Text, StringComparison.Ordinal);
        Assert.Equal(0, reader.CookieCount);

        await reader.OpenAsync("/fr/search?q=biomarker");
        Assert.Contains("résultats pour « biomarker »", reader.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync("/fr/rien")).Status);
        Assert.Contains("Il n’y a rien à cette adresse", reader.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync("/fr/admin")).Status);
    }

    [Theory(Timeout = 240_000)]
    [InlineData("fr")]
    [InlineData("es")]
    public async Task No_page_says_anything_in_English_but_what_is_marked_as_English(string tag)
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var reader = new Visitor(hub.Url);
        var language = SiteLanguage.For(tag);
        var english = language.Texts.Where(text => text.Key != text.Value && text.Key.Length > 3).Select(text => text.Key).ToHashSet();
        foreach (var path in new[] { "/", "/briefs", "/meetings", "/search", "/search?q=biomarker+testing", "/search?q=zzzzz", "/search/help", "/search/follow?q=biomarker", "/topics", "/topics/biomarker-testing", "/countries", "/countries/KE", "/newsletters", "/subscribe", "/following", "/briefs/six-jobs-after-wha79", "/nowhere" })
        {
            await reader.OpenAsync(language.In(path));
            Assert.Equal(tag, reader.Page.DocumentElement.GetAttribute("lang"));
            Assert.True(Said(reader.Page.Body!).Where(english.Contains).ToList() is [], $"{path}: {string.Join(" | ", Said(reader.Page.Body!).Where(english.Contains))}");
        }
    }

    [Fact(Timeout = 240_000)]
    public async Task An_item_leads_to_its_translations_and_says_what_is_out_of_date()
    {
        await using var hub = await HubProcess.StartAsync(data.Path);
        using var reader = new Visitor(hub.Url);
        await reader.OpenAsync("/briefs/a-maturity-model-countries-can-own");
        Assert.Equal(["العربية", "Español", "Français"], reader.Page.QuerySelectorAll(".also-in a").Select(link => link.TextContent));
        Assert.Equal(5, reader.Page.QuerySelectorAll("link[rel=alternate][hreflang]").Length);
        await reader.OpenAsync(reader.Page.QuerySelector(".also-in a[hreflang=ar]")!.GetAttribute("href")!);
        var article = reader.Page.QuerySelector("article.item")!;
        Assert.Equal(("ar", "rtl", 0), (article.GetAttribute("lang"), article.GetAttribute("dir"), reader.Page.QuerySelectorAll(".outdated-note").Length));

        using var staff = await StaffMember.LogInAsync(hub);
        await staff.OpenAsync("/admin/content?q=maturity+model+that+countries");
        await staff.OpenAsync(staff.Page.QuerySelectorAll("table a").First(link => link.TextContent.StartsWith("A maturity model that", StringComparison.Ordinal)).GetAttribute("href")!);
        var body = staff.Page.QuerySelector("textarea[name=body]")!.TextContent;
        Assert.Contains("The model does not exist yet.", body, StringComparison.Ordinal);
        await staff.PressAsync("Save and publish", ("body", body.Replace("The model does not exist yet.", "A first sketch of the model exists since June.", StringComparison.Ordinal)));
        await reader.OpenAsync("/fr/briefs/a-maturity-model-countries-can-own-fr");
        Assert.Contains("1 passage ci-dessous est peut-être dépassé", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Ce modèle n’existe pas encore", Assert.Single(reader.Page.QuerySelectorAll(".outdated")).TextContent, StringComparison.Ordinal);

        await staff.OpenAsync(staff.Page.QuerySelectorAll(".translations a").First(link => link.GetAttribute("href")!.EndsWith("/translate", StringComparison.Ordinal) && link.TextContent.Contains("Français", StringComparison.Ordinal)).GetAttribute("href")!);
        var changed = Assert.Single(staff.Page.QuerySelectorAll(".pair-changed"));
        Assert.Contains("A first sketch", changed.QuerySelector("ins")!.TextContent, StringComparison.Ordinal);
        await staff.PressAsync("Save the translation", ("still", changed.QuerySelector("input[name=still]")!.GetAttribute("value")));
        Assert.Contains("The translation is saved", staff.Text, StringComparison.Ordinal);
        Assert.Empty((await reader.OpenAsync(reader.Address.AbsolutePath)).Page.QuerySelectorAll(".outdated"));
    }

    // What people read or hear, without what is marked as another language and without what readers typed.
    private static IEnumerable<string> Said(IElement body) => body.QuerySelectorAll("*")
        .Where(element => element.LocalName is not ("script" or "style" or "code") && element.Closest("[lang=en]") is null)
        .SelectMany(element => element.ChildNodes.OfType<IText>().Select(text => text.Data.Trim())
            .Concat(new[] { "aria-label", "placeholder", "title", "alt" }.Select(name => element.GetAttribute(name) ?? "")));
}
