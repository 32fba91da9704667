namespace KnowledgeHub.Accounts;

/// <summary>What somebody may do.</summary>
public enum Permission
{
    /// <summary>See the staff side and write drafts.</summary>
    Write,

    /// <summary>Publish and withdraw.</summary>
    Publish,

    /// <summary>Edit what search knows (synonyms, promoted results) and see what is asked.</summary>
    Search,

    /// <summary>Change topics and countries.</summary>
    Taxonomy,

    /// <summary>Compose and send issues, and see the outbox.</summary>
    Newsletters,

    /// <summary>See and change the directory of stakeholders.</summary>
    Stakeholders,

    /// <summary>See the audit trail and look after the hub itself.</summary>
    Administer,

    /// <summary>Invite people and decide what they may do.</summary>
    ManagePeople,
}

/// <summary>The roles and what each may do.</summary>
public static class Roles
{
    public const string Author = "Author";
    public const string Editor = "Editor";
    public const string NewsletterManager = "NewsletterManager";
    public const string StakeholderManager = "StakeholderManager";
    public const string Administrator = "Administrator";

    private static readonly Dictionary<string, Permission[]> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        [Author] = [Permission.Write],
        [Editor] = [Permission.Write, Permission.Publish, Permission.Search, Permission.Taxonomy],
        [NewsletterManager] = [Permission.Write, Permission.Newsletters],
        [StakeholderManager] = [Permission.Write, Permission.Stakeholders],
        [Administrator] = Enum.GetValues<Permission>(),
    };

    public static IReadOnlyCollection<string> All => Allowed.Keys;

    /// <summary>The role in words: <c>Newsletter manager</c>.</summary>
    public static string Words(string role) => role switch
    {
        NewsletterManager => "Newsletter manager",
        StakeholderManager => "Stakeholder manager",
        _ => role,
    };

    /// <summary>The role as it is stored, or null when there is none of that name.</summary>
    public static string? Find(string? name) => Allowed.Keys.FirstOrDefault(role => role.Equals(name?.Trim(), StringComparison.OrdinalIgnoreCase));

    public static bool May(string? role, Permission permission) => role is not null && Allowed.TryGetValue(role, out var allowed) && allowed.Contains(permission);
}
