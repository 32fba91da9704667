namespace KnowledgeHub.Content;

/// <summary>
/// How what an item reports was found out, the firmest first. It is a short form of the orders used for clinical and
/// policy evidence. It says how a result was reached, not whether the item is right or useful.
/// </summary>
public sealed class EvidenceLevel : IFieldChoices
{
    public static IReadOnlyList<FieldChoice> All { get; } =
    [
        new("systematic-review", "Systematic review or guideline", "All studies on a question, searched for and weighed by stated rules, or a guideline that rests on such a review."),
        new("comparative-study", "Comparative study", "What was done is compared with something else: a trial, a control group, other places, or the time before with other causes ruled out."),
        new("single-group", "Single-group study or registry", "One group is followed or counted by a set method, without a comparison: a cohort, a survey, a registry."),
        new("case-report", "Case report or pilot", "One place, programme or patient group tells what it did and saw; figures from before and after show a change and not its cause."),
        new("expert-opinion", "Expert opinion or consensus", "People who know the field reason from what is published or agree among themselves; no new data."),
        new("not-applicable", "Not applicable", "A record of a decision, a position or an event; it makes no claim about what works."),
    ];

    public static FieldChoice? Find(string? id) => All.FirstOrDefault(level => level.Id == id);
}
