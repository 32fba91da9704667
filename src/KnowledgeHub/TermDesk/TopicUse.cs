namespace KnowledgeHub.TermDesk;

/// <summary>What hangs on a topic.</summary>
public sealed record TopicUse
{
    /// <summary>Published items that carry it or a topic below it.</summary>
    public int Published { get; init; }

    /// <summary>Withdrawn items that do.</summary>
    public int Withdrawn { get; init; }

    /// <summary>The items whose newest draft, which readers do not see yet, carries it.</summary>
    public IReadOnlyList<string> Drafts { get; init; } = [];

    /// <summary>Subscribers who chose it, those included who have not confirmed yet.</summary>
    public int Subscribers { get; init; }

    /// <summary>Searches that readers follow and that are narrowed to it.</summary>
    public int SavedSearches { get; init; }

    /// <summary>Topics right below it.</summary>
    public int Children { get; init; }

    public bool IsUnused => Published + Withdrawn + Drafts.Count + Subscribers + SavedSearches + Children == 0;

    /// <summary>In words, such as <c>3 published items, 1 draft</c>.</summary>
    public string Words => string.Join(", ", new[]
    {
        Count(Published, "published item", "published items"), Count(Withdrawn, "withdrawn item", "withdrawn items"), Count(Drafts.Count, "draft", "drafts"),
        Count(Subscribers, "subscriber", "subscribers"), Count(SavedSearches, "followed search", "followed searches"), Count(Children, "topic below it", "topics below it"),
    }.Where(part => part.Length > 0));

    private static string Count(int number, string one, string many) => number switch { 0 => "", 1 => $"1 {one}", _ => $"{number:N0} {many}" };
}
