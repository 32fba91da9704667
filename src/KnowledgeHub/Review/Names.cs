namespace KnowledgeHub.Review;

/// <summary>Names as people type them into a form.</summary>
internal static class Names
{
    /// <summary>On one line, without control characters.</summary>
    public static string Tidy(string typed) =>
        string.Join(' ', new string([.. typed.Select(c => char.IsControl(c) ? ' ' : c)]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
