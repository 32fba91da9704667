using System.Text;
using System.Xml;
using KnowledgeHub.Commitments;
using KnowledgeHub.Content;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Readiness;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Web.Site;

/// <summary>All public addresses for search engines (sitemaps.org 0.9); an item's date is that of its last real change.</summary>
public static class Sitemap
{
    /// <summary>The standard allows this many addresses in one file.</summary>
    private const int Most = 50_000;

    private const int MostIssues = 200;

    public static async Task<IResult> GetAsync(LiveContent live, TermStore terms, IssueStore issues, ReadReadiness readiness, PublicCommitments commitments, MilestoneStore milestones, HubSettings hub, CancellationToken ct)
    {
        await using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            var fixedPaths = ContentType.All.Select(type => $"/{type.Path}").Concat(["/", "/topics", "/countries", "/asks", "/milestones", "/timeline", "/coverage", "/newsletters", "/readiness", "/commitments", "/subscribe", "/search/help"]).Concat((await readiness.RunAsync(ct)).Places(cities: true).Select(place => place.Place.Path));
            var written = 0;
            foreach (var path in fixedPaths.Concat((await terms.ReadAsync(ct)).Topics.Select(topic => $"/topics/{topic.Slug}"))
                .Concat((await milestones.AsksAsync(ct)).Select(ask => $"/asks/{ask.Slug}")).Concat((await milestones.ReadAsync(ct)).Select(milestone => $"/milestones/{milestone.Slug}")))
            {
                Write(xml, hub.Url(path), null);
                written++;
            }

            foreach (var issue in await issues.ArchiveAsync(MostIssues, ct))
            {
                Write(xml, hub.Url($"/newsletters/{issue.Slug}"), issue.QueuedAt);
                written++;
            }

            foreach (var commitment in await commitments.AddressesAsync(Most - written, ct))
            {
                Write(xml, hub.Url(commitment.Path), commitment.UpdatedAt);
                written++;
            }

            var last = "";
            while (written < Most && await live.AfterAsync(last, Math.Min(500, Most - written), ct) is { Count: > 0 } items)
            {
                foreach (var item in items)
                {
                    Write(xml, hub.Url(item.Path), item.UpdatedAt);
                }

                (written, last) = (written + items.Count, items[^1].ContentId);
            }

            xml.WriteEndElement();
        }

        return Results.Bytes(bytes.ToArray(), "application/xml; charset=utf-8");
    }

    private static void Write(XmlWriter xml, string url, DateTimeOffset? changed)
    {
        xml.WriteStartElement("url");
        xml.WriteElementString("loc", url);
        if (changed is { } at)
        {
            xml.WriteElementString("lastmod", at.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }
}
