using System.Text;

namespace KnowledgeHub.Mail.Incoming;

/// <summary>
/// The header fields of a message or part that anybody may have sent: unfolded and decoded (RFC 5322 section 2.2.3, RFC 2047),
/// and no more of them than a real message has.
/// </summary>
public sealed class PartHeaders
{
    private const int MostBytes = 64 * 1024;
    private const int MostFields = 300;
    private const int LongestValue = 8 * 1024;
    private readonly List<(string Name, string Value)> fields;

    private PartHeaders(List<(string, string)> fields) => this.fields = fields;

    public static PartHeaders None { get; } = new([]);

    /// <summary>The first field with this name, or empty.</summary>
    public string this[string name] => All(name).FirstOrDefault("");

    public IEnumerable<string> All(string name) => fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);

    public bool Has(string name) => All(name).Any();

    public bool IsEmpty => fields.Count == 0;

    /// <param name="bytes">A message, a part, or a block of fields such as a delivery report has.</param>
    /// <param name="length">Where what follows the empty line begins.</param>
    public static PartHeaders Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var raw = new List<(string Name, StringBuilder Value)>();
        length = 0;
        while (length < bytes.Length)
        {
            var end = bytes[length..].IndexOf((byte)'\n');
            var line = bytes.Slice(length, end < 0 ? bytes.Length - length : end).TrimEnd((byte)'\r');
            length += end < 0 ? bytes.Length - length : end + 1;
            if (line.IsEmpty)
            {
                break;
            }

            // What is beyond measure is passed over, not kept.
            if (length <= MostBytes)
            {
                Add(raw, line);
            }
        }

        return new(raw.ConvertAll(field => (field.Name, Decode(field.Value.ToString().Trim()))));
    }

    private static void Add(List<(string Name, StringBuilder Value)> raw, ReadOnlySpan<byte> line)
    {
        if (line[0] is (byte)' ' or (byte)'\t')
        {
            if (raw.Count > 0 && raw[^1].Value.Length < LongestValue)
            {
                raw[^1].Value.Append(Text(line));
            }
        }
        else if (raw.Count < MostFields && line.IndexOf((byte)':') is var colon and > 0 and < 100)
        {
            raw.Add((Text(line[..colon]).Trim(), new StringBuilder(Text(line[(colon + 1)..]))));
        }
    }

    private static string Text(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line[..Math.Min(line.Length, LongestValue)]);

    private static string Decode(string value)
    {
        try
        {
            return EncodedWord.Decode(value);
        }
        catch (NotSupportedException)
        {
            // A character set that is known and not read any more, such as UTF-7.
            return value;
        }
    }
}
