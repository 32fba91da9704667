using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>What staff typed: a new issue when <see cref="Id"/> is null.</summary>
public sealed record IssueDraft(string? Id, string Title, string Intro, IReadOnlyList<Section> Sections);

/// <summary>Stores an issue that is not on its way yet.</summary>
public sealed class SaveIssue(Database database, TimeProvider clock)
{
    private const int LongestTitle = 150;
    private readonly NamedSql sql = database.Sql<SaveIssue>();

    /// <returns>The id, or what to mend.</returns>
    public async Task<(string? Id, IReadOnlyList<Problem> Problems)> RunAsync(IssueDraft draft, string author, CancellationToken ct)
    {
        var problems = Check(draft);
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        await using var session = await database.WriteAsync(ct);
        var id = draft.Id ?? Id.New(clock);
        var now = clock.GetUtcNow();
        var args = new { Id = id, Title = draft.Title.Trim(), Intro = CleanHtml.From(draft.Intro), Now = now, Author = author };
        if (draft.Id is null)
        {
            var slug = await FreeSlugAsync(session, $"{now:yyyy-MM-dd}-{Slug.From(draft.Title)}", ct);
            await session.RunAsync(sql["add"], new { args.Id, Slug = slug, args.Title, args.Intro, args.Now, args.Author }, ct);
        }
        else if (await session.RunAsync(sql["change"], args, ct) == 0)
        {
            return (null, [new("title", "This issue is on its way to its readers (or was removed) and can't be changed any more.")]);
        }

        await SaveSectionsAsync(session, id, draft.Sections, ct);
        await session.CommitAsync(ct);
        return (id, []);
    }

    private static List<Problem> Check(IssueDraft draft)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(draft.Title))
        {
            problems.Add(new("title", "The title is empty; it becomes the subject of the mail, so give the issue one."));
        }

        if (draft.Title.Length > LongestTitle)
        {
            problems.Add(new("title", $"The title has {draft.Title.Length} characters and at most {LongestTitle} fit; shorten it."));
        }

        var twice = draft.Sections.SelectMany(section => section.ContentIds).GroupBy(id => id).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            problems.Add(new("items", "An item stands in two sections; keep it in one."));
        }

        return problems;
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
        await session.RunAsync(sql["clear-items"], new { Id = id }, ct);
        await session.RunAsync(sql["clear-sections"], new { Id = id }, ct);
        for (var section = 0; section < sections.Count; section++)
        {
            await session.RunAsync(sql["add-section"], new { Id = id, Position = section + 1, Heading = sections[section].Heading.Trim() }, ct);
            for (var position = 0; position < sections[section].ContentIds.Count; position++)
            {
                await session.RunAsync(sql["add-item"], new { Id = id, ContentId = sections[section].ContentIds[position], Section = section + 1, Position = position + 1 }, ct);
            }
        }
    }
}
