namespace KnowledgeHub.Mail;

/// <summary>The configuration section Hub:Mail:Dkim. Without a key file, signing is left to the mail server.</summary>
public sealed record DkimSettings
{
    public string? Domain { get; init; }
    public string? Selector { get; init; }
    public string? KeyFile { get; init; }

    public bool IsOn => KeyFile is not null;

    internal static DkimSettings Read(Func<string, string?> text) =>
        new() { Domain = text("Dkim:Domain"), Selector = text("Dkim:Selector"), KeyFile = text("Dkim:KeyFile") };

    internal IEnumerable<string> Problems()
    {
        if (Domain is null && Selector is null && KeyFile is null)
        {
            yield break;
        }
        foreach (var (name, value) in new[] { ("Domain", Domain), ("Selector", Selector), ("KeyFile", KeyFile) })
        {
            if (value is null)
            {
                yield return $"Hub__Mail__Dkim__{name} is missing: to sign mail, set Hub__Mail__Dkim__Domain, __Selector and __KeyFile.";
            }
        }
        if (Domain is not null && !AddressSpec.IsValid($"a@{Domain}"))
        {
            yield return $"Hub__Mail__Dkim__Domain must be a domain such as hub.example, not '{Domain}'.";
        }
        if (Selector is not null && !AddressSpec.IsValid($"a@{Selector}.example"))
        {
            yield return $"Hub__Mail__Dkim__Selector must be a name such as hub2026, of letters, digits and hyphens, not '{Selector}'.";
        }
        if (KeyFile is not null && DkimKey.Open(KeyFile).Fault is { } fault)
        {
            yield return $"Hub__Mail__Dkim__KeyFile: {fault}";
        }
    }
}
