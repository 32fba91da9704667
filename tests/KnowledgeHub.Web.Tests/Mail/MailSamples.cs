using KnowledgeHub.Alerts;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Themes.Civic;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Email;
using KnowledgeHub.Web.Mail;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgeHub.Web.Tests.Mail;

/// <summary>Every kind of mail that the hub sends, drawn by the default theme, with long and short texts and in both directions.</summary>
internal static class MailSamples
{
    private const string Url = "https://hub.alliance.example";
    private const string Long = $"{Url}/confirm/CfDJ8Kx0q3v7y9z1bQ4n6m8p2r5t7w9-CfDJ8Kx0q3v7y9z1bQ4n6m8p2r5t7w9";

    /// <summary>What the hub says in its service mails: subject, sentences, button, closing words.</summary>
    public static readonly (string Name, string Subject, string[] Paragraphs, string? Button, string[] Closing)[] Service =
    [
        ("confirm", "Confirm your subscription to Alliance Hub", ["Somebody, probably you, asked to get the Alliance Hub newsletter at this address.", "Confirm to start receiving it. The link works for seven days."], "Confirm the subscription", ["If it was not you, do nothing: without a confirmation we send nothing."]),
        ("already-subscribed", "You are already subscribed to Alliance Hub", ["This address gets our newsletter already. You can change what you receive on your own page."], "Open my page", ["If you did not ask for this, do nothing."]),
        ("review-asked", "Review: Genomic testing in routine cancer care, and what three ministries learned", ["Ada Author asks you to review this draft by 3 May 2026.", "“Please look at the figures in the second section.”"], "Open the draft", []),
        ("sent-back", "Sent back: Genomic testing in routine cancer care", ["Eve Editor sent your draft back: the second source is not the one the text speaks of."], "Open the draft", []),
        ("guest-link", "You are asked to read a draft of Alliance Hub", ["Ada Author would like your comments. You need no account; the link is yours alone and works until 10 May 2026."], "Read the draft", ["Please don't pass the link on."]),
        ("invitation", "You are invited to Alliance Hub", ["Ada Author invites you as Newsletter manager. Choose your name and password; the link works for seven days."], "Accept the invitation", []),
        ("second-factor", "The second factor of your account is off", ["Somebody with administrator rights turned it off on 3 May 2026."], null, ["If you did not ask for it, tell an administrator at once."]),
        ("not-published", "Not published: Genomic testing in routine cancer care", ["It was planned for today and its approval was no longer valid."], "Open the item", []),
    ];

