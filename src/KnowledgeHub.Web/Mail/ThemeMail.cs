using KnowledgeHub.Alerts;
using KnowledgeHub.Html;
using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Email;
using KnowledgeHub.Web.Alerts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace KnowledgeHub.Web.Mail;

/// <summary>Draws mails with the theme's templates and writes their styles into the elements.</summary>
public sealed class ThemeMail(Theme theme, HubSettings hub, IServiceProvider services, ILoggerFactory logs) : IDrawEdition, IDrawServiceMail, IDrawAlert
{
    public Task<string> DrawAsync(Edition edition) => DrawAsync(edition.Locale, theme.IssueEmail, new IssueEmailModel(
        hub.Name,
        hub.PublicUrl,
        edition.Title,
        edition.Preheader,
        edition.SentOn,
        SiteLanguage.For(edition.Locale).Tag,
        KnowledgeHub.Content.Locales.IsRightToLeft(SiteLanguage.For(edition.Locale).Tag),
        (MarkupString)edition.Intro,
        [.. edition.Sections.Select(section => new EmailSection(section.Heading, [.. section.Blocks.Select(block => Part(block, edition))]))],
        edition.ReadOnline,
        Edition.UnsubscribeSlot,
        Edition.PreferencesSlot,
        edition.Texts.WhyYou,
        new EmailTexts(edition.Texts.ReadOnline, edition.Texts.ReadMore, edition.Texts.Unsubscribe, edition.Texts.Preferences))
    {
        TitleLanguage = edition.TitleLocale,
        IntroLanguage = edition.IntroLocale,
    });

    public Task<string> DrawAsync(ServiceMail mail) => DrawAsync(mail.Locale, theme.ServiceEmail, new ServiceEmailModel(
        hub.Name, hub.PublicUrl, mail.Locale, KnowledgeHub.Content.Locales.IsRightToLeft(mail.Locale), mail.Subject, mail.Paragraphs, mail.Button?.Text, mail.Button?.Url, mail.Closing));

    public Task<string> DrawAsync(AlertMail mail) => DrawAsync(SiteLanguage.Current.Tag, theme.AlertEmail, new AlertEmailModel(
        hub.Name,
        hub.PublicUrl,
        SiteLanguage.Current.Tag,
        KnowledgeHub.Content.Locales.IsRightToLeft(SiteLanguage.Current.Tag),
        new Link(mail.Name, mail.SearchUrl),
        mail.Tally,
        string.Join(" · ", mail.Lines.Take(3).Select(line => line.Title)),
        [.. mail.Lines.Select(line => AlertEntries.From(line, mail.PublicUrl))],
        mail.More > 0 ? mail.MoreText : "",
        mail.WhyYou,
        mail.PageUrl,
        mail.StopUrl));

    private static EmailPart Part(EditionBlock block, Edition edition) => block switch
    {
        EditionItem item => Item(item, edition),
        EditionNote note => new EmailBlock(note.Kind, note.Label, note.Title, note.Facts, (MarkupString)note.Body, note.LinkText.Length > 0 ? new Link(note.LinkText, note.Url) : null)
        {
            Language = note.Locale,
            RightToLeft = KnowledgeHub.Content.Locales.IsRightToLeft(note.Locale),
        },
        _ => throw new InvalidOperationException($"No mail shows a {block.GetType().Name}."),
    };

    private static EmailItem Item(EditionItem item, Edition edition) =>
        new(item.Kind, item.Title, item.Url, item.Summary, item.Takeaway.Length > 0 ? edition.Texts.TakeawayLabels[edition.Audience] : "", item.Takeaway)
        {
            Language = item.Locale,
            RightToLeft = KnowledgeHub.Content.Locales.IsRightToLeft(item.Locale),
            TitleLanguage = item.TitleLocale,
            ChangeLabel = item.Change.Length > 0 ? edition.Texts.WhatChanged : "",
            Change = item.Change,
            ChangeLanguage = item.ChangeLocale,
        };

    private async Task<string> DrawAsync(string locale, Type template, object model)
    {
        using var speaking = SiteLanguage.For(locale).Speak();
        await using var renderer = new HtmlRenderer(services, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(template, ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model }))).ToHtmlString());
        return InlineCss.Into(html, theme.EmailStyles);
    }
}
