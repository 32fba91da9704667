using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Review;
using KnowledgeHub.Storage;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Readiness;

/// <summary>What a focal point typed.</summary>
public sealed record TypedAssessment
{
    public string Name { get; init; } = "";

    public string Organisation { get; init; } = "";

    public required IReadOnlyList<AssessmentAnswer> Answers { get; init; }

    /// <summary>Whether it is finished; else it is kept for the next time.</summary>
    public bool Send { get; init; }
}

/// <summary>Keeps what a focal point writes, and hands it to staff when they send it. The link is looked at again each time.</summary>
public sealed class AnswerAssessment(Database database, Assessments assessments, ReadinessModels models, AuditTrail audit, TimeProvider clock)
{
    public const int LongestComment = 1000;

    private readonly NamedSql sql = database.Sql<AnswerAssessment>();

    /// <summary>The link does not work, or the assessment was sent already.</summary>
    public static Problem LinkEnded { get; } = new("link", "This link does not work any more.");

    /// <returns>What to mend, or null when it is stored.</returns>
    public async Task<Problem?> RunAsync(string token, TypedAssessment typed, CancellationToken ct)
    {
        typed = typed with { Name = Names.Tidy(typed.Name), Organisation = Names.Tidy(typed.Organisation), Answers = [.. typed.Answers.Select(answer => answer with { Comment = Names.Tidy(answer.Comment) })] };
        await using var session = await database.BeginAsync(ct);
        if (await assessments.ByTokenAsync(session, token, ct) is not { } known || !known.IsOpenAt(clock.GetUtcNow()))
        {
            return LinkEnded;
        }

        var model = await models.ReadAsync(session, ct);
        if (Check(typed, model) is { } problem)
        {
            return problem;
        }

        // Two windows that send at once: the second finds nothing open.
        if (await session.RunAsync(sql[typed.Send ? "send" : "keep"], new { known.Id, typed.Name, typed.Organisation, Now = clock.GetUtcNow() }, ct) == 0)
        {
            return LinkEnded;
        }

        await session.RunAsync(sql["forget-answers"], new { known.Id }, ct);
        foreach (var answer in typed.Answers.Where(answer => answer.Level is not null || answer.Comment.Length > 0))
        {
            await session.RunAsync(sql["answer"], new { known.Id, answer.Dimension, answer.Level, answer.Comment, Now = clock.GetUtcNow() }, ct);
        }

        if (typed.Send)
        {
            await assessments.StepAsync(session, known.Id, "sent", $"{typed.Name}, {typed.Organisation}", "", Words(typed, model), ct);
            await audit.RecordAsync(session, "", AuditAction.SentToReview, new("readiness-assessment", known.Id), $"{known.Place.Key}\nBy a focal point", ct);
        }

        await session.CommitAsync(ct);
        return null;
    }

    private static Problem? Check(TypedAssessment typed, ReadinessModel model) =>
        typed.Send && typed.Name.Length == 0 ? new("name", T("Give your name; it is kept with the assessment and not shown to readers."))
        : typed.Send && typed.Organisation.Length == 0 ? new("organisation", T("Give your organisation; readers see it beside the assessment."))
        : typed.Name.Length > InviteGuest.LongestName || typed.Organisation.Length > InviteGuest.LongestName ? new("name", T("A name has at most {0} characters; shorten it.", InviteGuest.LongestName))
        : typed.Answers.Any(answer => model.Find(answer.Dimension) is not { RetiredAt: null } || answer.Level is < 1 or > ReadinessModel.Highest) ? new("answers", T("The questions have changed meanwhile; open the page anew."))
        : typed.Answers.FirstOrDefault(answer => answer.Comment.Length > LongestComment) is { } longest ? new($"comment-{longest.Dimension}", T("A comment has at most {0} characters; shorten it.", LongestComment))
        : typed.Send && typed.Answers.All(answer => answer.Level is null) ? new("answers", T("Choose a level for at least one dimension before you send it."))
        : null;

    private static string Words(TypedAssessment typed, ReadinessModel model) => string.Join('\n', typed.Answers.Where(answer => answer.Level is not null || answer.Comment.Length > 0)
        .Select(answer => $"{model.Find(answer.Dimension)!.English.Name}: {answer.Level?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"}{(answer.Comment.Length > 0 ? $" – {answer.Comment}" : "")}"));
}