    public static async Task<IReadOnlyList<(string Name, string Html)>> DrawAsync()
    {
        var mail = new ThemeMail(new CivicTheme(), new HubSettings("Alliance Hub", Url), new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
        var drawn = new List<(string, string)>();
        foreach (var (name, subject, paragraphs, button, closing) in Service)
        {
            drawn.Add((name, await mail.DrawAsync(new ServiceMail { Subject = subject, Locale = "en", Paragraphs = paragraphs, Button = button is null ? null : (button, Long), Closing = closing })));
        }

        drawn.Add(("issue", await mail.DrawAsync(Issue())));
        drawn.Add(("issue-in-arabic", await DrawAsync<IssueEmailModel>(new CivicTheme().IssueEmail, Arabic())));
        drawn.Add(("service-in-arabic", await DrawAsync<ServiceEmailModel>(new CivicTheme().ServiceEmail, new(
            "مركز التحالف", Url, "ar", true, "أكّد اشتراكك في نشرة مركز التحالف", ["طلب شخص ما، ربما أنت، تلقي النشرة على هذا العنوان.", "الرابط صالح لمدة سبعة أيام."], "تأكيد الاشتراك", Long, ["إذا لم تكن أنت، فلا تفعل شيئًا."]))));
        drawn.Add(("alert", await mail.DrawAsync(Alert())));
        return drawn;
    }

    public static Edition Issue() => new()
    {
        Audience = "policymaker",
        Locale = "en",
        Title = "Genomic testing reaches routine care: what it costs and what it saves",
        Preheader = "Three briefs, one meeting and a case from Kenya",
        Intro = $"<p>Dear reader, this month <a href=\"{Url}/briefs/a\">three briefs</a> answer the questions you asked in Geneva.</p><h2>What to read first</h2><ul><li>The costs</li><li>The laboratories</li></ul>",
        SentOn = new DateOnly(2026, 5, 3),
        Sections =
        [
            new("New on the hub", [
                new EditionItem("Policy brief", "Paying for genomic tests without two-tier care", $"{Url}/briefs/paying", "Three countries pay for tests by diagnosis and not by hospital. Waiting times fell from ninety to eleven days.", "Put the test into the benefit package by diagnosis; the budget for 2027 has room for it.", "en"),
                new EditionItem("ملخص سياسات", "الاختبارات الجينية في الرعاية الروتينية", $"{Url}/briefs/arabic", "تدفع ثلاث دول تكاليف الاختبارات بحسب التشخيص. انخفضت أوقات الانتظار من تسعين إلى أحد عشر يومًا.", "أدرجوا الاختبار في حزمة المنافع بحسب التشخيص.", "ar"),
            ]),
            new("", [new EditionItem("Case study", "Gesundheitsversorgungsstrukturweiterentwicklungsgesetzgebungsverfahren in einem Bundesland", $"{Url}/case-studies/long", "A long word has to break on a phone.", "", "de")]),
            new("What you can do", [
                new EditionNote("text", "", "A word from the secretariat", "en") { Body = "<p>Two of the six jobs are done; <a href=\"https://hub.alliance.example/milestones\">four wait</a>.</p>" },
                new EditionNote("call", "", "Tell us what your laboratory can do", "en") { Body = "<p>It takes ten minutes.</p>", LinkText = "Answer the survey", Url = $"{Url}/survey" },
                new EditionNote("event", "Event", "Meeting of focal points", "en") { Facts = ["3 June 2026", "Nairobi"], LinkText = "Register", Url = $"{Url}/register" },
                new EditionNote("evidence", "We need evidence", "Who pays for tests in lower-middle-income countries?", "en") { Facts = ["Kenya"], LinkText = "Send us a case", Url = $"{Url}/evidence" },
                new EditionNote("commitment", "Commitment due", "Publish the list of reference laboratories", "en") { Facts = ["Ministry of Health (illustrative)", "Due 30 June 2026"] },
                new EditionNote("withdrawn", "Withdrawn", "An older estimate of costs", "en") { Body = "<p>Its figures were wrong.</p>" },
            ]),
        ],
        ReadOnline = $"{Url}/newsletters/2026-05-03-genomic-testing",
        Texts = IssueTexts.For("en", "Alliance Hub"),
    };

    private static IssueEmailModel Arabic() => new(
        "مركز التحالف", Url, "الاختبارات الجينية تصل إلى الرعاية الروتينية", "ثلاثة ملخصات واجتماع واحد", new DateOnly(2026, 5, 3), "ar", true,
        (MarkupString)"<p>أعزاءنا القراء، هذا الشهر <a href=\"https://hub.alliance.example/briefs/a\">ثلاثة ملخصات</a>.</p><ul><li>التكاليف</li></ul>",
        [new("جديد في المركز", [new EmailItem("ملخص سياسات", "دفع تكاليف الاختبارات الجينية", $"{Url}/briefs/a", "تدفع ثلاث دول تكاليف الاختبارات بحسب التشخيص.", "لصانعي السياسات", "أدرجوا الاختبار في حزمة المنافع.") { Language = "ar", RightToLeft = true }])],
        $"{Url}/newsletters/x", $"{Url}/unsubscribe/x", $"{Url}/subscriptions/x", "تتلقى هذه النشرة لأنك اشتركت فيها وأكدت ذلك.", new EmailTexts("اقرأ على الموقع", "اقرأ المزيد", "إلغاء الاشتراك", "تغيير ما أتلقاه"));

    private static AlertMail Alert() => new()
    {
        Name = "genomic testing, policy briefs, Kenya",
        Lines =
        [
            Line("Paying for genomic tests without two-tier care", Announcement.New, ""),
            Line("Laboratories in three counties", Announcement.Withdrawn, "The figures were those of another year."),
        ],
        More = 0,
        Period = AlertPeriod.Daily,
        HubName = "Alliance Hub",
        PublicUrl = Url,
        SearchUrl = $"{Url}/search?q=genomic",
        PageUrl = $"{Url}/following/x",
        StopUrl = $"{Url}/stop/x",
    };

    private static AlertLine Line(string title, string kind, string note) => new()
    {
        ContentId = "1",
        Kind = "Policy brief",
        Title = title,
        Path = "/briefs/paying",
        PublishedOn = new DateOnly(2026, 5, 1),
        Facts = ["Nairobi, Kenya"],
        Changes = [new Announcement { ContentId = "1", Kind = kind, Note = note, At = new DateTimeOffset(2026, 5, 3, 8, 0, 0, TimeSpan.Zero) }],
        FoundIn = "In the takeaways",
        Passage = $"Pay for {KnowledgeHub.Search.FindItems.MarkStart}genomic{KnowledgeHub.Search.FindItems.MarkEnd} tests by diagnosis.",
        Facets = ["Country: Kenya"],
    };

    private static async Task<string> DrawAsync<TModel>(Type template, TModel model)
    {
        await using var renderer = new HtmlRenderer(new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(template, ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model }))).ToHtmlString());
        return InlineCss.Into(html, new CivicTheme().EmailStyles);
    }
}
