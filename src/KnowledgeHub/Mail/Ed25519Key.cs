using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace KnowledgeHub.Mail;

/// <summary>
/// PureEdDSA over the SHA-256 hash: RFC 8463 section 3. .NET has no Ed25519, so the signature comes from the OpenSSL 3
/// that .NET itself runs on under Linux.
/// </summary>
internal sealed class Ed25519Key : DkimKey
{
    private const string OpenSsl = "libcrypto.so.3";
    private const int KeyType = 1087;            // EVP_PKEY_ED25519
    private const int SignatureLength = 64;

    // PKCS #8 of a 32-byte seed: RFC 8410 section 7.
    private static readonly byte[] Pkcs8Start = Convert.FromHexString("302e020100300506032b657004220420");

    private readonly KeyHandle key;

    public Ed25519Key(byte[] seed)
    {
        key = EVP_PKEY_new_raw_private_key(KeyType, 0, seed, (nuint)seed.Length);
        if (key.IsInvalid)
        {
            throw new CryptographicException("OpenSSL did not take the Ed25519 key.");
        }
    }

    public override string Algorithm => "ed25519-sha256";

    /// <summary>The seed in a PEM file, or null where it holds another key.</summary>
    public static byte[]? Seed(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] != "PRIVATE KEY")
        {
            return null;
        }
        var der = Convert.FromBase64String(pem[fields.Base64Data]);
        return der.Length == Pkcs8Start.Length + 32 && der.AsSpan().StartsWith(Pkcs8Start) ? der[Pkcs8Start.Length..] : null;
    }

    public override byte[] Sign(byte[] hash)
    {
        var context = EVP_MD_CTX_new();
        try
        {
            var signature = new byte[SignatureLength];
            nuint length = SignatureLength;
            return EVP_DigestSignInit(context, 0, 0, 0, key) == 1 && EVP_DigestSign(context, signature, ref length, hash, (nuint)hash.Length) == 1
                ? signature
                : throw new CryptographicException("OpenSSL made no Ed25519 signature.");
        }
        finally
        {
            EVP_MD_CTX_free(context);
        }
    }

    [DllImport(OpenSsl)]
    private static extern KeyHandle EVP_PKEY_new_raw_private_key(int type, nint engine, byte[] key, nuint length);

    [DllImport(OpenSsl)]
    private static extern void EVP_PKEY_free(nint key);

    [DllImport(OpenSsl)]
    private static extern nint EVP_MD_CTX_new();

    [DllImport(OpenSsl)]
    private static extern void EVP_MD_CTX_free(nint context);

    [DllImport(OpenSsl)]
    private static extern int EVP_DigestSignInit(nint context, nint keyContext, nint digest, nint engine, KeyHandle key);

    [DllImport(OpenSsl)]
    private static extern int EVP_DigestSign(nint context, byte[] signature, ref nuint signatureLength, byte[] text, nuint textLength);

    private sealed class KeyHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle()
        {
            EVP_PKEY_free(handle);
            return true;
        }
    }
}
