using System.Buffers;

namespace KnowledgeHub.Mail;

/// <summary>
/// A message written once and completed for each recipient by putting their values between the ready bytes. Slots are
/// written <c>{{slot:name}}</c> in the bodies, the addresses, the subject, the Message-ID and the values of extra headers.
/// </summary>
public sealed class PreparedMessage
{
    private readonly Segment[] segments;

    private PreparedMessage(Segment[] segments)
    {
        this.segments = segments;
        Slots = segments.OfType<OwnSegment>().SelectMany(segment => segment.Slots).ToHashSet();
    }

    /// <summary>The slots the message has, each of which needs a value.</summary>
    public IReadOnlySet<string> Slots { get; }

    public static PreparedMessage From(Message message) => new(MessageWriter.Lay(message, withSlots: true));

    /// <summary>The finished message of one recipient.</summary>
    /// <exception cref="ArgumentException">A slot has no value, or one that may not stand in its header.</exception>
    public byte[] For(IReadOnlyDictionary<string, string> values)
    {
        var filled = Fill(values, out var own, out var length);
        var message = GC.AllocateUninitializedArray<byte>(length);
        Join(own, filled.WrittenSpan, message);
        return message;
    }

    /// <summary>The same into a buffer that the caller keeps, for a worker that writes one message after another.</summary>
    public void WriteTo(IBufferWriter<byte> into, IReadOnlyDictionary<string, string> values)
    {
        var filled = Fill(values, out var own, out var length);
        Join(own, filled.WrittenSpan, into.GetSpan(length));
        into.Advance(length);
    }

    private ArrayBufferWriter<byte> Fill(IReadOnlyDictionary<string, string> values, out int[] own, out int length)
    {
        var filled = new ArrayBufferWriter<byte>(1024);
        own = new int[segments.Length];
        length = 0;
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] is SharedSegment shared)
            {
                length += shared.Bytes.Length;
                continue;
            }
            var before = filled.WrittenCount;
            ((OwnSegment)segments[i]).Write(values, filled);
            own[i] = filled.WrittenCount - before;
        }
        length += filled.WrittenCount;
        return filled;
    }

    private void Join(int[] own, ReadOnlySpan<byte> filled, Span<byte> into)
    {
        for (var i = 0; i < segments.Length; i++)
        {
            ReadOnlySpan<byte> piece;
            if (segments[i] is SharedSegment shared)
            {
                piece = shared.Bytes;
            }
            else
            {
                piece = filled[..own[i]];
                filled = filled[own[i]..];
            }
            piece.CopyTo(into);
            into = into[piece.Length..];
        }
    }
}
