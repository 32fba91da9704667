using System.Text;
using System.Xml;
using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Site;

/// <summary>
/// The newest items as an Atom feed (RFC 4287), of one type or of all. An entry counts as updated when a change of it was
/// announced, and says what changed; minor changes leave it as it is.
/// </summary>
public sealed class AtomFeed(LiveContent live, Announcements announcements, HubSettings hub)
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public async Task<IResult> WriteAsync(ContentType? type, CancellationToken ct)
    {
        var items = await live.NewestAsync(type?.Id, 50, ct);
        return type is null
            ? await WriteAsync(hub.Name, "/feed.atom", "/", items, ct)
            : await WriteAsync($"{hub.Name}: {type.Plural}", $"/{type.Path}/feed.atom", $"/{type.Path}", items, ct);
    }

    /// <summary>A feed of these items.</summary>
    public async Task<IResult> WriteAsync(string title, string self, string page, IReadOnlyList<LiveItem> items, CancellationToken ct)
    {
        var announced = await announcements.LastOfAsync([.. items.Select(item => item.ContentId)], ct);
        await using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            Element(xml, "title", title);
            Element(xml, "id", hub.Url(self));
            Link(xml, "self", hub.Url(self));
            Link(xml, "alternate", hub.Url(page));
            Element(xml, "updated", Instant(items.Count > 0 ? items.Max(item => Updated(item, announced)) : DateTimeOffset.UnixEpoch));
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", hub.Name);
            xml.WriteEndElement();
            foreach (var item in items)
            {
                Entry(xml, item, announced);
            }

            xml.WriteEndElement();
        }

        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private void Entry(XmlWriter xml, LiveItem item, IReadOnlyDictionary<string, Announcement> announced)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "title", item.Title);
        Element(xml, "id", $"urn:knowledgehub:{item.ContentId}");
        Link(xml, "alternate", hub.Url(item.Path));
        Element(xml, "published", Instant(new DateTimeOffset(item.PublishedOn, TimeOnly.MinValue, TimeSpan.Zero)));
        Element(xml, "updated", Instant(Updated(item, announced)));
        Element(xml, "summary", Summary(item, announced.GetValueOrDefault(item.ContentId)));
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", item.Type);
        xml.WriteAttributeString("label", item.ContentType.Singular);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static DateTimeOffset Updated(LiveItem item, IReadOnlyDictionary<string, Announcement> announced) =>
        announced.TryGetValue(item.ContentId, out var last) ? last.At : item.FirstPublishedAt;

    private static string Summary(LiveItem item, Announcement? last) => last is { Kind: Announcement.Changed }
        ? $"{T("Changed on {0}: {1}", SiteLanguage.Current.Day(DateOnly.FromDateTime(last.At.UtcDateTime)), last.Note)} {item.Summary}"
        : item.Summary;

    private static void Element(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Namespace, new string([.. text.Where(XmlConvert.IsXmlChar)]));

    private static void Link(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
