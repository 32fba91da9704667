using System.Globalization;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>The languages somebody speaks, by their names.</summary>
public static class Tongues
{
    /// <summary>"en sw" as "English, Swahili"; a code that nobody knows stays as it was typed.</summary>
    public static string Of(string codes) => string.Join(", ", codes.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(NameOf));

    private static string NameOf(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
