using System.Net.Sockets;
using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;
using Microsoft.AspNetCore.Connections;

namespace KnowledgeHub.Web.Commands;

/// <summary>Serves the site until it is stopped.</summary>
public static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Program.Build(args);
        await HubScope.PrepareAsync(app.Services, CancellationToken.None);
        await StartAsync(app);
        await GreetAsync(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new SettingException($"The address is in use by another program ({e.Message.TrimEnd('.')}); stop that program, or choose another address, such as --urls http://127.0.0.1:5081.", e);
        }
        catch (Exception e) when (e is SocketException or IOException or FormatException or InvalidOperationException)
        {
            throw new SettingException($"The hub can't listen there: {e.Message.TrimEnd('.')}; choose another address, such as --urls http://127.0.0.1:5081.", e);
        }
    }

    private static async Task GreetAsync(WebApplication app)
    {
        var url = app.Urls.First();
        Console.WriteLine($"KnowledgeHub is at {url}");
        if (await app.Services.GetRequiredService<SetupCode>().CurrentAsync(CancellationToken.None) is { } code)
        {
            Console.WriteLine($"Set it up at {url}/setup with the one-time code {code}");
        }

        var settings = app.Services.GetRequiredService<Settings>();
        Console.WriteLine($"Mail goes to {(settings.Mail.Host is { } host ? $"{host}:{settings.Mail.Port}" : settings.OutboxPath)}");
    }
}
