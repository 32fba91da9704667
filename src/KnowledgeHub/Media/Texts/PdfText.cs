using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace KnowledgeHub.Media.Texts;

/// <summary>
/// Reads PDF with poppler's <c>pdftotext</c> in a process of its own, so that whatever a file does to it, the hub goes on:
/// its time, memory and output are limited.
/// </summary>
public sealed class PdfText(MediaSettings settings)
{
    private const string Missing = "pdftotext is not installed here, so the file can't be searched inside; an administrator can install poppler-utils.";
    private const string NoText = "There is no text inside; the pages are probably scanned pictures. Upload a version with recognised text (OCR).";
    private const string Prlimit = "/usr/bin/prlimit";
    private const long MostMemory = 1L << 30;

    /// <summary>The highest code with which the program ends by itself; beyond it the system ended it.</summary>
    private const int KnownExit = 99;

    /// <summary>The longest that one file may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether there is a program to read with.</summary>
    public bool IsInstalled => FindProgram() is not null;

    public async Task<TextInside> ReadAsync(Stream content, CancellationToken ct)
    {
        // The program wants a file it can jump about in.
        await using var file = TemporaryFile.Create();
        await content.CopyToAsync(file, ct);
        await file.FlushAsync(ct);
        using var process = Run("-enc", "UTF-8", "-eol", "unix", "-l", $"{PageTexts.MostPages + 1}", file.Name, "-");
        if (process is null)
        {
            return new(TextState.NoReader, Missing, [], null);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var errors = ReadStartAsync(process.StandardError, patience.Token);
            var pages = await ReadPagesAsync(process.StandardOutput, patience.Token);
            if (pages.IsFull)
            {
                Stop(process);
            }

            await process.WaitForExitAsync(patience.Token);
            return Judge(pages, process.ExitCode, await errors);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return TextInside.Failed($"Reading it took longer than {Patience.TotalSeconds:0} seconds and was stopped; save it anew, for instance by printing it to PDF, and replace the file.");
        }
        finally
        {
            Stop(process);
        }
    }

    private static TextInside Judge(PageTexts pages, int exit, string errors) =>
        exit == 0 || pages.IsFull ? TextInside.From(pages, NoText)
        : errors.Contains("password", StringComparison.OrdinalIgnoreCase) || errors.Contains("encrypt", StringComparison.OrdinalIgnoreCase)
            ? TextInside.Failed("It is protected by a password; save it without one and replace the file.")
        : exit == 3 ? TextInside.Failed("Its author forbids copying its text, so it can't be searched inside; save it without that limit and replace the file.")
        : exit > KnownExit || errors.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
            ? TextInside.Failed("Reading it took more memory than a document needs and was stopped; save it anew, for instance by printing it to PDF, and replace the file.")
        : TextInside.Failed("It can't be read as a PDF; it is damaged or cut off. Save it anew and replace the file.");

    // Pages end with a form feed.
    private static async Task<PageTexts> ReadPagesAsync(StreamReader output, CancellationToken ct)
    {
        var (pages, letters) = (new PageTexts(), new char[1 << 14]);
        for (var count = await output.ReadAsync(letters, ct); count > 0 && !pages.IsFull; count = await output.ReadAsync(letters, ct))
        {
            var rest = letters.AsSpan(0, count);
            for (var end = rest.IndexOf('\f'); end >= 0; end = rest.IndexOf('\f'))
            {
                pages.Add(rest[..end]);
                pages.EndPage();
                rest = rest[(end + 1)..];
            }

            pages.Add(rest);
        }

        if (pages.IsFull)
        {
            pages.EndPage();
        }

        return pages;
    }

    private static async Task<string> ReadStartAsync(StreamReader errors, CancellationToken ct)
    {
        var start = new char[2000];
        var count = await errors.ReadBlockAsync(start, ct);

        // Read on, so that a program with much to complain about does not wait for a reader.
        var more = new char[1 << 12];
        while (await errors.ReadAsync(more, ct) > 0)
        {
        }

        return new(start, 0, count);
    }

    private Process? Run(params string[] arguments)
    {
        if (FindProgram() is not { } program)
        {
            return null;
        }

        string[] limited = OperatingSystem.IsLinux() && File.Exists(Prlimit)
            ? [Prlimit, $"--as={MostMemory}", $"--cpu={Math.Ceiling(Patience.TotalSeconds)}", "--fsize=0", "--core=0", "--", program, .. arguments]
            : [program, .. arguments];
        try
        {
            var process = Process.Start(new ProcessStartInfo(limited[0], limited[1..])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            })!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private string? FindProgram() => settings.PdfToText.Contains(Path.DirectorySeparatorChar)
        ? File.Exists(settings.PdfToText) ? settings.PdfToText : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, settings.PdfToText)).FirstOrDefault(File.Exists);

    private static void Stop(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
