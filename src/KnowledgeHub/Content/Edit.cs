namespace KnowledgeHub.Content;

/// <summary>How much the change of an item matters to those who read it before.</summary>
public abstract record Edit
{
    /// <summary>The longest change note, in characters.</summary>
    public const int LongestNote = 500;

    /// <summary>Nobody is told: a slip of the pen, a layout, an import.</summary>
    public static Edit Minor { get; } = new MinorEdit();

    /// <summary>Readers and followers are told in a public note of one or two sentences.</summary>
    public static Edit Major(string note) => new MajorEdit(note.Trim());

    /// <summary>What keeps it from being announced, or null.</summary>
    public Problem? Problem => this switch
    {
        MajorEdit { Text.Length: 0 } => new("changeNote", "Say in one or two sentences what changed: readers and followers of the item see it. Or choose a minor change."),
        MajorEdit { Text.Length: > LongestNote } => new("changeNote", $"The change note is longer than {LongestNote} characters; shorten it."),
        _ => null,
    };

    public bool IsMajor => this is MajorEdit;

    /// <summary>The public note of a major edit; empty for a minor one.</summary>
    public string Note => this is MajorEdit major ? major.Text : "";

    internal sealed record MinorEdit : Edit;

    internal sealed record MajorEdit(string Text) : Edit;
}
