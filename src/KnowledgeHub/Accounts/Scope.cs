namespace KnowledgeHub.Accounts;

/// <summary>The content somebody may change: all of it, or only some types or some topics. The one place that decides.</summary>
/// <param name="Types">Type ids; none is no limit.</param>
/// <param name="Topics">Topics with all topics below them; none is no limit.</param>
public sealed record Scope(IReadOnlySet<string> Types, IReadOnlySet<string> Topics)
{
    /// <summary>No limit.</summary>
    public static Scope All { get; } = new(new HashSet<string>(), new HashSet<string>());

    /// <summary>Whoever is not known may change nothing: no type has this name.</summary>
    public static Scope Nothing { get; } = new(new HashSet<string> { "" }, new HashSet<string>());

    public bool IsAll => Types.Count == 0 && Topics.Count == 0;

    public bool AllowsType(string type) => Types.Count == 0 || Types.Contains(type);

    /// <summary>An item is within it when its type is allowed and, where topics limit, at least one of its topics is.</summary>
    public bool Allows(string type, IEnumerable<string> topics) => AllowsType(type) && (Topics.Count == 0 || topics.Any(Topics.Contains));
}
