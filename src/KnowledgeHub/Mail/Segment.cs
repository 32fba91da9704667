using System.Buffers;
using System.Net;
using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>One stretch of a prepared message.</summary>
internal abstract record Segment;

/// <summary>Bytes that every recipient gets.</summary>
internal sealed record SharedSegment(byte[] Bytes) : Segment;

/// <summary>A stretch that is written from one recipient's values.</summary>
internal abstract record OwnSegment(IReadOnlyList<string> Slots) : Segment
{
    public abstract void Write(IReadOnlyDictionary<string, string> values, IBufferWriter<byte> into);
}

/// <summary>A slot in a body: the value in quoted-printable, in HTML made safe for an attribute first.</summary>
internal sealed record BodySegment(string Slot, bool IsHtml) : OwnSegment([Slot])
{
    public override void Write(IReadOnlyDictionary<string, string> values, IBufferWriter<byte> into)
    {
        var value = SlotText.Value(values, Slot);
        var column = 0;
        QuotedPrintable.Encode(IsHtml ? WebUtility.HtmlEncode(value) : value, into, ref column);
    }
}

/// <summary>A whole header field with slots in it.</summary>
internal sealed record HeaderSegment(IReadOnlyList<string> Slots, Func<Func<SlotText, string>, string> Format) : OwnSegment(Slots)
{
    public override void Write(IReadOnlyDictionary<string, string> values, IBufferWriter<byte> into)
    {
        Encoding.UTF8.GetBytes(Format(text => text.Fill(values)), into);
    }
}
