using System.Security.Cryptography;

namespace KnowledgeHub.Mail;

/// <summary>A private key that signs for a domain: rsa-sha256 of RFC 6376 section 3.3.1 or ed25519-sha256 of RFC 8463.</summary>
internal abstract class DkimKey
{
    private const int SmallestRsa = 1024;    // RFC 8301 section 3.2; it advises 2048

    /// <summary>The value of the a= tag.</summary>
    public abstract string Algorithm { get; }

    /// <summary>Signs a SHA-256 hash; callers may come from any thread.</summary>
    public abstract byte[] Sign(byte[] hash);

    /// <summary>The key in a PEM file, or one sentence that says why there is none.</summary>
    public static (DkimKey? Key, string? Fault) Open(string file)
    {
        try
        {
            var pem = File.ReadAllText(file);
            return Ed25519Key.Seed(pem) is { } seed ? Ed25519(seed, file) : Rsa(pem, file);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return (null, $"the key file '{file}' can't be read ({wrong.Message.TrimEnd('.')}).");
        }
    }

    private static (DkimKey?, string?) Rsa(string pem, string file)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            _ = rsa.ExportParameters(includePrivateParameters: true);
            return rsa.KeySize < SmallestRsa
                ? (null, $"the key in '{file}' has {rsa.KeySize} bits; {SmallestRsa} are the least that receivers accept, and 2048 are better.")
                : (new RsaKey(pem), null);
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            return (null, $"'{file}' holds no private RSA or Ed25519 key in PEM without a passphrase.");
        }
    }

    private static (DkimKey?, string?) Ed25519(byte[] seed, string file)
    {
        try
        {
            return (new Ed25519Key(seed), null);
        }
        catch (Exception wrong) when (wrong is DllNotFoundException or EntryPointNotFoundException or CryptographicException)
        {
            return (null, $"the Ed25519 key in '{file}' needs OpenSSL 3 on this machine; use an RSA key instead.");
        }
    }
}
