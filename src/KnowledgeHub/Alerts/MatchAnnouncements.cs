using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Taxonomy;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Alerts;

/// <summary>Says which announced items a saved search is told of, and why. Alerts and their preview both ask here.</summary>
public sealed class MatchAnnouncements(FindItems find, LiveContent live, TermStore terms)
{
    private const int Batch = 500;
    private const int PageSize = 100;

    /// <summary>The items that match, by id; null while the index can't answer.</summary>
    public async Task<IReadOnlyDictionary<string, FoundItem>?> FindAsync(SavedQuery query, IEnumerable<Announcement> announcements, CancellationToken ct)
    {
        var found = new Dictionary<string, FoundItem>();
        foreach (var ids in announcements.Select(announcement => announcement.ContentId).Distinct().Chunk(Batch))
        {
            for (var (page, pages) = (1, 1); page <= pages; page++)
            {
                var answer = await find.RunAsync(query.ToRequest() with { Among = ids, WithWithdrawn = true, Page = page, Size = PageSize }, ct);
                if (answer.Unavailable)
                {
                    return null;
                }

                // Items with all words come first; one that has only some of them is not what was asked for.
                foreach (var item in answer.Items.Take(answer.WithAll - ((page - 1) * PageSize)))
                {
                    found[item.ContentId] = item;
                }

                pages = (answer.WithAll + PageSize - 1) / PageSize;
            }
        }

        return found;
    }

    /// <summary>A line for each announced item that was found, the newest change first, at most so many.</summary>
    public async Task<IReadOnlyList<AlertLine>> DescribeAsync(
        SavedQuery query, IEnumerable<Announcement> announcements, IReadOnlyDictionary<string, FoundItem> found, int most, CancellationToken ct)
    {
        var known = await terms.ReadAsync(ct);
        var changes = announcements.Where(announcement => found.ContainsKey(announcement.ContentId))
            .GroupBy(announcement => announcement.ContentId)
            .OrderByDescending(item => item.Max(change => change.Sequence))
            .Take(most).ToList();
        var items = (await live.FindManyWithWithdrawnAsync([.. changes.Select(item => item.Key)], ct)).ToDictionary(item => item.ContentId);
        return [.. changes.Where(item => items.ContainsKey(item.Key)).Select(item => Line(query, items[item.Key], found[item.Key], [.. item.OrderBy(change => change.Sequence)], known))];
    }

    private static AlertLine Line(SavedQuery query, LiveItem item, FoundItem found, IReadOnlyList<Announcement> changes, Terms known)
    {
        var body = item.Body;
        return new AlertLine
        {
            ContentId = item.ContentId,
            Kind = item.ContentType.Singular,
            Title = item.Title,
            Path = item.Path,
            PublishedOn = item.PublishedOn,
            Facts =
            [
                .. item.ContentType.Fields.Where(field => field.Fact && field.Text(body).Length > 0).Select(field => T("{0}: {1}", field.Label, field.Text(body))),
                .. body.Places.Count is > 0 and <= 5 ? [string.Join(", ", body.Places.Select(place => T(known.Place(place)?.Name ?? place)))] : Array.Empty<string>(),
            ],
            Changes = changes[^1].Kind == Announcement.Withdrawn ? [changes[^1]] : changes,
            FoundIn = query.Words.Length == 0 ? "" : PartOf(found),
            Passage = IsMarked(found.Passage) ? found.Passage : item.Summary,
            Facets = query.Chosen.Count == 0 ? [] : [.. FacetsOf(query, item, known)],
        };
    }

    private static string PartOf(FoundItem found) => found switch
    {
        { PassageColumn: IndexColumn.Takeaways } when IsMarked(found.Passage) => T("In the takeaways"),
        { PassageColumn: IndexColumn.Summary } when IsMarked(found.Passage) => T("In the summary"),
        { PassageColumn: IndexColumn.Attachments } when IsMarked(found.Passage) => T("In a file"),
        _ when IsMarked(found.Passage) => T("In the text"),
        _ when IsMarked(found.Title) => T("In the title"),
        _ => T("In its topics, countries, sources or other names"),
    };

    private static bool IsMarked(string text) => text.Contains(FindItems.MarkStart, StringComparison.Ordinal);

    // The index's own mapping says which of the chosen values an item has.
    private static IEnumerable<string> FacetsOf(SavedQuery query, LiveItem item, Terms known) => IndexDocument.From(item, known).Facets
        .Where(facet => query.Chosen.GetValueOrDefault(facet.Kind, []).Contains(facet.Value))
        .Distinct()
        .Select(facet => T("{0}: {1}", FacetNames.Label(facet.Kind), FacetNames.Value(facet.Kind, facet.Value, known)));
}
