using System.Globalization;
using System.Text;
using System.Xml;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Newsletters;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>The sent issues as an Atom feed (RFC 4287), newest first.</summary>
public static class ArchiveFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const int Most = 50;

    public static async Task<IResult> GetAsync(IssueStore issues, LiveContent live, HubSettings hub, CancellationToken ct)
    {
        var archive = await issues.ArchiveAsync(Most, ct);
        var titles = (await live.FindManyAsync([.. archive.SelectMany(issue => issue.ContentIds).Distinct()], ct)).ToDictionary(item => item.ContentId, item => item.Title);
        await using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            Element(xml, "title", $"{hub.Name}: Newsletter");
            Element(xml, "id", hub.Url("/newsletters/feed.atom"));
            Link(xml, "self", hub.Url("/newsletters/feed.atom"));
            Link(xml, "alternate", hub.Url("/newsletters"));
            Element(xml, "updated", Instant(archive.Count > 0 ? archive.Max(issue => issue.QueuedAt!.Value) : DateTimeOffset.UnixEpoch));
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", hub.Name);
            xml.WriteEndElement();
            foreach (var issue in archive)
            {
                Entry(xml, issue, hub, [.. issue.ContentIds.Where(titles.ContainsKey).Select(id => titles[id])]);
            }

            xml.WriteEndElement();
        }

        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private static void Entry(XmlWriter xml, Issue issue, HubSettings hub, IReadOnlyList<string> headlines)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "title", issue.Title);
        Element(xml, "id", $"urn:knowledgehub:issue:{issue.Id}");
        Link(xml, "alternate", hub.Url($"/newsletters/{issue.Slug}"));
        Element(xml, "published", Instant(issue.QueuedAt!.Value));
        Element(xml, "updated", Instant(issue.QueuedAt.Value));
        Element(xml, "summary", string.Join(' ', new[] { PlainText.From(issue.Intro), string.Join(" · ", headlines) }.Where(text => text.Length > 0)));
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, new string([.. text.Where(XmlConvert.IsXmlChar)]));

    private static void Link(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
