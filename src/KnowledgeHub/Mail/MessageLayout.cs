using System.Buffers;
using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>A written message as a row of segments: bytes that are the same for everybody, and gaps for what differs.</summary>
internal sealed class MessageLayout(bool withSlots)
{
    private readonly List<Segment> segments = [];
    private readonly ArrayBufferWriter<byte> shared = new(4096);

    /// <summary>A whole header field is made anew for each recipient when it has a slot, because its folding and encoding depend on the value.</summary>
    public void Header(Func<Func<SlotText, string>, string> write, params ReadOnlySpan<SlotText> texts)
    {
        var slots = texts.ToArray().SelectMany(text => text.Pieces).Where(piece => piece.IsSlot).Select(piece => piece.Text).ToArray();
        if (slots.Length == 0)
        {
            Write(write(text => string.Concat(text.Pieces.Select(piece => piece.Text))));
            return;
        }
        CloseShared();
        segments.Add(new HeaderSegment(slots, write));
    }

    public SlotText Text(string text) => withSlots ? SlotText.Parse(text) : SlotText.Plain(text);

    public void Write(string text)
    {
        shared.Advance(Encoding.UTF8.GetBytes(text, shared.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
    }

    /// <summary>A body in which every slot has lines of its own, so that no line break can fall into a value.</summary>
    public void QuotedPrintableBody(SlotText text, bool isHtml)
    {
        var column = 0;
        foreach (var piece in text.Pieces)
        {
            if (!piece.IsSlot)
            {
                QuotedPrintable.Encode(piece.Text, shared, ref column);
                continue;
            }
            if (column > 0)
            {
                shared.Write(QuotedPrintable.SoftBreak);
            }
            CloseShared();
            segments.Add(new BodySegment(piece.Text, isHtml));
            shared.Write(QuotedPrintable.SoftBreak);
            column = 0;
        }
    }

    public void Base64Body(string text) => Mail.Base64Body.Encode(text, shared);

    public void Base64Body(ReadOnlySpan<byte> bytes) => Mail.Base64Body.Encode(bytes, shared);

    public Segment[] Finish()
    {
        CloseShared();
        return [.. segments];
    }

    private void CloseShared()
    {
        if (shared.WrittenCount > 0)
        {
            segments.Add(new SharedSegment(shared.WrittenSpan.ToArray()));
            shared.ResetWrittenCount();
        }
    }
}
