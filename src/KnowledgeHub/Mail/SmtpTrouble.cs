using System.Net.Sockets;
using System.Security.Authentication;

namespace KnowledgeHub.Mail;

/// <summary>A conversation with a mail server that cannot go on, with a sentence that says why.</summary>
internal sealed class SmtpTrouble : Exception
{
    public SmtpTrouble()
    {
    }

    public SmtpTrouble(string sentence) : base(sentence)
    {
    }

    public SmtpTrouble(string sentence, Exception cause) : base(sentence, cause)
    {
    }

    /// <summary>Whether the network or the server is to blame, rather than the hub.</summary>
    public static bool Covers(Exception wrong) =>
        wrong is SmtpTrouble or IOException or SocketException or TimeoutException or AuthenticationException or ObjectDisposedException;

    public static string Sentence(Exception wrong) => wrong switch
    {
        SmtpTrouble or TimeoutException or EndOfStreamException => wrong.Message,
        OperationCanceledException => "The hub was stopped.",
        _ => $"The connection to the mail server broke ({wrong.Message.TrimEnd('.')}).",
    };
}
