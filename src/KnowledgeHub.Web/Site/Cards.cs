using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Site;

/// <summary>Makes the cards that lists show.</summary>
public sealed class Cards(TermStore terms)
{
    public async Task<IReadOnlyList<Card>> ForAsync(IEnumerable<LiveItem> items, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        return [.. items.Select(item => For(item, known))];
    }

    public static Card For(LiveItem item, Terms known)
    {
        var body = item.Body;
        return new Card(item.ContentType.Singular, item.Path, item.Title, item.Summary, item.PublishedOn, Topics(body, known), Places(body, known), item.Locale);
    }

    public static IReadOnlyList<Link> Topics(ContentBody body, Terms known) =>
        [.. body.Topics.Select(known.Topic).OfType<Topic>().Select(topic => new Link(T(topic.Name), $"/topics/{topic.Slug}"))];

    public static IReadOnlyList<Link> Places(ContentBody body, Terms known) =>
        [.. body.Places.Select(known.Place).OfType<Place>().Select(place => new Link(T(place.Name), $"/countries/{place.Code}"))];

    /// <summary>Items under a heading for each type that has any.</summary>
    public static IReadOnlyList<CardGroup> Group(IReadOnlyList<LiveItem> items, Terms known, Func<ContentType, string> allUrl) =>
    [
        .. ContentType.All
            .Select(type => (Type: type, Items: items.Where(item => item.Type == type.Id).ToList()))
            .Where(group => group.Items.Count > 0)
            .Select(group => new CardGroup(
                group.Type.Plural,
                [.. group.Items.Take(6).Select(item => For(item, known))],
                new CountedLink(T("All {0}", SiteLanguage.Current.Lower(group.Type.Plural)), allUrl(group.Type), group.Items.Count))),
    ];
}
