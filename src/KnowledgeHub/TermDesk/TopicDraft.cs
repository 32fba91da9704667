using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.TermDesk;

/// <summary>A topic as somebody typed it.</summary>
public sealed record TopicDraft
{
    public string Name { get; init; } = "";

    /// <summary>The last part of its address; empty lets the hub make one from the name, or keeps the one there is.</summary>
    public string Slug { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>The topic above, or empty.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Other names, one a line.</summary>
    public string Synonyms { get; init; } = "";

    public static TopicDraft From(Topic topic) => new()
    {
        Name = topic.Name,
        Slug = topic.Slug,
        Description = topic.Description,
        Parent = topic.Parent ?? "",
        Synonyms = string.Join('\n', topic.Synonyms),
    };

    /// <summary>The same without stray spaces, empty lines and repetitions.</summary>
    public TopicDraft Tidy() => this with
    {
        Name = Line(Name),
        Slug = Slug.Trim(),
        Description = Line(Description),
        Parent = Parent.Trim(),
        Synonyms = string.Join('\n', Synonyms.Split('\n').Select(Line).Where(line => line.Length > 0).DistinctBy(line => line.ToLowerInvariant())),
    };

    public IReadOnlyList<string> SynonymList => [.. Synonyms.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>What an editor saw when they began; when it differs, somebody else has changed the topic since.</summary>
    public static string StateOf(Topic topic) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{topic.Slug}\n{topic.Name}\n{topic.Description}\n{topic.Parent}\n{string.Join('\n', topic.Synonyms.Order(StringComparer.Ordinal))}")))[..16];

    private static string Line(string text) =>
        string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
