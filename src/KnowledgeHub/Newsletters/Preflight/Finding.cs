namespace KnowledgeHub.Newsletters.Preflight;

/// <summary>How much a finding weighs.</summary>
public enum FindingLevel
{
    Ok,

    /// <summary>To know; nothing to do.</summary>
    Note,

    /// <summary>Somebody has to say that they have seen it.</summary>
    Warning,

    /// <summary>The issue can't go out like this.</summary>
    Stop,
}

/// <summary>What one check found, in one sentence that says what to do.</summary>
public sealed record Finding(string Check, FindingLevel Level, string Sentence)
{
    public static Finding Ok(string check, string sentence) => new(check, FindingLevel.Ok, sentence);

    public static Finding Note(string check, string sentence) => new(check, FindingLevel.Note, sentence);

    public static Finding Warning(string check, string sentence) => new(check, FindingLevel.Warning, sentence);

    public static Finding Stop(string check, string sentence) => new(check, FindingLevel.Stop, sentence);
}

/// <summary>What all checks found about an issue as it stands.</summary>
public sealed record PreflightReport(string Fingerprint, IReadOnlyList<Finding> Findings)
{
    public IEnumerable<Finding> Stops => Findings.Where(finding => finding.Level == FindingLevel.Stop);

    public IEnumerable<Finding> Warnings => Findings.Where(finding => finding.Level == FindingLevel.Warning);

    /// <summary>What somebody sends back who has seen these warnings; another when the issue or its warnings change.</summary>
    public string Seen => IssueFingerprint.Hash($"{Fingerprint} {string.Join(' ', Warnings.Select(finding => finding.Check).Distinct().Order(StringComparer.Ordinal))}");
}
