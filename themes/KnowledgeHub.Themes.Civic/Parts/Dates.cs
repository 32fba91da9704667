using System.Globalization;

namespace KnowledgeHub.Themes.Civic.Parts;

/// <summary>Days as readers and as machines see them.</summary>
public static class Dates
{
    /// <summary>Such as <c>10 June 2026</c>.</summary>
    public static string Read(this DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>2026-06-10</c>.</summary>
    public static string Machine(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
