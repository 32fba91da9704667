using KnowledgeHub.Content;
using KnowledgeHub.Milestones;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Subscribers;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Draws the form in which an issue is composed, with what is new beside it.</summary>
public sealed class ComposeForm(
    IssueStore issues, WhatIsNew news, LiveContent live, ContentItems items, TermStore terms, SubscriberStore subscribers, IssueRecipients recipients, WatchSending sending, TellOfDelivery delivery, TimeProvider clock)
{
    private const int MostFound = 20;

    /// <summary>How far back a first issue looks.</summary>
    private static readonly TimeSpan FirstStretch = TimeSpan.FromDays(30);

    public Task<IResult> DrawAsync(HttpContext context, Issue? issue, IssueDraft typed, IReadOnlyList<Problem> problems, string words, CancellationToken ct) =>
        DrawAsync(context, issue, new ComposeState(typed) { Words = words }, problems, ct);

    public async Task<IResult> DrawAsync(HttpContext context, Issue? issue, ComposeState state, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        var since = await SinceAsync(state, ct);
        var fresh = await NewsAsync(state, ct);
        var chosen = state.Draft.Sections.SelectMany(section => section.Blocks).Select(block => block.ContentId).OfType<string>();
        return StaffPages.Draw<ComposePage>(
            new ComposePageModel(
                StaffFrame.For(context, issue?.Title ?? "New issue"),
                issue,
                state,
                (await live.FindManyWithWithdrawnAsync([.. chosen.Distinct()], ct)).ToDictionary(item => item.ContentId),
                new NewsPanelModel(since, state.Audience, Group(fresh, state.Audience, await terms.ReadAsync(ct)), await FindAsync(state.Words, ct)),
                await issues.SegmentsAsync(ct),
                problems,
                await EditionsAsync(issue, ct),
                context.User.StaffEmail())
            {
                Delivery = await delivery.RunAsync(ct),
                Sending = issue is null ? null : await sending.RunAsync(issue.Id, ct),
            },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    /// <summary>What is new in the stretch that the form shows.</summary>
    public async Task<IReadOnlyList<News>> NewsAsync(ComposeState state, CancellationToken ct) => await news.RunAsync(await SinceAsync(state, ct), clock.GetUtcNow(), ct);

    /// <summary>What the items of both are called.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TitlesAsync(Issue stored, IssueDraft typed, CancellationToken ct) =>
        (await live.FindManyWithWithdrawnAsync([.. stored.Sections.Concat(typed.Sections).SelectMany(section => section.Blocks).Select(block => block.ContentId).OfType<string>().Distinct()], ct))
            .ToDictionary(item => item.ContentId, item => item.Title);

    // Whom it would go to now; before it is stored, everybody who is confirmed.
    private async Task<IReadOnlyList<EditionCount>> EditionsAsync(Issue? issue, CancellationToken ct) => issue is null
        ? await subscribers.CountEditionsAsync(ct)
        : [.. (await recipients.CountAsync(issue.Id, ct)).Where(count => count.Reason == RecipientReason.Gets)
            .Select(count => new EditionCount { Audience = count.Audience, Locale = count.Locale, Subscribers = (int)count.Subscribers })];

    private async Task<DateTimeOffset> SinceAsync(ComposeState state, CancellationToken ct) =>
        state.Since is { } day ? new DateTimeOffset(day.ToDateTime(default), TimeSpan.Zero) : await issues.LastQueuedAsync(ct) ?? clock.GetUtcNow() - FirstStretch;

    // By main topic; for one audience only what says something to it.
    private static List<NewsGroup> Group(IReadOnlyList<News> fresh, string audience, Terms known)
    {
        var shown = audience.Length == 0 ? fresh : [.. fresh.Where(one => one.Item.Body.Takeaways.ContainsKey(audience) || one.Item.Body.Audiences.Contains(audience))];
        return [.. shown.GroupBy(one => one.Item.Body.Topics.Select(topic => known.WithAncestors(topic).LastOrDefault()).FirstOrDefault(topic => topic is not null))
            .OrderBy(group => group.Key?.Position ?? int.MaxValue)
            .Select(group => new NewsGroup(group.Key?.Slug ?? "none", group.Key?.Name ?? "Without a topic", [.. group]))];
    }

    private async Task<IReadOnlyList<LiveItem>> FindAsync(string words, CancellationToken ct) => words.Trim().Length == 0
        ? []
        : await live.FindManyAsync([.. (await items.ListAsync(null, "published", words, 1, MostFound, ct)).Items.Select(item => item.Id)], ct);
}

/// <summary>News on one main topic.</summary>
public sealed record NewsGroup(string Slug, string Topic, IReadOnlyList<News> News);

/// <summary>What can be taken into an issue.</summary>
public sealed record NewsPanelModel(DateTimeOffset Since, string Audience, IReadOnlyList<NewsGroup> Groups, IReadOnlyList<LiveItem> Found);

/// <summary>The form in which an issue is composed, and what became of a sent one.</summary>
public sealed record ComposePageModel(
    StaffFrame Frame, Issue? Issue, ComposeState State, IReadOnlyDictionary<string, LiveItem> Items, NewsPanelModel News, IReadOnlyList<SegmentName> Segments,
    IReadOnlyList<Problem> Problems, IReadOnlyList<EditionCount> Editions, string StaffEmail)
{
    /// <summary>How far it is on its way; null before.</summary>
    public Sending? Sending { get; init; }

    /// <summary>Commitments and questions for evidence that it could tell of.</summary>
    public required DeliveryNews Delivery { get; init; }

    public bool CanBeChanged => Issue?.CanBeChanged ?? true;

    public bool Holds(string contentId) => Blocks.Any(block => block.ContentId == contentId);

    public bool HoldsCommitment(string id) => Blocks.Any(block => block.CommitmentId == id);

    private IEnumerable<Block> Blocks => State.Draft.Sections.Where((_, n) => !State.Removed.Contains(State.Keys[n])).SelectMany(section => section.Blocks).Where(block => !State.Removed.Contains(block.Id));

    /// <summary>What a block is called where it is moved or removed.</summary>
    public string NameOf(Block block) =>
        block.In("en").Text.Heading is { Length: > 0 } heading ? heading
        : block.ContentId is { } id ? Items.GetValueOrDefault(id)?.Title ?? "An item that is no longer there"
        : block.In("en").Text.Label is { Length: > 0 } label ? label
        : $"{BlockKind.Find(block.Kind)!.Name} without a heading";
}

/// <summary>The list of issues, with the digests that were not made, and whose database this is a copy of.</summary>
public sealed record IssueListPageModel(StaffFrame Frame, IReadOnlyList<Issue> Issues, IReadOnlyList<DigestRun> Skipped, string? CopyOf);
