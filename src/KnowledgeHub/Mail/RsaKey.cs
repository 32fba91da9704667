using System.Security.Cryptography;

namespace KnowledgeHub.Mail;

/// <summary>RSASSA-PKCS1-v1_5 over SHA-256: RFC 6376 section 3.3.1. Each thread has its own copy, because an RSA object may not be shared.</summary>
internal sealed class RsaKey(string pem) : DkimKey
{
    private readonly ThreadLocal<RSA> rsa = new(() =>
    {
        var own = RSA.Create();
        own.ImportFromPem(pem);
        return own;
    });

    public override string Algorithm => "rsa-sha256";

    public override byte[] Sign(byte[] hash) => rsa.Value!.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
