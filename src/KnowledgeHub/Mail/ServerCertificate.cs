using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace KnowledgeHub.Mail;

/// <summary>Checks the mail server's certificate against its host name (RFC 3207 section 4.1) and remembers in words what was wrong.</summary>
internal sealed class ServerCertificate(string host, RemoteCertificateValidationCallback? judge)
{
    private string? fault;

    public SslClientAuthenticationOptions Options => new() { TargetHost = host, RemoteCertificateValidationCallback = Accept };

    /// <summary>The sentence for a handshake that failed.</summary>
    public string Sentence(Exception wrong) => fault is null
        ? $"TLS with the mail server {host} failed ({wrong.Message.TrimEnd('.')})."
        : $"The certificate of the mail server {host} was not accepted ({fault}).";

    private bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (judge?.Invoke(sender, certificate, chain, errors) ?? (errors == SslPolicyErrors.None))
        {
            return true;
        }
        fault = string.Join(", ", Faults(chain, errors).DefaultIfEmpty("it was rejected"));
        return false;
    }

    private static IEnumerable<string> Faults(X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            yield return "there was none";
        }
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            yield return "it is for another name";
        }
        foreach (var status in chain?.ChainStatus ?? [])
        {
            yield return status.StatusInformation.Trim().TrimEnd('.');
        }
    }
}
