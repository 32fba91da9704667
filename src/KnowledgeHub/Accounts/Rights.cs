namespace KnowledgeHub.Accounts;

/// <summary>What an administrator decides about a person: role, limits, and whether they can log in.</summary>
public sealed record Rights
{
    /// <summary>One of <see cref="Roles.All"/>.</summary>
    public required string Role { get; init; }

    /// <summary>The types they are limited to; none is no limit.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The topics they are limited to, each with those below it; none is no limit.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>One of <see cref="AccountState"/>.</summary>
    public string State { get; init; } = AccountState.Active;

    public string TypesText => string.Join(' ', Types);

    public string TopicsText => string.Join(' ', Topics);

    /// <summary>For the audit trail and for lists.</summary>
    public string Words => Roles.Words(Role) + (Limits.Length > 0 ? $", only {Limits}" : "") + (State == AccountState.Deactivated ? ", deactivated" : "");

    /// <summary>What they are limited to, in words; empty when nothing limits them.</summary>
    public string Limits => string.Join(" and ", new[] { TypesText.Replace(" ", ", ", StringComparison.Ordinal), Topics.Count > 0 ? $"topics {TopicsText.Replace(" ", ", ", StringComparison.Ordinal)}" : "" }.Where(part => part.Length > 0));

    /// <summary>In the form in which they are stored: in order, and without limits for an administrator.</summary>
    public Rights Settled() => this with
    {
        Types = Role == Roles.Administrator ? [] : [.. Types.Where(IsWord).Distinct().Order(StringComparer.Ordinal)],
        Topics = Role == Roles.Administrator ? [] : [.. Topics.Where(IsWord).Distinct().Order(StringComparer.Ordinal)],
    };

    internal static string[] Read(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Limits are kept as words between spaces.
    private static bool IsWord(string text) => text.Length is > 0 and <= 200 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
