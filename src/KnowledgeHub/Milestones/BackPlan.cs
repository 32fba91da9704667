using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Milestones;

/// <summary>
/// What has to be there by when before a milestone, counted back in quarters from its deadline: a commitment on each ask four
/// quarters before, a case study three before, a brief two before. What is late counts for this quarter.
/// </summary>
public sealed record BackPlan(Milestone Milestone, IReadOnlyList<PlannedAsk> Asks, IReadOnlyList<PlannedQuarter> Quarters)
{
    private static readonly (Need Need, int Before)[] Rule = [(Need.Commitment, 4), (Need.CaseStudy, 3), (Need.Brief, 2)];

    /// <summary>What should be there by the end of this quarter and is not.</summary>
    public IReadOnlyList<Missing> MissingNow => Quarters.Count == 0 ? [] : Quarters[0].Missing;

    public static BackPlan Of(Milestone milestone, Delivery delivery, DateOnly today)
    {
        var asks = delivery.AsksOf(milestone).Select(ask => new PlannedAsk(ask,
            [.. delivery.ItemsFor(ask).Where(item => item.Type == "policy-brief")],
            [.. delivery.ItemsFor(ask).Where(item => item.Type == "case-study")],
            [.. delivery.CommitmentsFor(ask).Where(one => one.Status != "withdrawn")])).ToList();
        var (now, end) = (Quarter.Of(today), Quarter.Of(milestone.Deadline));
        var quarters = new List<PlannedQuarter>();
        for (var quarter = now; quarter.Index <= end.Index; quarter = quarter.After(1))
        {
            var needed = Rule.Where(step => Math.Max(end.Index - step.Before, now.Index) == quarter.Index).Select(step => step.Need).ToList();
            quarters.Add(new(quarter, needed, [.. needed.SelectMany(need => asks.Where(ask => ask.Count(need) == 0).Select(ask => new Missing(ask.Ask, need)))], quarter == end));
        }

        return new(milestone, asks, quarters);
    }
}

/// <summary>One kind of thing that an ask needs before a milestone.</summary>
public enum Need
{
    Brief,
    CaseStudy,
    Commitment,
}

/// <summary>Something that is not there yet.</summary>
public sealed record Missing(Ask Ask, Need Need);

/// <summary>What exists for an ask.</summary>
public sealed record PlannedAsk(Ask Ask, IReadOnlyList<TiedItem> Briefs, IReadOnlyList<TiedItem> CaseStudies, IReadOnlyList<PublicCommitment> Commitments)
{
    public int Count(Need need) => need switch { Need.Brief => Briefs.Count, Need.CaseStudy => CaseStudies.Count, _ => Commitments.Count };
}

/// <summary>A quarter of a back-plan: what should be there by its end, and what of that is missing.</summary>
public sealed record PlannedQuarter(Quarter Quarter, IReadOnlyList<Need> Needed, IReadOnlyList<Missing> Missing, bool IsDeadline);

/// <summary>A quarter of a year.</summary>
/// <param name="Index">Four for each year, so that quarters can be counted.</param>
public readonly record struct Quarter(int Index)
{
    public int Year => Index / 4;

    public int Number => (Index % 4) + 1;

    public static Quarter Of(DateOnly day) => new((day.Year * 4) + ((day.Month - 1) / 3));

    public Quarter After(int quarters) => new(Index + quarters);

    public override string ToString() => $"Q{Number} {Year}";
}
