using System.Net;
using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters.Corrections;

/// <summary>
/// Makes a draft of a correction: it says what was mailed and what has become of it, and it goes to those who got the item
/// before it changed and have not left since. Staff read it, change its words and send it as any other issue.
/// </summary>
public sealed class ComposeCorrection(Database database, MailedChanges changes, LiveContent live, AuditTrail audit, HubSettings hub, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ComposeCorrection>();

    /// <returns>The draft's id, or that of the correction there is; null when nobody got the item before it changed, or somebody else composes it right now.</returns>
    public async Task<string?> RunAsync(long announcement, string editor, CancellationToken ct)
    {
        if (await changes.FindAsync(announcement, ct) is not { } change || await live.FindAsync(change.ContentId, ct) is not { } item)
        {
            return null;
        }

        if (change.CorrectionId is not null)
        {
            return change.CorrectionId;
        }

        var now = clock.GetUtcNow();
        var title = Title(change);
        var row = new
        {
            Id = Id.New(clock),
            Slug = $"{now:yyyy-MM-dd}-{Html.Slug.From(title)}-{announcement}",
            Title = title,
            Intro = Html.CleanHtml.From(Opening(change, item)),
            Now = now,
            Author = editor,
            change.ContentId,
            Kind = item.Withdrawn ? BlockKind.Withdrawn : BlockKind.Item,
            Before = change.ChangedAt,
            change.Announcement,
        };
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["add"], row, ct);
        // In the same transaction: a correction that went to everybody would be worse than none.
        if (await session.RunAsync(sql["only-to"], row, ct) == 0)
        {
            return null;
        }

        await session.RunAsync(sql["add-section"], row, ct);
        await session.RunAsync(sql["add-item"], row, ct);
        await audit.RecordAsync(session, editor, AuditAction.Added, new("issue", row.Id), $"A correction of \"{change.Title}\" for the {change.Readers} readers who got it", ct);
        await session.CommitAsync(ct);
        return row.Id;
    }

    private static string Title(MailedChange change)
    {
        var title = $"{(change.Kind == Announcement.Withdrawn ? "Withdrawn" : "Correction")}: {change.Title}";
        return title.Length <= 150 ? title : $"{title[..149]}…";
    }

    private string Opening(MailedChange change, LiveItem item)
    {
        var day = change.MailedAt.UtcDateTime.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        var link = $"<a href=\"{WebUtility.HtmlEncode(item.Path)}\">{WebUtility.HtmlEncode(change.Title)}</a>";
        var what = change.Kind == Announcement.Withdrawn ? "has been withdrawn" : "has been corrected";
        var note = change.Note.Length > 0 ? $"<p>{WebUtility.HtmlEncode(change.Note)}</p>" : "";
        return $"<p>On {day} our newsletter brought you {link}. It {what} since.</p>{note}<p>You get this mail because {WebUtility.HtmlEncode(hub.Name)} sent you the earlier version.</p>";
    }
}
