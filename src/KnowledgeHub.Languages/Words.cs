namespace KnowledgeHub.Languages;

/// <summary>Short names for what pages say most, in the current language; meant for <c>using static</c>.</summary>
public static class Words
{
    /// <summary>A text by its English sentence.</summary>
    public static string T(string text, params object?[] values) => SiteLanguage.Current.Say(text, values);

    /// <summary>One of two texts by number.</summary>
    public static string Plural(long number, string one, string many, params object?[] values) => SiteLanguage.Current.Count(number, one, many, values);

    /// <summary>Says that a text will be translated where it is shown: tests look for its translations.</summary>
    public static string Later(string text) => text;
}
