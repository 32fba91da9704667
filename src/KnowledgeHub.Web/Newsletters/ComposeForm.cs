using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Draws and reads the form in which an issue is composed.</summary>
public sealed class ComposeForm(IssueStore issues, LiveContent live, ContentItems items, SubscriberStore subscribers)
{
    /// <summary>How many sections the form offers beyond the filled ones.</summary>
    private const int SpareSections = 1;
    private const int Proposed = 30;

    public async Task<IResult> DrawAsync(HttpContext context, Issue? issue, IssueDraft typed, IReadOnlyList<Problem> problems, string words, CancellationToken ct)
    {
        var chosen = typed.Sections.SelectMany(section => section.ContentIds).ToList();
        var proposals = await ProposeAsync(words, ct);
        var all = (await live.FindManyAsync([.. chosen.Concat(proposals).Distinct()], ct)).ToDictionary(item => item.ContentId);
        var since = await issues.LastQueuedAsync(ct);
        var rows = chosen.Select((id, n) => Row(id, typed, n)).Concat(proposals.Except(chosen).Select(id => new ComposeRow(all.GetValueOrDefault(id), id, 0, 0, false)))
            .Where(row => row.Item is not null || row.Section > 0)
            .Select(row => row with { IsNew = row.Item is { } item && (since is null || item.FirstPublishedAt > since) })
            .ToList();
        return StaffPages.Draw<ComposePage>(
            new ComposePageModel(
                StaffFrame.For(context, issue?.Title ?? "New issue"),
                issue,
                typed,
                [.. typed.Sections.Select(section => section.Heading), .. Enumerable.Repeat("", typed.Sections.Count == 0 ? 2 : SpareSections)],
                rows,
                words,
                problems,
                issue is null ? new Dictionary<string, int>() : await issues.CountDeliveriesAsync(issue.Id, ct),
                await subscribers.CountEditionsAsync(ct),
                context.User.StaffEmail()),
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

        ComposeRow Row(string id, IssueDraft draft, int n)
        {
            var section = draft.Sections.ToList().FindIndex(candidate => candidate.ContentIds.Contains(id)) + 1;
            return new ComposeRow(all.GetValueOrDefault(id), id, section, n + 1, false);
        }
    }

    /// <summary>What is new since the last issue, in sections by kind: a first proposal that staff change.</summary>
    public async Task<IssueDraft> ProposeIssueAsync(CancellationToken ct)
    {
        var since = await issues.LastQueuedAsync(ct);
        var fresh = (await live.NewestAsync(null, Proposed, ct)).Where(item => since is null || item.FirstPublishedAt > since).Take(since is null ? 8 : Proposed).ToList();
        Section[] sections =
        [
            new("New on the hub", [.. fresh.Where(item => item.Type is not ("case-study" or "meeting-outcome")).Select(item => item.ContentId)]),
            new("From practice", [.. fresh.Where(item => item.Type == "case-study").Select(item => item.ContentId)]),
            new("From meetings", [.. fresh.Where(item => item.Type == "meeting-outcome").Select(item => item.ContentId)]),
        ];
        return new IssueDraft(null, "", "", [.. sections.Where(section => section.ContentIds.Count > 0)]);
    }

    /// <summary>What was posted: each item names its section and its place in it.</summary>
    public static IssueDraft Read(string? id, IFormCollection form)
    {
        var headings = form["heading"].Select(heading => heading?.Trim() ?? "").ToList();
        var placed = form["item"].OfType<string>().Distinct()
            .Select((item, n) => (Id: item, Section: Number(form[$"section.{item}"]), Order: Number(form[$"order.{item}"]), n))
            .Where(item => item.Section > 0 && item.Section <= headings.Count)
            .OrderBy(item => item.Order == 0 ? int.MaxValue : item.Order).ThenBy(item => item.n)
            .ToLookup(item => item.Section, item => item.Id);
        var sections = headings.Select((heading, n) => new Section(heading, [.. placed[n + 1]])).Where(section => section.Heading.Length > 0 || section.ContentIds.Count > 0);
        var intro = form["intro"].ToString();
        return new IssueDraft(id, form["title"].ToString(), intro.TrimStart().StartsWith('<') ? intro : MarkdownText.ToHtml(intro), [.. sections]);
    }

    private static int Number(string? text) => int.TryParse(text, out var number) && number is >= 0 and < 10_000 ? number : 0;

    private async Task<IReadOnlyList<string>> ProposeAsync(string words, CancellationToken ct) =>
        words.Trim().Length == 0
            ? [.. (await live.NewestAsync(null, Proposed, ct)).Select(item => item.ContentId)]
            : [.. (await items.ListAsync(null, "published", words, 1, Proposed, ct)).Items.Select(item => item.Id)];
}

/// <summary>An item in the form; <paramref name="Section"/> 0 means that it is not in the issue. Without <paramref name="Item"/> it is not published any more.</summary>
public sealed record ComposeRow(LiveItem? Item, string ContentId, int Section, int Order, bool IsNew);

/// <summary>The form in which an issue is composed, and what became of a sent one.</summary>
public sealed record ComposePageModel(
    StaffFrame Frame, Issue? Issue, IssueDraft Typed, IReadOnlyList<string> Headings, IReadOnlyList<ComposeRow> Rows, string Words, IReadOnlyList<Problem> Problems,
    IReadOnlyDictionary<string, int> Deliveries, IReadOnlyList<EditionCount> Editions, string StaffEmail)
{
    public bool CanBeChanged => Issue?.CanBeChanged ?? true;

    public int Recipients => Editions.Sum(edition => edition.Subscribers);
}

/// <summary>The list of issues.</summary>
public sealed record IssueListPageModel(StaffFrame Frame, IReadOnlyList<Issue> Issues);
