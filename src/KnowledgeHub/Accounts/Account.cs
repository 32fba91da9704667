namespace KnowledgeHub.Accounts;

/// <summary>A member of staff who can log in.</summary>
public sealed class Account
{
    public string Id { get; set; } = "";

    public string Email { get; set; } = "";

    public string NormalizedEmail { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>One of <see cref="Roles.All"/>.</summary>
    public string Role { get; set; } = "";

    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";

    public int FailedCount { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Who adds the account, for the audit trail; not stored with it.</summary>
    public string AddedBy { get; set; } = "";
}
