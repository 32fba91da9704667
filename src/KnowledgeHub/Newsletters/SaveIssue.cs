using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>Stores an issue that is not on its way yet.</summary>
public sealed class SaveIssue(Database database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The field of the problem that somebody else saved the issue meanwhile.</summary>
    public const string Conflict = "conflict";

    private readonly NamedSql sql = database.Sql<SaveIssue>();

    /// <returns>The id, or what to mend.</returns>
    public async Task<(string? Id, IReadOnlyList<Problem> Problems)> RunAsync(IssueDraft typed, string author, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var saved = await RunAsync(session, typed, author, ct);
        if (saved.Id is not null)
        {
            await session.CommitAsync(ct);
        }

        return saved;
    }

    /// <summary>The same in the caller's transaction, which is not to be committed when there are problems.</summary>
    internal async Task<(string? Id, IReadOnlyList<Problem> Problems)> RunAsync(Session session, IssueDraft typed, string author, CancellationToken ct)
    {
        var draft = typed.Tidy();
        var problems = CheckIssueDraft.Check(draft);
        if (problems.Count == 0)
        {
            problems = await CheckAsync(session, draft, ct);
        }

        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var id = draft.Id ?? Id.New(clock);
        if (await StoreAsync(session, id, draft, author, ct) is { } problem)
        {
            return (null, [problem]);
        }

        await SaveSectionsAsync(session, id, draft.Sections, ct);
        await audit.RecordAsync(session, author, draft.Id is null ? AuditAction.Added : AuditAction.Saved, new("issue", id), draft.Title, ct);
        return (id, []);
    }

    private async Task<List<Problem>> CheckAsync(Session session, IssueDraft draft, CancellationToken ct)
    {
        foreach (var block in draft.Sections.SelectMany(section => section.Blocks).Where(block => block.ContentId is not null))
        {
            if (await session.ScalarAsync<int>(sql["item-exists"], new { Id = block.ContentId }, ct) == 0)
            {
                return [new("items", "One of the items no longer exists; open the issue again and choose anew.")];
            }
        }

        if (draft.SegmentId is not null && await session.ScalarAsync<int>(sql["segment-exists"], new { Id = draft.SegmentId }, ct) == 0)
        {
            return [new("segment", "The segment no longer exists; choose another one, or all subscribers.")];
        }

        return draft.Id is not null && draft.Sections.All(section => section.Blocks.Count == 0) && await session.ScalarAsync<int>(sql["is-scheduled"], new { draft.Id }, ct) > 0
            ? [new("items", "The issue is scheduled and would go out empty; keep an item, or cancel the sending first.")]
            : [];
    }

    private async Task<Problem?> StoreAsync(Session session, string id, IssueDraft draft, string author, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var texts = IssueJson.Write(draft.OtherLanguages.ToDictionary(words => words.Key, words => words.Value with { Intro = CleanHtml.From(words.Value.Intro) }));
        var args = new { Id = id, draft.Title, Intro = CleanHtml.From(draft.Intro), Texts = texts, draft.SegmentId, Revision = draft.Revision ?? 0, Now = now, Author = author };
        if (draft.Id is null)
        {
            var slug = await FreeSlugAsync(session, $"{now:yyyy-MM-dd}-{Slug.From(draft.Title)}", ct);
            var added = new { args.Id, Slug = slug, args.Title, args.Intro, args.Texts, args.SegmentId, draft.Kind, State = draft.DueAt is null ? "draft" : "scheduled", draft.DueAt, args.Now, args.Author };
            await session.RunAsync(sql["add"], added, ct);
            return null;
        }

        return await session.RunAsync(sql["change"], args, ct) == 1 ? null
            : await session.ScalarAsync<int>(sql["can-be-changed"], new { Id = id }, ct) == 1 ? new(Conflict, "Somebody else saved this issue while you were writing. Look at what differs, then choose.")
            : new("title", "This issue is on its way to its readers (or was removed) and can't be changed any more.");
    }

    private async Task<string> FreeSlugAsync(Session session, string slug, CancellationToken ct)
    {
        var free = slug;
        for (var n = 2; await session.ScalarAsync<int>(sql["slug-taken"], new { Slug = free }, ct) > 0; n++)
        {
            free = $"{slug}-{n}";
        }

        return free;
    }

    private async Task SaveSectionsAsync(Session session, string id, IReadOnlyList<Section> sections, CancellationToken ct)
    {
        await session.RunAsync(sql["clear-blocks"], new { Id = id }, ct);
        await session.RunAsync(sql["clear-sections"], new { Id = id }, ct);
        for (var n = 0; n < sections.Count; n++)
        {
            await session.RunAsync(sql["add-section"], new { Id = id, Position = n + 1, sections[n].Heading, Headings = IssueJson.Write(sections[n].Headings) }, ct);
            for (var position = 0; position < sections[n].Blocks.Count; position++)
            {
                var block = sections[n].Blocks[position];
                var row = new { IssueId = id, block.Id, Section = n + 1, Position = position + 1, block.Kind, block.ContentId, block.CommitmentId, Details = IssueJson.Write(BlockDetails.Of(block)) };
                await session.RunAsync(sql["add-block"], row, ct);
            }
        }
    }
}
