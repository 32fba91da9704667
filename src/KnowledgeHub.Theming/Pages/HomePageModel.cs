namespace KnowledgeHub.Theming.Pages;

/// <summary>The front page: the newest of everything, what is coming, and the ways in.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Purpose">One sentence that says what the hub is for.</param>
/// <param name="Lead">The item shown largest, or null in an empty hub.</param>
/// <param name="Latest">The newest items after the lead.</param>
/// <param name="CaseStudies">The newest case studies.</param>
/// <param name="Meetings">The newest meeting outcomes.</param>
/// <param name="Milestones">Dated events, oldest first.</param>
/// <param name="Topics">The first level of the topic tree with counts.</param>
/// <param name="Places">Places with the most items.</param>
/// <param name="Counts">How many items of each type are published.</param>
/// <param name="Audiences">The audiences with the takeaways that the newest items hold for them.</param>
public sealed record HomePageModel(
    Frame Frame, string Purpose, Card? Lead, IReadOnlyList<Card> Latest, IReadOnlyList<Card> CaseStudies,
    IReadOnlyList<Card> Meetings, IReadOnlyList<MilestoneEntry> Milestones, IReadOnlyList<CountedLink> Topics,
    IReadOnlyList<CountedLink> Places, IReadOnlyList<CountedLink> Counts, IReadOnlyList<AudienceEntry> Audiences);

/// <summary>A way in for one audience: the newest takeaway written for it and the search behind it.</summary>
public sealed record AudienceEntry(string Audience, string Url, string Takeaway, Link Source);
