using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Whom a draft is sent to, until when, and with which words.</summary>
public sealed record ReviewRequest
{
    /// <summary>The version that was on the screen.</summary>
    public required string Version { get; init; }

    /// <summary>Addresses of colleagues; none leaves it to whoever may approve.</summary>
    public IReadOnlyCollection<string> Reviewers { get; init; } = [];

    public DateOnly? DueOn { get; init; }

    public string Message { get; init; } = "";
}

/// <summary>Sends a draft to review and mails those who are asked.</summary>
public sealed class SendToReview(Database database, Drafts drafts, Colleagues colleagues, ReviewMails mails, AuditTrail audit, TimeProvider clock)
{
    public const int LongestMessage = 1000;

    private readonly NamedSql sql = database.Sql<SendToReview>();

    /// <returns>What to mend, or null when it is in review.</returns>
    public async Task<Problem?> RunAsync(string id, ReviewRequest request, string who, CancellationToken ct)
    {
        if (await CheckAsync(request, who, ct) is { } problem)
        {
            return problem;
        }

        if (await drafts.FindAsync(id, ct) is not { } seen)
        {
            return Gone;
        }

        var mail = await mails.AskedAsync(seen.Item, who, request.DueOn, request.Message.Trim());
        await using var session = await database.BeginAsync(ct);
        if (await drafts.TakeAsync(session, id, ct) is not { } state)
        {
            return Gone;
        }

        if (Refusal(state, request) is { } refusal)
        {
            return refusal;
        }

        await StoreAsync(session, state, request, who, ct);
        await mails.PostAsync(session, mail, request.Reviewers, ct);
        await audit.RecordAsync(session, who, AuditAction.SentToReview, new("content", id, state.Item.DraftVersion), request.Reviewers.Count == 0 ? state.Item.Title : $"{state.Item.Title}\nTo {string.Join(", ", request.Reviewers)}", ct);
        await session.CommitAsync(ct);
        mails.Wake();
        return null;
    }

    internal static Problem Gone { get; } = new("review", "There is no such item any more.");

    internal static Problem Newer { get; } = new("review", "Somebody saved a newer version of this draft meanwhile; look at it first, then decide.");

    private async Task<Problem?> CheckAsync(ReviewRequest request, string who, CancellationToken ct)
    {
        var staff = await colleagues.ListAsync(ct);
        if (request.Reviewers.FirstOrDefault(address => !staff.Any(colleague => colleague.Is(address))) is { } stranger)
        {
            return new("reviewers", $"{stranger} has no account here; choose a colleague, or make a link for somebody without an account.");
        }

        if (request.Reviewers.Contains(who, StringComparer.OrdinalIgnoreCase))
        {
            return new("reviewers", "You can't review your own draft; choose somebody else.");
        }

        if (request.DueOn < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
        {
            return new("due", "The day by which you want an answer has passed; choose a later one.");
        }

        return request.Message.Length > LongestMessage ? new("message", $"The message is longer than {LongestMessage} characters; shorten it.") : null;
    }

    private static Problem? Refusal(DraftState state, ReviewRequest request) =>
        state.Item.DraftVersion != request.Version ? Newer
        : !state.IsWaiting ? new("review", "Readers already see this version, so there is nothing to review.")
        : state.Stage is Stage.Draft ? null
        : new("review", $"The draft is {Stage.Name(state.Stage).ToLowerInvariant()} already.");

    private async Task StoreAsync(Session session, DraftState state, ReviewRequest request, string who, CancellationToken ct)
    {
        await session.RunAsync(sql["send"], new { state.Item.Id, request.Version, Who = who, Now = clock.GetUtcNow(), request.DueOn, Message = request.Message.Trim() }, ct);
        await session.RunAsync(sql["clear-reviewers"], new { state.Item.Id }, ct);
        foreach (var address in request.Reviewers.Select(address => address.ToLowerInvariant()).Distinct())
        {
            await session.RunAsync(sql["add-reviewer"], new { state.Item.Id, Email = address }, ct);
        }
    }
}
