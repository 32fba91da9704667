namespace KnowledgeHub.SearchDesk;

/// <summary>
/// How often a question has to be asked before anybody sees its words. The hub knows of no search who asked; the floor
/// keeps what only one or two people would type from being read at all (docs/search-desk.md).
/// </summary>
public static class PrivacyFloor
{
    /// <summary>Searches in the period before staff see a question.</summary>
    public const int Staff = 3;

    /// <summary>Searches that found something before the search page suggests a question to everybody, in <see cref="PublicDays"/>.</summary>
    public const int Public = 5;

    /// <summary>On how many different days those searches were.</summary>
    public const int PublicDifferentDays = 2;

    /// <summary>How far back the search page's suggestions look.</summary>
    public const int PublicDays = 30;

    /// <summary>How long what was asked is kept, in months.</summary>
    public const int KeptMonths = 13;
}
