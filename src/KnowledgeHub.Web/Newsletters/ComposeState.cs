using KnowledgeHub.Newsletters;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>The form as somebody has it before them: what would be saved, and what they look for.</summary>
/// <param name="Draft">With what was removed, so that it can be put back.</param>
public sealed record ComposeState(IssueDraft Draft)
{
    /// <summary>Names of the sections within the form.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [.. Draft.Sections.Select((_, n) => $"s{n + 1}")];

    /// <summary>Sections and blocks that saving leaves out.</summary>
    public IReadOnlySet<string> Removed { get; init; } = new HashSet<string>();

    public string Words { get; init; } = "";

    /// <summary>From which day on news is shown; null for the last issue.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Whose takeaways are shown with the news; empty for all.</summary>
    public string Audience { get; init; } = "";

    /// <summary>Whether it differs from what is stored.</summary>
    public bool IsUnsaved { get; init; }

    /// <summary>What the last button did, read out by screen readers.</summary>
    public string Said { get; init; } = "";

    /// <summary>The button that was pressed, which keeps the focus.</summary>
    public string Pressed { get; init; } = "";

    /// <summary>How what is stored differs from what was typed, when somebody else saved meanwhile.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>Without what was removed and without sections that hold nothing.</summary>
    public IssueDraft ToSave() => Draft with
    {
        Sections = [.. Draft.Sections.Where((_, n) => !Removed.Contains(Keys[n]))
            .Select(section => section with { Blocks = [.. section.Blocks.Where(block => !Removed.Contains(block.Id))] })
            .Where(section => section.Heading.Length > 0 || section.Blocks.Count > 0)],
    };
}
