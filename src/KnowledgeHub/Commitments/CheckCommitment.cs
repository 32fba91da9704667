using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Commitments;

/// <summary>What keeps a commitment from being stored; each sentence says what to do.</summary>
public static class CheckCommitment
{
    public const int LongestTitle = 300;
    public const int LongestQuote = 1_000;
    public const int LongestUrl = 1_000;

    public static IEnumerable<Problem> Of(Commitment commitment, Terms terms, IReadOnlyList<Ask> asks, IReadOnlyList<Milestone> milestones, DateOnly today)
    {
        if (commitment.Title.Length is 0 or > LongestTitle)
        {
            yield return new("title", commitment.Title.Length == 0 ? "Say in one sentence who will do what." : $"The sentence has {commitment.Title.Length} characters and at most {LongestTitle} fit; shorten it.");
        }

        if (commitment.OrganisationId is null && commitment.PromisedBy.Length == 0)
        {
            yield return new("promised-by", "Name who promised: choose an organisation, or write the name as the source gives it.");
        }

        if (commitment.MadeOn == default || commitment.MadeOn > today)
        {
            yield return new("made-on", "Give the day on which it was promised, such as 2026-05-22; it can't lie ahead.");
        }

        if (commitment.DueOn is { } due && (due < commitment.MadeOn || due.Year > today.Year + 50))
        {
            yield return new("due-on", "It is due before it was promised, or too far ahead; give a day like 2027-05-22.");
        }

        if (commitment is { IsTimeBound: true, DueOn: null })
        {
            yield return new("due-on", "Time-bound is ticked and there is no date; give the date or take the tick away.");
        }

        if (commitment.SourceUrl.Length > 0 && !IsWebAddress(commitment.SourceUrl))
        {
            yield return new("source-url", "That is not a complete web address; write it like https://example.org/minutes.");
        }

        foreach (var problem in Known(commitment, terms, asks, milestones).Concat(TooLong(commitment)))
        {
            yield return problem;
        }
    }

    /// <summary>Whether a text is an address on the web that a reader can open.</summary>
    internal static bool IsWebAddress(string text, bool secure = false) =>
        text.Length <= LongestUrl && Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == "https" || (!secure && address.Scheme == "http")) && address.Host.Contains('.', StringComparison.Ordinal) && address.UserInfo.Length == 0;

    internal static IEnumerable<Problem> Longer(string field, string what, string text, int most)
    {
        if (text.Length > most)
        {
            yield return new(field, $"The {what} has {text.Length} characters and at most {most} fit; shorten it.");
        }
    }

    private static IEnumerable<Problem> Known(Commitment commitment, Terms terms, IReadOnlyList<Ask> asks, IReadOnlyList<Milestone> milestones) =>
        commitment.Topics.Where(topic => terms.Topic(topic) is null).Select(topic => new Problem("topics", $"There is no topic “{topic}”; choose one from the list."))
            .Concat(commitment.Asks.Where(slug => asks.All(ask => ask.Slug != slug)).Select(slug => new Problem("asks", $"There is no ask “{slug}”; choose one from the list.")))
            .Concat(commitment.Milestones.Where(slug => milestones.All(milestone => milestone.Slug != slug)).Select(slug => new Problem("milestones", $"There is no milestone “{slug}”; choose one from the list.")))
            .Concat(commitment.Country is { } code && terms.Place(code) is null ? [new Problem("country", $"There is no country “{code}”; choose one from the list.")] : []);

    private static IEnumerable<Problem> TooLong(Commitment commitment) =>
        Longer("promised-by", "name", commitment.PromisedBy, CheckRecord.LongestName).Concat(Longer("city", "city", commitment.City, CheckRecord.LongestLine))
            .Concat(Longer("description", "description", commitment.Description, CheckRecord.LongestText)).Concat(Longer("quote", "quote", commitment.Quote, LongestQuote))
            .Concat(Longer("external-id", "id", commitment.ExternalId ?? "", CheckRecord.LongestLine));
}
