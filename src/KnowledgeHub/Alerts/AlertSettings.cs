namespace KnowledgeHub.Alerts;

/// <summary>How alerts are sent: <c>Hub__AlertMinutes</c>.</summary>
/// <param name="Settling">How long an immediate alert waits for what else is published, so that it comes as one mail.</param>
public sealed record AlertSettings(TimeSpan Settling)
{
    /// <summary>How often the hub looks what is due; nothing settles in less.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    public static AlertSettings From(int minutes) => new(minutes == 0 ? BetweenLooks : TimeSpan.FromMinutes(minutes));
}
