using System.Text.RegularExpressions;

namespace KnowledgeHub.Mail;

/// <summary>The header fields of a part that is a file: RFC 2045 section 5, RFC 2183.</summary>
internal static partial class FilePart
{
    [GeneratedRegex(@"\A[a-zA-Z0-9!#$&^_.+-]{1,100}/[a-zA-Z0-9!#$&^_.+-]{1,100}\z")]
    private static partial Regex MediaType { get; }

    public static string Headers(Attachment file) => Headers(file.Type, "attachment", file.FileName);

    public static string Headers(InlineImage image) =>
        Headers(image.Type, "inline", image.FileName) + new FoldedHeader("Content-ID").Add(MessageId.InBrackets(image.ContentId)).Finish();

    private static string Headers(string type, string disposition, string? fileName)
    {
        if (!MediaType.IsMatch(type) || type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("message/", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"A file's type is a media type such as application/pdf, not '{type}'.");
        }
        var line = new FoldedHeader("Content-Disposition").Add(fileName is null ? disposition : $"{disposition};");
        if (fileName is not null)
        {
            MimeParameter.Write(line, "filename", Header.Checked("Content-Disposition", fileName));
        }
        return $"Content-Type: {type}\r\nContent-Transfer-Encoding: base64\r\n{line.Finish()}";
    }
}
