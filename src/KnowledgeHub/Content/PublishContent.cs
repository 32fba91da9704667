using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Content;

/// <summary>How publishing went.</summary>
public abstract record PublishResult
{
    public sealed record Published(string Path) : PublishResult;

    /// <summary>Readers already see this draft.</summary>
    public sealed record NothingToPublish : PublishResult;

    public sealed record Invalid(IReadOnlyList<Problem> Problems) : PublishResult;

    public sealed record NotFound : PublishResult;
}

/// <summary>
/// Makes the draft the live version and records the change that search and newsletters follow. What is published for the
/// first time, or again after it was withdrawn, is always announced; another change when it is a major one.
/// </summary>
public sealed class PublishContent(Database database, ContentItems items, ItemFiles files, ItemLinks links, ApprovalRules rules, ChangeFeed changes, Announcements announcements, TermStore terms, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<PublishContent>();

    /// <summary>A change of what is live already counts as minor.</summary>
    public Task<PublishResult> RunAsync(string id, string editor, CancellationToken ct) => RunAsync(id, editor, Edit.Minor, ct);

    public async Task<PublishResult> RunAsync(string id, string editor, Edit edit, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var result = await RunAsync(session, id, editor, edit, ApprovalDemand.AsRulesAsk, ct);
        if (result is PublishResult.Published)
        {
            await session.CommitAsync(ct);
        }

        return result;
    }

    /// <summary>The same inside the caller's transaction.</summary>
    public Task<PublishResult> RunAsync(Session session, string id, string editor, CancellationToken ct) => RunAsync(session, id, editor, Edit.Minor, ApprovalDemand.AsRulesAsk, ct);

    /// <summary>The same for imports and seeds, which need nobody's approval.</summary>
    public async Task<PublishResult> RunAsync(Session session, string id, string editor, Edit edit, ApprovalDemand demand, CancellationToken ct)
    {
        await changes.TakeTurnAsync(session, ct);
        await session.RunAsync(sql["lock"], new { Id = id }, ct);
        if (await items.FindAsync(session, id, ct) is not { } item)
        {
            return new PublishResult.NotFound();
        }

        if (item is { State: "published", HasUnpublishedChanges: false })
        {
            return new PublishResult.NothingToPublish();
        }

        var body = item.Body;
        var problems = CheckContent.ForPublication(item.ContentType, body).Concat(await files.CheckPublicationAsync(session, item.ContentType, body, ct)).ToList();
        if (item.State is "published" or "unpublished" && edit.Problem is { } unexplained)
        {
            problems.Add(unexplained);
        }

        if (demand == ApprovalDemand.AsRulesAsk && await rules.CheckAsync(session, item, ct) is { } unapproved)
        {
            problems.Add(unapproved);
        }

        if (problems.Count > 0)
        {
            return new PublishResult.Invalid(problems);
        }

        var slug = await SettleSlugAsync(session, item, ct);
        await ShowAsync(session, item, body, slug, ct);
        await files.KeepLiveAsync(session, item.Id, item.ContentType, body, ct);
        await links.KeepLiveAsync(session, item.Id, item.ContentType, body, ct);
        await session.RunAsync(sql["forget-unpublished"], new { item.Id }, ct);
        await session.RunAsync(sql["mark-published"], new { item.Id, Slug = slug, Now = clock.GetUtcNow(), Editor = editor }, ct);
        await session.RunAsync(sql["note-publication"], new { Version = item.DraftVersion, Now = clock.GetUtcNow() }, ct);
        await AnnounceAsync(session, item, edit, await changes.AppendAsync(session, item.Id, ChangeKind.Published, ct), ct);
        await audit.RecordAsync(session, editor, AuditAction.Published, new("content", item.Id, item.DraftVersion), body.Title, ct);
        return new PublishResult.Published($"/{item.ContentType.Path}/{slug}");
    }

    private async Task AnnounceAsync(Session session, ContentItem item, Edit edit, long sequence, CancellationToken ct)
    {
        (string Kind, string Note)? announced = (item, edit) switch
        {
            ({ LiveVersion: null }, _) => (Announcement.New, ""),
            ({ State: "withdrawn" }, _) => (Announcement.Changed, "It was withdrawn and is published again."),
            (_, Edit.MajorEdit major) => (Announcement.Changed, major.Text),
            _ => null,
        };
        if (announced is { } told)
        {
            await announcements.AddAsync(session, new Announcement { Sequence = sequence, ContentId = item.Id, Kind = told.Kind, Note = told.Note, At = clock.GetUtcNow() }, ct);
        }
    }

    // An address that readers may have noted keeps leading to the item.
    private async Task<string> SettleSlugAsync(Session session, ContentItem item, CancellationToken ct)
    {
        var slug = item.DraftSlug ?? item.Slug;
        await session.RunAsync(sql["forget-redirect"], new { item.Type, Slug = slug }, ct);
        if (slug != item.Slug)
        {
            await session.RunAsync(sql["redirect"], new { item.Type, item.Slug, item.Id }, ct);
        }

        return slug;
    }

    private async Task ShowAsync(Session session, ContentItem item, ContentBody body, string slug, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var publishedOn = body.PublishedOn ?? await session.ScalarAsync<DateOnly?>(sql["shown-date"], new { item.Id }, ct) ?? DateOnly.FromDateTime(now.UtcDateTime);
        await session.RunAsync(
            sql["show"],
            new { item.Id, item.Type, Slug = slug, item.Locale, body.Title, body.Summary, PublishedOn = publishedOn, Now = now },
            ct);
        await session.RunAsync(sql["clear-terms"], new { item.Id }, ct);
        foreach (var (kind, value) in TermsOf(body, publishedOn, await terms.ReadNewestAsync(session, ct)).Distinct())
        {
            await session.RunAsync(sql["add-term"], new { item.Id, Kind = kind, Value = value }, ct);
        }
    }

    private static IEnumerable<(string Kind, string Value)> TermsOf(ContentBody body, DateOnly publishedOn, Terms terms) =>
    [
        .. body.Topics.SelectMany(terms.WithAncestors).Select(topic => ("topic", topic.Slug)),
        .. body.Places.Select(place => ("country", place)),
        .. body.AllAudiences.Select(audience => ("audience", audience)),
        ("year", publishedOn.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
