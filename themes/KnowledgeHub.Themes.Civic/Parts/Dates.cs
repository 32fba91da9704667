using System.Globalization;
using KnowledgeHub.Languages;

namespace KnowledgeHub.Themes.Civic.Parts;

/// <summary>Days as readers and as machines see them.</summary>
public static class Dates
{
    /// <summary>Such as <c>10 June 2026</c>, in the language of the page.</summary>
    public static string Read(this DateOnly day) => SiteLanguage.Current.Day(day);

    /// <summary>Such as <c>2026-06-10</c>.</summary>
    public static string Machine(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
