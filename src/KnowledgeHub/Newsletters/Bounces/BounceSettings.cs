namespace KnowledgeHub.Newsletters.Bounces;

/// <summary>When mail that comes back keeps an address from further issues.</summary>
public static class BounceSettings
{
    /// <summary>Soft returns within <see cref="SoftPeriod"/> after which an address is held.</summary>
    public const int MostSoft = 5;

    /// <summary>They have to be about at least as many issues: one bad day is not enough.</summary>
    public const int LeastIssues = 3;

    /// <summary>How many unread returns are kept; the oldest make room.</summary>
    public const int MostUnread = 500;

    public static readonly TimeSpan SoftPeriod = TimeSpan.FromDays(30);

    /// <summary>How long an unread return is kept.</summary>
    public static readonly TimeSpan UnreadKept = TimeSpan.FromDays(90);
}
