using System.Buffers;

namespace KnowledgeHub.Mail;

/// <summary>The world-wide unique name of a message, without its angle brackets: RFC 5322 section 3.6.4.</summary>
public static class MessageId
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.@");

    public static string New(string host) => $"{Guid.CreateVersion7():n}@{host}";

    internal static string WithoutBrackets(string id) => id.Length > 1 && id[0] == '<' && id[^1] == '>' ? id[1..^1] : id;

    internal static string InBrackets(string id)
    {
        var plain = WithoutBrackets(id);
        var at = plain.IndexOf('@');
        return at > 0 && at == plain.LastIndexOf('@') && at < plain.Length - 1 && plain.Length <= 250 && !plain.AsSpan().ContainsAnyExcept(Allowed)
            ? $"<{plain}>"
            : throw new ArgumentException("A Message-ID is written as something@host in ASCII, at most 250 characters long.", nameof(id));
    }
}
