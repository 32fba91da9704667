using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using KnowledgeHub.Mail;

namespace KnowledgeHub.Web.Tests.Running;

/// <summary>A hub as its operator runs it: a process of its own with its own data folder, spoken to by HTTP and read by its console.</summary>
public sealed class HubProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder console = new();
    private readonly StringBuilder errors = new();
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HubProcess(Process process, string url, string dataPath, IReadOnlyList<(string Name, string Value)> settings)
    {
        this.process = process;
        Url = url;
        DataPath = dataPath;
        Settings = settings;
    }

    public string Url { get; }

    public string DataPath { get; }

    /// <summary>What it was started with, besides its folder.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; }

    public OutboxReader Outbox => new(Path.Combine(DataPath, "outbox"));

    public string Errors
    {
        get
        {
            lock (errors)
            {
                return errors.ToString();
            }
        }
    }

    public string Console
    {
        get
        {
            lock (console)
            {
                return console.ToString();
            }
        }
    }

    public string SetupCode => Console.Split("one-time code ")[1][..12];

    /// <summary>Starts a hub and waits until it says where it is.</summary>
    public static async Task<HubProcess> StartAsync(string dataPath, params (string Name, string Value)[] settings)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = Describe(["--urls", url], dataPath, settings);
        start.Environment.TryAdd("Hub__PublicUrl", url);
        var hub = new HubProcess(new Process { StartInfo = start }, url, dataPath, settings);
        hub.Begin();
        await hub.started.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return hub;
    }

    /// <summary>Runs one command to its end.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(string dataPath, string[] args, string? input = null, params (string Name, string Value)[] settings)
    {
        using var process = new Process { StartInfo = Describe(args, dataPath, settings) };
        process.Start();
        if (input is not null)
        {
            await process.StandardInput.WriteLineAsync(input);
        }

        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts one command and kills it as soon as its error output says something.</summary>
    public static async Task<string> KillWhenAsync(string dataPath, string[] args, string says)
    {
        using var process = new Process { StartInfo = Describe(args, dataPath, []) };
        process.Start();
        var said = new StringBuilder();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (line.Contains(says, StringComparison.Ordinal))
            {
                process.Kill(entireProcessTree: true);
                break;
            }
        }

        await process.WaitForExitAsync();
        return said.ToString();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends the hub as a power cut would.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static ProcessStartInfo Describe(string[] args, string dataPath, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.HubProgram, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("Hub__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["Hub__DataPath"] = dataPath;
        start.Environment["Hub__FormsPerMinute"] = "1000";
        // Measuring code so as to compile it better later pays only for processes that live longer than these.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Begin()
    {
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => started.TrySetException(new InvalidOperationException($"The hub ended: {Errors}"));
        process.OutputDataReceived += (_, line) =>
        {
            lock (console)
            {
                console.AppendLine(line.Data);
            }

            // The last of the lines with which a hub greets; the code stands before it.
            if (line.Data?.StartsWith("Mail goes to", StringComparison.Ordinal) == true)
            {
                started.TrySetResult();
            }
        };
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.AppendLine(line.Data);
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }
}
