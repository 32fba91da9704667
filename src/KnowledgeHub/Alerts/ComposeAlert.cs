using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using KnowledgeHub.Search;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Alerts;

/// <summary>Writes the mail that tells a saved search of what was announced, in the language in which it was asked for.</summary>
public sealed class ComposeAlert(MatchAnnouncements match, IDrawAlert drawer, AlertLinks links, TermStore terms, HubSettings hub)
{
    private const int MostLines = 50;

    /// <returns>The mail, or null when none of the items is there any more.</returns>
    public async Task<QueuedMail?> RunAsync(
        SavedSearch search, string email, IReadOnlyList<Announcement> matching, IReadOnlyDictionary<string, FoundItem> found, CancellationToken ct)
    {
        using var speaking = SiteLanguage.For(search.Locale).Speak();
        var query = search.Query;
        var lines = await match.DescribeAsync(query, matching, found, MostLines, ct);
        if (lines.Count == 0)
        {
            return null;
        }

        var mail = new AlertMail
        {
            Name = query.Name(await terms.ReadAsync(ct)),
            Lines = lines,
            More = matching.DistinctBy(announcement => announcement.ContentId).Count() - lines.Count,
            Period = search.Period,
            HubName = hub.Name,
            PublicUrl = hub.PublicUrl,
            SearchUrl = $"{hub.Url(SiteLanguage.Current.In(query.Path))}&sort=newest",
            PageUrl = await links.PageAsync(search.FollowerId, ct),
            StopUrl = await links.StopAsync(search.Id, ct),
        };
        return new QueuedMail
        {
            Recipient = email,
            Subject = mail.Subject,
            Text = AlertText.Write(mail),
            Html = await drawer.DrawAsync(mail),
            About = search.Id,
            Bulk = true,
            Headers =
            [
                new("List-Id", $"{hub.Name} <alerts.{hub.Host}>"),
                new("List-Unsubscribe", $"<{mail.StopUrl}>"),
                // RFC 8058: mail programs may stop these mails with one POST.
                new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            ],
        };
    }
}
