namespace KnowledgeHub.Html;

/// <summary>Which addresses may stand in a text.</summary>
public static class Links
{
    private static readonly string[] Schemes = ["http", "https", "mailto"];

    /// <summary>Web and mail addresses, paths of the hub and anchors; never <c>javascript:</c> and its kin.</summary>
    public static bool IsSafe(string? url)
    {
        var text = url?.Trim() ?? "";
        if (text.Length is 0 or > 2000 || text.Any(char.IsControl))
        {
            return false;
        }

        if (text[0] is '#' || (text[0] is '/' && !text.StartsWith("//", StringComparison.Ordinal) && !text.StartsWith("/\\", StringComparison.Ordinal)))
        {
            return true;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme);
    }

    public static bool IsSafePicture(string? url) =>
        IsSafe(url) && (url!.StartsWith('/') || url.StartsWith("http://", StringComparison.Ordinal) || url.StartsWith("https://", StringComparison.Ordinal));

    /// <summary>Whether a text is a web address that can be shown as a link.</summary>
    public static bool IsWebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");
}
