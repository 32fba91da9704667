namespace KnowledgeHub;

/// <summary>What the hub calls itself and where it is reached.</summary>
/// <param name="Name">Shown in headers and as the sender of mail.</param>
/// <param name="PublicUrl">The address readers use (<c>Hub__PublicUrl</c>), without a slash at the end. Links in mails and feeds start with it.</param>
public sealed record HubSettings(string Name, string PublicUrl)
{
    /// <summary>The mail address that readers can write to (<c>Hub__Contact</c>); empty when there is none.</summary>
    public string Contact { get; init; } = "";

    public bool IsHttps => PublicUrl.StartsWith("https:", StringComparison.Ordinal);

    public string Host => new Uri(PublicUrl).IdnHost;

    public string Url(string path) => PublicUrl + path;

    /// <summary>Reads the settings; throws <see cref="Storage.SettingException"/> with one line that names the setting.</summary>
    public static HubSettings From(string? name, string? publicUrl)
    {
        var url = string.IsNullOrWhiteSpace(publicUrl) ? "http://127.0.0.1:5080" : publicUrl.Trim().TrimEnd('/');
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Query.Length > 0 || uri.AbsolutePath != "/")
        {
            throw new Storage.SettingException($"Hub__PublicUrl is '{publicUrl}'; set it to the address readers use, such as https://hub.example.org.");
        }

        return new(string.IsNullOrWhiteSpace(name) ? "KnowledgeHub" : name.Trim(), url);
    }
}
