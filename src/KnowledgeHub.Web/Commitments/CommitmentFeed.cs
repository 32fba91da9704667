using System.Text;
using System.Xml;
using KnowledgeHub.Commitments;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Commitments;

/// <summary>Public commitments as an Atom feed (RFC 4287), what changed last first.</summary>
public sealed class CommitmentFeed(PublicCommitments commitments, HubSettings hub)
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const int Most = 50;

    public async Task<IResult> WriteAsync(CancellationToken ct)
    {
        var newest = await commitments.ChangedAsync(Most, ct);
        await using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            Element(xml, "title", $"{hub.Name}: {T("Commitments")}");
            Element(xml, "id", hub.Url("/commitments/feed.atom"));
            Link(xml, "self", hub.Url("/commitments/feed.atom"));
            Link(xml, "alternate", hub.Url("/commitments"));
            Element(xml, "updated", Instant(newest.Count > 0 ? newest[0].UpdatedAt : DateTimeOffset.UnixEpoch));
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", hub.Name);
            xml.WriteEndElement();
            foreach (var commitment in newest)
            {
                xml.WriteStartElement("entry", Namespace);
                Element(xml, "title", $"{commitment.Title} ({commitment.Progress.Name})");
                Element(xml, "id", $"urn:knowledgehub:commitment:{commitment.Id}");
                Link(xml, "alternate", hub.Url(commitment.Path));
                Element(xml, "updated", Instant(commitment.UpdatedAt));
                Element(xml, "summary", string.Join(". ", new[] { commitment.PublicWho, commitment.Progress.Name, commitment.Illustrative ? T("Illustrative") : "" }.Where(part => part.Length > 0)));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, new string([.. text.Where(XmlConvert.IsXmlChar)]));

    private static void Link(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
