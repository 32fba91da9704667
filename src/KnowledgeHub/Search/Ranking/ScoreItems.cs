using KnowledgeHub.Search.QueryLanguage;

namespace KnowledgeHub.Search.Ranking;

/// <summary>
/// Scores items one by one: BM25 over weighted columns (BM25F), more for the exact form, for the title, for words that
/// stand near each other, and a little for what is new.
/// </summary>
public sealed class ScoreItems
{
    private readonly IReadOnlyList<QueryGroup> groups;
    private readonly IndexColumns columns;
    private readonly QueryMatcher matcher;
    private readonly DateOnly today;
    private readonly double[] rarity;
    private readonly double[] often;
    private readonly double[] exact;
    private readonly double[] near;
    private readonly bool[] inTitle;
    private readonly List<Occurrence> found = [];

    public ScoreItems(OpenIndex index, IReadOnlyList<QueryGroup> groups, DateOnly today)
    {
        (this.groups, columns, this.today) = (groups, index.Columns, today);
        matcher = new QueryMatcher(groups);
        rarity = [.. groups.Select(group => Rarity(index.Count, Math.Min(group.Items, index.Count)))];
        (often, exact, near, inTitle) = (new double[groups.Count], new double[groups.Count], new double[groups.Count], new bool[groups.Count]);
    }

    /// <summary>BM25's idf, never negative: a word that most items have still tells a little.</summary>
    public static double Rarity(int all, int items) => Math.Log(1 + ((all - items + 0.5) / (items + 0.5)));

    public double Score(int doc, ReadOnlySpan<byte> tokens)
    {
        matcher.Find(tokens, (columns.Flags[doc] & IndexWriter.English) != 0 ? columns.Stem : null, found);
        Array.Clear(often);
        Array.Clear(exact);
        Array.Clear(near);
        Array.Clear(inTitle);
        for (var n = 0; n < found.Count; n++)
        {
            var here = found[n];
            var weight = RankingWeights.OfColumn(here.Column);
            often[here.Group] += weight;
            exact[here.Group] += here.IsExact ? weight : 0;
            inTitle[here.Group] |= here.Column == IndexColumn.Title;
            CountNear(n);
        }

        var shortness = 1 - RankingWeights.LengthPenalty + (RankingWeights.LengthPenalty * columns.Length[doc] / columns.UsualLength);
        var score = 0.0;
        for (var group = 0; group < groups.Count; group++)
        {
            if (often[group] > 0)
            {
                score += groups[group].Weight * rarity[group] * (Saturated(often[group], shortness)
                    + (RankingWeights.Exact * Saturated(exact[group], shortness))
                    + (inTitle[group] ? RankingWeights.InTitle : 0)
                    + Saturated(near[group], shortness));
            }
        }

        return score * (1 + Freshness(columns.Day[doc]));
    }

    // Words that were typed one after the other: near each other, and best in that order.
    private void CountNear(int n)
    {
        var here = found[n];
        for (var m = n + 1; m < found.Count && found[m].Column == here.Column && found[m].Position - here.Position < RankingWeights.NearDistance; m++)
        {
            var there = found[m];
            if (there.Group - here.Group is 1 or -1)
            {
                var follows = there.Group > here.Group && there.Position == here.Position + here.Length;
                near[rarity[here.Group] < rarity[there.Group] ? here.Group : there.Group] += RankingWeights.Near + (follows ? RankingWeights.Following : 0);
            }
        }
    }

    private static double Saturated(double times, double shortness) =>
        times * (RankingWeights.Saturation + 1) / (times + (RankingWeights.Saturation * shortness));

    private double Freshness(int day)
    {
        var years = Math.Max(0, today.Year - (day / 10_000) + ((today.DayOfYear - ((day / 100 % 100) * 30)) / 365.0));
        return RankingWeights.Fresh * Math.Pow(2, -years / RankingWeights.FreshYears);
    }
}
