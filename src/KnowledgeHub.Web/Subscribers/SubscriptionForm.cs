using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming.Pages;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>What can be chosen in the sign-up form and on the preference page, and how it is read back.</summary>
public static class SubscriptionForm
{
    /// <summary>An empty form: the newsletter is offered in the language of the page.</summary>
    public static Preferences Nothing() => new("", [], SiteLanguage.Current.Tag, "each-issue");

    public static SubscriptionChoices Choices(Preferences chosen, Terms known) => new(
        [.. Audience.All.Select(audience => new Choice(audience.Id, audience.Name, audience.Id == chosen.Audience))],
        // A chosen topic that lies further down by now stays in sight: what is not offered would be lost with the next change.
        [.. known.Topics.Where(topic => topic.Parent is null || chosen.Topics.Contains(topic.Slug)).Select(topic => new Choice(topic.Slug, T(topic.Name), chosen.Topics.Contains(topic.Slug)))],
        [.. Locales.Offered.Select(locale => new Choice(locale.Tag, locale.Name, locale.Tag == chosen.Locale))],
        [.. Preferences.Frequencies.Select(frequency => new Choice(frequency.Id, T(frequency.Name), frequency.Id == chosen.Frequency))])
    {
        Countries = [.. known.Places.Select(place => new Choice(place.Code, T(place.Name), place.Code == chosen.Country)).OrderBy(choice => choice.Label, SiteLanguage.Current.Order)],
        Organisation = chosen.Organisation,
    };

    public static Preferences Read(IFormCollection form) => new(
        form["audience"].ToString(),
        [.. form["topics"].OfType<string>().Distinct()],
        form["locale"].ToString() is { Length: > 0 } locale ? locale : "en",
        form["frequency"].ToString() is { Length: > 0 } frequency ? frequency : "each-issue")
    {
        Country = form["country"].ToString(),
        Organisation = form["organisation"].ToString().Trim(),
    };
}
