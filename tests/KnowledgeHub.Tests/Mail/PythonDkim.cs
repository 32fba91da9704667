using System.Diagnostics;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>Checks a signature with dkimpy, which has never seen our signer, against a DNS record given here.</summary>
internal static class PythonDkim
{
    private const string Python = "/usr/bin/python3";
    private const string Script = """
        import sys, dkim
        name, record = sys.argv[1].encode(), sys.argv[2].encode()
        mail = dkim.DKIM(sys.stdin.buffer.read())
        print(mail.verify(dnsfunc=lambda asked, timeout=5: record if asked == name else None))
        """;

    /// <summary>"True", "False", or what dkimpy found wrong with the form of the signature.</summary>
    public static async Task<string> VerifyAsync(byte[] message, string name, string record)
    {
        Outside.Require(File.Exists("/usr/lib/python3/dist-packages/dkim/__init__.py"), "python3-dkim is not installed; tests/run installs it.");
        using var python = Process.Start(new ProcessStartInfo(Python, ["-c", Script, name, record]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var ct = TestContext.Current.CancellationToken;
        await python.StandardInput.BaseStream.WriteAsync(message, ct);
        python.StandardInput.Close();
        var errors = python.StandardError.ReadToEndAsync(ct);
        var answer = (await python.StandardOutput.ReadToEndAsync(ct)).Trim();
        return answer.Length > 0 ? answer : (await errors).Trim().Split('\n')[^1];
    }
}
