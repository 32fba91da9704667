namespace KnowledgeHub.Mail;

/// <summary>The only addresses that a hub outside production may write to, with whole domains as <c>@example.org</c>; empty means everybody.</summary>
public sealed record OnlyTo
{
    private readonly HashSet<string> entries;

    private OnlyTo(IReadOnlyList<string> entries) => this.entries = [.. entries];

    public static OnlyTo Everybody { get; } = new([]);

    public bool IsSet => entries.Count > 0;

    /// <summary>The entries between semicolons, with one at each end; empty when everybody is written to.</summary>
    public string Text => IsSet ? $";{string.Join(';', entries.Order(StringComparer.Ordinal))};" : "";

    /// <summary>Reads entries separated by semicolons; gives the first that is none.</summary>
    public static (OnlyTo List, string? Wrong) Read(string? text)
    {
        var parts = (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var wrong = Array.Find(parts, part => !Mailbox.TryReadAddress(part[0] == '@' ? $"anybody{part}" : part, out _));
        return (new([.. parts.Select(part => part.ToLowerInvariant())]), wrong);
    }

    public bool Allows(string address) =>
        !IsSet || entries.Contains(address.ToLowerInvariant()) || entries.Contains(address[(address.LastIndexOf('@') is var at and >= 0 ? at : 0)..].ToLowerInvariant());
}
