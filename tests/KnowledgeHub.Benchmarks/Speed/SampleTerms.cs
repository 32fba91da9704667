using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Benchmarks.Speed;

/// <summary>The topics and countries that sample items are about: as many as a real hub has.</summary>
public static class SampleTerms
{
    public static IReadOnlyList<Topic> Topics { get; } =
    [
        .. Enumerable.Range(0, 8).Select(root => new Topic { Slug = $"area-{root}", Name = $"Area {root}", Position = root * 10 }),
        .. Enumerable.Range(0, 40).Select(topic => new Topic { Slug = $"topic-{topic}", Name = $"Topic {topic}", Parent = $"area-{topic % 8}", Position = 100 + topic }),
    ];

    public static IReadOnlyList<Place> Places { get; } =
        [.. Enumerable.Range(0, 150).Select(number => new Place { Code = $"{(char)('A' + (number / 26))}{(char)('A' + (number % 26))}", Name = $"Country {number}" })];
}
