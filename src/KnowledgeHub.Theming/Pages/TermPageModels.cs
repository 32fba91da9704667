namespace KnowledgeHub.Theming.Pages;

/// <summary>One topic: what it is, what stands below it, and its items.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Name">The topic's name.</param>
/// <param name="Description">One or two sentences.</param>
/// <param name="Synonyms">Other names that search understands.</param>
/// <param name="Parent">The topic above, or null.</param>
/// <param name="Children">Topics below, with counts.</param>
/// <param name="Groups">Its items by type.</param>
public sealed record TopicPageModel(
    Frame Frame, string Name, string Description, IReadOnlyList<string> Synonyms, Link? Parent,
    IReadOnlyList<CountedLink> Children, IReadOnlyList<CardGroup> Groups);

/// <summary>The whole topic tree.</summary>
public sealed record TopicsPageModel(Frame Frame, IReadOnlyList<TopicBranch> Branches);

/// <summary>A topic of the first level with those below it.</summary>
public sealed record TopicBranch(CountedLink Topic, string Description, IReadOnlyList<CountedLink> Children);

/// <summary>One country.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Name">The country's name.</param>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Facts">Such as income group and WHO region.</param>
/// <param name="Groups">Its items by type.</param>
public sealed record PlacePageModel(
    Frame Frame, string Name, string Code, IReadOnlyList<Fact> Facts, IReadOnlyList<CardGroup> Groups)
{
    /// <summary>Where the country's readiness is shown, or null when nothing is known of it.</summary>
    public Link? Readiness { get; init; }
}

/// <summary>All countries that items speak about.</summary>
public sealed record PlacesPageModel(Frame Frame, IReadOnlyList<CountedLink> Places);

/// <summary>Items under a heading, with a link to all of them.</summary>
public sealed record CardGroup(string Heading, IReadOnlyList<Card> Items, CountedLink All);
