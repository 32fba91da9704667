namespace KnowledgeHub.Content.Advice;

/// <summary>Something an editor may want to look at. It is advice: nothing is ever held back for it.</summary>
/// <param name="Check">What was checked, such as <c>Length</c>.</param>
/// <param name="Field">The field it is about.</param>
/// <param name="Message">What was found and what would help, in one or two sentences.</param>
public sealed record Remark(string Check, string Field, string Message)
{
    /// <summary>The beginning of a text, to find it again.</summary>
    public static string Opening(string text) => text.Length <= 60 ? text : $"{text[..60].TrimEnd()}…";
}
