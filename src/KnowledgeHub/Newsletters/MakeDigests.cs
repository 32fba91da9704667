using KnowledgeHub.Languages;
using KnowledgeHub.Storage;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Newsletters;

/// <summary>
/// Makes the digests that are due. The row of the run is written in the transaction that makes the issue, so that each is
/// made once, however many nodes look. One with nothing in it, or without readers, is noted and not made.
/// </summary>
public sealed class MakeDigests(Database database, DigestSettings settings, WhatIsNew news, IssueStore issues, SaveIssue save, HubSettings hub, TimeProvider clock)
{
    private const int MostItems = 40;

    // What is being published at this moment has its time already but can't be read yet: it goes into the next digest.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);
    private readonly NamedSql sql = database.Sql<MakeDigests>();

    /// <summary>Makes what is due and says how many digests that were.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var made = 0;
        foreach (var setting in (await settings.ReadAsync(ct)).Where(setting => setting.IsOn))
        {
            var slot = setting.SlotUpTo(clock.GetUtcNow().AddHours(setting.HoldHours));
            made += slot > setting.Since && await MakeAsync(setting, slot, ct) ? 1 : 0;
        }

        return made;
    }

    private async Task<bool> MakeAsync(DigestSetting setting, DateTimeOffset slot, CancellationToken ct)
    {
        var (until, from) = (clock.GetUtcNow() - Settling, setting.Before(slot));
        await using (var looking = await database.OpenAsync(ct))
        {
            if (await looking.ScalarAsync<int>(sql["is-done"], new { setting.Kind, Slot = slot }, ct) > 0)
            {
                return false;
            }

            from = await looking.FirstAsync<DateTimeOffset?>(sql["covered-until"], new { setting.Kind }, ct) ?? from;
        }

        var sections = await SectionsAsync(from, until, ct);
        await using var session = await database.BeginAsync(ct);
        // The row is the lock: of two nodes that find the digest due, one gets it.
        var outcome = sections.Count == 0 ? "empty" : await session.ScalarAsync<int>(sql["count-readers"], new { setting.Kind }, ct) == 0 ? "no-readers" : "made";
        if (await session.RunAsync(sql["add"], new { setting.Kind, Slot = slot, From = from, Until = until, Outcome = outcome }, ct) == 0)
        {
            return false;
        }

        if (outcome == "made")
        {
            var id = await AddIssueAsync(session, setting, sections, from, slot, ct);
            await session.RunAsync(sql["set-issue"], new { setting.Kind, Slot = slot, IssueId = id }, ct);
        }

        await session.CommitAsync(ct);
        return outcome == "made";
    }

    private async Task<string> AddIssueAsync(Session session, DigestSetting setting, IReadOnlyList<Section> sections, DateTimeOffset from, DateTimeOffset slot, CancellationToken ct)
    {
        var words = setting.WordsIn(SiteLanguage.English, hub.Name, from, slot);
        var draft = new IssueDraft(null, Shortened(words.Title), words.Intro, sections)
        {
            Kind = setting.Kind,
            DueAt = slot,
            OtherLanguages = ProposeIssue.InOtherLanguages(language => setting.WordsIn(language, hub.Name, from, slot))
                .ToDictionary(other => other.Key, other => other.Value with { Title = Shortened(other.Value.Title) }),
        };
        var (id, problems) = await save.RunAsync(session, draft, "", ct);
        return id ?? throw new InvalidOperationException($"The {setting.Kind} digest can't be stored: {problems[0].Message}");
    }

    // A hub's name and two days may make a title longer than a subject can be.
    private static string Shortened(string title) => title.Length <= 150 ? title : title[..149] + "…";

    // What was published, and what staff wrote in the issues of the time: a digest's readers did not get those.
    private async Task<IReadOnlyList<Section>> SectionsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        var sections = ProposeIssue.From((await news.RunAsync(from, until, ct)).Take(MostItems)).ToList();
        var today = DateOnly.FromDateTime(until.UtcDateTime);
        var sent = new List<Issue>();
        foreach (var id in await IssuesAsync(from, until, ct))
        {
            sent.AddRange(await issues.FindAsync(id, ct) is { } issue ? [issue] : []);
        }

        var written = sent.SelectMany(issue => issue.Sections).SelectMany(section => section.Blocks)
            .Where(block => block.ContentId is null && block.Kind != "text" && (block.Kind != "event" || block.Day >= today))
            .DistinctBy(block => block.Id).ToList();
        return written.Count == 0 ? sections : [.. sections, ProposeIssue.Headed(FromNewsletter) with { Blocks = written }];
    }

    private static string FromNewsletter => Later("Also in the newsletter");

    private async Task<List<string>> IssuesAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<string>(sql["issues"], new { From = from, Until = until }, ct)];
    }
}
