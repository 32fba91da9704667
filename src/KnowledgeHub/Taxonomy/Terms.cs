using System.Collections.Frozen;

namespace KnowledgeHub.Taxonomy;

/// <summary>The topic tree and the countries as they stand now; never changes once read.</summary>
public sealed class Terms
{
    private readonly FrozenDictionary<string, Topic> topics;
    private readonly FrozenDictionary<string, Place> places;
    private readonly FrozenDictionary<string, string> moved;

    public Terms(IEnumerable<Topic> topics, IEnumerable<Place> places)
        : this(topics, places, [])
    {
    }

    /// <param name="topics">The topics in their order.</param>
    /// <param name="places">The countries by name.</param>
    /// <param name="moved">Addresses that topics had, each with the topic's address now.</param>
    public Terms(IEnumerable<Topic> topics, IEnumerable<Place> places, IEnumerable<KeyValuePair<string, string>> moved)
    {
        Topics = [.. topics];
        Places = [.. places];
        this.topics = Topics.ToFrozenDictionary(topic => topic.Slug, StringComparer.Ordinal);
        this.places = Places.ToFrozenDictionary(place => place.Code, StringComparer.OrdinalIgnoreCase);
        this.moved = moved.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>In the order of the tree's positions.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>By name.</summary>
    public IReadOnlyList<Place> Places { get; }

    public IEnumerable<Topic> Roots => Topics.Where(topic => topic.Parent is null);

    /// <summary>The topic with this address now or in the past; null when there is none.</summary>
    public Topic? Topic(string? slug) => slug is null ? null : topics.GetValueOrDefault(slug) ?? topics.GetValueOrDefault(moved.GetValueOrDefault(slug, ""));

    /// <summary>The addresses that these topics have now, each once; what is unknown stays as it is.</summary>
    public IReadOnlyList<string> Current(IEnumerable<string> slugs) => [.. slugs.Select(slug => Topic(slug)?.Slug ?? slug).Distinct()];

    /// <summary>The addresses that a topic had.</summary>
    public IEnumerable<string> Former(string slug) => moved.Where(move => move.Value == slug).Select(move => move.Key);

    public Place? Place(string? code) => code is null ? null : places.GetValueOrDefault(code);

    public IEnumerable<Topic> Below(string slug) => Topics.Where(topic => topic.Parent == slug);

    /// <summary>A topic and all above it.</summary>
    public IEnumerable<Topic> WithAncestors(string slug)
    {
        for (var topic = Topic(slug); topic is not null; topic = Topic(topic.Parent))
        {
            yield return topic;
        }
    }

    /// <summary>Whether one topic is another or lies below it.</summary>
    public bool IsWithin(string? slug, string other) => slug is not null && WithAncestors(slug).Any(topic => topic.Slug == other);

    /// <summary>The tree from top to bottom with each topic's depth.</summary>
    public IEnumerable<(Topic Topic, int Depth)> Tree() => Roots.SelectMany(root => Branch(root, 0));

    private IEnumerable<(Topic Topic, int Depth)> Branch(Topic topic, int depth) =>
        Below(topic.Slug).SelectMany(child => Branch(child, depth + 1)).Prepend((topic, depth));
}

/// <summary>A term of the topic tree.</summary>
public sealed record Topic
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>The slug of the topic above, or null.</summary>
    public string? Parent { get; init; }

    public int Position { get; init; }

    /// <summary>Other names that search understands.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];
}

/// <summary>A country.</summary>
public sealed record Place
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The WHO region's code, or empty.</summary>
    public string Region { get; init; } = "";

    /// <summary>World Bank income group: <c>low</c>, <c>lower-middle</c>, <c>upper-middle</c>, <c>high</c>, or empty.</summary>
    public string Income { get; init; } = "";
}
