namespace KnowledgeHub.Review;

/// <summary>How far a draft is on its way to readers. What readers see is another matter: <c>ContentItem.State</c>.</summary>
public static class Stage
{
    /// <summary>Readers see all there is.</summary>
    public const string None = "";

    public const string Draft = "draft";

    public const string InReview = "in-review";

    public const string Approved = "approved";

    public const string Scheduled = "scheduled";

    public static IReadOnlyList<string> All { get; } = [Draft, InReview, Approved, Scheduled];

    public static string Name(string stage) => stage switch
    {
        Draft => "Draft",
        InReview => "In review",
        Approved => "Approved",
        Scheduled => "Scheduled",
        _ => "",
    };
}
