using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>Reads a message with Python's own email package: a second opinion that has never seen our writer.</summary>
internal static class PythonEmail
{
    private const string Script = """
        import sys, json, base64, email, email.policy
        from email.header import decode_header, make_header
        source = sys.stdin.buffer.read()
        mail = email.message_from_bytes(source, policy=email.policy.default)
        parts = [part for part in mail.walk() if not part.is_multipart() and part.get_content_disposition() is None]
        files = [part for part in mail.walk() if part.get_content_disposition() is not None]
        addresses = lambda name: [[a.display_name, a.addr_spec] for a in mail[name].addresses] if mail[name] else []
        json.dump({
            "headers": {name: str(value) for name, value in mail.items()},
            "decoded": {name: str(make_header(decode_header(value))) for name, value in email.message_from_bytes(source).items()},
            "from": addresses("From"), "to": addresses("To"),
            "types": [part.get_content_type() for part in mail.walk()],
            "bodies": [part.get_content().replace("\r\n", "\n") for part in parts],
            "files": [{"name": p.get_filename(), "type": p.get_content_type(), "disposition": p.get_content_disposition(), "id": p["Content-ID"], "bytes": base64.b64encode(p.get_payload(decode=True)).decode()} for p in files],
            "defects": [repr(d) for part in mail.walk() for d in part.defects] + [repr(d) for value in mail.values() for d in value.defects],
        }, sys.stdout)
        """;

    /// <summary>Skips the test, visibly, where there is no python3.</summary>
    public static Task<PythonMail> ReadAsync(string message) => ReadAsync(Encoding.UTF8.GetBytes(message));

    public static async Task<PythonMail> ReadAsync(byte[] message)
    {
        var start = new ProcessStartInfo("python3") { ArgumentList = { "-c", Script }, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        Process? python = null;
        try
        {
            python = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not on the PATH.");
        }
        using (python!)
        {
            await python!.StandardInput.BaseStream.WriteAsync(message, TestContext.Current.CancellationToken);
            python.StandardInput.Close();
            var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var json = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await python.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(python.ExitCode == 0, await errors);
            return JsonSerializer.Deserialize<PythonMail>(json, JsonSerializerOptions.Web)!;
        }
    }
}

/// <summary>
/// A message as Python understood it, with LF for line ends. Headers come from its newer parser and Decoded from its older one:
/// the newer one keeps the white space between two encoded words of a name, which RFC 2047 section 6.2 has ignored.
/// </summary>
internal sealed record PythonMail(Dictionary<string, string> Headers, Dictionary<string, string> Decoded, string[][] From, string[][] To, string[] Types, string[] Bodies, PythonFile[] Files, string[] Defects);

internal sealed record PythonFile(string? Name, string Type, string Disposition, string? Id, byte[] Bytes);
