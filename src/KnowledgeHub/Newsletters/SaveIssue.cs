using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Newsletters;

/// <summary>What staff typed: a new issue when <see cref="Id"/> is null.</summary>
public sealed record IssueDraft(string? Id, string Title, string Intro, IReadOnlyList<Section> Sections);

/// <summary>Stores an issue that is not on its way yet.</summary>
public sealed class SaveIssue(Database database, TimeProvider clock)
{
    private const int LongestLine = 150;
    private readonly NamedSql sql = database.Sql<SaveIssue>();

    /// <returns>The id, or what to mend.</returns>
    public async Task<(string? Id, IReadOnlyList<Problem> Problems)> RunAsync(IssueDraft typed, string author, CancellationToken ct)
    {
        var draft = typed with { Title = Line(typed.Title), Sections = [.. typed.Sections.Select(section => section with { Heading = Line(section.Heading) })] };
        var problems = Check(draft);
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        await using var session = await database.BeginAsync(ct);
        foreach (var item in draft.Sections.SelectMany(section => section.ContentIds))
        {
            if (await session.ScalarAsync<int>(sql["item-exists"], new { Id = item }, ct) == 0)
            {
                return (null, [new("items", "One of the items no longer exists; open the issue again and choose anew.")]);
            }
        }

        if (draft.Id is not null && draft.Sections.All(section => section.ContentIds.Count == 0) && await session.ScalarAsync<int>(sql["is-scheduled"], new { draft.Id }, ct) > 0)
        {
            return (null, [new("items", "The issue is scheduled and would go out empty; keep an item, or cancel the sending first.")]);
        }

        var id = draft.Id ?? Id.New(clock);
        var now = clock.GetUtcNow();
        var args = new { Id = id, draft.Title, Intro = CleanHtml.From(draft.Intro), Now = now, Author = author };
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

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<Problem> Check(IssueDraft draft)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(draft.Title))
        {
            problems.Add(new("title", "The title is empty; it becomes the subject of the mail, so give the issue one."));
        }

        if (draft.Title.Length > LongestLine)
        {
            problems.Add(new("title", $"The title has {draft.Title.Length} characters and at most {LongestLine} fit; shorten it."));
        }

        if (draft.Sections.Any(section => section.Heading.Length > LongestLine))
        {
            problems.Add(new("items", $"A section's heading is longer than {LongestLine} characters; shorten it."));
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
            await session.RunAsync(sql["add-section"], new { Id = id, Position = section + 1, sections[section].Heading }, ct);
            for (var position = 0; position < sections[section].ContentIds.Count; position++)
            {
                await session.RunAsync(sql["add-item"], new { Id = id, ContentId = sections[section].ContentIds[position], Section = section + 1, Position = position + 1 }, ct);
            }
        }
    }
}
