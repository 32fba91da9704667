namespace KnowledgeHub.Commitments;

/// <summary>The five questions that tell a promise from a wish.</summary>
/// <param name="Field">The name in forms and files.</param>
/// <param name="Name">The word that staff know.</param>
/// <param name="Question">What to ask of the text.</param>
/// <param name="Hint">What is missing when nobody could tick it.</param>
/// <param name="Met">Reads it.</param>
public sealed record Smart(string Field, string Name, string Question, string Hint, Func<Commitment, bool> Met)
{
    public static IReadOnlyList<Smart> All { get; } =
    [
        new("specific", "Specific", "Does it say who does what?", "Name who acts and what they do.", commitment => commitment.IsSpecific),
        new("measurable", "Measurable", "Can somebody else tell whether it happened?", "Give a number, a document or an event that shows it is done.", commitment => commitment.IsMeasurable),
        new("achievable", "Achievable", "Do they have the mandate and the means?", "Say which budget, mandate or team it rests on.", commitment => commitment.IsAchievable),
        new("relevant", "Relevant", "Does it serve an ask or a milestone?", "Tie it to an ask or a milestone.", commitment => commitment.IsRelevant),
        new("time_bound", "Time-bound", "Does it have a date?", "Ask for a date by which it is done.", commitment => commitment.IsTimeBound),
    ];

    /// <summary>How many of the five are met.</summary>
    public static int Score(Commitment commitment) => All.Count(one => one.Met(commitment));

    public static IEnumerable<Smart> Missing(Commitment commitment) => All.Where(one => !one.Met(commitment));
}
