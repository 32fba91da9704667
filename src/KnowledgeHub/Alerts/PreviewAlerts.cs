using KnowledgeHub.Content;

namespace KnowledgeHub.Alerts;

/// <summary>Says which mails a search would have sent in the past 90 days, and the one that would come next, if it had been followed.</summary>
public sealed class PreviewAlerts(Announcements announcements, MatchAnnouncements match, AlertSettings settings, TimeProvider clock)
{
    public const int Days = 90;

    /// <summary>No more than the newest announcements are looked at, so that a large import can't make the page slow.</summary>
    private const int MostAnnouncements = 5_000;

    private const int MostMails = 20;
    private const int MostLines = 10;

    public async Task<AlertPreview> RunAsync(SavedQuery query, string period, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var announced = await announcements.SinceAsync(now.AddDays(-Days), MostAnnouncements, ct);
        if (await match.FindAsync(query, announced, ct) is not { } found)
        {
            return new AlertPreview { Unavailable = true };
        }

        var mails = Mails(announced, period, now)
            .Select(mail => mail with { Announced = [.. mail.Announced.Where(announcement => found.ContainsKey(announcement.ContentId))] })
            .Where(mail => mail.Announced.Count > 0)
            .Reverse().ToList();
        var shown = new List<PreviewedMail>();
        foreach (var mail in mails.Take(MostMails))
        {
            var lines = await match.DescribeAsync(query, mail.Announced, found, MostLines, ct);
            shown.Add(new PreviewedMail(mail.At, mail.At > now, lines, mail.Announced.DistinctBy(change => change.ContentId).Count() - lines.Count));
        }

        return new AlertPreview { Mails = shown, Count = mails.Count };
    }

    private IEnumerable<Group> Mails(IReadOnlyList<Announcement> announced, string period, DateTimeOffset now) => period == AlertPeriod.Immediate
        ? Settled(announced)
        : announced.GroupBy(announcement => AlertPeriod.Slot(period, AlertPeriod.Next(period, now), announcement.At)).Select(mail => new Group(mail.Key, [.. mail]));

    // As the worker does it: the first announcement that nobody has looked at sets the time, whether it matches or not.
    private IEnumerable<Group> Settled(IReadOnlyList<Announcement> announced)
    {
        for (var next = 0; next < announced.Count;)
        {
            var at = announced[next].At + settings.Settling;
            var together = announced.Skip(next).TakeWhile(announcement => announcement.At <= at).ToList();
            yield return new Group(at, together);
            next += together.Count;
        }
    }

    private sealed record Group(DateTimeOffset At, IReadOnlyList<Announcement> Announced);
}

/// <summary>The mails a search would have sent, newest first.</summary>
public sealed record AlertPreview
{
    /// <summary>The index can't answer right now.</summary>
    public bool Unavailable { get; init; }

    /// <summary>How many mails it would have been; the newest of them are listed.</summary>
    public int Count { get; init; }

    public IReadOnlyList<PreviewedMail> Mails { get; init; } = [];
}

/// <summary>One of those mails.</summary>
/// <param name="At">When it would have come.</param>
/// <param name="Ahead">Whether it would come next, and may hold more by then.</param>
/// <param name="Lines">The first of its lines.</param>
/// <param name="More">How many lines follow them.</param>
public sealed record PreviewedMail(DateTimeOffset At, bool Ahead, IReadOnlyList<AlertLine> Lines, int More);
