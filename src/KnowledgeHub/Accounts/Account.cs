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

    /// <summary>The stamp as it was read: a change by somebody who read an older one is refused.</summary>
    public string StoredStamp { get; set; } = "";

    /// <summary>One of <see cref="AccountState"/>.</summary>
    public string State { get; set; } = AccountState.Active;

    /// <summary>Whether logging in asks for a code as well.</summary>
    public bool SecondFactor { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Who adds the account, for the audit trail; not stored with it.</summary>
    public string AddedBy { get; set; } = "";
}

/// <summary>Whether somebody can log in.</summary>
public static class AccountState
{
    public const string Active = "active";

    /// <summary>Has a mail with a link and no password yet.</summary>
    public const string Invited = "invited";

    public const string Deactivated = "deactivated";
}
