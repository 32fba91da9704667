namespace KnowledgeHub.Search.Ranking;

/// <summary>How much each sign of a good result counts. Chosen with the benchmark's test collections; see docs/search.md.</summary>
public static class RankingWeights
{
    /// <summary>BM25's k1: how soon another occurrence of a word stops mattering.</summary>
    public const double Saturation = 2.0;

    /// <summary>BM25's b: how much a long text must say more often what a short one says once.</summary>
    public const double LengthPenalty = 0.75;

    /// <summary>For an occurrence in the form that was typed.</summary>
    public const double Exact = 0.15;

    /// <summary>For a word that stands in the title.</summary>
    public const double InTitle = 0.1;

    /// <summary>For two words of the query near each other.</summary>
    public const double Near = 0.1;

    /// <summary>For two words that follow each other as they were typed.</summary>
    public const double Following = 0.1;

    /// <summary>Words are near with fewer than this many words between them.</summary>
    public const int NearDistance = 8;

    /// <summary>The most that an item published today gains over one published long ago.</summary>
    public const double Fresh = 0.08;

    /// <summary>After so many years half of that is left.</summary>
    public const double FreshYears = 2;

    /// <summary>How much the best results resemble each other counts beside what each says itself.</summary>
    public const double Neighbours = 0.5;

    /// <summary>An occurrence in a column counts as so many in the text.</summary>
    public static double OfColumn(IndexColumn column) => column switch
    {
        IndexColumn.Title => 2,
        IndexColumn.Names => 0.7,
        IndexColumn.Attachments => 0.5,
        _ => 1,
    };
}
