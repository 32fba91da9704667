namespace KnowledgeHub.Mail;

/// <summary>How long to wait before a mail that could not be handed over is tried again: longer each time, for two days (RFC 5321 section 4.5.4.1).</summary>
public static class RetryDelays
{
    private static readonly int[] Minutes = [1, 5, 15, 30, 60, 120, 240, 360, 480, 720, 960];

    public static int Most => Minutes.Length;

    /// <summary>The wait after this many attempts, from 1.</summary>
    public static TimeSpan After(int attempts) => TimeSpan.FromMinutes(Minutes[Math.Clamp(attempts - 1, 0, Minutes.Length - 1)]);
}
