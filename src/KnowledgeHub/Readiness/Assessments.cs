using KnowledgeHub.Review;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Readiness;

/// <summary>Reads self-assessments.</summary>
public sealed class Assessments(Database database, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<Assessments>();

    /// <summary>The one behind a link; null when the link is nobody's, was taken back or has ended unsent.</summary>
    public async Task<Assessment?> ByTokenAsync(string token, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await ByTokenAsync(session, token, ct);
    }

    /// <summary>All, newest first, without their answers.</summary>
    public async Task<IReadOnlyList<Assessment>> AllAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Assessment>(sql["all"], ct: ct)];
    }

    /// <summary>Those that were accepted, newest first, with their answers: what readers may see.</summary>
    public async Task<IReadOnlyList<Assessment>> AcceptedAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var answers = (await session.QueryAsync<OwnedAnswer>(sql["accepted-answers"], ct: ct)).ToLookup(answer => answer.AssessmentId);
        return [.. (await session.QueryAsync<Assessment>(sql["accepted"], ct: ct)).Select(known => known with { Answers = [.. answers[known.Id].Select(answer => answer.Read())] })];
    }

    public async Task<Assessment?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await WithAnswersAsync(session, await session.FirstAsync<Assessment>(sql["find"], new { Id = id }, ct), ct);
    }

    /// <summary>What happened to it, oldest first.</summary>
    public async Task<IReadOnlyList<AssessmentStep>> HistoryAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<AssessmentStep>(sql["steps"], new { Id = id }, ct)];
    }

    internal async Task<Assessment?> ByTokenAsync(Session session, string token, CancellationToken ct) =>
        GuestLinks.IsToken(token)
        && await WithAnswersAsync(session, await session.FirstAsync<Assessment>(sql["by-hash"], new { Hash = GuestLinks.Hash(token) }, ct), ct) is { } found
        && found.State != AssessmentState.Revoked && (found.ExpiresAt > clock.GetUtcNow() || found.State is AssessmentState.Sent or AssessmentState.Accepted) ? found : null;

    internal Task StepAsync(Session session, string id, string step, string who, string reason, string answers, CancellationToken ct) =>
        session.RunAsync(sql["add-step"], new { Id = Id.New(clock), Assessment = id, At = clock.GetUtcNow(), Step = step, Who = who, Reason = reason, Answers = answers }, ct);

    private async Task<Assessment?> WithAnswersAsync(Session session, Assessment? found, CancellationToken ct) =>
        found is null ? null : found with { Answers = [.. await session.QueryAsync<AssessmentAnswer>(sql["answers"], new { found.Id }, ct)] };

    private sealed record OwnedAnswer
    {
        public required string AssessmentId { get; init; }

        public required string Dimension { get; init; }

        public int? Level { get; init; }

        public string Comment { get; init; } = "";

        public DateTimeOffset AnsweredAt { get; init; }

        public AssessmentAnswer Read() => new() { Dimension = Dimension, Level = Level, Comment = Comment, AnsweredAt = AnsweredAt };
    }
}
