using System.Text.RegularExpressions;

namespace KnowledgeHub.Mail;

/// <summary>Text with gaps written <c>{{slot:name}}</c>, each recipient's own value to stand in them. A value is never searched for slots.</summary>
internal sealed partial class SlotText
{
    private readonly List<Piece> pieces = [];

    private SlotText()
    {
    }

    [GeneratedRegex(@"\{\{slot:([A-Za-z0-9_-]{1,60})\}\}")]
    private static partial Regex Slot { get; }

    public IReadOnlyList<Piece> Pieces => pieces;

    public bool HasSlots => pieces.Exists(piece => piece.IsSlot);

    public static SlotText Plain(string text)
    {
        var plain = new SlotText();
        plain.pieces.Add(new Piece(text, IsSlot: false));
        return plain;
    }

    public static SlotText Parse(string text)
    {
        var parsed = new SlotText();
        var end = 0;
        foreach (Match slot in Slot.Matches(text))
        {
            parsed.AddText(text[end..slot.Index]);
            parsed.pieces.Add(new Piece(slot.Groups[1].Value, IsSlot: true));
            end = slot.Index + slot.Length;
        }
        parsed.AddText(text[end..]);
        return parsed;
    }

    public string Fill(IReadOnlyDictionary<string, string> values) =>
        string.Concat(pieces.Select(piece => piece.IsSlot ? Value(values, piece.Text) : piece.Text));

    public static string Value(IReadOnlyDictionary<string, string> values, string slot) =>
        values.TryGetValue(slot, out var value) && value is not null ? value : throw new ArgumentException($"The message has a slot '{slot}' and no value was given for it.", nameof(values));

    private void AddText(string text)
    {
        if (text.Length > 0)
        {
            pieces.Add(new Piece(text, IsSlot: false));
        }
    }

    /// <summary>Either text, or the name of a slot.</summary>
    public readonly record struct Piece(string Text, bool IsSlot);
}
