using System.Globalization;
using KnowledgeHub.Stakeholders;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>How long something held, in words.</summary>
public static class Span
{
    public static string Of(PersonRole role) => (role.FromDay, role.ToDay) switch
    {
        ({ } from, { } to) => $"{Written(from)} to {Written(to)}",
        ({ } from, null) => $"since {Written(from)}",
        (null, { } to) => $"until {Written(to)}",
        _ => "",
    };

    public static string Written(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>As a field for days holds it.</summary>
    public static string Field(DateOnly? day) => day is { } one && one != default ? one.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
}
