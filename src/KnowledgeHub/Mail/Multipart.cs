using System.Security.Cryptography;
using System.Text;

namespace KnowledgeHub.Mail;

/// <summary>Parts between boundaries: RFC 2046 section 5.1. Each level has a boundary of its own, the same for the same message.</summary>
internal static class Multipart
{
    public static void Write(MessageLayout layout, string type, string messageId, params ReadOnlySpan<Action> parts)
    {
        var boundary = Boundary(type, messageId);
        // RFC 2387 section 3.1: related parts name the type of the first.
        layout.Write($"Content-Type: multipart/{type};{(type == "related" ? " type=\"text/html\";" : "")}\r\n boundary=\"{boundary}\"\r\n\r\n");
        for (var i = 0; i < parts.Length; i++)
        {
            layout.Write($"{(i == 0 ? "" : "\r\n")}--{boundary}\r\n");
            parts[i]();
        }
        layout.Write($"\r\n--{boundary}--\r\n");
    }

    // "=_" appears in neither quoted-printable nor base64, so no body can hold its own boundary.
    private static string Boundary(string type, string messageId) =>
        "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{type} {messageId}")).AsSpan(0, 16));
}
